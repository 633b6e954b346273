"""Countries: some side by side in one currency, and all of them ranked."""

import streamlit as st

from components.places.answer import countries
from components.places.answer.countries import Country, Question, Ranking, SideBySide
from components.places.words import TOO_FEW
from components.selection.records import latest
from components.selection.selection import COUNTRY
from components.shell import role_cards, situation
from components.shell.chart_frame import show_chart, show_chart_or_say
from components.shell.pay_choices import (
    breakdown_choice,
    currency_among,
    factor_filters,
    reset_button,
    source_choice,
)
from components.shell.plain import plain
from components.situation import following
from components.tables.cache import Tables

WITHOUT = (COUNTRY,)


def compared_question(tables: Tables) -> Question:
    """Show the filters and the choice of a currency for all of the countries side by side."""
    compared, offered = countries.compared(tables), countries.shared_currencies(tables)
    selection = factor_filters(compared.source, tables, WITHOUT)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = currency_among(
            offered,
            "A purchasing-power dollar buys in each country what one US dollar buys in the USA.",
            tables,
        )
        reset_button(tables)
    return Question(selection.but(COUNTRY, compared.countries), money)


def ranked_question(tables: Tables) -> Question:
    """Show the choice of a source, of its filters and of a currency for all countries."""
    selection = latest(factor_filters(source_choice(tables), tables, WITHOUT), tables)
    own = following.currency(situation.current(), tables)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = currency_among(countries.ranked_currencies(own, tables), None, tables)
        reset_button(tables)
    return Question(selection, money)


def medians(found: SideBySide) -> None:
    """Who is compared, and the ranges of each role in each country."""
    st.header(plain(found.about), anchor=False)
    if found.rates:
        st.caption(plain(found.rates))
    if found.chart:
        show_chart(found.chart)
    else:
        st.info(TOO_FEW)


def breakdown(question: Question, tables: Tables) -> str:
    """Show the choice of the factor by which each country is broken down; returns it."""
    return breakdown_choice(question.selection, tables, WITHOUT)


def each(found: tuple[Country, ...]) -> None:
    """One column a country: its distribution of pay and its medians by the chosen factor."""
    for column, country in zip(st.columns(len(found)), found, strict=True):
        with column:
            st.header(plain(country.label), anchor=False)
            show_chart_or_say(country.distribution)
            show_chart_or_say(country.by)


def limits(found: SideBySide) -> None:
    """What the bands and the respondents of the survey can and cannot tell."""
    with st.container(border=True):
        st.subheader("What these figures can and cannot tell", anchor=False)
        st.markdown(plain(found.limits))
        st.caption(plain(found.source))


def ranking(found: Ranking) -> None:
    """Every country, best paid first, for each role."""
    st.header(plain(found.about), anchor=False)
    if not found.chart:
        st.info(TOO_FEW)
        return
    role_cards.key(found.roles)
    show_chart(found.chart)
    st.markdown(f"**About this source.** {plain(found.caveats)}")
