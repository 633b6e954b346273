"""Pay by country: some countries of one survey side by side, and a ranking of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from components.charts import pay_medians
from components.charts.chart import Chart
from components.charts.pay_chart import pay_chart
from components.charts.ranges import ranges_chart
from components.places import words
from components.reports import exchange
from components.reports.exchange import DOLLARS, PURCHASING_POWER
from components.reports.reports import Reports
from components.selection.records import (
    all_reports,
    describe_filters,
    gap_in_short,
    like_for_like_gap,
    lowest_pay,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection
from components.situation.situation import Situation
from components.statistics import group_medians
from components.statistics.group_medians import (
    GroupMedian,
    by_level,
    distinct_records,
    median_table,
    with_figure,
)
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, Level, factors_of, levels_of
from components.tables.roles import Role, RolePair, all_roles, roles_by_id
from components.thresholds import MAX_COUNTRIES, MIN_REPORTS
from components.words import gap_findings, pay_findings
from components.words.metric import Metric
from components.words.money import currency, rate_sentence
from components.words.phrases import HOLLOW, capitalise

# The maximum height of the ranking in pixels, so that it fits on the first screen.
MAX_HEIGHT = 500
# The minimum height of the chart of countries side by side, in pixels, so that it fills the first
# screen.
MIN_HEIGHT = 316


@dataclass(frozen=True)
class ComparableCountries:
    """The countries that can be compared side by side: labels by code, and their source."""

    source: str
    countries: dict[str, str]


@dataclass(frozen=True)
class CountryQuery:
    """The visitor's choices: the selected pay reports and the id of the currency."""

    selection: Selection
    currency: str


@dataclass(frozen=True)
class SideBySide:
    """Countries side by side; `chart` is None if too few reports match.

    `metrics` come from `compared_metrics`. `rates` names the exchange rates, or is '' for US
    dollars; `limits` says what the figures can't show.
    """

    finding: str
    metrics: tuple[Metric, ...]
    roles: tuple[Role, ...]
    rates: str
    chart: Chart | None
    limits: str
    source: str


@dataclass(frozen=True)
class Country:
    """One country: charts of its pay distribution and of its medians by a factor.

    If there are too few reports for a chart, a message takes its place.
    """

    label: str
    distribution: Chart | str
    by: Chart | str


@dataclass(frozen=True)
class Ranking:
    """A ranking of all countries; `chart` is None if too few reports match."""

    finding: str
    metrics: tuple[Metric, ...]
    chart: Chart | None
    roles: tuple[Role, ...]
    caveats: str


@cache_result
def comparable_countries(tables: Tables) -> ComparableCountries:
    """Return the groups in `country_groups.csv` that are single countries in their source."""
    groups = tables["country_groups"]
    source = groups["source"].iloc[0]
    known = levels_of(source, COUNTRY, tables)
    labels = dict(zip(groups["id"], groups["label"], strict=True))
    return ComparableCountries(
        source, {code: label for code, label in labels.items() if code in known}
    )


@cache_result
def opening_view(situation: Situation, tables: Tables) -> str:
    """Return the view that fits the countries in the visitor's profile.

    If the profile names no country, this is the view of US areas.
    """
    visitor_countries = set(situation.levels_of(COUNTRY))
    if not visitor_countries or visitor_countries & set(tables["area_countries"]["country"]):
        return words.shared.AREAS
    return (
        words.shared.COMPARED
        if visitor_countries & set(comparable_countries(tables).countries)
        else words.shared.RANKED
    )


@cache_result
def shared_currencies(tables: Tables) -> dict[str, str]:
    """Return the currencies for comparing countries, by query parameter value.

    These are US dollars, the countries' own currencies and purchasing-power dollars.
    """
    rates = tables["exchange_rates"].drop_duplicates("country", keep="last").set_index("country")
    country_currencies = (
        rates["currency"].reindex(list(comparable_countries(tables).countries)).dropna()
    )
    return {id: id for id in (DOLLARS, *country_currencies, PURCHASING_POWER)}


@cache_result
def ranked_currencies(visitor_currency: str, tables: Tables) -> dict[str, str]:
    """Return the currencies for ranking all countries, by query parameter value.

    These are US dollars, the visitor's own currency and purchasing-power dollars.
    """
    known = set(tables["currencies"]["id"])
    return {id: id for id in (DOLLARS, visitor_currency, PURCHASING_POWER) if id in known}


@cache_result
def build_side_by_side(question: CountryQuery, tables: Tables) -> SideBySide:
    selection, origin = question.selection, provenance(question.selection, tables)
    medians, levels = _medians(question, tables), _countries(selection, tables)
    known, chosen = with_figure(medians), selection.chosen(COUNTRY)
    money = currency(question.currency, tables)
    return SideBySide(
        finding=words.countries.role_ahead_finding(known, chosen, levels, roles_by_id(tables))
        if known
        else words.shared.TOO_FEW.removesuffix("."),
        metrics=words.countries.compared_metrics(
            known, chosen[0], levels, roles_by_id(tables), money
        ),
        roles=all_roles(tables),
        rates=_rates(question, tables),
        chart=_ranges(question, medians, tables),
        limits=_limits(selection, tables),
        source=f"{origin.line} {origin.source.caveats}",
    )


@cache_result
def country_details(
    question: CountryQuery, by: str, pair: RolePair, tables: Tables
) -> tuple[Country, ...]:
    """Return each selected country with its pay distribution and its medians by a factor.

    `by` is the factor. The title of the distribution states the gap between the roles of `pair`.
    """
    labels = comparable_countries(tables).countries
    alone = {
        country: CountryQuery(question.selection.with_levels(COUNTRY, [country]), question.currency)
        for country in question.selection.chosen(COUNTRY)
    }
    return tuple(
        Country(labels[country], _distribution(query, pair, tables), _by(by, query, tables))
        for country, query in alone.items()
    )


@cache_result
def build_ranking(
    question: CountryQuery, visitor_countries: tuple[str, ...], everything: bool, tables: Tables
) -> Ranking:
    """Return a ranking of the countries with enough reports.

    Unless `everything` is true, the chart has only the best-paid countries and the visitor's own.
    """
    selection, origin = question.selection, provenance(question.selection, tables)
    roles, levels = roles_by_id(tables), _countries(selection, tables)
    money = currency(question.currency, tables)
    medians = group_medians.medians_by_level(
        _converted(question, tables),
        COUNTRY,
        factors_of(selection.source, tables)[COUNTRY].labels,
    )
    ranked = _best_first(with_figure(medians))
    best = pay_findings.best_paid_title(ranked, levels, roles)
    return Ranking(
        finding=best,
        metrics=words.countries.ranking_metrics(ranked, visitor_countries, levels, roles, money),
        chart=_ranked(question, medians, ranked, visitor_countries, everything, tables)
        if ranked
        else None,
        roles=all_roles(tables),
        caveats=origin.source.caveats,
    )


@cache_result
def _converted(question: CountryQuery, tables: Tables) -> Reports:
    """Return the selected reports, with all pay converted to the currency of the query."""
    reports = pay_reports(question.selection, tables)
    return exchange.convert_all(reports, tables["exchange_rates"], question.currency)


def _countries(selection: Selection, tables: Tables) -> Mapping[str, Level]:
    """Return the countries of the selected source, by code."""
    return levels_of(selection.source, COUNTRY, tables)


def _alone(selection: Selection, tables: Tables) -> str:
    """Describe the filters other than the countries, which the page names elsewhere."""
    return describe_filters(selection.with_levels(COUNTRY, ()), tables)


def _rates(question: CountryQuery, tables: Tables) -> str:
    if question.currency == DOLLARS:
        return ""
    reports = pay_reports(question.selection, tables)
    rates = exchange.exchange_rates(reports, tables["exchange_rates"], question.currency)
    return rate_sentence(rates, currency(question.currency, tables), tables)


def _medians(question: CountryQuery, tables: Tables) -> list[GroupMedian]:
    """Return the pay of each role in each selected country, in the order of selection."""
    roles, countries = roles_by_id(tables), _countries(question.selection, tables)
    chosen, order = question.selection.chosen(COUNTRY), list(roles)
    medians = [
        GroupMedian(role, pay, country, f"{countries[country].label}, {roles[role].plural}")
        for (role, country), pay in group_medians.quantiles_by(
            _converted(question, tables), ["role", COUNTRY]
        ).items()
    ]
    return sorted(
        medians, key=lambda median: (chosen.index(median.level), order.index(median.role))
    )


def _ranges(question: CountryQuery, medians: Sequence[GroupMedian], tables: Tables) -> Chart | None:
    """Return a chart of each role's pay range in each country, or None if there is no figure."""
    selection, money = question.selection, currency(question.currency, tables)
    roles, levels = roles_by_id(tables), _countries(selection, tables)
    known = with_figure(medians)
    if not known:
        return None
    return pay_chart(
        ranges_chart(known, roles, money, min_height=MIN_HEIGHT),
        selection,
        tables,
        title=words.countries.countries_finding(known, selection.chosen(COUNTRY), levels),
        plotted=f"{capitalise(money.a_year)}. {words.shared.RANGE}",
        distinct_records=distinct_records(known),
        rows=lambda: median_table(medians, "level").rename(columns={"level": COUNTRY}),
        unit=money.a_year,
        file_name="countries-side-by-side",
        notes=[pay_findings.too_few(medians, roles, MIN_REPORTS)],
        filters=_alone(selection, tables),
    )


@cache_result
def _distribution(here: CountryQuery, pair: RolePair, tables: Tables) -> Chart | str:
    """Return a chart of a country's pay distribution, with the gap between the roles as its title.

    If there are too few reports, return a message instead.
    """
    selection, money = here.selection, currency(here.currency, tables)
    origin = provenance(selection, tables)
    roles, reports = roles_by_id(tables), _converted(here, tables)
    medians = group_medians.medians_by_role(reports)
    known = with_figure(medians)
    if not known:
        return words.shared.TOO_FEW
    figure, table = pay_medians.distribution_chart(reports, known, roles, money)
    return pay_chart(
        figure,
        selection,
        tables,
        title=gap_findings.gap_title(
            like_for_like_gap(selection, *pair, tables), roles, origin.pay_verb
        ),
        plotted=pay_findings.distribution_plotted(money),
        distinct_records=distinct_records(known),
        rows=lambda: table,
        unit=money.a_year,
        file_name=f"distribution-{selection.chosen(COUNTRY)[0]}",
        notes=[gap_in_short(selection, pair, tables), pay_findings.gap_in_words(medians, roles)],
        filters=_alone(selection, tables),
    )


def _by(factor: str, here: CountryQuery, tables: Tables) -> Chart | str:
    """Return a chart of a country's medians by a factor.

    If there are too few reports, return a message instead.
    """
    selection, money = here.selection, currency(here.currency, tables)
    origin, roles = provenance(selection, tables), roles_by_id(tables)
    described = factors_of(selection.source, tables)[factor]
    medians = group_medians.medians_by_level(_converted(here, tables), factor, described.labels)
    few = pay_findings.too_few(medians, roles, MIN_REPORTS)
    if not with_figure(medians):
        return f"By {described.label.lower()} there are too few reports. {few}"
    compared = len(by_level(with_figure(medians)))
    return pay_chart(
        pay_medians.medians_chart(medians, roles, money, origin.reports),
        selection,
        tables,
        title=pay_findings.levels_ahead_title(medians, roles, described.plural, origin.pay_verb),
        plotted=f"Median {money.a_year} by {described.label.lower()}, 95% intervals.{HOLLOW}",
        distinct_records=distinct_records(medians),
        rows=lambda: median_table(medians, "level", "label"),
        unit=money.a_year,
        file_name=f"by-{factor}-{selection.chosen(COUNTRY)[0]}",
        notes=[few, gap_findings.by_chance(described.plural, compared)],
        filters=_alone(selection, tables),
    )


def _limits(selection: Selection, tables: Tables) -> str:
    """Say what the figures can't show.

    This includes the share of answers in each country that are too low to count.
    """
    countries = _countries(selection, tables)
    asked, kept = (
        reports.sums(COUNTRY, reports.distinct_records)
        for reports in (all_reports(selection, tables), pay_reports(selection, tables))
    )
    shares = {
        countries[country].phrase: 1 - kept.get(country, 0) / max(asked.get(country, 0), 1)
        for country in selection.chosen(COUNTRY)
    }
    return words.countries.limits_note(lowest_pay(selection.source, tables), shares)


def _ranked(
    question: CountryQuery,
    medians: Sequence[GroupMedian],
    ranked: Sequence[GroupMedian],
    visitor_countries: tuple[str, ...],
    everything: bool,
    tables: Tables,
) -> Chart:
    """Return a chart of each role's median by country.

    Unless `everything` is true, it has only the first countries in `ranked` and the visitor's own.
    """
    selection, money = question.selection, currency(question.currency, tables)
    origin = provenance(selection, tables)
    roles, order = roles_by_id(tables), list(by_level(ranked))
    shown = order if everything else [*order[:MAX_COUNTRIES], *visitor_countries]
    drawn = [median for median in ranked if median.level in shown]
    unknown = len({median.level for median in medians} - set(order))
    counted = _converted(question, tables).records.sum()
    left_out = int(pay_reports(selection, tables).records.sum() - counted)
    return pay_chart(
        pay_medians.medians_chart(
            drawn, roles, money, origin.reports, np.inf if everything else MAX_HEIGHT
        ),
        selection,
        tables,
        title=pay_findings.levels_ahead_title(ranked, roles, "countries", origin.pay_verb),
        plotted=words.countries.ranked_subtitle(money, len(by_level(drawn)), len(order)),
        distinct_records=distinct_records(ranked),
        rows=lambda: median_table(ranked, "level", "label"),
        unit=money.a_year,
        file_name="countries",
        notes=[words.countries.ranked_notes(unknown, left_out)],
    )


def _best_first(medians: Sequence[GroupMedian]) -> list[GroupMedian]:
    """Sort medians by country, the best-paid first.

    Countries where every role has few reports come last.
    """

    def rank(level: str) -> tuple[float, float, str]:
        amounts = [median.pay.median for median in levels[level]]
        of_many = [median.pay.median for median in levels[level] if not median.pay.is_few]
        return -max(of_many, default=0.0), -max(amounts), level

    levels = by_level(medians)
    return [median for level in sorted(levels, key=rank) for median in levels[level]]
