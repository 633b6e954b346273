"""The message that replaces a part of a page if a table is damaged."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.shell.markdown import escape_markdown
from components.tables.csv_file import TableError


@contextmanager
def table_error_boundary(what: str) -> Iterator[None]:
    """Show a damaged table's message in place of the part of the page that needs it.

    `what` names the part: 'This page', 'The pay headline'.
    """
    try:
        yield
    except TableError as problem:
        st.error(
            f"{escape_markdown(str(problem))} Everything that does not need this table still "
            "works. Reload the page once the file is repaired.",
            title=f"{what} cannot be shown: a table is damaged",
        )
