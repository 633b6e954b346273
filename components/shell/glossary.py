"""The glossary of the terms used on the pages."""

import streamlit as st

from components.shell.markdown import escape_markdown
from components.tables.cache import Tables, cache_result


def show_glossary(tables: Tables) -> None:
    """Show the glossary in an expander; `tables` needs glossary."""
    with st.expander("What the terms mean", icon=":material/help:"):
        st.markdown(_text(tables))


@cache_result
def _text(tables: Tables) -> str:
    return "\n\n".join(
        f"**{escape_markdown(term.term)}.** {escape_markdown(term.definition)}"
        for term in tables["glossary"].itertuples()
    )
