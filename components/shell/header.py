"""The line on top of every page: which page it is, whose figures it shows, what to take along."""

from collections.abc import Callable

import streamlit as st

from components.shell import situation
from components.shell.browser_buttons import copy_link, print_page
from components.shell.error_boundary import table_error_boundary
from components.shell.markdown import escape_markdown


def header(title: str, brief: Callable[[], None]) -> None:
    """Show the title of the page, the visitor's situation and the menu of what to take along.

    `brief` shows the button that downloads the brief: this ring does not know what it says.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.title(escape_markdown(title), anchor=False, width="content")
        with st.container(horizontal=True, key="you"), table_error_boundary("Your situation"):
            situation.situation_popover()
        with st.popover("Share", icon=":material/ios_share:", key="share"):
            copy_link("copy-link")
            print_page()
            brief()
