"""The sentences of Places on areas and countries.

For US areas, `areas` are rows of `metro_pay.csv` for one occupation, `shown` comes from
`local_prices.wages_at_prices`, and `counted` says how pay is counted: 'in dollars'. For countries,
`levels` are rows of `pay_levels.csv` by code; `roles` is `roles.csv`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.statistics.group_medians import leaders, median_gap
from components.statistics.intervals import excludes_zero
from components.statistics.local_prices import mean_agrees
from components.thresholds import MAX_AREAS, MIN_REPORTS
from components.words.area_names import short_name
from components.words.metric import Metric
from components.words.money import Currency
from components.words.phrases import (
    HOLLOW,
    capitalise,
    interval_of_ratios,
    interval_words,
    join_sentences,
    join_words,
    more_or_less,
    percent,
    plus_or_minus,
)

AREAS, EMPLOYERS, RANKED, COMPARED = "areas", "employers", "countries", "countries-compared"
NOMINAL, LOCAL = "nominal", "local"
PRICES = {NOMINAL: "In dollars", LOCAL: "At local prices"}
COUNTED = {NOMINAL: "in dollars", LOCAL: "at local prices"}
OF_THESE = "of these"
# What is highest, by how pay is counted; {} is the source's word for pay.
HIGHEST = {
    COUNTED[NOMINAL]: "Dollar {}",
    COUNTED[LOCAL]: "At local prices, {}",
    OF_THESE: "Of these, {}",
}
KNOWN = {"pay": "pay is", "offer": "offers are"}
MAP, RANKING = "map", "ranking"
SHAPES = {MAP: "Map", RANKING: "Ranking"}
TOO_FEW = "Too few reports match this selection."
RANGE = "Dark: middle half. Pale: middle 80%."
PRICES_EXPLAINED = "At local prices: divided by the area's cost of living (USA = 1)."
CHOOSE_AREAS = "Compare areas: type a city"
ALL_COUNTRIES = "Show all countries"
NO_CITIES = "We found no pay by city outside the USA."
LONGEST_TITLE, MOST_NUMBERS = 12, 4

METROPOLITAN_DIGITS = 5

# For wages: what a number counts, what an interval is, why a figure is missing.
EMPLOYED, PAYS = "Employed", "pay"
INTERVAL = "Approximate 95% intervals, from the sampling error of the mean, the only one published."
WITHHELD = "withheld, or no price level"


def views(compared: list[str]) -> dict[str, str]:
    """Return the views of the page; `compared` are the countries that can be side by side."""
    return {
        AREAS: "US areas",
        EMPLOYERS: "Employers",
        COMPARED: " and ".join(compared),
        RANKED: "All countries",
    }


@dataclass(frozen=True)
class MedianGap:
    """By what share one area's median exceeds another's, with its 95% interval."""

    ratio: float
    low: float
    high: float
    few: bool

    @classmethod
    def of(cls, higher: pd.Series, lower: pd.Series) -> "MedianGap":
        """Return the gap of two rows of `shown`; NaN if either has no median."""
        return cls(
            *median_gap(higher, lower),
            bool(higher.get("few", False) or lower.get("few", False)),
        )

    @property
    def is_clear(self) -> bool:
        """True if the interval excludes zero and neither median rests on few reports."""
        return excludes_zero(self.low, self.high) and not self.few


def two_areas(
    higher: pd.Series,
    lower: pd.Series,
    gaps: Mapping[str, MedianGap],
    plural: str,
    pays: str,
    example: bool = False,
) -> str:
    """Say how two areas compare under each way to count pay, the selected one first.

    At most MAX_TITLE_WORDS words; a name counts as one. `plural` names the occupation; `example`
    says that nobody selected these areas.
    """
    names = _city(higher), _city(lower)
    known = {way: gap for way, gap in gaps.items() if np.isfinite(gap.ratio)}
    lead = next((way for way, found in known.items() if found.is_clear), None)
    if lead is None:
        return f"{capitalise(plural)}: no clear gap, {names[0]} and {names[1]}"
    also = ""
    for way, found in known.items():
        if way == lead:
            continue
        same_side = (found.ratio > 0) == (known[lead].ratio > 0)
        by = percent(abs(found.ratio)) if same_side else more_or_less(found.ratio)
        also = f", {by if found.is_clear else 'unclear'} {COUNTED[way]}"
    counted = f" {COUNTED[lead]}" * (lead != NOMINAL)
    by = f"{more_or_less(known[lead].ratio)} than {names[1]}{counted}{also}"
    if example:
        return f"{capitalise(plural)}: {names[0]} {pays}s {by}"
    whole = f"{names[0]} {pays}s {plural} {by}"
    spare = sum(len(name.split()) - 1 for name in names)
    return whole if len(whole.split()) - spare <= LONGEST_TITLE else f"{names[0]} {pays}s {by}"


def one_area(row: pd.Series, areas: int, plural: str, money: Currency, pays: str) -> str:
    """Return what a single area pays, and its rank among all."""
    return (
        f"{_city(row)} {pays}s {plural} {money.amount(row['median'])}: "
        f"number {row['rank']} of {areas} areas"
    )


def numbers_of_two(
    higher: pd.Series, lower: pd.Series, gaps: Mapping[str, MedianGap], money: Currency
) -> tuple[Metric, ...]:
    """Return the medians of two areas, and the gap under each way to count pay."""
    medians = [Metric(_city(row), money.amount(row["median"]), _ends(row, money))
               for row in (higher, lower)]  # fmt: skip
    gap_metrics = [
        Metric(
            capitalise(COUNTED[way]),
            plus_or_minus(gap.ratio),
            f"{interval_of_ratios(gap.low, gap.high)}{', few' * gap.few}",
        )
        for way, gap in gaps.items()
        if np.isfinite(gap.ratio)
    ]
    return (*medians, *gap_metrics)


def numbers_of_one(
    known: Mapping[str, pd.Series], areas: int, money: Currency
) -> tuple[Metric, ...]:
    """Return what a single area pays under each way to count, and its rank among all."""
    medians = [
        Metric(f"{_city(row)} {COUNTED[way]}", money.amount(row["median"]), _ends(row, money))
        for way, row in known.items()
    ]
    row = next(iter(known.values()))
    return (*medians, Metric("Rank", f"{row['rank']}", f"of {areas} areas"))


def _city(row: pd.Series) -> str:
    """Return an area's name without its state."""
    return short_name(row["name"]).split(",")[0]


def _ends(row: pd.Series, money: Currency) -> str:
    """Format the 95% interval of a median."""
    return money.interval(row["median_low"], row["median_high"])


def definition(same: Sequence[str], nearest: Sequence[tuple[str, str]]) -> str:
    """Name the occupations that the source counts, in the plural.

    `same` are roles; each `nearest` comes with the role it represents.
    """
    counted = [f"{occupation} as such" for occupation in same]
    near = [f"{occupation} as the nearest to {role}" for occupation, role in nearest]
    return f"The wage statistics count {', '.join([*counted, *near])}."


def nearest(label: str, role: str) -> str:
    """Say that an occupation (in the plural) isn't a role, and which role it represents."""
    return (
        f"{label} are not {role}. The source has no occupation for {role}; these are among the "
        "nearest that it counts."
    )


def claim_in_question(higher: Sequence[str], lower: Sequence[str]) -> str:
    """Return the article's claim about areas as a question."""
    return f"Does {' and '.join(higher)} pay more than {' and '.join(lower)}?"


def claimed_by(publisher: str) -> str:
    return f"The article ({publisher}) says so, without a figure."


def claim(shown: pd.DataFrame, opening: pd.DataFrame, counted: str) -> str:
    """Say whether the areas claimed to pay more do, with gaps, intervals and ranks.

    `opening` is `claimed_areas.csv`.
    """
    known = shown.set_index("area")
    missing = [area for area in opening["area"] if area not in known.index]
    if missing:
        return f"Whether the claim holds {counted} cannot be told: figures are withheld."
    words, verdicts = [], []
    claimed = known.loc[opening.loc[opening["claimed"] == "higher", "area"]]
    for higher in claimed.index:
        for lower in opening.loc[opening["claimed"] == "lower", "area"]:
            ratio, low, high = median_gap(known.loc[higher], known.loc[lower])
            verdicts.append("holds" if low > 0 else "fails" if high < 0 else "open")
            clear = "" if excludes_zero(low, high) else ", no clear difference"
            words.append(
                f"{more_or_less(ratio)} than {short_name(known.loc[lower, 'name'])} "
                f"(approximate 95% interval: {interval_words(low, high)}{clear})"
            )
    names = claimed["name"].map(short_name)
    standing = [
        f"{name} is number {rank}" for name, rank in zip(names, claimed["rank"], strict=True)
    ]
    verdict = {
        frozenset({"holds"}): "The claim holds",
        frozenset({"fails"}): "The claim does not hold",
        frozenset({"open"}): "The claim can be neither confirmed nor refuted",
    }.get(frozenset(verdicts), "The claim holds in part")
    return (
        f"{verdict} {counted}: {join_words(list(names))} pays {join_words(words)}. "
        f"Of all {len(shown)} areas {join_words(standing)}."
    )


def claim_source(origin: str, plural: str) -> str:
    """Return the source of the verdicts; `plural` names the occupation here and below."""
    return f"{origin} {INTERVAL} Medians of what employers pay {plural}."


def best_paid_area(shown: pd.DataFrame, counted: str, pays: str = PAYS) -> str:
    """Name the best paid area, if that is clear and its mean agrees, in about twelve words.

    `counted` is a key of HIGHEST, `pays` the source's verb for areas. Offers have no mean.
    """
    if shown.empty:
        return "No wages are released"
    if shown.get("few", pd.Series([False])).iloc[0]:
        return "Too few applications to say which area leads"
    first = shown.iloc[0]
    close = sum(median_gap(first, other)[1] <= 0 for _, other in shown[1:].iterrows())
    name = _city(first)
    if "mean" in shown and not mean_agrees(shown):
        by_mean = _city(shown.loc[shown["mean"].idxmax()])
        return f"No area leads {counted}: {name} by median, {by_mean} by mean"
    highest = f"{HIGHEST[counted].format(KNOWN[pays])} highest in {name}"
    if close == 0:
        return highest
    others = "one other" if close == 1 else f"{close} others"
    return f"{highest}, not clearly above {others}"


def sample_size(people: float, counted: str, origin: str) -> str:
    """Return the number of people, `counted` this way, and the source."""
    return f"{people:,.0f} {counted.lower()}, {origin}"


def map_subtitle(people: str, areas: int, origin: str) -> str:
    """Describe the map of this many areas; `people` says what the size of a mark counts."""
    more = "jobs" if people == EMPLOYED else people.lower()
    return f"Stronger colour: higher pay. Larger: more {more}. {areas} areas, {origin}"


def map_caption(origin: str, left_out: str) -> str:
    """Return the sources of the map, and which areas are not on it."""
    return f"{origin} {left_out} Rural areas are not on the map."


def bars_title(label: str, counted: str) -> str:
    return f"{label}, {counted}"


def bars_subtitle(alone: bool, behind: str) -> str:
    """Describe the bars of the chosen areas, or of one `alone`, and what is `behind` them."""
    ends = " Grey: highest and lowest of all." * alone
    return f"Medians, 95% intervals.{ends} {behind}"


def spread_title(picked: pd.DataFrame, pays: str) -> str:
    """Name the best paid of the chosen areas if there are several."""
    if len(picked) == 1:
        return f"What employers {pays} in {short_name(picked['name'].iloc[0])}"
    return best_paid_area(picked, OF_THESE, pays)


def ranking_title(shown: pd.DataFrame, chosen: Sequence[str]) -> str:
    """Name the first area, and the rank of the best paid of the `chosen` ones."""
    first = shown.iloc[0]
    start = f"{short_name(first['name'])} is first of {len(shown)} by median"
    others = shown[shown["area"].isin(chosen) & (shown["rank"] > 1)]
    if others.empty:
        return start
    best = others.iloc[0]
    return f"{start}, {short_name(best['name'])} is number {best['rank']}"


def ranking_subtitle(plural: str, counted: str, areas: int, origin: str) -> str:
    return (
        f"Median for {plural} in the top {min(MAX_AREAS, areas)} of {areas} areas, {counted}, "
        f"95% intervals. Filled: chosen. {origin}"
    )


def ranking_caption(origin: str, left_out: str, interval: str) -> str:
    """Return the source of the ranking, and what its intervals are."""
    return f"{interval} Areas whose intervals overlap may well change places. {origin} {left_out}"


def not_shown(areas: pd.DataFrame, shown: pd.DataFrame, local: bool) -> str:
    """Say how many areas have no figure and why, and how many have top-coded wages."""
    parts = [f"No figure for {areas['median'].isna().sum()} areas: wages withheld."]
    if local:
        known = areas[areas["median"].notna()]
        metropolitan = known["area"].str.len() == METROPOLITAN_DIGITS
        unjoined = known["price_level"].isna()
        parts.append(
            f"No price level for {unjoined.sum()}: {(unjoined & ~metropolitan).sum()} rural, "
            f"{(unjoined & metropolitan).sum()} could not be joined."
        )
    topped = int((shown["top_coded"] != "").sum())
    if topped:
        parts.append(f"In {topped} areas some wages are only known to top the highest published.")
    return " ".join(parts)


def selected_areas(label: str, counted: str, period: str) -> str:
    """Describe the selected areas for the download."""
    return f"{label}, {counted}, {period}"


def unit_of_areas(local: bool) -> str:
    return "US dollars a year" + " at the average prices of the USA" * local


def without_figure(names: Sequence[str], reason: str) -> str:
    """Name the chosen areas without a figure; '' if all have one."""
    return f"No figure for {', '.join(names)}: {reason}." if names else ""


def side_by_side_subtitle(selected: str, behind: str) -> str:
    """Describe the ranges of the chosen areas; `selected` comes from `selected_areas`."""
    return f"{selected}. {RANGE} {behind}"


def side_by_side_caption(origin: str, picked: pd.DataFrame, people: str) -> str:
    """Return the source of the ranges, and the number and price level of each area.

    `people` says what the number counts.
    """
    names = picked["name"].map(short_name)
    employed = [
        f"{name} {'withheld' if pd.isna(people) else f'{people:,}'}"
        for name, people in zip(names, picked["employment"], strict=True)
    ]
    price_levels = [
        f"{name} {'unknown' if pd.isna(level) else f'{level:.1f}'}"
        for name, level in zip(names, picked["price_level"], strict=True)
    ]
    return (
        f"{origin} {people}: {', '.join(employed)}. "
        f"Price levels (USA = 100): {', '.join(price_levels)}."
    )


def who_is_ahead(
    medians: pd.DataFrame, countries: Sequence[str], levels: pd.DataFrame, roles: pd.DataFrame
) -> str:
    """Say in which of the countries the roles clearly differ in median pay.

    `medians` has one row per role and country, from `group_medians.summary`.
    """
    names = roles.set_index("id")["short_plural"]
    ahead = leaders([medians[medians["country"] == country] for country in countries])
    known = medians[~medians["few"].astype(bool)].groupby("country", observed=True).size()
    where: dict[tuple[str, str], list[str]] = {}
    for country, role in zip(countries, ahead, strict=True):
        unclear = "no clear pay gap" if known.get(country, 0) > 1 else "too few reports"
        parts = (f"{names[role]} ahead", " and ") if role else (unclear, " or ")
        where.setdefault(parts, []).append(levels.loc[country, "phrase"])
    return capitalise(
        join_words([f"{said} in {by.join(each)}" for (said, by), each in where.items()])
    )


def countries_apart(medians: pd.DataFrame, countries: Sequence[str], levels: pd.DataFrame) -> str:
    """Say how many times as high medians are in the best paid country as in the other, by role.

    With more than two countries, compare the best and the worst paid one.
    """
    best = medians.groupby("country", observed=True)["median"].max()
    best = best.reindex([country for country in countries if country in best.index])
    if len(best) < 2:
        return f"Pay in {levels.loc[best.index[0], 'phrase']}"
    high, low = (medians[medians["country"] == end].set_index("role")
                 for end in (best.idxmax(), best.idxmin()))  # fmt: skip
    gaps = [MedianGap.of(high.loc[role], low.loc[role]) for role in high.index if role in low.index]
    highest, here = (levels.loc[end, "phrase"] for end in (best.idxmax(), best.idxmin()))
    if not gaps or not all(gap.is_clear for gap in gaps):
        if high["few"].any() or low["few"].any():
            return f"Too few reports to compare pay in {highest} and {here}"
        return f"Pay in {highest} is not clearly above pay in {here}"
    times = sorted(1 + found.ratio for found in gaps)
    span = list(dict.fromkeys(_times(ratio) for ratio in (times[0], times[-1])))
    return f"Median pay in {highest} is {' to '.join(span)} times that in {here}"


def _times(ratio: float) -> str:
    """Format a multiple with two digits: '1.4', '13'."""
    return f"{ratio:.1f}" if ratio < 3 else f"{ratio:.0f}"


def numbers_of_countries(
    medians: pd.DataFrame, levels: pd.DataFrame, roles: pd.DataFrame, money: Currency
) -> tuple[Metric, ...]:
    """Return the median of each role in a country; `medians` has one row per role and country.

    `levels` are those of the countries by code, here and below.
    """
    names = roles.set_index("id")["short_plural"]
    return tuple(
        Metric(
            f"{capitalise(names[row['role']])}, {levels.loc[row['country'], 'label']}",
            money.amount(row["median"]),
            f"{_ends(row, money)}{', few' if row['few'] else ''}",
            row["role"],
        )
        for _, row in medians.iterrows()
    )


def numbers_of_compared(
    medians: pd.DataFrame,
    first: str,
    levels: pd.DataFrame,
    roles: pd.DataFrame,
    money: Currency,
) -> tuple[Metric, ...]:
    """Return the medians in the first country, with the others' if it has only one."""
    country_medians = medians[medians["country"] == first]
    shown = country_medians if len(country_medians) > 1 else medians.head(MOST_NUMBERS)
    return numbers_of_countries(shown, levels, roles, money)


def numbers_of_ranking(
    ranked: pd.DataFrame,
    visitor_countries: Sequence[str],
    levels: pd.DataFrame,
    roles: pd.DataFrame,
    money: Currency,
) -> tuple[Metric, ...]:
    """Return the medians in the visitor's country, or the best of each role, and the number of countries.

    `ranked` has one row per role and country, best paid first, those with few reports last.
    """
    named = ranked.rename(columns={"level": "country"})
    here = named[named["country"].isin(visitor_countries)]
    if len(here):
        here = here[here["country"] == here["country"].iloc[0]]
    else:
        many = named[~named["few"].astype(bool)]
        here = many.sort_values("median", ascending=False).drop_duplicates("role")
    order = {role: place for place, role in enumerate(roles["id"])}
    here = here.sort_values("role", key=lambda each: each.map(order))
    count = Metric("Countries", f"{named['country'].nunique()}", "with a figure")
    return (*numbers_of_countries(here, levels, roles, money), count)


def compared_subtitle(about: str, unit: str, behind: str) -> str:
    """Describe the ranges of the countries; `about` says for whom, here and below."""
    return join_sentences(about, f"{capitalise(unit)}.", RANGE, behind)


def by_subtitle(factor: str, money: Currency, about: str, behind: str) -> str:
    plotted = f"Median {money.a_year} by {factor.lower()}, 95% intervals.{HOLLOW}"
    return join_sentences(about, plotted, behind)


def too_few_by(factor: str, few: str) -> str:
    """Say that no level of a factor has a figure; `few` says how few reports each has."""
    return f"By {factor.lower()} there are too few reports. {few}"


def limits(lowest: float, left_out: dict[str, float]) -> str:
    """Say what the bands and the respondents of the survey can't tell.

    Answers below `lowest` dollars don't count; `left_out` holds their share by country.
    """
    were = [f"{percent(share)} in {country}" for country, share in left_out.items()]
    return (
        f"Respondents picked a pay band. Answers below ${lowest:,.0f} a year are left out, "
        f"{join_words(were)}: too low to be a year's pay. Medians and quartiles are estimated inside "
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
