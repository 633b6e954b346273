"""How the evidence is shown."""

import streamlit as st

from components.evidence.answer import Answer, HeldOut
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.plain import plain


def sources(found: Answer) -> None:
    """A card for each source, and all of them as a file."""
    for source in found.sources:
        with st.container(border=True):
            st.subheader(plain(source.title), anchor=False)
            st.markdown(
                f"**Publisher:** {plain(source.publisher)}  \n"
                f"**Period:** {plain(source.period)}  \n"
                f"**Size:** {plain(source.size)}  \n"
                f"**Licence:** {plain(source.licence)}  \n"
                f"**Retrieved:** {plain(source.retrieved)}"
            )
            st.markdown(f"**What to keep in mind:** {plain(source.caveats)}")
            if source.link:
                st.link_button("Open the source", source.link, icon=":material/open_in_new:")
    download_table(found.download, "sources")


def methods(found: Answer) -> None:
    """How each kind of figure is computed, one click away."""
    for method in found.methods:
        with st.expander(plain(method.figure)):
            st.markdown(plain(method.method))
            st.caption(plain(method.reference))


def held_out(found: HeldOut) -> None:
    """The measured accuracy in words and as a table."""
    st.markdown(plain(found.in_words))
    percentages = {
        column: st.column_config.NumberColumn(format="%.0f%%") for column in found.shown.columns[2:]
    }
    st.dataframe(
        found.shown,
        hide_index=True,
        column_config={"Number": st.column_config.NumberColumn(format="%,d"), **percentages},
        alt="How often held-out records lay in the likely range, by group of records",
    )
    download_table(found.download, "range-accuracy")


def occupations(found: Answer) -> None:
    """How employers class each role, as a chart."""
    show_chart(found.occupations)
