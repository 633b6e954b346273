"""Sources: where each figure comes from and what it can and cannot tell."""

import streamlit as st

from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.downloads import download_table
from components.widgets.range_accuracy import held_out
from components.widgets.terms import definitions
from components.widgets.text import plain

come_through_the_door()
st.title("Sources", anchor=False)

tables = load("sources", "terms", "methods", "range_accuracy", "roles", "salary_factors")
sources = tables["sources"]

st.markdown(
    "Every figure in Crossroads is computed from one of these. The raw files are not part of "
    "the project: it keeps counts and statistics, and the scripts that recompute them."
)
st.header("The sources", anchor=False)
for source in sources.itertuples():
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
download_table(sources, "sources")

st.header("How each figure is computed", anchor=False)
for method in tables["methods"].itertuples():
    with st.expander(plain(method.figure)):
        st.markdown(plain(method.method))
        st.caption(plain(method.reference))
st.header("How well the likely range of pay holds", anchor=False)
held_out(tables)
definitions(tables["terms"])
