"""How the outlook is shown."""

from collections.abc import Sequence

import streamlit as st

from components.outlook.answer import Answer
from components.outlook.words import WHAT_SOARS
from components.shell import choices, role_cards
from components.shell.chart_frame import show_chart
from components.shell.plain import plain

COUNTRY = "ads_country"


def verdict(found: Answer) -> None:
    """What of the claim holds, and the figures that this rests on."""
    said = (*found.verdict.figures, *found.nearest)
    figures = "\n".join(f"- {plain(figure)}" for figure in said)
    st.markdown(f"**{plain(found.verdict.sentence)}** {plain(WHAT_SOARS)}\n\n{figures}")


def country(found: Answer, own: Sequence[str]) -> str:
    """Show the choice of a country, at first that of the visitor's `own`; returns its id."""
    known = [code for code in own if code in found.countries]
    chosen = choices.one_of_many(COUNTRY, found.countries, "Country", next(iter(known), None))
    choices.report_ignored({"country": choices.unknown(COUNTRY, found.countries)})
    return chosen


def filings(found: Answer) -> None:
    """How many applications there are for each role."""
    role_cards.key(found.roles)
    show_chart(found.filings)
