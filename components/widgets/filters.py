"""The filters of pay: built from the tables, kept in the link, said in a sentence."""

import pandas as pd
import streamlit as st

from components.currencies import (
    DOLLARS,
    PURCHASING_POWER,
    Currency,
    currency,
    local_currency,
)
from components.selection import Selection, levels_of, listed
from components.widgets import link
from components.widgets.text import plain

SOURCE, CURRENCY, BREAKDOWN = "source", "currency", "by"
LOCAL = "local"


def pay_filters(tables: dict[str, pd.DataFrame]) -> Selection:
    """Show the choice of a pay source and the filters it knows; returns what is chosen.

    `tables` needs sources, factors and salary_factors. A factor with a single level
    has nothing to choose and shows no filter.
    """
    factors, salary_factors = tables["factors"], tables["salary_factors"]
    titles = tables["sources"].set_index("id")["title"]
    sources = {source: titles[source] for source in factors["source"].unique()}
    source = link.one(SOURCE, sources, "Pay source")
    ignored = {"source": link.unknown(SOURCE, sources)}

    chosen = {}
    own = factors[factors["source"] == source].sort_values("order")
    with st.grid(len(own), min_column_width=160):
        for factor in own.itertuples():
            levels = levels_of(salary_factors, source, factor.factor)
            labels = dict(zip(levels["code"], levels["label"], strict=True))
            ignored[factor.label.lower()] = link.unknown(factor.factor, labels)
            if len(labels) > 1:
                chosen[factor.factor] = link.several(
                    factor.factor,
                    labels,
                    plain(factor.label),
                    factor.definition,
                )
    for factor in factors[~factors["factor"].isin(own["factor"])].itertuples():
        ignored[f"{factor.label.lower()} (this source does not have it)"] = link.unknown(
            factor.factor, {}
        )
    link.report_ignored(ignored)
    return Selection(source, chosen)


def country_groups(groups: pd.DataFrame) -> tuple[list[str], str]:
    """Show the choice of country groups; returns their ids and a phrase for a sentence."""
    groups = groups.sort_values("order")
    labels = dict(zip(groups["id"], groups["label"], strict=True))
    chosen = link.several("country", labels, "Country")
    link.report_ignored({"country": link.unknown("country", labels)})
    if not chosen:
        return list(labels), "in all countries"
    return chosen, listed(list(groups.loc[groups["id"].isin(chosen), "phrase"]))


def reset_button(factors: pd.DataFrame) -> None:
    """A button that removes every choice on the page but the source."""
    st.button(
        "Reset filters",
        icon=":material/restart_alt:",
        on_click=link.clear,
        args=([*factors["factor"].unique(), CURRENCY, BREAKDOWN],),
    )


def currency_choice(selected: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> Currency:
    """Show the choice of a currency for the selected rows of `pay.csv`; returns it.

    The countries' own currency is offered where they share one with a known rate.
    """
    known = tables["currencies"]
    local = local_currency(selected, tables["prices"])
    names = known.set_index("id")["name"]
    labels = {DOLLARS: names[DOLLARS]}
    if local:
        labels[LOCAL] = names[local]
    labels[PURCHASING_POWER] = names[PURCHASING_POWER]
    labels = {code: f"{name[:1].upper()}{name[1:]}" for code, name in labels.items()}
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
    return currency(known, local if choice == LOCAL and local else choice)


def breakdown_choice(factors: pd.DataFrame, selection: Selection) -> str:
    """Show the choice of the factor whose levels a chart compares; returns the factor.

    The factors of the selected source that are not narrowed to a single level come first.
    """
    own = factors[(factors["source"] == selection.source) & (factors["factor"] != "year")]
    narrowed = own["factor"].map(lambda factor: len(selection.levels.get(factor, [])) == 1)
    own = own.assign(narrowed=narrowed).sort_values(["narrowed", "order"])
    labels = dict(zip(own["factor"], own["label"], strict=True))
    choice = link.one(BREAKDOWN, labels, "Compare pay by")
    link.report_ignored({"compare pay by": link.unknown(BREAKDOWN, labels)})
    return choice
