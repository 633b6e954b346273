"""The country views: some countries side by side in one currency, and a ranking of all."""

import streamlit as st

from components.places.answer import countries
from components.places.answer.countries import Country, CountryQuery, Ranking, SideBySide
from components.places.words.countries import ALL_COUNTRIES
from components.places.words.shared import NO_CITIES, TOO_FEW
from components.selection.records import latest
from components.shell import controls, situation
from components.shell.chart_frame import show_chart, show_chart_or_message
from components.shell.markdown import escape_markdown
from components.shell.pay_controls import (
    breakdown_choice,
    currency_among,
    factor_filters,
    reset_button,
    source_choice,
)
from components.shell.url_params import ALL
from components.situation import source_mapping
from components.situation.situation import METROPOLITAN_AREA
from components.tables.cache import Tables
from components.tables.factors import COUNTRY

# Factors without a filter: these views compare countries, and areas have their own view.
WITHOUT = (COUNTRY, METROPOLITAN_AREA)


def comparison_controls(tables: Tables) -> CountryQuery:
    """Show the filters and the currency control for countries side by side; return the query.

    The visitor's own country comes first.
    """
    compared, offered = countries.comparable_countries(tables), countries.shared_currencies(tables)
    with controls.filter_popover():
        money = currency_among(
            offered,
            "A purchasing-power dollar buys in each country what one US dollar buys in the USA.",
            tables,
        )
        selection = factor_filters(compared.source, tables, WITHOUT)
        reset_button(tables)
    visitor_countries = [
        code for code in situation.current().levels_of(COUNTRY) if code in compared.countries
    ]
    return CountryQuery(
        selection.with_levels(COUNTRY, dict.fromkeys([*visitor_countries, *compared.countries])),
        money,
    )


def ranking_controls(tables: Tables) -> tuple[CountryQuery, bool]:
    """Show the controls of the ranking: source, filters and currency.

    Return the query, and whether to show all countries.
    """
    visitor_currency = source_mapping.profile_currency(situation.current(), tables)
    with controls.filter_popover():
        everything = controls.toggle(ALL, ALL_COUNTRIES)
        controls.warn_ignored({"switch": controls.unknown_values(ALL, controls.SWITCH)})
        money = currency_among(countries.ranked_currencies(visitor_currency, tables), None, tables)
        selection = latest(factor_filters(source_choice(tables), tables, WITHOUT), tables)
        reset_button(tables)
    return CountryQuery(selection, money), everything


def show_side_by_side(comparison: SideBySide) -> None:
    """Show each role's pay range in each country, the exchange rates, and a note on cities."""
    st.caption(NO_CITIES)
    if comparison.chart:
        show_chart(comparison.chart)
    else:
        st.info(TOO_FEW)
    if comparison.rates:
        st.markdown(escape_markdown(comparison.rates))


def breakdown_control(question: CountryQuery, tables: Tables) -> str:
    """Show the control for the factor that splits each country's pay; return its id."""
    return breakdown_choice(question.selection, tables, WITHOUT)


def show_details(countries: tuple[Country, ...]) -> None:
    """Show one column per country: its distribution of pay and its medians by a factor."""
    for column, country in zip(st.columns(len(countries)), countries, strict=True):
        with column:
            st.header(escape_markdown(country.label), anchor=False)
            show_chart_or_message(country.distribution)
            show_chart_or_message(country.by)


def show_limits(comparison: SideBySide) -> None:
    """Show what the survey's figures can and can't tell, with their source."""
    with st.container(border=True):
        st.subheader("What these figures can and cannot tell", anchor=False)
        st.markdown(escape_markdown(comparison.limits))
        st.caption(escape_markdown(comparison.source))


def show_ranking(ranking_model: Ranking) -> None:
    """Show a chart of the best-paid or all countries, with notes on cities and the source."""
    st.caption(NO_CITIES)
    if ranking_model.chart:
        show_chart(ranking_model.chart)
        st.markdown(f"**About this source.** {escape_markdown(ranking_model.caveats)}")
    else:
        st.info(TOO_FEW)
