"""What the garbage collector need not look through again."""

import gc

import streamlit as st


@st.cache_resource(max_entries=16, show_spinner=False)
def settle(page: str) -> None:  # noqa: ARG001 - once for each page, whose libraries load with it
    """Take what is there to stay, libraries and tables, out of the garbage collector's sight.

    Streamlit collects garbage after each run of a page; to look through all of that takes
    about as long as the run itself, and visitors wait for it.
    """
    gc.collect()
    gc.freeze()
