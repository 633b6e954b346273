"""How the outlook is shown."""

from collections.abc import Sequence

import streamlit as st

from components.outlook.answer import Answer, Verdict
from components.shell import choices, role_cards
from components.shell.chart_frame import show_chart
from components.shell.plain import plain

COUNTRY = "ads_country"


def verdict(found: Verdict) -> None:
    """What of the claim holds, and the figures behind it."""
    st.markdown(f"**{plain(found.sentence)}**")


def figures(found: Verdict) -> None:
    """The figures that the verdict rests on."""
    st.markdown("\n".join(f"- {plain(figure)}" for figure in found.figures))


def projections(found: Answer) -> None:
    """How many jobs there will be."""
    show_chart(found.projections)


def country(found: Answer, own: Sequence[str]) -> str:
    """Show the choice of a country, at first that of the visitor's `own`; returns its id."""
    known = [code for code in own if code in found.countries]
    chosen = choices.one(COUNTRY, found.countries, "Country", default=next(iter(known), None))
    choices.report_ignored({"country": choices.unknown(COUNTRY, found.countries)})
    return chosen


def filings(found: Answer) -> None:
    """How many applications there are for each role."""
    role_cards.key(found.roles)
    show_chart(found.filings)
