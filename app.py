"""The entry point of Crossroads: page settings and navigation."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from components.assessment.answer_codec import CODE_PARAM
from components.brief.view import brief_button
from components.compare.answer.headline import app_question
from components.shell import entry, url_state
from components.shell.browser_files import load_browser_files
from components.shell.error_boundary import table_error_boundary
from components.shell.header import header
from components.situation.situation import NAMES
from components.tables.cache import get_tables, pinned_version
from components.tables.csv_file import TableError

FAVICON = Path(__file__).parent / "components/shell/favicon.svg"

# Set the icon before the navigation. Otherwise, Streamlit fetches the page's icon from the
# internet.
st.set_page_config(page_icon=FAVICON, layout="wide")
page = st.navigation(
    [
        st.Page(
            "pages/compare.py",
            title="Compare",
            icon=":material/compare_arrows:",
            default=True,
            help="The two roles side by side: pay, work, tools and outlook.",
        ),
        st.Page(
            "pages/work.py",
            title="Work",
            icon=":material/checklist:",
            help="Who does what, from raw data to a live model.",
        ),
        st.Page(
            "pages/tools.py",
            title="Tools",
            icon=":material/construction:",
            help="Which tools each role uses, and which ones job ads ask for.",
        ),
        st.Page(
            "pages/pay.py",
            title="Pay",
            icon=":material/payments:",
            help="Your pay in each role, pay bands by level, and how sure the gap is.",
        ),
        st.Page(
            "pages/places.py",
            title="Places",
            icon=":material/map:",
            help="Which US areas, employers and countries pay most, and what it buys locally.",
        ),
        st.Page(
            "pages/outlook.py",
            title="Outlook",
            icon=":material/trending_up:",
            help="Where the jobs are going: projections, job ads, work visa applications.",
        ),
        st.Page(
            "pages/assessment.py",
            title="Find your fit",
            icon=":material/quiz:",
            help="Four minutes of questions on what you like and use.",
        ),
        st.Page(
            "pages/switch.py",
            title="Switch",
            icon=":material/route:",
            help="The way from one role to the other: what to learn, and what it pays.",
        ),
        st.Page(
            "pages/evidence.py",
            title="Evidence",
            icon=":material/menu_book:",
            help="Can I trust this? Sources, methods, accuracy, downloads.",
        ),
        st.Page("pages/responsibilities.py", title="Work", visibility="hidden"),
        st.Page("pages/sources.py", title="Evidence", visibility="hidden"),
    ],
    position="top",
)
# Browser tabs and bookmarks show the title of the page.
st.set_page_config(page_title=f"{page.title} · Crossroads")
load_browser_files()
if page.visibility == "hidden":
    with entry.entered_through_app():
        page.run()
# The Switch page starts from what the visitor picked in the assessment.
taken = {CODE_PARAM: "assessment"} if page.url_path == "switch" else {}
with pinned_version(), url_state.page_visit(page.url_path, NAMES, taken):
    title = page.title
    if not page.url_path:
        with suppress(TableError):
            title = app_question(get_tables())
    header(title, brief_button)
    with entry.entered_through_app(), table_error_boundary("This page"):
        page.run()
