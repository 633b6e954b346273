"""How the evidence is shown."""

from functools import partial

import streamlit as st

from components.evidence.answer import Answer, HeldOut, Source
from components.evidence.words import SHARED_ALIKE
from components.files.spreadsheet import as_csv
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_file, download_table
from components.shell.plain import plain
from components.tables.cache import load
from components.tables.schemas import SCHEMAS


def sources(found: Answer) -> None:
    """A card for each source, and all of them as a file."""
    for source in found.sources:
        with st.container(border=True):
            st.subheader(plain(source.title), anchor=False)
            st.markdown(
                f"**Publisher:** {plain(source.publisher)}  \n"
                f"**Period:** {plain(source.period)}  \n"
                f"**Data until:** {_until(source)}  \n"
                f"**Size:** {plain(source.size)}  \n"
                f"**Licence:** {plain(source.licence)}  \n"
                f"**Retrieved:** {plain(source.retrieved)}"
            )
            st.markdown(f"**What to keep in mind:** {plain(source.caveats)}")
            if source.link:
                st.link_button("Open the source", source.link, icon=":material/open_in_new:")
    download_table(found.download, "sources")


def _until(source: Source) -> str:
    """When the data of a source end and how long ago that is."""
    return plain(f"{source.data_until} ({source.age})" if source.data_until else "not dated")


def all_tables() -> None:
    """Every table as a file, one click away; each is read when it is asked for."""
    st.markdown(SHARED_ALIKE)
    with st.expander("All tables", icon=":material/table:"), st.container(horizontal=True):
        for name in SCHEMAS:
            download_file(
                f"{name}.csv", partial(_content, name), f"crossroads-{name}.csv", "text/csv"
            )


def _content(name: str) -> str:
    return as_csv(load(name)[name])


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
