"""What the browser loads with every page: the style sheet, and what swipes and printers need."""

from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
SCRIPTS = "".join(
    (FOLDER / "browser" / file).read_text(encoding="utf-8") for file in ("swipe.html", "paper.html")
)


def load_browser_files() -> None:
    """Send the style sheet and the scripts."""
    st.html(FOLDER / "style.css")
    st.html(SCRIPTS, unsafe_allow_javascript=True)
