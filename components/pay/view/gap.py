"""The gap between two roles like for like, beside the raw one."""

import streamlit as st

from components.pay.answer.gap import Gap
from components.shell.downloads import download_table
from components.shell.plain import plain


def show_gap(found: Gap) -> None:
    """Both gaps and what there is to say of them, or that too few records are alike."""
    if not found.figures:
        st.info(plain(found.caption))
        return
    with st.container(border=True):
        st.subheader(plain(found.finding), anchor=False)
        st.caption(plain(found.subtitle))
        with st.grid(2, min_column_width=240):
            for figure in found.figures:
                with st.container():
                    st.metric(plain(figure.label), plain(figure.value))
                    st.caption(plain(figure.interval))
        for said in found.sentences:
            st.markdown(plain(said))
        st.caption(plain(found.caption))
        download_table(found.table, "pay-gap")
