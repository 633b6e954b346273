"""Sentences on medians of pay; only clear differences are called differences.

Arguments named `roles` are `roles.csv`; `verb` is a source's word for pay: 'are offered'. `medians`
comes from `group_medians.summary`.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics.gap import Gap
from components.statistics.group_medians import clearly_leads, leaders, median_gap, median_of
from components.statistics.quantiles import shares_between
from components.tables.factors import Level
from components.tables.roles import Roles
from components.thresholds import MIN_SHARE_SHOWN
from components.words.money import Currency
from components.words.phrases import above_or_below, capitalise, join_words, more_or_less, percent


def median_gap_sentence(medians: pd.DataFrame, roles: Roles, verb: str) -> str:
    """Compare the roles' medians, in at most twelve words for two roles.

    `medians` has one row per role.
    """
    highest = _two_highest(medians, roles)
    if len(highest) < 2:
        return "Too few reports to compare the roles"
    first, second = highest
    gap = median_gap(median_of(first), median_of(second))
    a, b = roles[first["role"]].short_plural, roles[second["role"]].short_plural
    if gap.is_clear:
        return capitalise(f"{a} {verb} {more_or_less(gap.value)} than {b} at the median")
    return f"No clear difference between {a} and {b} in median pay"


def gap_in_words(medians: pd.DataFrame, roles: Roles) -> str:
    """Return the gap of the two highest medians with its 95% interval; '' without one."""
    highest = _two_highest(medians, roles)
    if len(highest) < 2:
        return ""
    first, second = highest
    gap = median_gap(median_of(first), median_of(second))
    if not gap.has_figure:
        return ""
    return (
        f"The median of {roles[first['role']].plural} is {above_or_below(gap.value)} that of "
        f"{roles[second['role']].plural} (95% interval: {above_or_below(gap.low)} to "
        f"{above_or_below(gap.high)})."
    )


def _two_highest(medians: pd.DataFrame, roles: Roles) -> list[pd.Series]:
    """Return the two highest known medians, in the order of the roles.

    The like-for-like gap also counts from the first role. Readers see both gaps side by side, and a
    sign that depends on the order would look like a contradiction.
    """
    known = medians.dropna(subset="median").sort_values("median", ascending=False)[:2]
    return [row for role in roles for _, row in known[known["role"] == role].iterrows()]


def not_drawn(reports: Reports, roles: Roles, top: float, currency: Currency) -> str:
    """Say which share of each role's reports is above the chart's `top`."""
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
    """Describe what a pay distribution plots."""
    return f"Share of each role by {money.a_year}; lines: medians."


def levels_ahead_title(medians: pd.DataFrame, roles: Roles, plural: str, verb: str) -> str:
    """Say at how many levels of a factor one role's median is clearly the highest.

    `medians` has one row per role and level; `plural` is what the levels are called ('countries').
    """
    by_level = [group for _, group in medians.dropna(subset="median").groupby("level")]
    compared = [group for group in by_level if len(group) > 1]
    if not compared:
        return "Too few reports to compare the roles"
    if len(compared) == 1:
        return median_gap_sentence(compared[0], roles, verb)
    ahead = pd.Series(leaders(compared)).value_counts()
    total = len(compared)
    if total < medians["level"].nunique():
        plural = f"compared {plural}"
    if ahead.empty:
        return f"No clear difference in any of {total} {plural}"
    best = ahead.index[0]
    more = "more" if max(len(group) for group in compared) == 2 else "most"
    return capitalise(
        f"{roles[best].short_plural} {verb} clearly {more} in {ahead.iloc[0]} of {total} {plural}"
    )


def best_paid_title(medians: pd.DataFrame, levels: Mapping[str, Level], roles: Roles) -> str:
    """Name the level at which each role's median is highest, and say whether that is clear.

    `medians` has one row per role and level; `levels` are those of the factor.
    Levels with few reports are never named. If one of them may pay as much, the best level is not
    clear.
    """
    at: dict[str, list[str]] = {}
    unclear: list[str] = []
    for role in roles.values():
        role_medians = (
            medians[medians["role"] == role.id].dropna(subset="median").reset_index(drop=True)
        )
        many = role_medians[~role_medians["few"].astype(bool)]
        if many.empty:
            continue
        first = many.loc[many["median"].idxmax()]
        clear = clearly_leads(first, role_medians[role_medians["level"] != first["level"]])
        at.setdefault(levels[first["level"]].phrase, []).append(role.short_plural)
        unclear += [] if clear else [role.short_plural]
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


def comparable_years(medians: pd.DataFrame) -> tuple[str, str] | None:
    """Return the first and last year with many reports of every role, or None.

    `medians` has one row per role and level; the levels are years.
    """
    known = medians.dropna(subset="median")
    many = known[~known["few"].astype(bool)]
    years_of = many.groupby("role")["level"].agg(set)
    shared = sorted(set.intersection(*years_of)) if len(years_of) else []
    return (shared[0], shared[-1]) if len(shared) > 1 else None


def change_finding(changes: dict[str, Gap], roles: Roles) -> str:
    """Say how each role's pay changed like for like, in at most twelve words for two roles.

    `changes` come from `trend.adjusted_change`, by role, all for the same two years.
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
    """Return each role's nominal and real change with intervals; '' without any.

    `changes` and `real` (from `trend.deflate`) are for the place in `where`: 'in the USA'.
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


def too_few(groups: pd.DataFrame, roles: Roles, fewest: int) -> str:
    """Name the groups without a figure; '' if all have one.

    `groups` has rows of `summary` with columns role and label.
    """
    missing = groups[groups["median"].isna()]
    if missing.empty:
        return ""
    words = [
        f"{roles[row.role].short_plural}{f' ({row.label})' if row.label else ''}: "
        f"{row.distinct_records}"
        for row in missing.itertuples()
    ]
    return f"No figure for fewer than {fewest} reports: {join_words(words)}."


def medians_in_words(medians: pd.DataFrame, roles: Roles, currency: Currency, verb: str) -> str:
    """Return each role's median with its 95% interval, in a sentence."""
    words = [
        f"{roles[row.role].plural} {verb} {currency.amount(row.median)} a year "
        f"(95% interval {currency.amount(row.median_low)} to {currency.amount(row.median_high)})"
        for row in medians.dropna(subset="median")
        .sort_values("median", ascending=False)
        .itertuples()
    ]
    return f"At the median, {join_words(words)}." if words else "Too few reports for a figure."
