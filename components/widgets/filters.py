"""The filters of pay: built from the tables, kept in the link, said in a sentence."""

from itertools import combinations
from typing import Any

import pandas as pd
import streamlit as st

from components.currencies import (
    DOLLARS,
    PURCHASING_POWER,
    Currency,
    currency,
    local_currency,
)
from components.findings import sentence
from components.selection import Selection, levels_of, listed
from components.widgets import link
from components.widgets.data import Tables, once
from components.widgets.selected import records
from components.widgets.text import plain

SOURCE, CURRENCY, BREAKDOWN, PAIR = "source", "currency", "by", "pair"
LOCAL = "local"


def source_choice(tables: Tables) -> str:
    """Show the choice of a pay source; returns its id. `tables` needs sources and factors."""
    titles = tables["sources"].set_index("id")["title"]
    sources = {source: titles[source] for source in tables["factors"]["source"].unique()}
    source = link.one(SOURCE, sources, "Pay source")
    link.report_ignored({"source": link.unknown(SOURCE, sources)})
    return source


def factor_filters(source: str, tables: Tables, without: tuple[str, ...] = ()) -> Selection:
    """Show the filters of a pay source but those `without`; returns what is chosen.

    `tables` needs factors and salary_factors. A factor with a single level has nothing
    to choose and shows no filter.
    """
    own = _factors_of(source, tables, without)
    chosen = {}
    with st.grid(len(own), min_column_width=160):
        for factor, labels in own:
            if len(labels) > 1:
                chosen[factor.factor] = link.several(
                    factor.factor, labels, plain(factor.label), factor.definition
                )
    _report_unknown(own, without, tables)
    return Selection(source, chosen)


def situation(source: str, tables: Tables) -> dict[str, str]:
    """Show one choice for each factor of a pay source; returns the level of those chosen.

    `tables` needs factors and salary_factors. The link has them under the same names as
    the filters.
    """
    own = _factors_of(source, tables, ())
    chosen = {}
    with st.grid(len(own), min_column_width=160):
        for factor, labels in own:
            if len(labels) > 1:
                level = link.maybe_one(factor.factor, labels, plain(factor.label), "Any")
                if level:
                    chosen[factor.factor] = level
    _report_unknown(own, (), tables)
    return chosen


@once
def _factors_of(
    source: str, tables: Tables, without: tuple[str, ...]
) -> list[tuple[Any, dict[str, str]]]:
    """The factors of a source in their order, each with the labels of its levels by code."""
    factors = tables["factors"]
    own = factors[(factors["source"] == source) & ~factors["factor"].isin(without)]
    pairs = []
    for factor in own.itertuples():
        levels = levels_of(tables["salary_factors"], source, factor.factor)
        pairs.append((factor, dict(zip(levels["code"], levels["label"], strict=True))))
    return pairs


def _report_unknown(
    own: list[tuple[Any, dict[str, str]]], without: tuple[str, ...], tables: Tables
) -> None:
    """Say which values of the link no shown factor of the source has.

    Levels that another source has are said by their labels.
    """

    def unknown(factor: str, known: dict[str, str]) -> list[str]:
        codes = link.unknown(factor, known)
        return [_labels(tables).get((factor, code), code) for code in codes]

    ignored = {factor.label.lower(): unknown(factor.factor, known) for factor, known in own}
    known_factors = {*without, *(factor.factor for factor, _ in own)}
    for factor in tables["factors"].itertuples():
        if factor.factor not in known_factors:
            label = f"{factor.label.lower()} (this source does not have it)"
            ignored[label] = unknown(factor.factor, {})
    link.report_ignored(ignored)


@once
def _labels(tables: Tables) -> dict[tuple[str, str], str]:
    """The label of each factor's levels in any source."""
    return tables["salary_factors"].set_index(["factor", "code"])["label"].to_dict()


def role_pair(roles: pd.DataFrame) -> tuple[str, str]:
    """Two roles to compare: shows a choice where there are more than two of them."""
    pairs = {
        f"{first.id}-{second.id}": (first, second)
        for first, second in combinations(roles.itertuples(), 2)
    }
    labels = {
        code: f"{first.short_name} and {second.short_name}"
        for code, (first, second) in pairs.items()
    }
    code = link.one(PAIR, labels, "Roles to compare") if len(pairs) > 1 else next(iter(pairs))
    link.report_ignored({"roles": link.unknown(PAIR, labels)})
    return pairs[code][0].id, pairs[code][1].id


def country_groups(groups: pd.DataFrame) -> tuple[list[str], str]:
    """Show the choice of country groups; returns their ids and a phrase for a sentence."""
    labels = dict(zip(groups["id"], groups["label"], strict=True))
    chosen = link.several("country", labels, "Country")
    link.report_ignored({"country": link.unknown("country", labels)})
    if not chosen:
        return list(labels), "in all countries"
    return chosen, listed(list(groups.loc[groups["id"].isin(chosen), "phrase"]))


def reset_button(factors: pd.DataFrame) -> None:
    """A button that removes the filters, the currency and the breakdown of pay."""
    st.button(
        "Reset filters",
        icon=":material/restart_alt:",
        on_click=link.clear,
        args=([*factors["factor"].unique(), CURRENCY, BREAKDOWN],),
    )


def currency_choice(selection: Selection, tables: Tables) -> Currency:
    """Show the choice of a currency for the selected pay; returns it.

    The countries' own currency is offered where they share one with a known rate.
    """
    local, labels = _currencies(selection, tables)
    choice = link.one(
        CURRENCY,
        labels,
        "Currency",
        "Choose one country to see its own currency here. A purchasing-power dollar "
        "buys in each country what one US dollar buys in the USA.",
    )
    ignored = link.unknown(CURRENCY, labels)
    if LOCAL in ignored:
        st.info(
            "The selected countries do not share one currency with a known rate, "
            "so pay is shown in US dollars.",
            icon=":material/currency_exchange:",
        )
    link.report_ignored({"currency": [value for value in ignored if value != LOCAL]})
    return currency(tables["currencies"], local if choice == LOCAL and local else choice)


@once
def _currencies(selection: Selection, tables: Tables) -> tuple[str | None, dict[str, str]]:
    """The currency that the selected countries share, if any, and the labels of the choice."""
    local = local_currency(records(selection, tables), tables["prices"])
    names = tables["currencies"].set_index("id")["name"]
    ids = {DOLLARS: DOLLARS, LOCAL: local, PURCHASING_POWER: PURCHASING_POWER}
    return local, {code: sentence(names[id]) for code, id in ids.items() if id}


def breakdown_choice(selection: Selection, tables: Tables, without: tuple[str, ...] = ()) -> str:
    """Show the choice of the factor whose levels a chart compares; returns the factor.

    Factors of which the selected source has a single level are not offered, nor those
    `without`; those that are narrowed to one come last.
    """
    own = _factors_of(selection.source, tables, without)
    several = [factor for factor, levels in own if len(levels) > 1]
    several.sort(key=lambda factor: len(selection.levels.get(factor.factor, [])) == 1)
    labels = {factor.factor: factor.label for factor in several}
    choice = link.one(BREAKDOWN, labels, "Compare pay by")
    link.report_ignored({"compare pay by": link.unknown(BREAKDOWN, labels)})
    return choice
