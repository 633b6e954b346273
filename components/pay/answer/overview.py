"""The tab 'Overview': the pay that a person can expect in each role."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from components.charts.chart import Chart
from components.charts.pay_chart import pay_chart
from components.charts.ranges import ranges_chart
from components.pay import words
from components.pay.answer import scope
from components.pay.answer.distribution import pay_distribution
from components.pay.answer.gap_metric import gap_metric
from components.pay.answer.rates import Rates, rates_in_words, rates_used
from components.reports import exchange
from components.selection.records import (
    like_for_like_gap,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection
from components.statistics import effects, prediction_range
from components.statistics.group_medians import (
    ESTIMATES,
    GroupMedian,
    distinct_records,
    leading_role,
    median_table,
    with_figure,
)
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, YEAR, factors_of
from components.tables.roles import Role, RolePair, all_roles, roles_by_id
from components.tables.sources import sources_by_id
from components.words.metric import Metric
from components.words.money import Currency, currency
from components.words.phrases import capitalise, join_words
from components.words.provenance import Provenance

# The chart's minimum height in pixels, at which it fills the first screen.
MIN_HEIGHT = 320


@dataclass(frozen=True)
class Card:
    """A role and a text on what its expected range is based on."""

    role: Role
    basis: str


@dataclass(frozen=True)
class PayEstimate:
    """The expected range in each role, and how its amounts were converted.

    If there is a `no_rate` message, amounts are in dollars. Without enough reports there is no
    chart, and the finding says so. There is no `distribution` if any reports had to be adjusted.
    `accuracy` says what share of held-out reports fell within such a range.
    """

    finding: str
    metrics: tuple[Metric, ...]
    no_rate: str
    rates: Rates | None
    chart: Chart | None
    cards: tuple[Card, ...]
    accuracy: str
    distribution: Chart | None


@dataclass(frozen=True)
class _Matches:
    """The reports most similar to the situation, in one currency, and how they were converted.

    `matches` is keyed by role id.
    """

    matches: dict[str, prediction_range.Match]
    money: Currency
    rates: Rates | None = None
    no_rate: str = ""

    @property
    def is_adjusted(self) -> bool:
        """True if any reports were adjusted to the visitor's situation."""
        return any(match.dropped or match.country_widened for match in self.matches.values())


@cache_result
def pay_estimate(
    selection: Selection, currency_id: str, pair: RolePair, tables: Tables, shown_for: str = ""
) -> PayEstimate:
    """Return the expected pay in a visitor's situation, and the gap between two roles.

    If several levels of a factor are selected, reports at any of them match. `shown_for` names the
    place that the figures describe if it isn't the visitor's own: 'USA-wide'.
    """
    source, roles = selection.source, roles_by_id(tables)
    converted = _matches_in_currency(selection, currency_id, tables)
    money = converted.money
    predictions = {
        role_id: prediction_range.predict(match) for role_id, match in converted.matches.items()
    }
    estimates = [
        GroupMedian(
            role.id,
            predictions[role.id].pay,
            label=role.name,
            is_estimated=predictions[role.id].is_estimated,
        )
        for role in all_roles(tables)
    ]
    with_figures = with_figure(estimates)
    cards = tuple(
        Card(role, _basis(converted.matches[role.id], predictions[role.id], source, tables))
        for role in all_roles(tables)
    )
    if not with_figures:
        return PayEstimate(
            words.NOBODY_LIKE_YOU, (), converted.no_rate, converted.rates, None, cards, "", None
        )
    year_dropped = any(YEAR in match.dropped for match in converted.matches.values())
    origin = Provenance.of(source, tables) if year_dropped else provenance(selection, tables)
    measured = scope.without_unreliable_factors(selection, tables)
    has_hollow = any(median.pay.is_few or median.is_estimated for median in with_figures)
    chart = pay_chart(
        ranges_chart(with_figures, roles, money, min_height=MIN_HEIGHT),
        selection,
        tables,
        title=f"Yearly pay in {money.name}",
        plotted=words.overview_subtitle(has_hollow),
        distinct_records=distinct_records(with_figures),
        rows=lambda: _estimate_table(estimates),
        unit=money.a_year,
        file_name="your-pay",
        origin=origin,
    )
    return PayEstimate(
        words.overview_title(
            with_figures,
            roles,
            money,
            origin.pay_verb,
            scope.scope_phrases(measured, words.EVERYONE, tables),
            _medians_differ(with_figures, selection, pair, tables),
        ),
        _metrics(with_figures, selection, money, pair, shown_for, tables),
        converted.no_rate,
        converted.rates,
        chart,
        cards,
        _accuracy_note(source, tables),
        None if converted.is_adjusted else pay_distribution(measured, money.id, tables),
    )


def _estimate_table(estimates: Sequence[GroupMedian]) -> pd.DataFrame:
    columns = ["role", *ESTIMATES, "records", "distinct_records", "few", "is_estimated"]
    table = median_table(estimates, "is_estimated")[columns]
    return table.rename(columns={"is_estimated": "estimated"})


def _metrics(
    estimates: Sequence[GroupMedian],
    selection: Selection,
    money: Currency,
    pair: RolePair,
    shown_for: str,
    tables: Tables,
) -> tuple[Metric, ...]:
    """Return each role's median, and the gap between the roles of `pair` if both have a median."""
    roles = roles_by_id(tables)
    medians = [
        Metric(
            f"{capitalise(roles[estimate.role].short_plural)}"
            f"{f' ({shown_for})' if shown_for else ''}",
            money.amount(estimate.pay.median),
            words.ESTIMATED
            if estimate.is_estimated
            else money.interval(estimate.pay.median_low, estimate.pay.median_high),
            estimate.role,
        )
        for estimate in estimates
    ]
    has_both = set(pair) <= {estimate.role for estimate in estimates}
    return (*medians, *(gap_metric(selection, pair, tables) if has_both else ()))


def _medians_differ(
    estimates: Sequence[GroupMedian], selection: Selection, pair: RolePair, tables: Tables
) -> bool:
    """Return whether pay clearly differs between the roles.

    Use the like-for-like gap between the roles of `pair` if it has a figure. Otherwise, return
    whether one role's median is clearly above all others.
    """
    if set(pair) <= {estimate.role for estimate in estimates}:
        alike = like_for_like_gap(selection, *pair, tables)
        if alike.has_figure:
            return alike.is_clear
    return bool(leading_role(estimates))


def _matches_in_currency(selection: Selection, currency_id: str, tables: Tables) -> _Matches:
    """Return the most similar reports in the currency, or in dollars if there is no single rate.

    Exact matches are converted at their own rates. Adjusted reports come from other places and
    years, so they need a single rate: the latest one of the selected country.
    """
    matches = {role.id: _match_role(role.id, selection, tables) for role in all_roles(tables)}
    dollars = currency(exchange.DOLLARS, tables)
    in_dollars = _Matches(matches, dollars)
    if currency_id == exchange.DOLLARS:
        return in_dollars
    money = currency(currency_id, tables)
    if not in_dollars.is_adjusted:
        converted = {
            role: replace(
                match,
                reports=exchange.convert(match.reports, tables["exchange_rates"], currency_id),
            )
            for role, match in matches.items()
        }
        measured = scope.without_unreliable_factors(selection, tables)
        return _Matches(converted, money, rates_used(measured, currency_id, tables))
    reports = pay_reports(selection, tables)
    if not len(reports):
        # If nothing matches, reports from other years and levels are adjusted. The rate then
        # depends only on the country.
        country_selection = Selection.of(selection.source, {COUNTRY: selection.chosen(COUNTRY)})
        reports = pay_reports(country_selection, tables)
    rates = exchange.exchange_rates(reports, tables["exchange_rates"], currency_id)
    latest_rates = rates.sort_values("year").drop_duplicates("country", keep="last")
    if len(latest_rates) != 1:
        return _Matches(matches, dollars, no_rate=words.NO_SINGLE_RATE)
    rate = float(latest_rates["rate"].iloc[0])
    converted = {
        role: replace(match, reports=match.reports.scaled(rate)) for role, match in matches.items()
    }
    return _Matches(converted, money, rates_in_words(latest_rates, money, tables))


def _match_role(role: str, selection: Selection, tables: Tables) -> prediction_range.Match:
    """Return the reports of a role that are most similar to the selection."""
    source = selection.source
    measurable = [factor for factor in factors_of(source, tables).values() if factor.is_measurable]
    measurable.sort(key=lambda factor: factor.drop_order)
    return prediction_range.match_records(
        pay_reports(Selection(source), tables).of_roles(role),
        dict(selection.levels),
        [factor.id for factor in measurable],
        set(tables["country_groups"]["id"]),
        _model(source, tables),
    )


@cache_result
def _model(source: str, tables: Tables) -> effects.Model:
    """Fit the model that adjusts reports; it doesn't depend on the selection."""
    factors = factors_of(source, tables).values()
    measurable = [factor.id for factor in factors if factor.is_measurable]
    return effects.fit(pay_reports(Selection(source), tables), [*measurable, "role"])


def _basis(
    match: prediction_range.Match,
    prediction: prediction_range.Prediction,
    source: str,
    tables: Tables,
) -> str:
    """Say which factors were dropped and how many reports a role's range is based on."""
    factors = factors_of(source, tables)
    dropped = [factors[factor].label.lower() for factor in match.dropped]
    if match.country_widened:
        countries = tables["country_groups"]["phrase"].iloc[-1]
        dropped.append(f"{factors[COUNTRY].label.lower()} (replaced by all countries {countries})")
    unmeasurable = [
        factor
        for factor in factors.values()
        if factor.id in match.unused and not factor.is_measurable
    ]
    return words.explain_match(
        Provenance.of(source, tables).how_many(prediction.pay.distinct_records),
        prediction.pay.is_few,
        dropped,
        [factor.label.lower() for factor in unmeasurable],
        " ".join(factor.no_effect_reason for factor in unmeasurable),
    )


def _accuracy_note(source: str, tables: Tables) -> str:
    """Say how accurate the expected range is, or for which sources this was checked."""
    accuracy = tables["range_accuracy"]
    source_accuracy = accuracy[accuracy["source"] == source].set_index("factor")
    if source_accuracy.empty:
        titles = [sources_by_id(tables)[id].title for id in accuracy["source"].unique()]
        return f"How often such a range holds was checked for {join_words(titles)} only."
    overall = source_accuracy.loc["all"]
    return words.accuracy_sentence(overall["coverage"], overall["records"])
