"""Each role's median pay at each level of a factor; years as a trend."""

from dataclasses import dataclass

import pandas as pd

from components.charts import pay_medians
from components.charts.chart import Chart
from components.pay import words
from components.selection.records import provenance, records, records_in, sentence
from components.selection.selection import COUNTRY, YEAR, Selection, factors_of, levels_of
from components.statistics import group_medians
from components.statistics import trend as trends
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, once
from components.thresholds import FEWEST_RECORDS
from components.words import gap_findings, pay_findings
from components.words.money import currency


@dataclass(frozen=True)
class Groups:
    """The medians by level; no chart where there are too few records, as the finding says."""

    finding: str
    chart: Chart | None


@once
def groups(selection: Selection, currency_id: str, factor: str, tables: Tables) -> Groups:
    """The medians of the selected pay at each level of a factor, in a currency."""
    roles, money = tables["roles"], currency(tables["currencies"], currency_id)
    origin, about = provenance(selection, tables), sentence(selection, tables)
    described = (
        tables["pay_filters"].set_index(["source", "factor"]).loc[(selection.source, factor)]
    )
    known_levels = levels_of(tables["pay_levels"], selection.source, factor)
    levels = group_medians.by_level(
        records_in(selection, currency_id, tables), factor, known_levels
    )
    few = pay_findings.too_few(levels, roles, FEWEST_RECORDS)
    label = described["label"].lower()
    known = levels.dropna(subset="median")
    if known.empty:
        return Groups(words.no_level(label, few), None)
    compared = known["level"].nunique()
    trend = factor == YEAR and compared > 1
    title, changed = (
        _trend(selection, currency_id, levels, tables)
        if trend
        else (pay_findings.levels_apart(levels, roles, described["plural"], origin.verb), "")
    )
    chart = Chart(
        (pay_medians.trend if trend else pay_medians.by_level)(
            levels, roles, money, origin.reports
        ),
        title=title,
        subtitle=(
            words.trend_subtitle(about, money, changed)
            if trend
            else words.levels_subtitle(about, label, money)
        ),
        caption=" ".join(
            filter(
                None,
                [
                    f"{origin.line} {origin.counts(levels)}",
                    few,
                    "" if trend else gap_findings.by_chance(described["plural"], compared),
                    described["silent"],
                ],
            )
        ),
        table=origin.attach(levels, about, words.a_year(money)),
        file_name=f"pay-by-{factor}",
    )
    return Groups(title, chart)


def _trend(
    selection: Selection, currency_id: str, levels: pd.DataFrame, tables: Tables
) -> tuple[str, str]:
    """How pay changed like for like as a title, and with inflation in a sentence.

    `levels` are the medians by year. Inflation is known of some countries, in dollars.
    """
    roles, years = tables["roles"], pay_findings.compared_years(levels)
    if years is None:
        return pay_findings.change({}, roles), ""
    changes = _changes(records_in(selection, currency_id, tables), years, selection, tables)
    title = pay_findings.change(changes, roles)
    if currency_id != DOLLARS:
        return title, ""
    rows, prices = records(selection, tables), tables["consumer_prices"]
    phrases = levels_of(tables["pay_levels"], selection.source, COUNTRY).set_index("code")
    said = []
    for country in [code for code in prices["country"].unique() if code in phrases.index]:
        own = _changes(rows[rows[COUNTRY] == country], years, selection, tables)
        real = {role: trends.real(found, prices, country) for role, found in own.items()}
        where = words.in_country(phrases["phrase"][country])
        said.append(pay_findings.change_in_words(own, real, roles, where))
    return title, " ".join(filter(None, said))


def _changes(
    rows: pd.DataFrame, years: tuple[str, str], selection: Selection, tables: Tables
) -> dict[str, pd.Series]:
    """The change of each role's pay between two years among reports that are alike.

    They are alike in what the source can tell of: few reports are of the first year.
    """
    factors = tables["pay_filters"]
    alike = factors_of(factors[factors["silent"] == ""], selection.source)
    return {
        role: trends.change(rows[rows["role"] == role], *years, alike)
        for role in tables["roles"]["id"]
        if (rows["role"] == role).any()
    }
