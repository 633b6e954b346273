"""What the selected records say of each role's pay: medians, distribution, levels of a factor."""

import pandas as pd
import streamlit as st

from components import findings, like_for_like, pay
from components.charts import pay as charts
from components.currencies import Currency
from components.selection import Selection, factors_of, levels_of
from components.widgets import roles as role_cards
from components.widgets.filters import breakdown_choice
from components.widgets.frame import chart, download
from components.widgets.other_source import other_sources
from components.widgets.provenance import Provenance, counts

YEAR = "year"


def overview(
    rows: pd.DataFrame,
    selection: Selection,
    sentence: str,
    money: Currency,
    origin: Provenance,
    tables: dict[str, pd.DataFrame],
) -> None:
    """Cards and the distribution of the selected `rows` of `pay.csv`, amounts in `money`.

    `sentence` is the selection's.
    """
    roles = tables["roles"].sort_values("order")
    unit = f"{money.name} a year"
    medians = pay.summary(rows, ["role"])
    role_cards.pay_cards(medians, roles, money)
    known = medians.dropna(subset="median")
    if len(known):
        factors = tables["factors"]
        alike = factors_of(factors, selection.source)
        download(origin.attach(medians, sentence, unit), "pay", "Download these figures (CSV)")
        figure, table = charts.distribution(rows, known, roles, money)
        chart(
            figure,
            title=findings.median_gap(medians, roles),
            subtitle=f"Share of each role's records by yearly pay in {money.name}; the upright "
            f"lines are the medians. {sentence}. {findings.gap_in_words(medians, roles)} "
            f"{like_for_like.in_short(rows, roles, alike)}",
            caption=f"{origin.line} {counts(known)} "
            f"{findings.not_drawn(rows, roles, table['from'].max(), money)}",
            table=origin.attach(table, sentence, unit),
            file_name="pay-distribution",
        )
    other_sources(selection, tables)


def by_factor(
    rows: pd.DataFrame,
    selection: Selection,
    sentence: str,
    money: Currency,
    origin: Provenance,
    tables: dict[str, pd.DataFrame],
) -> None:
    """Medians at each level of the factor that the visitor chooses; years as a trend."""
    roles, factors = tables["roles"].sort_values("order"), tables["factors"]
    factor = breakdown_choice(factors, selection)
    described = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    known_levels = levels_of(tables["salary_factors"], selection.source, factor)
    levels = pay.by_level(rows, factor, known_levels)
    few = findings.too_few(levels, roles, pay.FEWEST_RECORDS)
    label = described["label"].lower()
    known = levels.dropna(subset="median")
    if known.empty:
        st.info(f"By {label} there are too few records. {few}")
        return
    trend = factor == YEAR and known["level"].nunique() > 1
    chart(
        (charts.trend if trend else charts.by_level)(levels, roles, money),
        title=findings.change(levels, roles)
        if trend
        else findings.levels_apart(levels, roles, described["plural"]),
        subtitle=f"Median pay with its 95% interval by {label}, in {money.name}. {sentence}. "
        f"Hollow marks: few records. Alike in {label} only, not like for like in the rest.",
        caption=f"{origin.line} {counts(levels)} {few} {described['silent']}",
        table=origin.attach(levels, sentence, f"{money.name} a year"),
        file_name=f"pay-by-{factor}",
    )
