"""The header of every page: its title, the visitor's profile and the Share menu."""

from collections.abc import Callable

import streamlit as st

from components.shell import situation, url_state
from components.shell.browser_buttons import copy_link, print_page
from components.shell.error_boundary import table_error_boundary
from components.shell.markdown import escape_markdown


def header(title: str, brief: Callable[[], None]) -> None:
    """Show the page title, the visitor's profile and the Share menu.

    `brief` is a function that shows the button for the brief. It is passed in because this
    layer can't import it.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.title(escape_markdown(title), anchor=False, width="content")
        with st.container(horizontal=True, key="you"), table_error_boundary("Your situation"):
            situation.situation_popover()
        with st.popover("Share", icon=":material/ios_share:", key="share"):
            copy_link("copy-link")
            print_page()
            brief()
    for name, count in url_state.overlong_params().items():
        st.warning(
            f"Only the first {url_state.MAX_VALUES} of {count} values for {escape_markdown(name)} "
            "in the link count.",
            icon=":material/filter_list:",
        )
