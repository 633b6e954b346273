"""Sentences about countries, used on the Places page."""

from collections.abc import Mapping, Sequence

from components.statistics.group_medians import (
    GroupMedian,
    by_level,
    highest_first,
    leaders,
    median_gap,
)
from components.tables.factors import Level
from components.tables.roles import Roles
from components.thresholds import MAX_METRICS, MIN_REPORTS
from components.words.metric import Metric
from components.words.money import Currency
from components.words.phrases import (
    HOLLOW,
    capitalise,
    join_words,
    percent,
)

ALL_COUNTRIES = "Show all countries"


def role_ahead_finding(
    medians: Sequence[GroupMedian],
    countries: Sequence[str],
    levels: Mapping[str, Level],
    roles: Roles,
) -> str:
    """Say which role, if any, has clearly higher median pay in each country."""
    by_country = by_level(medians)
    ahead = leaders([by_country.get(country, []) for country in countries])
    where: dict[tuple[str, str], list[str]] = {}
    for country, role in zip(countries, ahead, strict=True):
        many = [median for median in by_country.get(country, []) if not median.pay.is_few]
        unclear = "no clear pay gap" if len(many) > 1 else "too few reports"
        parts = (f"{roles[role].short_plural} ahead", " and ") if role else (unclear, " or ")
        where.setdefault(parts, []).append(levels[country].phrase)
    return capitalise(
        join_words([f"{phrase} in {by.join(places)}" for (phrase, by), places in where.items()])
    )


def countries_finding(
    medians: Sequence[GroupMedian], countries: Sequence[str], levels: Mapping[str, Level]
) -> str:
    """Compare median pay in the best-paid country with that in the worst-paid one, as a ratio.

    The sentence gives a range if the ratio differs by role, and no ratio unless the gap is clear
    for every role.
    """
    by_country = by_level(medians)
    best = {
        country: max(median.pay.median for median in by_country[country])
        for country in countries
        if country in by_country
    }
    if len(best) < 2:
        return f"Pay in {levels[next(iter(best))].phrase}"
    ends = (
        max(best, key=lambda country: best[country]),
        min(best, key=lambda country: best[country]),
    )
    high, low = ({median.role: median for median in by_country[end]} for end in ends)
    gaps = [median_gap(high[role].estimate, low[role].estimate) for role in high if role in low]
    highest, lowest = (levels[end].phrase for end in ends)
    if not gaps or not all(gap.is_clear for gap in gaps):
        if any(median.pay.is_few for median in (*high.values(), *low.values())):
            return f"Too few reports to compare pay in {highest} and {lowest}"
        return f"Pay in {highest} is not clearly above pay in {lowest}"
    times = sorted(1 + gap.value for gap in gaps)
    span = list(
        dict.fromkeys(
            (f"{ratio:.1f}" if ratio < 3 else f"{ratio:.0f}") for ratio in (times[0], times[-1])
        )
    )
    return f"Median pay in {highest} is {' to '.join(span)} times that in {lowest}"


def country_metrics(
    medians: Sequence[GroupMedian], levels: Mapping[str, Level], roles: Roles, money: Currency
) -> tuple[Metric, ...]:
    """Return a metric for each median; `levels` has the countries by code."""
    return tuple(
        Metric(
            f"{capitalise(roles[median.role].short_plural)}, {levels[median.level].label}",
            money.amount(median.pay.median),
            f"{money.interval(median.pay.median_low, median.pay.median_high)}"
            f"{', few' if median.pay.is_few else ''}",
            median.role,
        )
        for median in medians
    )


def compared_metrics(
    medians: Sequence[GroupMedian],
    first: str,
    levels: Mapping[str, Level],
    roles: Roles,
    money: Currency,
) -> tuple[Metric, ...]:
    """Return the medians in the first country, plus those in others if it has fewer than two."""
    in_first = [median for median in medians if median.level == first]
    shown = in_first if len(in_first) > 1 else medians[:MAX_METRICS]
    return country_metrics(shown, levels, roles, money)


def ranking_metrics(
    ranked: Sequence[GroupMedian],
    visitor_countries: Sequence[str],
    levels: Mapping[str, Level],
    roles: Roles,
    money: Currency,
) -> tuple[Metric, ...]:
    """Return medians for the visitor's country, and the number of countries with a figure.

    If the visitor's country has no median, each role's highest median takes its place. `ranked`
    starts with the best-paid country; countries with few reports come last.
    """
    visited = [median for median in ranked if median.level in visitor_countries]
    if visited:
        shown = {median.role: median for median in visited if median.level == visited[0].level}
    else:
        many = highest_first(median for median in ranked if not median.pay.is_few)
        shown = {median.role: median for median in reversed(many)}
    in_order = [shown[role] for role in roles if role in shown]
    count = Metric("Countries", f"{len(by_level(ranked))}", "with a figure")
    return (*country_metrics(in_order, levels, roles, money), count)


def limits_note(lowest: float, left_out: dict[str, float]) -> str:
    """Say what a survey of volunteers who picked a pay band can and can't show.

    Answers below `lowest` dollars are excluded; `left_out` gives their share by country.
    """
    were = [f"{percent(share)} in {country}" for country, share in left_out.items()]
    return (
        f"Respondents picked a pay band. Answers below ${lowest:,.0f} a year are left out, "
        f"{join_words(were)}: too low to be a year's pay. "
        "Medians and quartiles are estimated inside "
        "bands, so they are less precise than they look. Respondents volunteered; they are not a "
        "sample of everyone who works in a country. The figures do tell how the roles compare "
        "among people who answered the same survey."
    )


def ranked_subtitle(money: Currency, shown: int, of: int) -> str:
    """Describe the ranking, which shows `shown` of the `of` countries with a figure."""
    which = f" {shown} of {of} countries." if shown < of else ""
    return f"Median {money.a_year}, 95% intervals.{which}{HOLLOW}"


def ranked_notes(unknown: int, left_out: int) -> str:
    """Say how many countries and reports the ranking leaves out, and why."""
    no_rate = f" {left_out:,} reports have no known rate." if left_out else ""
    return (
        f"{unknown} more countries have fewer than {MIN_REPORTS} reports of every "
        "role. Best paid first, those with few reports last; countries whose intervals overlap may "
        f"well change places. Filters shows all.{no_rate}"
    )
