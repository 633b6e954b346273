"""How the outlook is shown."""

from collections.abc import Sequence

import streamlit as st

from components.outlook.answer import Answer
from components.outlook.words import KINDS
from components.shell import choices, role_cards
from components.shell.chart_frame import show_chart
from components.shell.plain import plain

COUNTRY = "ads_country"


def verdict(found: Answer) -> None:
    """What each measure says, by how it speaks on the claim."""
    for kind, figures in found.verdict.figures.items():
        if figures:
            said = "\n".join(f"- {plain(figure)}" for figure in figures)
            st.markdown(f"**{plain(KINDS[kind])}**\n\n{said}")
    st.caption(plain(" ".join(found.nearest)))


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
