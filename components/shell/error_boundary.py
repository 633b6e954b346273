"""The error message for a part of a page that needs a damaged table."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.shell.markdown import escape_markdown
from components.tables.csv_file import TableError


@contextmanager
def table_error_boundary(what: str) -> Iterator[None]:
    """Show an error message in place of a part of the page that needs a damaged table.

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
