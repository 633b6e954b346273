"""Pay bands: each role's quartiles at each level of a factor, or its medians by year as a trend."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.charts import pay_bands, pay_medians
from components.charts.chart import Chart
from components.charts.pay_chart import pay_chart
from components.pay import words
from components.pay.answer.distribution import range_widths_note
from components.reports.exchange import DOLLARS
from components.reports.reports import Reports
from components.selection.records import (
    pay_reports,
    provenance,
    reports_in,
)
from components.selection.selection import Selection
from components.statistics import trend as trends
from components.statistics.gap import Gap
from components.statistics.group_medians import (
    GroupMedian,
    by_level,
    distinct_records,
    median_table,
    medians_by_level,
    with_figure,
)
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, YEAR, factors_of, levels_of
from components.tables.roles import Roles, roles_by_id
from components.thresholds import MIN_REPORTS
from components.words import gap_findings, pay_findings
from components.words.metric import Metric
from components.words.money import Currency, currency
from components.words.phrases import HOLLOW, capitalise
from components.words.phrases import capitalise as sentence_case


@dataclass(frozen=True)
class PayBands:
    """The bands by level; with too few reports there is no chart, and the finding says so.

    `metrics` describes one level. `table` has the bands as text, one row per role and level.
    `notes` holds caveats.
    """

    finding: str
    metrics: tuple[Metric, ...]
    chart: Chart | None
    table: pd.DataFrame
    notes: tuple[str, ...]


def selection_to_compare(selection: Selection, factor: str) -> Selection:
    """Return the selection without its filter on a factor if that selects a single level.

    A comparison by level needs several levels.
    """
    return selection.with_levels(factor, ()) if len(selection.chosen(factor)) == 1 else selection


@cache_result
def build_bands(selection: Selection, currency_id: str, factor: str, tables: Tables) -> PayBands:
    """Return the bands of the selected pay at each level of a factor, in a currency.

    If a single level of the factor is selected, it is treated as the visitor's own: all levels are
    shown, and that level is highlighted.
    """
    own_level = selection.chosen(factor) if len(selection.chosen(factor)) == 1 else ()
    selection = selection_to_compare(selection, factor)
    roles, money = roles_by_id(tables), currency(currency_id, tables)
    origin = provenance(selection, tables)
    compared = factors_of(selection.source, tables)[factor]
    levels = medians_by_level(reports_in(selection, currency_id, tables), factor, compared.labels)
    too_few_note = pay_findings.too_few(levels, roles, MIN_REPORTS)
    label = compared.label.lower()
    with_figures = with_figure(levels)
    if not with_figures:
        empty = median_table(levels, "level", "label")
        return PayBands(f"Too few reports by {label}. {too_few_note}", (), None, empty, ())
    level_count = len(by_level(with_figures))
    is_trend = factor == YEAR and level_count > 1
    levels_title = pay_findings.levels_ahead_title(levels, roles, compared.plural, origin.pay_verb)
    title, changes_sentence = levels_title, ""
    if is_trend:
        title, changes_sentence = _trend_sentences(selection, currency_id, levels, tables)
    metrics_level = _metrics_level(with_figures, own_level)
    level_medians = by_level(with_figures)[metrics_level]
    phrase = compared.levels[metrics_level].phrase
    by_chance = gap_findings.by_chance(compared.plural, level_count)
    own_level_title = ""
    if own_level:
        own_level_title = words.bands_title(phrase, _ranges(level_medians, roles), money)
    finding = title if is_trend else own_level_title or title
    has_few = any(median.pay.is_few for median in with_figures)
    chart = pay_chart(
        pay_medians.trend_chart(levels, roles, money, origin.reports)
        if is_trend
        else pay_bands.bands_chart(levels, roles, money, origin.reports, own_level),
        selection,
        tables,
        title=f"{'Median pay' if is_trend else 'Pay bands'} by {label}, in {money.name}"
        if is_trend or not own_level_title
        else title,
        plotted=f"Median {money.a_year}, 95% intervals, not adjusted for inflation.{HOLLOW}"
        if is_trend
        else f"Strip: middle half, P25–P75. Mark: median.{HOLLOW if has_few else ''}",
        distinct_records=distinct_records(levels),
        rows=lambda: median_table(levels, "level", "label"),
        unit=money.a_year,
        file_name=f"pay-by-{factor}",
        notes=["" if is_trend else by_chance],
    )
    notes = [
        words.trend_notes(changes_sentence)
        if is_trend
        else f"Reports are split by {label} and matched on nothing else.",
        "" if is_trend else range_widths_note(selection, tables),
        too_few_note,
        compared.no_effect_reason,
    ]
    return PayBands(
        finding,
        _level_metrics(level_medians, phrase, money, tables),
        chart,
        _bands_table(levels, compared.label, origin.reports, money, tables),
        tuple(filter(None, notes)),
    )


def _metrics_level(medians: Sequence[GroupMedian], own_level: tuple[str, ...]) -> str:
    """Return the level that the metrics describe.

    This is the visitor's own level if it has a figure. Otherwise, only levels with a figure for the
    largest number of roles are considered, and the one whose rarest role has the most reports is
    chosen.
    """
    levels = by_level(medians)
    if own_level and own_level[0] in levels:
        return own_level[0]
    most_roles = max(len(group) for group in levels.values())
    rarest = {
        level: min(median.pay.distinct_records for median in group)
        for level, group in levels.items()
        if len(group) == most_roles
    }
    return max(rarest, key=lambda level: rarest[level])


def _in_order(level_medians: Sequence[GroupMedian], roles: Roles) -> list[GroupMedian]:
    order = list(roles)
    return sorted(level_medians, key=lambda median: order.index(median.role))


def _ranges(level_medians: Sequence[GroupMedian], roles: Roles) -> list[tuple[str, float, float]]:
    return [
        (roles[median.role].short_plural, median.pay.p25, median.pay.p75)
        for median in _in_order(level_medians, roles)
    ]


def _level_metrics(
    level_medians: Sequence[GroupMedian], phrase: str, money: Currency, tables: Tables
) -> tuple[Metric, ...]:
    """Return each role's median and band at a level."""
    roles = roles_by_id(tables)
    return tuple(
        Metric(
            f"{capitalise(roles[median.role].short_name)}, {phrase}",
            money.amount(median.pay.median),
            f"P25–P75 {money.span(median.pay.p25, median.pay.p75)}",
            median.role,
        )
        for median in _in_order(level_medians, roles)
    )


def _bands_table(
    levels: Sequence[GroupMedian], label: str, reports: str, money: Currency, tables: Tables
) -> pd.DataFrame:
    """Return the bands as text, one row per role and level.

    Rows with too few reports have no amounts.
    """
    roles, rows = roles_by_id(tables), []
    for level_medians in by_level(levels).values():
        for median in _in_order(level_medians, roles):
            pay, amounts = median.pay, ["–", words.TOO_FEW]
            if np.isfinite(pay.median):
                amounts = [money.span(pay.p25, pay.p75), money.amount(pay.median)]
            count = f"{pay.distinct_records:,}{words.FEW_MARK if pay.is_few else ''}"
            rows.append([median.label, roles[median.role].short_name, *amounts, count])
    return pd.DataFrame(rows, columns=[label, *words.LEVELS_TABLE, sentence_case(reports)])


def _trend_sentences(
    selection: Selection, currency_id: str, levels: Sequence[GroupMedian], tables: Tables
) -> tuple[str, str]:
    """Return a title on how pay changed like for like, and sentences on the change in real terms.

    `levels` holds the medians by year. The sentences cover only countries with known consumer
    prices, and only amounts in dollars.
    """
    roles, years = roles_by_id(tables), pay_findings.comparable_years(levels)
    if years is None:
        return pay_findings.change_finding({}, roles), ""
    changes = _changes(reports_in(selection, currency_id, tables), years, selection, tables)
    title = pay_findings.change_finding(changes, roles)
    if currency_id != DOLLARS:
        return title, ""
    reports, prices = pay_reports(selection, tables), tables["consumer_prices"]
    countries = levels_of(selection.source, COUNTRY, tables)
    notes = []
    for country in [code for code in prices["country"].unique() if code in countries]:
        country_changes = _changes(reports.at(COUNTRY, country), years, selection, tables)
        real = {
            role: trends.deflate(country_change, prices, country)
            for role, country_change in country_changes.items()
        }
        where = words.where_phrase(countries[country].phrase)
        notes.append(pay_findings.change_in_words(country_changes, real, roles, where))
    return title, " ".join(filter(None, notes))


def _changes(
    reports: Reports, years: tuple[str, str], selection: Selection, tables: Tables
) -> dict[str, Gap]:
    """Return the like-for-like change of each role's pay between two years.

    Reports are matched only on the factors whose effect the source can measure, because the first
    year has few reports.
    """
    factors = factors_of(selection.source, tables).values()
    alike = [factor.id for factor in factors if factor.is_measurable]
    return {
        role: trends.adjusted_change(reports.of_roles(role), *years, alike)
        for role in roles_by_id(tables)
        if role in reports.role.occurring()
    }
