"""The door to Crossroads: page settings and navigation."""

from pathlib import Path

import streamlit as st

from components.brief.view import brief_button
from components.shell import door, link, situation
from components.shell.browser_buttons import copy_link, print_page
from components.shell.problems import problems_shown
from components.situation.situation import NAMES

SHELL = Path(__file__).parent / "components/shell"

# Set before the navigation, whose icons would be fetched from the internet as the tab's.
st.set_page_config(page_icon=SHELL / "favicon.svg", layout="wide")
page = st.navigation(
    [
        st.Page(
            "pages/compare.py",
            title="Compare",
            icon=":material/compare_arrows:",
            default=True,
            help="The roles side by side and what the evidence says sets them apart.",
        ),
        st.Page(
            "pages/responsibilities.py",
            title="Responsibilities",
            icon=":material/checklist:",
            help="What each role answers for, and what practitioners say matters in their work.",
        ),
        st.Page(
            "pages/tools.py",
            title="Tools",
            icon=":material/construction:",
            help="Which share of each role uses which language, library and platform.",
        ),
        st.Page(
            "pages/pay.py",
            title="Pay",
            icon=":material/payments:",
            help="What each role earns by country, company size, experience, remote work and year.",
        ),
        st.Page(
            "pages/places.py",
            title="Places",
            icon=":material/map:",
            help="Which US areas and which countries pay most, nominally and at local prices.",
        ),
        st.Page(
            "pages/outlook.py",
            title="Outlook",
            icon=":material/trending_up:",
            help="Where the jobs are going: projections, job ads, work visa applications.",
        ),
        st.Page(
            "pages/assessment.py",
            title="Assessment",
            icon=":material/quiz:",
            help="A few minutes of answers: which role fits you, why, and how sure that is.",
        ),
        st.Page(
            "pages/switch.py",
            title="Switch",
            icon=":material/route:",
            help="The way from one role to the other: what to add, how far you are, what it pays.",
        ),
        st.Page(
            "pages/sources.py",
            title="Sources",
            icon=":material/menu_book:",
            help="Where each figure comes from, and what its source can and cannot tell.",
        ),
    ],
    position="top",
)
# A tab and a bookmark say which page they are.
st.set_page_config(page_title=f"{page.title} · Crossroads")
st.html(SHELL / "style.css")
st.html(SHELL / "browser" / "swipe.html", unsafe_allow_javascript=True)
with link.opened(page.url_path, NAMES):
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        with st.container(horizontal=True, key="you"), problems_shown("Your situation"):
            situation.line()
        with st.container(horizontal=True, width="content"):
            print_page()
            copy_link()
            brief_button()
    with door.opened(), problems_shown("This page"):
        page.run()
