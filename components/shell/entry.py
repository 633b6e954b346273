"""Make sure that pages run only inside app.py, which sets up navigation and state."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).parents[2]


ENTERED = "door is open"


@contextmanager
def entered_through_app() -> Iterator[None]:
    """Mark the page that runs inside this context as entered through app.py."""
    st.session_state[ENTERED] = True
    try:
        yield
    finally:
        del st.session_state[ENTERED]


def redirect(page: str) -> None:
    """Redirect an old page URL to the new one, and keep the query parameters."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params}
    st.switch_page(page, query_params=chosen)


def require_app_entry() -> None:
    """Rerun through app.py if the page was opened directly; call this first on every page.

    Until `st.navigation` has run once since the server started, Streamlit treats each file in
    pages/ as an app of its own. If the first visitor opened the URL of such a page, the page would
    lack the navigation, settings and messages. Calling `st.navigation` here ends that, and the
    rerun goes through app.py.
    """
    if ENTERED not in st.session_state:
        st.navigation([ROOT / "app.py", *(ROOT / "pages").glob("*.py")], position="hidden")
        st.rerun()
