"""How the outlook is shown."""

from collections.abc import Sequence

import streamlit as st

from components.outlook.answer import OutlookPage
from components.outlook.words import KINDS
from components.shell import controls, role_cards
from components.shell.chart_frame import show_chart
from components.shell.markdown import escape_markdown

COUNTRY = "ads_country"


def verdict(page: OutlookPage) -> None:
    """What each measure says, by how it speaks on the claim."""
    for kind, figures in page.verdict.figures.items():
        if figures:
            bullets = "\n".join(f"- {escape_markdown(figure)}" for figure in figures)
            st.markdown(f"**{escape_markdown(KINDS[kind])}**\n\n{bullets}")
    st.caption(escape_markdown(" ".join(page.nearest)))


def country(page: OutlookPage, visitor_countries: Sequence[str]) -> str:
    """Show the choice of a country, at first that of the visitor's `own`; returns its id."""
    known = [code for code in visitor_countries if code in page.countries]
    chosen = controls.selectbox(COUNTRY, page.countries, "Country", next(iter(known), None))
    controls.warn_ignored({"country": controls.unknown_values(COUNTRY, page.countries)})
    return chosen


def filings(page: OutlookPage) -> None:
    """How many applications there are for each role."""
    role_cards.legend(page.roles)
    show_chart(page.filings)
