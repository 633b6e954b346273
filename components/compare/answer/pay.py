"""Pay for a profile: each role's median, the gap between two roles, and pay by level."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from components.charts.chart import Chart
from components.charts.pay_medians import medians_chart
from components.compare import words
from components.reports.exchange import convert_all
from components.selection.records import (
    describe,
    latest,
    like_for_like_gap,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection
from components.situation import source_mapping
from components.situation.situation import (
    EVERYONE,
    METROPOLITAN_AREA,
    Situation,
    profile_factors,
)
from components.statistics import group_medians, role_gap
from components.statistics.gap import Gap
from components.statistics.group_medians import GroupMedian
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, YEAR, factors_of, levels_of, pay_sources
from components.tables.roles import RolePair, Roles, roles_by_id
from components.thresholds import MAX_METRICS, MIN_REPORTS
from components.words import gap_findings, pay_findings
from components.words.metric import Metric
from components.words.money import Currency, currency
from components.words.phrases import HOLLOW, capitalise

# The maximum height, in pixels, at which the whole chart still fits on the first screen.
MAX_HEIGHT = 360


@dataclass(frozen=True)
class PayComparison:
    """The roles' pay for a profile.

    `levels` is the chart of pay by level, or a sentence if there is none. Its subtitle says whose
    pay the metrics show. `sources` states the gap in each source; `meaning` explains what the gap
    means.
    """

    finding: str
    metrics: tuple[Metric, ...]
    levels: Chart | str
    meaning: str
    sources: tuple[str, ...]


@cache_result
def compare_pay(situation: Situation, pair: RolePair, tables: Tables) -> PayComparison:
    """Return the pay for a profile, in its currency.

    If too few reports match the profile, the pay is that of a wider group. The leading source is
    the first one with a figure for the gap between the two roles.
    """
    roles = roles_by_id(tables)
    shown, other_gaps = _gaps_by_source(situation, pair, tables)
    gaps = dict(sorted(other_gaps.items(), key=lambda item: not item[1].has_figure))
    selection, gap = next(iter(gaps.items()))
    origin = provenance(selection, tables)
    local_currency = source_mapping.profile_currency(situation, tables)
    money = currency(local_currency, tables)
    reports = convert_all(pay_reports(selection, tables), tables["exchange_rates"], local_currency)
    medians = group_medians.medians_by_role(reports)
    shows_country = bool(shown.area) and not selection.chosen(METROPOLITAN_AREA)
    factors = factors_of(selection.source, tables).values()
    alike = words.matching_sentence([factor.label.lower() for factor in factors])
    median_gap = role_gap.gap_of_medians(reports, *pair)
    is_first_source = selection.source == pay_sources(tables)[0]
    return PayComparison(
        words.pay_finding(gap, list(gaps.values())[1:], roles, origin),
        (
            *_median_metrics(medians, selection, money, shows_country, tables)[: MAX_METRICS - 1],
            words.gap_metric(gap, median_gap, alike),
        ),
        _levels_chart(
            selection,
            local_currency,
            shown == situation,
            group_medians.distinct_records(medians),
            tables,
        ),
        " ".join(
            [
                alike,
                gap_findings.CLEAR,
                *(
                    [f"{capitalise(origin.reports)} lead because {gap_findings.WHY_FIRST}"]
                    if is_first_source
                    else []
                ),
                words.EXPECT,
            ]
        ),
        tuple(
            words.source_gap_sentence(
                provenance(source_selection, tables).short_name,
                gap,
                origin.reports if source_selection == selection else "",
            )
            for source_selection, gap in gaps.items()
        ),
    )


def _median_metrics(
    medians: Sequence[GroupMedian],
    selection: Selection,
    money: Currency,
    shows_country: bool,
    tables: Tables,
) -> tuple[Metric, ...]:
    """Return each role's median as a metric.

    `shows_country` is True if the medians describe the country instead of the visitor's city.
    """
    by_role = {median.role: median.estimate for median in medians}
    countries = levels_of(selection.source, COUNTRY, tables)
    labels = [countries[code].label for code in selection.chosen(COUNTRY)]
    return tuple(
        words.median_metric(role, by_role.get(role.id), money, labels, shows_country)
        for role in roles_by_id(tables).values()
    )


def _levels_chart(
    selection: Selection, currency_id: str, whole: bool, report_count: int, tables: Tables
) -> Chart | str:
    """Return the chart of pay at each level of the source's first factor, which is experience.

    Return a message instead if no level has enough reports. `whole` is False if the selection is
    wider than the profile; `report_count` is the number of reports in it.
    """
    roles, money = roles_by_id(tables), currency(currency_id, tables)
    first_factor = next(iter(factors_of(selection.source, tables).values()))
    factor = first_factor.id
    all_levels = selection.with_levels(factor, ())
    level_selection = Selection.of(selection.source, {factor: selection.chosen(factor)})
    reports = convert_all(pay_reports(all_levels, tables), tables["exchange_rates"], currency_id)
    levels = group_medians.medians_by_level(reports, factor, first_factor.labels)
    chosen = level_selection.chosen(factor)
    levels = [
        replace(median, label=f"{median.label} (you)") if median.level in chosen else median
        for median in levels
    ]
    few = pay_findings.too_few(levels, roles, MIN_REPORTS)
    if not group_medians.with_figure(levels):
        return f"By {first_factor.label.lower()} there are too few reports. {few}"
    origin = provenance(selection, tables)
    has_few = any(median.pay.is_few for median in levels)
    level_text = _describe_by(level_selection, [factor], tables) if level_selection.levels else ""
    narrowed = [name for name, _ in all_levels.levels if name != YEAR]
    selected = _describe_by(all_levels, [*narrowed, COUNTRY], tables)
    return Chart(
        medians_chart(levels, roles, money, origin.reports, MAX_HEIGHT),
        title=_levels_title(levels, roles, first_factor.plural, origin.pay_verb),
        subtitle=words.levels_subtitle(
            selected if narrowed else "",
            whole,
            money,
            words.reports_note(
                origin.how_many(group_medians.distinct_records(levels)), level_text, report_count
            ),
            origin,
        ),
        caption=f"{origin.line}{HOLLOW if has_few else ''} {few}".strip(),
        rows=lambda: group_medians.median_table(levels, "level", "label"),
        origin=origin,
        selection=describe(all_levels, tables),
        unit=money.a_year,
        file_name="pay-by-level",
    )


def _levels_title(levels: Sequence[GroupMedian], roles: Roles, plural: str, verb: str) -> str:
    """Say at how many levels a role is clearly ahead, and where too few reports prevent this."""
    known = group_medians.by_level(group_medians.with_figure(levels)).values()
    compared = [group for group in known if len(group) > 1]
    leading = group_medians.leaders(compared) if len(compared) > 1 else []
    ahead = Counter(filter(None, leading))
    if not ahead:
        return pay_findings.levels_ahead_title(levels, roles, plural, verb)
    [(best, count)] = ahead.most_common(1)
    few = [
        group[0].label
        for group, leader in zip(compared, leading, strict=True)
        if leader is None
        and any(median.pay.is_few for median in group)
        and group_medians.highest_first(group)[0].role == best
    ]
    return words.levels_ahead_title(roles[best].short_plural, count, len(compared), few)


def _describe_by(selection: Selection, factors: list[str], tables: Tables) -> str:
    """Describe a selection, mentioning only these factors, as in 'In the USA'."""
    return selection.describe(tables, only=factors)


def _gaps_by_source(
    situation: Situation, pair: RolePair, tables: Tables
) -> tuple[Situation, dict[Selection, Gap]]:
    """Return the profile that the gaps describe, and the gap in each source that can represent it.

    If no source has enough reports for the visitor's profile, use only its countries; if that isn't
    enough, use everyone.
    """
    countries_only = situation.without(set(profile_factors(tables)) - {COUNTRY})
    for shown in (situation, countries_only, EVERYONE):
        mappings = [
            source_mapping.map_to_source(shown, source, tables) for source in pay_sources(tables)
        ]
        selections = [
            latest(mapping.selection, tables) for mapping in mappings if not mapping.unmatched
        ]
        gaps = {selection: like_for_like_gap(selection, *pair, tables) for selection in selections}
        if any(gap.has_figure for gap in gaps.values()):
            break
    return shown, gaps
