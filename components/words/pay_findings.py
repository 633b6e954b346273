"""Sentences about median pay; only clear differences are called differences.

Parameters named `roles` contain all roles by id; `verb` is a source's verb for pay: 'are offered'.
`medians` are results of `group_medians`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from components.reports.reports import Reports
from components.statistics.gap import Gap
from components.statistics.group_medians import (
    GroupMedian,
    by_level,
    clearly_leads,
    highest_first,
    leaders,
    median_gap,
    with_figure,
)
from components.statistics.quantiles import shares_between
from components.tables.factors import Level
from components.tables.roles import Roles
from components.thresholds import MIN_SHARE_SHOWN
from components.words.money import Currency
from components.words.phrases import above_or_below, capitalise, join_words, more_or_less, percent


def median_gap_sentence(medians: Sequence[GroupMedian], roles: Roles, verb: str) -> str:
    """Compare the roles' medians, in at most twelve words for two roles.

    `medians` has one median per role.
    """
    highest = _two_highest(medians, roles)
    if len(highest) < 2:
        return "Too few reports to compare the roles"
    first, second = highest
    gap = median_gap(first.estimate, second.estimate)
    a, b = roles[first.role].short_plural, roles[second.role].short_plural
    if gap.is_clear:
        return capitalise(f"{a} {verb} {more_or_less(gap.value)} than {b} at the median")
    return f"No clear difference between {a} and {b} in median pay"


def gap_in_words(medians: Sequence[GroupMedian], roles: Roles) -> str:
    """State the gap between the two highest medians with its 95% interval; '' without a gap."""
    highest = _two_highest(medians, roles)
    if len(highest) < 2:
        return ""
    first, second = highest
    gap = median_gap(first.estimate, second.estimate)
    if not gap.has_figure:
        return ""
    return (
        f"The median of {roles[first.role].plural} is {above_or_below(gap.value)} that of "
        f"{roles[second.role].plural} (95% interval: {above_or_below(gap.low)} to "
        f"{above_or_below(gap.high)})."
    )


def _two_highest(medians: Sequence[GroupMedian], roles: Roles) -> list[GroupMedian]:
    """Return the two highest known medians, in the order of the roles.

    The like-for-like gap is also that of the first role relative to the second. Readers see both
    gaps side by side; if the order differed, their signs would seem to contradict each other.
    """
    order = list(roles)
    return sorted(highest_first(medians)[:2], key=lambda median: order.index(median.role))


def not_drawn(reports: Reports, roles: Roles, top: float, currency: Currency) -> str:
    """State what share of each role's reports is above `top`, the end of the chart's axis."""
    beyond = {}
    for role in roles.values():
        role_reports = reports.of_roles(role.id)
        if len(role_reports):
            beyond[role.plural] = 1 - float(shares_between(role_reports, np.array([0, top]))[0])
    if all(share < MIN_SHARE_SHOWN for share in beyond.values()):
        return ""
    words = [f"{percent(share)} of those of {plural}" for plural, share in beyond.items()]
    return f"Not drawn, above {currency.amount(top)}: {' and '.join(words)}."


def distribution_plotted(money: Currency) -> str:
    """Describe what a chart of the pay distribution plots."""
    return f"Share of each role by {money.a_year}; lines: medians."


def levels_ahead_title(medians: Sequence[GroupMedian], roles: Roles, plural: str, verb: str) -> str:
    """State at how many levels of a factor one role's median is clearly the highest.

    `plural` is the plural name of the levels, such as 'countries'.
    """
    known = by_level(with_figure(medians))
    compared = [known[level] for level in sorted(known) if len(known[level]) > 1]
    if not compared:
        return "Too few reports to compare the roles"
    if len(compared) == 1:
        return median_gap_sentence(compared[0], roles, verb)
    total = len(compared)
    if total < len(by_level(medians)):
        plural = f"compared {plural}"
    ahead = Counter(filter(None, leaders(compared)))
    if not ahead:
        return f"No clear difference in any of {total} {plural}"
    [(best, count)] = ahead.most_common(1)
    more = "more" if max(len(group) for group in compared) == 2 else "most"
    return capitalise(
        f"{roles[best].short_plural} {verb} clearly {more} in {count} of {total} {plural}"
    )


def best_paid_title(
    medians: Sequence[GroupMedian], levels: Mapping[str, Level], roles: Roles
) -> str:
    """Name the level at which each role's median is highest, and say whether that is clear.

    `levels` are the levels of the factor. Levels with few reports are never named, but if one of
    them may pay as much, the best level is not clear.
    """
    at: dict[str, list[str]] = {}
    unclear: list[str] = []
    for role in roles.values():
        known = [median for median in with_figure(medians) if median.role == role.id]
        many = highest_first(median for median in known if not median.pay.is_few)
        if not many:
            continue
        others = [median for median in known if median.level != many[0].level]
        at.setdefault(levels[many[0].level].phrase, []).append(role.short_plural)
        unclear += [] if clearly_leads(many[0], others) else [role.short_plural]
    if not at:
        return "Too few reports for a figure"
    named = [name for names in at.values() for name in names]
    doubt = (
        f", not clearly for {'either' if len(unclear) == 2 else join_words(unclear)}"
        if unclear
        else ""
    )
    if len(at) == 1 and len(named) > 1:
        both = "both roles" if len(named) == 2 else "all roles"
        return f"Pay is highest in {next(iter(at))} for {both}{doubt}"
    places = join_words([f"in {place} for {join_words(names)}" for place, names in at.items()])
    return (
        f"Pay is highest {places}{doubt if len(named) > 1 else ', not clearly' if unclear else ''}"
    )


def comparable_years(medians: Sequence[GroupMedian]) -> tuple[str, str] | None:
    """Return the first and last year in which no role has few reports; None without two.

    The levels of `medians` are years.
    """
    years_of: dict[str, set[str]] = {}
    for median in with_figure(medians):
        if not median.pay.is_few:
            years_of.setdefault(median.role, set()).add(median.level)
    shared = sorted(set.intersection(*years_of.values())) if years_of else []
    return (shared[0], shared[-1]) if len(shared) > 1 else None


def change_finding(changes: dict[str, Gap], roles: Roles) -> str:
    """State how each role's pay changed, like for like; at most twelve words for two roles.

    `changes` has each role's result of `trend.adjusted_change`, all for the same two years.
    """
    parts = [
        f"{roles[role].short_plural} "
        f"{_up_or_down(role_change.ratio) if role_change.is_clear else 'no clear change'}"
        for role, role_change in changes.items()
        if role_change.has_figure
    ]
    if not parts:
        return "Too few reports to see a trend"
    role_change = next(iter(changes.values()))
    years = f"{role_change.compared_with}–{role_change.role[2:]}"
    return f"{years} like for like: {', '.join(parts)}"


def change_in_words(changes: dict[str, Gap], real: dict[str, Gap], roles: Roles, where: str) -> str:
    """State each role's nominal and real change in pay with intervals; '' without any figure.

    `changes` and `real` (from `trend.deflate`) are for the place named by `where`: 'in the USA'.
    """
    parts = [
        f"{roles[role].plural} {_change(role_change)}, after inflation {_change(real[role])}"
        for role, role_change in changes.items()
        if real[role].has_figure
    ]
    start = f"{capitalise(where)}, like for like, with 95% intervals"
    return f"{start}: {'; '.join(parts)}." if parts else ""


def _change(role_change: Gap) -> str:
    interval = f"{_up_or_down(role_change.low)} to {_up_or_down(role_change.high)}"
    how = _up_or_down(role_change.ratio) if role_change.is_clear else "no clear change"
    return f"{how} ({interval})"


def _up_or_down(ratio: float) -> str:
    return f"{'up' if ratio > 0 else 'down'} {percent(abs(ratio))}"


def too_few(medians: Iterable[GroupMedian], roles: Roles, fewest: int) -> str:
    """Name the groups with too few reports for a figure; '' if there are none."""
    words = [
        f"{roles[median.role].short_plural}{f' ({median.label})' if median.label else ''}: "
        f"{median.pay.distinct_records}"
        for median in medians
        if not median.has_figure
    ]
    return f"No figure for fewer than {fewest} reports: {join_words(words)}." if words else ""


def medians_in_words(
    medians: Sequence[GroupMedian], roles: Roles, currency: Currency, verb: str
) -> str:
    """Return a sentence with each role's median and its 95% interval."""
    words = [
        f"{roles[median.role].plural} {verb} {currency.amount(median.pay.median)} a year "
        f"(95% interval {currency.amount(median.pay.median_low)} to "
        f"{currency.amount(median.pay.median_high)})"
        for median in highest_first(medians)
    ]
    return f"At the median, {join_words(words)}." if words else "Too few reports for a figure."
