"""What the terms on the pages mean."""

import streamlit as st

from components.shell.plain import plain
from components.tables.cache import Tables, once


def definitions(tables: Tables) -> None:
    """What the terms on the pages mean, one click away; `tables` needs terms."""
    with st.expander("What the terms mean", icon=":material/help:"):
        st.markdown(_text(tables))


@once
def _text(tables: Tables) -> str:
    return "\n\n".join(
        f"**{plain(term.term)}.** {plain(term.definition)}" for term in tables["terms"].itertuples()
    )
