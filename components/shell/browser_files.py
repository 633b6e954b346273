"""The style sheet and the scripts for swiping and printing, which every page loads."""

from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
SCRIPTS = "".join(
    (FOLDER / "browser" / file).read_text(encoding="utf-8") for file in ("swipe.html", "paper.html")
)


def load_browser_files() -> None:
    st.html(FOLDER / "style.css")
    st.html(SCRIPTS, unsafe_allow_javascript=True)
