"""What the selected records say of each role's pay: medians, distribution, levels of a factor."""

import pandas as pd

from components import findings, pay
from components.charts import pay as charts
from components.currencies import Currency
from components.selection import Selection, levels_of
from components.widgets import roles as role_cards
from components.widgets.data import Tables, once
from components.widgets.downloads import download_table
from components.widgets.filters import breakdown_choice
from components.widgets.frame import Chart, show_chart, show_chart_or_say
from components.widgets.other_source import other_sources
from components.widgets.provenance import Provenance, counts
from components.widgets.selected import gap_in_short, records_in, sentence

YEAR = "year"


def overview(selection: Selection, money: Currency, tables: Tables) -> str:
    """Cards and the distribution of the selected pay, amounts in `money`.

    Returns the finding in a line.
    """
    medians = _medians(selection, money, tables)
    role_cards.pay_cards(medians, tables["roles"], money)
    if medians["median"].notna().any():
        origin = Provenance.of(selection.source, tables)
        attached = origin.attach(medians, sentence(selection, tables), f"{money.name} a year")
        download_table(attached, "pay", "Download these figures (CSV)")
        show_chart(_distribution(selection, money, tables))
    other_sources(selection, tables)
    return findings.median_gap(medians, tables["roles"])


@once
def _medians(selection: Selection, money: Currency, tables: Tables) -> pd.DataFrame:
    return pay.summary(records_in(selection, money, tables), ["role"])


@once
def _distribution(selection: Selection, money: Currency, tables: Tables) -> Chart:
    roles = tables["roles"]
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    rows, medians = records_in(selection, money, tables), _medians(selection, money, tables)
    known = medians.dropna(subset="median")
    drawn = rows[rows["role"].isin(known["role"])]
    figure, table = charts.distribution(drawn, known, roles, money)
    return Chart(
        figure,
        title=findings.median_gap(medians, roles),
        subtitle=f"Share of each role's records by yearly pay in {money.name}; the upright "
        f"lines are the medians. {about}. {findings.gap_in_words(medians, roles)} "
        f"{gap_in_short(selection, tables)}",
        caption=f"{origin.line} {counts(known)} "
        f"{findings.not_drawn(drawn, roles, table['from'].max(), money)}",
        table=origin.attach(table, about, f"{money.name} a year"),
        file_name="pay-distribution",
    )


def by_factor(selection: Selection, money: Currency, tables: Tables) -> str:
    """Medians at each level of the factor that the visitor chooses; years as a trend.

    Returns the finding in a line.
    """
    found = _levels(selection, money, breakdown_choice(selection, tables), tables)
    show_chart_or_say(found)
    return found.title if isinstance(found, Chart) else found


@once
def _levels(selection: Selection, money: Currency, factor: str, tables: Tables) -> Chart | str:
    """The chart of a factor's levels, or what to say where there are too few records."""
    roles, factors = tables["roles"], tables["factors"]
    origin, about = Provenance.of(selection.source, tables), sentence(selection, tables)
    described = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    known_levels = levels_of(tables["salary_factors"], selection.source, factor)
    levels = pay.by_level(records_in(selection, money, tables), factor, known_levels)
    few = findings.too_few(levels, roles, pay.FEWEST_RECORDS)
    label = described["label"].lower()
    known = levels.dropna(subset="median")
    if known.empty:
        return f"By {label} there are too few records. {few}"
    trend = factor == YEAR and known["level"].nunique() > 1
    return Chart(
        (charts.trend if trend else charts.by_level)(levels, roles, money),
        title=findings.change(levels, roles)
        if trend
        else findings.levels_apart(levels, roles, described["plural"]),
        subtitle=f"Median pay with its 95% interval by {label}, in {money.name}. {about}. "
        f"Hollow marks: few records. Alike in {label} only, not like for like in the rest.",
        caption=f"{origin.line} {counts(levels)} {few} {described['silent']}",
        table=origin.attach(levels, about, f"{money.name} a year"),
        file_name=f"pay-by-{factor}",
    )
