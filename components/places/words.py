"""What the Places page says.

Of US areas, `areas` are rows of `metro_pay.csv` of one occupation everywhere here, `shown`
comes from `local_prices.at_prices`, and `counted` says how pay is counted: 'in dollars'. Of
countries, `levels` are those rows of `pay_levels.csv` by their code, `roles` is `roles.csv`.
"""

from collections.abc import Sequence

import pandas as pd

from components.statistics.group_medians import gap, leaders
from components.statistics.intervals import is_clear
from components.statistics.local_prices import mean_agrees
from components.thresholds import AREAS_SHOWN, FEWEST_RECORDS
from components.words.area_names import short_name
from components.words.money import Currency
from components.words.phrases import from_to, listed, more_or_less, percent, sentence

AREAS, EMPLOYERS, RANKED, COMPARED = "areas", "employers", "countries", "countries-compared"
NOMINAL, LOCAL = "nominal", "local"
PRICES = {NOMINAL: "In dollars", LOCAL: "At local prices"}
COUNTED = {NOMINAL: "in dollars", LOCAL: "at local prices"}
MAP, RANKING = "map", "ranking"
SHAPES = {MAP: "Map", RANKING: "Ranking"}
TOO_FEW = "Too few reports match this selection."
RANGE = (
    "the mark is the median, the thick line the middle half, the thin line the middle four "
    "fifths (10th to 90th percentile)."
)

METROPOLITAN_DIGITS = 5

# Of what employers pay: what a number counts, what an interval is, why a figure is missing.
EMPLOYED, PAYS = "Employed", "pay"
INTERVAL = "The interval takes the sampling error of the mean wage, the only one published."
WITHHELD = "withheld, or no price level"


def views(compared: list[str]) -> dict[str, str]:
    """What the page can show; `compared` are the countries that it can put side by side."""
    return {
        AREAS: "US areas",
        EMPLOYERS: "Employers",
        COMPARED: " and ".join(compared),
        RANKED: "All countries",
    }


def definition(same: Sequence[str], nearest: Sequence[tuple[str, str]]) -> str:
    """Which occupations the source counts, in the plural.

    `same` are roles, the `nearest` stand each for a role, which comes second.
    """
    counted = [f"{occupation} as such" for occupation in same]
    near = [f"{occupation} as the nearest to {role}" for occupation, role in nearest]
    return f"The wage statistics count {', '.join([*counted, *near])}."


def nearest(label: str, role: str) -> str:
    """That an occupation is not a role (in the plural), for which it stands."""
    return (
        f"{label} are not {role}. The source has no occupation for {role}; these are among the "
        "nearest that it counts."
    )


def claim_in_question(higher: Sequence[str], lower: Sequence[str]) -> str:
    """What the article claims of areas, as a question."""
    return f"Does {' and '.join(higher)} pay more than {' and '.join(lower)}?"


def claimed_by(publisher: str) -> str:
    """Who claims it."""
    return f"The article ({publisher}) says so, without a figure."


def claim(shown: pd.DataFrame, opening: pd.DataFrame, counted: str) -> str:
    """Whether the areas claimed to pay more do, with the gaps, intervals and their places.

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
            ratio, low, high = gap(known.loc[higher], known.loc[lower])
            verdicts.append("holds" if low > 0 else "fails" if high < 0 else "open")
            clear = "" if is_clear(low, high) else ", no clear difference"
            words.append(
                f"{more_or_less(ratio)} than {short_name(known.loc[lower, 'name'])} "
                f"(approximate 95% interval: {from_to(low, high)}{clear})"
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
        f"{verdict} {counted}: {listed(list(names))} pays {listed(words)}. "
        f"Of all {len(shown)} areas {listed(standing)}."
    )


def claim_source(origin: str, plural: str) -> str:
    """What the verdicts rest on; `plural` names the occupation here and below."""
    return f"{origin} Medians of what employers pay {plural}."


def best_paid_area(shown: pd.DataFrame, counted: str, pays: str = PAYS) -> str:
    """Which area pays most, if that is clear and its mean agrees, in about twelve words.

    `pays` is what the source says an area does. Offers have no mean to agree.
    """
    if shown.empty:
        return "No wages are released"
    if shown.get("few", pd.Series([False])).iloc[0]:
        return "Too few applications to say which area leads"
    first = shown.iloc[0]
    close = sum(gap(first, other)[1] <= 0 for _, other in shown[1:].iterrows())
    name = short_name(first["name"])
    if "mean" in shown and not mean_agrees(shown):
        highest = short_name(shown.loc[shown["mean"].idxmax(), "name"])
        return f"No area leads {counted}: {name} by median, {highest} by mean"
    if close == 0:
        return f"Employers {pays} most in {name} {counted}"
    others = "one other" if close == 1 else f"{close} others"
    return f"Employers {pays} most in {name} {counted}, not clearly above {others}"


def map_subtitle(plural: str, counted: str, pays: str) -> str:
    """What the map plots."""
    return (
        f"What employers {pays} {plural} at the median, by area, {counted}: the stronger the "
        "colour the better paid, the larger the more of them."
    )


def map_caption(origin: str, left_out: str) -> str:
    """Where the map comes from, and which areas are not on it."""
    return f"{origin} {left_out} Areas outside metropolitan ones are not on the map."


def ranking_title(shown: pd.DataFrame, chosen: Sequence[str]) -> str:
    """Which area is first, and where the best paid of the `chosen` ones stands."""
    first = shown.iloc[0]
    start = f"{short_name(first['name'])} is first of {len(shown)} by median"
    others = shown[shown["area"].isin(chosen) & (shown["rank"] > 1)]
    if others.empty:
        return start
    best = others.iloc[0]
    return f"{start}, {short_name(best['name'])} is number {best['rank']}"


def ranking_subtitle(plural: str, counted: str, areas: int, pays: str) -> str:
    """What the ranking of so many areas plots."""
    return (
        f"What employers {pays} {plural} at the median in the {min(AREAS_SHOWN, areas)} areas "
        f"that {pays} most, {counted}, with an approximate 95% interval. Filled: the areas chosen "
        "above, wherever they rank. Neighbours in the ranking whose intervals overlap may well "
        "change places."
    )


def ranking_caption(origin: str, left_out: str, interval: str) -> str:
    """Where the ranking comes from, and what its intervals are."""
    return f"{origin} {left_out} {interval}"


def not_shown(areas: pd.DataFrame, shown: pd.DataFrame, local: bool) -> str:
    """How many areas have no figure and why; also how many have top-coded wages."""
    withheld = int(areas["median"].isna().sum())
    parts = [f"Areas without a figure, since their wages are withheld: {withheld}."]
    if local:
        known = areas[areas["median"].notna()]
        metropolitan = known["area"].str.len() == METROPOLITAN_DIGITS
        unjoined = known["price_level"].isna()
        parts.append(
            f"Without a price level: {unjoined.sum()}, of which "
            f"{(unjoined & ~metropolitan).sum()} lie outside metropolitan areas and "
            f"{(unjoined & metropolitan).sum()} could not be joined."
        )
    topped = int((shown["top_coded"] != "").sum())
    parts.append(
        f"Areas with wages only known to be at least the highest published one: {topped}."
        if topped
        else "None of these wages is only known to be above a limit."
    )
    return " ".join(parts)


def selected_areas(label: str, counted: str, period: str) -> str:
    """What was selected of the areas, for the download."""
    return f"{label}, {counted}, {period}"


def unit_of_areas(local: bool) -> str:
    """The unit of the areas' pay."""
    return "US dollars a year" + " at the average prices of the USA" * local


def without_figure(names: Sequence[str], reason: str) -> str:
    """Which of the chosen areas have no figure, '' where all have one."""
    return f"No figure for {', '.join(names)}: {reason}." if names else ""


def side_by_side_subtitle(selected: str, pays: str) -> str:
    """What the ranges of the chosen areas plot; `selected` comes from `selected_areas`."""
    return f"What employers {pays}. {selected}: {RANGE}"


def side_by_side_caption(origin: str, picked: pd.DataFrame, people: str) -> str:
    """Where the ranges come from, how many there are in each of the areas, how dear each is.

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


def in_one_currency(compared: str) -> str:
    """What stands above the countries side by side."""
    return f"What the survey says of {compared}, in the same currency."


def who_is_ahead(
    medians: pd.DataFrame, countries: Sequence[str], levels: pd.DataFrame, roles: pd.DataFrame
) -> str:
    """In which of the countries the roles clearly differ in median pay.

    `medians` has one row a role and country, from `group_medians.summary`.
    """
    names = roles.set_index("id")["short_plural"]
    ahead = leaders([medians[medians["country"] == country] for country in countries])
    if not any(ahead):
        places = " or ".join(levels.loc[list(countries), "phrase"])
        return f"No clear gap between the roles in {places}"
    words = []
    for country, role in zip(countries, ahead, strict=True):
        place = levels.loc[country, "phrase"]
        words.append(f"{names[role]} ahead in {place}" if role else f"no clear gap in {place}")
    return sentence(listed(words))


def compared_subtitle(about: str, unit: str) -> str:
    """What the ranges of the countries plot; `about` says for whom, here and below."""
    return f"{sentence(RANGE)} {about}. In {unit}."


def unit(money: Currency) -> str:
    """The unit of the countries' pay."""
    return f"{money.name} a year"


def distribution_subtitle(money: Currency, about: str, gap: str, alike: str) -> str:
    """What a country's distribution plots, with the gap of its medians and like for like."""
    return f"Share of each role's reports by yearly pay in {money.name}. {about}. {gap} {alike}"


def by_subtitle(factor: str, money: Currency, about: str) -> str:
    """What a country's medians by a factor plot."""
    return (
        f"Median pay with its 95% interval by {factor.lower()}, in {money.name}. {about}. "
        "Hollow marks: few reports."
    )


def too_few_by(factor: str, few: str) -> str:
    """That no level of a factor has a figure; `few` says how few reports each has."""
    return f"By {factor.lower()} there are too few reports. {few}"


def limits(lowest: float, left_out: dict[str, float]) -> str:
    """What the bands and the respondents of the survey can and cannot tell.

    Answers below `lowest` dollars do not count; they were such shares of all, by country.
    """
    were = [f"{percent(share)} in {country}" for country, share in left_out.items()]
    return (
        f"Pay was chosen from bands. Answers below ${lowest:,.0f} a year are left out, "
        f"{listed(were)}: nobody lives on that. Medians and quartiles are read off inside bands, "
        "so they are less sharp than they look. Respondents chose to answer; they are not "
        "a sample of all who work in a country. "
        "What the figures can tell is how the roles compare among people who answered the same "
        "survey."
    )


def ranked_subtitle(money: Currency, about: str) -> str:
    """What the ranking of countries plots."""
    return (
        f"Median pay with its 95% interval by country, in {money.name}, best paid first; "
        f"countries with few reports (hollow marks) come last. {about}. Countries whose "
        "intervals overlap may well change places."
    )


def ranked_caption(origin: str, counts: str, unknown: int, left_out: int) -> str:
    """What the ranking rests on: how many countries and records are not in it, and why."""
    no_rate = f" {left_out:,} reports have no known rate." if left_out else ""
    return (
        f"{origin} {counts} {unknown} more countries have fewer than {FEWEST_RECORDS} "
        f"reports of every role.{no_rate}"
    )
