"""Sentences about US areas, used on the Places page.

`shown` comes from `local_prices.wages_at_prices` or, for visa offers, from `offers_by_area`.
`counted` says how pay is measured: 'in dollars' or 'at local prices'. `plural` names an occupation
in the plural.
"""

from collections.abc import Mapping, Sequence
from math import isnan

from components.places.words.shared import (
    COUNTED,
    HIGHEST,
    KNOWN,
    NOMINAL,
    OF_THESE,
)
from components.statistics.estimate import Estimate
from components.statistics.group_medians import median_gap, not_clearly_above
from components.statistics.local_prices import AreaPay, highest_mean
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
    higher: AreaPay,
    lower: AreaPay,
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


def one_area_finding(area: AreaPay, areas: int, plural: str, money: Currency, pays: str) -> str:
    """Return a sentence with the pay in a single area and its rank among all areas."""
    return (
        f"{_city(area)} {pays}s {plural} {money.amount(area.pay.median)}: "
        f"number {area.rank} of {areas} areas"
    )


def two_areas_metrics(
    higher: AreaPay, lower: AreaPay, gaps: Mapping[str, Estimate], money: Currency
) -> tuple[Metric, ...]:
    """Return the medians of two areas, and the gap between them by each measure of pay."""
    medians = [
        Metric(_city(area), money.amount(area.pay.median), _ends(area, money))
        for area in (higher, lower)
    ]
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
    known: Mapping[str, AreaPay], areas: int, money: Currency
) -> tuple[Metric, ...]:
    """Return a single area's median by each measure of pay, and its rank among all areas.

    `known` has the area's pay by each measure; `areas` is the number of areas.
    """
    medians = [
        Metric(f"{_city(area)} {COUNTED[way]}", money.amount(area.pay.median), _ends(area, money))
        for way, area in known.items()
    ]
    first = next(iter(known.values()))
    return (*medians, Metric("Rank", f"{first.rank}", f"of {areas} areas"))


def _city(area: AreaPay) -> str:
    """Return an area's name without its state."""
    return short_name(area.name).split(",")[0]


def _ends(area: AreaPay, money: Currency) -> str:
    """Format the 95% interval of a median."""
    return money.interval(area.pay.median_low, area.pay.median_high)


def definition_note(same: Sequence[str], nearest: Sequence[tuple[str, str]]) -> str:
    """Say which occupations the wage statistics count. All names are in the plural.

    `same` lists the roles that the source counts as occupations. `nearest` pairs each of the
    closest occupations with the role that it represents.
    """
    counted = [f"{occupation} as such" for occupation in same]
    near = [f"{occupation} as the nearest to {role}" for occupation, role in nearest]
    return f"The wage statistics count {', '.join([*counted, *near])}."


def nearest_note(label: str, role: str) -> str:
    """Say that the source doesn't count a role, and that an occupation is close to it."""
    return (
        f"{label} are not {role}. The source has no occupation for {role}; these are among the "
        "nearest that it counts."
    )


def claim_sentence(
    shown: Sequence[AreaPay], higher: Sequence[str], lower: Sequence[str], counted: str
) -> str:
    """Say whether the areas that are claimed to pay more do so, with gaps, intervals and ranks.

    `higher` and `lower` are the ids of the areas that are claimed to pay more and less.
    """
    known = {area.area: area for area in shown}
    if not {*higher, *lower} <= set(known):
        return f"Whether the claim holds {counted} cannot be told: figures are withheld."
    words, verdicts = [], []
    claimed = [known[area] for area in higher]
    for first in claimed:
        for second in (known[area] for area in lower):
            gap = median_gap(first.estimate, second.estimate)
            verdicts.append("holds" if gap.low > 0 else "fails" if gap.high < 0 else "open")
            clear = "" if gap.excludes_zero else ", no clear difference"
            words.append(
                f"{more_or_less(gap.value)} than {short_name(second.name)} "
                f"(approximate 95% interval: {interval_words(gap.low, gap.high)}{clear})"
            )
    names = [short_name(area.name) for area in claimed]
    standing = [f"{short_name(area.name)} is number {area.rank}" for area in claimed]
    verdict = {
        frozenset({"holds"}): "The claim holds",
        frozenset({"fails"}): "The claim does not hold",
        frozenset({"open"}): "The claim can be neither confirmed nor refuted",
    }.get(frozenset(verdicts), "The claim holds in part")
    return (
        f"{verdict} {counted}: {join_words(names)} pays {join_words(words)}. "
        f"Of all {len(shown)} areas {join_words(standing)}."
    )


def best_paid_area(shown: Sequence[AreaPay], counted: str, pays: str = PAYS) -> str:
    """Name the best-paid area in about twelve words, or say why no area leads.

    For wages, an area leads only if its mean is the highest too; offers have no mean. If the lead
    isn't clear, the sentence says over how many other areas. `counted` is a key of HIGHEST, and
    `pays` is the verb for pay in an area.
    """
    if not shown:
        return "No wages are released"
    first, *others = shown
    if first.pay.is_few:
        return "Too few applications to say which area leads"
    name, by_mean = _city(first), highest_mean(shown)
    if by_mean and by_mean.mean > first.mean:
        return f"No area leads {counted}: {name} by median, {_city(by_mean)} by mean"
    close = not_clearly_above(first.estimate, (other.estimate for other in others))
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


def bars_subtitle(alone: bool, behind: str) -> str:
    """Describe the bar chart of the chosen areas.

    `alone` means that only one area was chosen, so the highest and the lowest of all areas are
    shown too. `behind` gives the sample size and the source.
    """
    ends = " Grey: highest and lowest of all." if alone else ""
    return f"Medians, 95% intervals.{ends} {behind}"


def spread_title(picked: Sequence[AreaPay], pays: str) -> str:
    """Name the best-paid of the chosen areas, or the only one."""
    if len(picked) == 1:
        return f"What employers {pays} in {short_name(picked[0].name)}"
    return best_paid_area(picked, OF_THESE, pays)


def areas_ranking_title(shown: Sequence[AreaPay], chosen: Sequence[str]) -> str:
    """Name the first area, and the best-paid of the other `chosen` areas with its rank."""
    start = f"{short_name(shown[0].name)} is first of {len(shown)} by median"
    for best in (area for area in shown if area.area in chosen and area.rank > 1):
        return f"{start}, {short_name(best.name)} is number {best.rank}"
    return start


def areas_ranking_subtitle(plural: str, counted: str, areas: int, origin: str) -> str:
    return (
        f"Median for {plural} in the top {min(MAX_AREAS, areas)} of {areas} areas, {counted}, "
        f"95% intervals. Filled: chosen. {origin}"
    )


def areas_ranking_caption(origin: str, left_out: str, interval: str) -> str:
    """Return the source of the ranking, and a note on its intervals."""
    return f"{interval} Areas whose intervals overlap may well change places. {origin} {left_out}"


def not_shown(withheld: int, unjoined: Sequence[str] | None, topped: int) -> str:
    """Say how many areas have no figure and why, and how many have top-coded wages.

    `unjoined` are the ids of the areas with a wage but without a price level; None for pay in
    dollars, which needs no price level.
    """
    parts = [f"No figure for {withheld} areas: wages withheld."]
    if unjoined is not None:
        rural = sum(len(area) != METROPOLITAN_DIGITS for area in unjoined)
        parts.append(
            f"No price level for {len(unjoined)}: {rural} rural, {len(unjoined) - rural} could not "
            "be joined."
        )
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


def side_by_side_caption(origin: str, picked: Sequence[AreaPay], people: str) -> str:
    """Return the source of the ranges, and the sample size and price level of each area.

    `people` says what the sample size counts: people employed or applications.
    """
    sizes = [
        f"{short_name(area.name)} {'withheld' if area.size is None else f'{area.size:,}'}"
        for area in picked
    ]
    price_levels = [
        f"{short_name(area.name)} "
        f"{'unknown' if isnan(area.price_level) else f'{area.price_level:.1f}'}"
        for area in picked
    ]
    return (
        f"{origin} {people}: {', '.join(sizes)}. "
        f"Price levels (USA = 100): {', '.join(price_levels)}."
    )
