"""The sentences of Places on countries.

`levels` are rows of `pay_levels.csv` by code; `roles` is `roles.csv`.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from components.places.words.areas import _ends
from components.places.words.shared import RANGE
from components.statistics.group_medians import leaders, median_gap, median_of
from components.tables.factors import Level
from components.tables.roles import Roles
from components.thresholds import MAX_METRICS, MIN_REPORTS
from components.words.metric import Metric
from components.words.money import Currency
from components.words.phrases import (
    HOLLOW,
    capitalise,
    join_sentences,
    join_words,
    percent,
)

ALL_COUNTRIES = "Show all countries"


def role_ahead_finding(
    medians: pd.DataFrame, countries: Sequence[str], levels: Mapping[str, Level], roles: Roles
) -> str:
    """Say in which of the countries the roles clearly differ in median pay.

    `medians` has one row per role and country, from `group_medians.summary`.
    """
    ahead = leaders([medians[medians["country"] == country] for country in countries])
    known = medians[~medians["few"].astype(bool)].groupby("country", observed=True).size()
    where: dict[tuple[str, str], list[str]] = {}
    for country, role in zip(countries, ahead, strict=True):
        unclear = "no clear pay gap" if known.get(country, 0) > 1 else "too few reports"
        parts = (f"{roles[role].short_plural} ahead", " and ") if role else (unclear, " or ")
        where.setdefault(parts, []).append(levels[country].phrase)
    return capitalise(
        join_words([f"{phrase} in {by.join(places)}" for (phrase, by), places in where.items()])
    )


def countries_finding(
    medians: pd.DataFrame, countries: Sequence[str], levels: Mapping[str, Level]
) -> str:
    """Say how many times as high medians are in the best paid country as in the other, by role.

    With more than two countries, compare the best and the worst paid one.
    """
    best = medians.groupby("country", observed=True)["median"].max()
    best = best.reindex([country for country in countries if country in best.index])
    if len(best) < 2:
        return f"Pay in {levels[best.index[0]].phrase}"
    high, low = (medians[medians["country"] == end].set_index("role")
                 for end in (best.idxmax(), best.idxmin()))  # fmt: skip
    gaps = [
        median_gap(median_of(high.loc[role]), median_of(low.loc[role]))
        for role in high.index
        if role in low.index
    ]
    highest, lowest = (levels[end].phrase for end in (best.idxmax(), best.idxmin()))
    if not gaps or not all(gap.is_clear for gap in gaps):
        if high["few"].any() or low["few"].any():
            return f"Too few reports to compare pay in {highest} and {lowest}"
        return f"Pay in {highest} is not clearly above pay in {lowest}"
    times = sorted(1 + gap.value for gap in gaps)
    span = list(dict.fromkeys(_times(ratio) for ratio in (times[0], times[-1])))
    return f"Median pay in {highest} is {' to '.join(span)} times that in {lowest}"


def _times(ratio: float) -> str:
    """Format a multiple with two digits: '1.4', '13'."""
    return f"{ratio:.1f}" if ratio < 3 else f"{ratio:.0f}"


def country_metrics(
    medians: pd.DataFrame, levels: Mapping[str, Level], roles: Roles, money: Currency
) -> tuple[Metric, ...]:
    """Return the median of each role in a country; `medians` has one row per role and country.

    `levels` are those of the countries by code, here and below.
    """
    return tuple(
        Metric(
            f"{capitalise(roles[row['role']].short_plural)}, {levels[row['country']].label}",
            money.amount(row["median"]),
            f"{_ends(row, money)}{', few' if row['few'] else ''}",
            row["role"],
        )
        for _, row in medians.iterrows()
    )


def compared_metrics(
    medians: pd.DataFrame,
    first: str,
    levels: Mapping[str, Level],
    roles: Roles,
    money: Currency,
) -> tuple[Metric, ...]:
    """Return the medians in the first country, with the others' if it has only one."""
    country_medians = medians[medians["country"] == first]
    shown = country_medians if len(country_medians) > 1 else medians.head(MAX_METRICS)
    return country_metrics(shown, levels, roles, money)


def ranking_metrics(
    ranked: pd.DataFrame,
    visitor_countries: Sequence[str],
    levels: Mapping[str, Level],
    roles: Roles,
    money: Currency,
) -> tuple[Metric, ...]:
    """Return the medians in the visitor's country or each role's best, and the countries' number.

    `ranked` has one row per role and country, best paid first, those with few reports last.
    """
    named = ranked.rename(columns={"level": "country"})
    shown = named[named["country"].isin(visitor_countries)]
    if len(shown):
        shown = shown[shown["country"] == shown["country"].iloc[0]]
    else:
        many = named[~named["few"].astype(bool)]
        shown = many.sort_values("median", ascending=False).drop_duplicates("role")
    order = {role: place for place, role in enumerate(roles)}
    shown = shown.sort_values("role", key=lambda roles: roles.map(order))
    count = Metric("Countries", f"{named['country'].nunique()}", "with a figure")
    return (*country_metrics(shown, levels, roles, money), count)


def compared_subtitle(about: str, unit: str, behind: str) -> str:
    """Describe the ranges of the countries; `about` says for whom, here and below."""
    return join_sentences(about, f"{capitalise(unit)}.", RANGE, behind)


def by_subtitle(factor: str, money: Currency, about: str, behind: str) -> str:
    plotted = f"Median {money.a_year} by {factor.lower()}, 95% intervals.{HOLLOW}"
    return join_sentences(about, plotted, behind)


def too_few_by(factor: str, few: str) -> str:
    """Say that no level of a factor has a figure; `few` says how few reports each has."""
    return f"By {factor.lower()} there are too few reports. {few}"


def limits_note(lowest: float, left_out: dict[str, float]) -> str:
    """Say what the bands and the respondents of the survey can't tell.

    Answers below `lowest` dollars don't count; `left_out` holds their share by country.
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


def ranked_subtitle(money: Currency, about: str, shown: int, of: int, behind: str) -> str:
    """Describe the ranking of countries, with the number of those with a figure."""
    which = f" {shown} of {of} countries." if shown < of else ""
    return join_sentences(about, f"Median {money.a_year}, 95% intervals.{which}{HOLLOW}", behind)


def ranked_caption(origin: str, unknown: int, left_out: int) -> str:
    """Return the source of the ranking, and how many countries and reports are missing, and why."""
    no_rate = f" {left_out:,} reports have no known rate." if left_out else ""
    return (
        f"{origin} {unknown} more countries have fewer than {MIN_REPORTS} reports of every "
        "role. Best paid first, those with few reports last; countries whose intervals overlap may "
        f"well change places. Filters shows all.{no_rate}"
    )
