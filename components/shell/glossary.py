"""The glossary of the terms used on the pages."""

import streamlit as st

from components.shell.error_boundary import table_error_boundary
from components.shell.markdown import escape_markdown
from components.tables.cache import Tables, cache_result


def show_glossary(tables: Tables) -> None:
    """Show the glossary in an expander, or an error message if its table is damaged."""
    with table_error_boundary("The glossary"):
        text = _text(tables)
        with st.expander("What the terms mean", icon=":material/help:"):
            st.markdown(text)


@cache_result
def _text(tables: Tables) -> str:
    return "\n\n".join(
        f"**{escape_markdown(term.term)}.** {escape_markdown(term.definition)}"
        for term in tables["glossary"].itertuples()
    )
