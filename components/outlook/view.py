"""Show the verdict, the control for the country and the visa applications on the Outlook page."""

from collections.abc import Sequence

import streamlit as st

from components.outlook.answer import OutlookPage
from components.outlook.words import KINDS
from components.shell import controls, role_cards
from components.shell.chart_frame import show_chart
from components.shell.markdown import escape_markdown
from components.shell.url_params import ADS_COUNTRY


def show_verdict(page: OutlookPage) -> None:
    """Show the measures, grouped by what they say about the claim, and the nearest occupations."""
    for kind, figures in page.verdict.figures.items():
        if figures:
            bullets = "\n".join(f"- {escape_markdown(figure)}" for figure in figures)
            st.markdown(f"**{escape_markdown(KINDS[kind])}**\n\n{bullets}")
    st.caption(escape_markdown(" ".join(page.nearest)))


def country_control(page: OutlookPage, visitor_countries: Sequence[str]) -> str:
    """Show the control for the country; return the selected id.

    The default is the first of the visitor's countries that is known.
    """
    known = [code for code in visitor_countries if code in page.countries]
    chosen = controls.selectbox(ADS_COUNTRY, page.countries, "Country", next(iter(known), None))
    controls.warn_ignored({"country": controls.unknown_values(ADS_COUNTRY, page.countries)})
    return chosen


def show_filings(page: OutlookPage) -> None:
    """Show the chart of visa applications, with a legend of the roles."""
    role_cards.legend(page.roles)
    show_chart(page.filings)
