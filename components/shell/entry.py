"""Every page is entered through app.py, which sets the stage for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]


ENTERED = "door is open"


@contextmanager
def entered_through_app() -> Iterator[None]:
    """Let the page that runs inside this context know that it was entered through app.py."""
    st.session_state[ENTERED] = True
    try:
        yield
    finally:
        del st.session_state[ENTERED]


def redirect(page: str) -> None:
    """Lead from a former address to the page of now, with every choice in the link."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params}
    st.switch_page(page, query_params=chosen)


def require_app_entry() -> None:
    """Make sure that app.py runs the page that calls this, as its first statement.

    Until `st.navigation` has run once in the life of a server, Streamlit takes the
    files in pages/ for apps of their own: the first visitor after a start who opens a
    link to a page would see it without navigation, settings and messages. Naming the
    pages here ends that, and the rerun goes through app.py.
    """
    if ENTERED not in st.session_state:
        st.navigation([ROOT / "app.py", *(ROOT / "pages").glob("*.py")], position="hidden")
        st.rerun()
