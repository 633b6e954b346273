"""Sentences about US areas, used on the Places page.

`shown` comes from `local_prices.wages_at_prices` or, for visa offers, from `offers_by_area`.
`counted` says how pay is measured: 'in dollars' or 'at local prices'. `plural` names an occupation
in the plural.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from components.places.words.shared import (
    COUNTED,
    HIGHEST,
    KNOWN,
    NOMINAL,
    OF_THESE,
    RANGE,
)
from components.statistics.estimate import Estimate
from components.statistics.group_medians import median_gap, median_of, not_clearly_above
from components.statistics.local_prices import mean_agrees
from components.thresholds import MAX_AREAS, MAX_TITLE_WORDS
from components.words.area_names import METROPOLITAN_DIGITS, short_name
from components.words.metric import Metric
from components.words.money import Currency
from components.words.phrases import (
    capitalise,
    interval_of_ratios,
    interval_words,
    join_words,
    more_or_less,
    percent,
    plus_or_minus,
)

MAP, RANKING = "map", "ranking"
SHAPES = {MAP: "Map", RANKING: "Ranking"}
CHOOSE_AREAS = "Compare areas: type a city"
# Wording for wages: what a sample size counts, the verb for pay in an area, what an interval is,
# and why a figure is missing.
EMPLOYED, PAYS = "Employed", "pay"
INTERVAL = "Approximate 95% intervals, from the sampling error of the mean, the only one published."
WITHHELD = "withheld, or no price level"


def two_areas_finding(
    higher: pd.Series,
    lower: pd.Series,
    gaps: Mapping[str, Estimate],
    plural: str,
    pays: str,
    example: bool = False,
) -> str:
    """Compare two areas by each measure of pay.

    `gaps` has the gap by each measure, the selected one first; the first clear gap leads the
    sentence. If the sentence would have more than MAX_TITLE_WORDS words, it leaves out the
    occupation; a name counts as one word. `pays` is the verb for pay in an area. `example` means
    that the visitor hasn't selected these areas.
    """
    names = _city(higher), _city(lower)
    known = {way: gap for way, gap in gaps.items() if gap.has_figure}
    lead = next((way for way, gap in known.items() if gap.is_clear), None)
    if lead is None:
        return f"{capitalise(plural)}: no clear gap, {names[0]} and {names[1]}"
    also = ""
    for way, gap in known.items():
        if way == lead:
            continue
        same_side = (gap.value > 0) == (known[lead].value > 0)
        by = percent(abs(gap.value)) if same_side else more_or_less(gap.value)
        also = f", {by if gap.is_clear else 'unclear'} {COUNTED[way]}"
    counted = f" {COUNTED[lead]}" if lead != NOMINAL else ""
    by = f"{more_or_less(known[lead].value)} than {names[1]}{counted}{also}"
    if example:
        return f"{capitalise(plural)}: {names[0]} {pays}s {by}"
    whole = f"{names[0]} {pays}s {plural} {by}"
    spare = sum(len(name.split()) - 1 for name in names)
    return whole if len(whole.split()) - spare <= MAX_TITLE_WORDS else f"{names[0]} {pays}s {by}"


def one_area_finding(row: pd.Series, areas: int, plural: str, money: Currency, pays: str) -> str:
    """Return a sentence with the pay in a single area and its rank among all areas."""
    return (
        f"{_city(row)} {pays}s {plural} {money.amount(row['median'])}: "
        f"number {row['rank']} of {areas} areas"
    )


def two_areas_metrics(
    higher: pd.Series, lower: pd.Series, gaps: Mapping[str, Estimate], money: Currency
) -> tuple[Metric, ...]:
    """Return the medians of two areas, and the gap between them by each measure of pay."""
    medians = [Metric(_city(row), money.amount(row["median"]), _ends(row, money))
               for row in (higher, lower)]  # fmt: skip
    gap_metrics = [
        Metric(
            capitalise(COUNTED[way]),
            plus_or_minus(gap.value),
            f"{interval_of_ratios(gap.low, gap.high)}{', few' if gap.is_few else ''}",
        )
        for way, gap in gaps.items()
        if gap.has_figure
    ]
    return (*medians, *gap_metrics)


def one_area_metrics(
    known: Mapping[str, pd.Series], areas: int, money: Currency
) -> tuple[Metric, ...]:
    """Return a single area's median by each measure of pay, and its rank among all areas.

    `known` has the area's row for each measure; `areas` is the number of areas.
    """
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


def definition_note(same: Sequence[str], nearest: Sequence[tuple[str, str]]) -> str:
    """Say which occupations the wage statistics count. All names are in the plural.

    `same` lists the roles that the source counts as occupations. `nearest` pairs each of the
    closest occupations with the role it stands for.
    """
    counted = [f"{occupation} as such" for occupation in same]
    near = [f"{occupation} as the nearest to {role}" for occupation, role in nearest]
    return f"The wage statistics count {', '.join([*counted, *near])}."


def nearest_note(label: str, role: str) -> str:
    """Say that the source doesn't count a role, and that an occupation is among the nearest."""
    return (
        f"{label} are not {role}. The source has no occupation for {role}; these are among the "
        "nearest that it counts."
    )


def claim_in_question(higher: Sequence[str], lower: Sequence[str]) -> str:
    """Return the article's claim about areas as a question."""
    return f"Does {' and '.join(higher)} pay more than {' and '.join(lower)}?"


def claimed_by(publisher: str) -> str:
    return f"The article ({publisher}) says so, without a figure."


def claim_sentence(shown: pd.DataFrame, opening: pd.DataFrame, counted: str) -> str:
    """Say whether the areas that are claimed to pay more do so, with gaps, intervals and ranks.

    `opening` is the table `claimed_areas.csv`.
    """
    known = shown.set_index("area")
    missing = [area for area in opening["area"] if area not in known.index]
    if missing:
        return f"Whether the claim holds {counted} cannot be told: figures are withheld."
    words, verdicts = [], []
    claimed = known.loc[opening.loc[opening["claimed"] == "higher", "area"]]
    for higher in claimed.index:
        for lower in opening.loc[opening["claimed"] == "lower", "area"]:
            gap = median_gap(median_of(known.loc[higher]), median_of(known.loc[lower]))
            verdicts.append("holds" if gap.low > 0 else "fails" if gap.high < 0 else "open")
            clear = "" if gap.excludes_zero else ", no clear difference"
            words.append(
                f"{more_or_less(gap.value)} than {short_name(known.loc[lower, 'name'])} "
                f"(approximate 95% interval: {interval_words(gap.low, gap.high)}{clear})"
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
    """Return the source of the verdicts, with notes on the intervals and on what is measured."""
    return f"{origin} {INTERVAL} Medians of what employers pay {plural}."


def best_paid_area(shown: pd.DataFrame, counted: str, pays: str = PAYS) -> str:
    """Name the best-paid area in about twelve words, or say why no area leads.

    For wages, an area leads only if its mean is the highest too; offers have no mean. If the lead
    isn't clear, the sentence says over how many other areas. `counted` is a key of HIGHEST, and
    `pays` is the verb for pay in an area.
    """
    if shown.empty:
        return "No wages are released"
    if shown.get("few", pd.Series([False])).iloc[0]:
        return "Too few applications to say which area leads"
    first = shown.iloc[0]
    close = not_clearly_above(median_of(first), shown[1:])
    name = _city(first)
    if "mean" in shown and not mean_agrees(shown):
        by_mean = _city(shown.loc[shown["mean"].idxmax()])
        return f"No area leads {counted}: {name} by median, {by_mean} by mean"
    highest = f"{HIGHEST[counted].format(KNOWN[pays])} highest in {name}"
    if close == 0:
        return highest
    not_below = "one other" if close == 1 else f"{close} others"
    return f"{highest}, not clearly above {not_below}"


def sample_size(people: float, counted: str, origin: str) -> str:
    """Return the number of people or applications, and the source; `counted` names the unit."""
    return f"{people:,.0f} {counted.lower()}, {origin}"


def map_subtitle(people: str, areas: int, origin: str) -> str:
    """Describe the map of the areas; `people` says what the size of a mark counts."""
    more = "jobs" if people == EMPLOYED else people.lower()
    return f"Stronger colour: higher pay. Larger: more {more}. {areas} areas, {origin}"


def map_caption(origin: str, left_out: str) -> str:
    """Return the source of the map, and which areas are not on it."""
    return f"{origin} {left_out} Rural areas are not on the map."


def bars_title(label: str, counted: str) -> str:
    return f"{label}, {counted}"


def bars_subtitle(alone: bool, behind: str) -> str:
    """Describe the bar chart of the chosen areas.

    `alone` means that only one area was chosen, so the highest and the lowest of all areas are
    shown too. `behind` gives the sample size and the source.
    """
    ends = " Grey: highest and lowest of all." if alone else ""
    return f"Medians, 95% intervals.{ends} {behind}"


def spread_title(picked: pd.DataFrame, pays: str) -> str:
    """Name the best-paid of the chosen areas, or the only one."""
    if len(picked) == 1:
        return f"What employers {pays} in {short_name(picked['name'].iloc[0])}"
    return best_paid_area(picked, OF_THESE, pays)


def areas_ranking_title(shown: pd.DataFrame, chosen: Sequence[str]) -> str:
    """Name the first area, and the best-paid of the other `chosen` areas with its rank."""
    first = shown.iloc[0]
    start = f"{short_name(first['name'])} is first of {len(shown)} by median"
    others = shown[shown["area"].isin(chosen) & (shown["rank"] > 1)]
    if others.empty:
        return start
    best = others.iloc[0]
    return f"{start}, {short_name(best['name'])} is number {best['rank']}"


def areas_ranking_subtitle(plural: str, counted: str, areas: int, origin: str) -> str:
    return (
        f"Median for {plural} in the top {min(MAX_AREAS, areas)} of {areas} areas, {counted}, "
        f"95% intervals. Filled: chosen. {origin}"
    )


def areas_ranking_caption(origin: str, left_out: str, interval: str) -> str:
    """Return the source of the ranking, and a note on its intervals."""
    return f"{interval} Areas whose intervals overlap may well change places. {origin} {left_out}"


def not_shown(areas: pd.DataFrame, shown: pd.DataFrame, local: bool) -> str:
    """Say how many areas have no figure and why, and how many have top-coded wages.

    `areas` has all rows of `metro_pay.csv` for the occupation. `local` means pay at local prices.
    """
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
    """Describe the selection for downloads and subtitles."""
    return f"{label}, {counted}, {period}"


def unit_of_areas(local: bool) -> str:
    return "US dollars a year" + (" at the average prices of the USA" if local else "")


def without_figure(names: Sequence[str], reason: str) -> str:
    """Name the chosen areas that have no figure; return '' if all have one."""
    return f"No figure for {', '.join(names)}: {reason}." if names else ""


def side_by_side_subtitle(selected: str, behind: str) -> str:
    """Describe the ranges of the chosen areas; `selected` comes from `selected_areas`."""
    return f"{selected}. {RANGE} {behind}"


def side_by_side_caption(origin: str, picked: pd.DataFrame, people: str) -> str:
    """Return the source of the ranges, and the sample size and price level of each area.

    `people` says what the sample size counts: people employed or applications.
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
