"""Visa offers for both roles in the chosen areas, and how much depends on the employer."""

import streamlit as st

from components.places.answer.offers import Offers
from components.places.words.offers import SAME_EMPLOYER
from components.selection import options
from components.selection.selection import Selection
from components.shell import controls, role_cards
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown
from components.shell.pay_controls import factor_filters
from components.tables.cache import Tables
from components.tables.factors import YEAR


def offer_filters(source: str, tables: Tables, without: tuple[str, ...] = ()) -> Selection:
    """Show the filters for visa offers, except `without`, and return the selection.

    If no year is selected, all years count.
    """
    selection = factor_filters(source, tables, (*without, YEAR))
    years = next(factor for factor in options.source_filters(source, tables) if factor.id == YEAR)
    chosen = controls.multiselect(
        YEAR, years.levels, escape_markdown(years.label), years.definition
    )
    controls.warn_ignored({years.label.lower(): controls.unknown_values(YEAR, years.levels)})
    return selection.with_levels(YEAR, chosen)


def show_offers(offers: Offers) -> None:
    """Show both roles in the chosen areas: a table of offers and wages, and a chart of offers."""
    st.header(escape_markdown(offers.finding), anchor=False)
    with st.container(key="both-roles"):
        st.table(offers.summary.map(escape_markdown).set_index(offers.summary.columns[0]))
    st.caption(escape_markdown(" ".join([offers.caption, *offers.dominated])))
    if offers.chart:
        role_cards.legend(offers.roles)
        show_chart(offers.chart)
    download_table(offers.download, "offers", "Download these offers (CSV)")


def show_same_employer(offers: Offers) -> None:
    """Show how the offers of the same employers differ between areas."""
    with st.container(border=True):
        st.header(SAME_EMPLOYER, anchor=False)
        st.markdown(
            "\n".join(f"- {escape_markdown(sentences)}" for sentences in offers.same_employer)
        )
        st.caption(escape_markdown(offers.same_employer_caption))
        download_table(offers.differences, "same-employer")
