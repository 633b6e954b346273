"""Ring 2: what US areas pay, nominally and at local prices.

`areas` are rows of `metro_pay.csv` of one occupation everywhere here; `shown` comes from
`at_prices`.
"""

import pandas as pd

from components.findings import from_to, is_clear, more_or_less
from components.intervals import Z
from components.pay import PERCENTILES, gap
from components.selection import listed

NATIONAL_LEVEL = 100
METROPOLITAN_DIGITS = 5


def at_prices(areas: pd.DataFrame, local: bool) -> pd.DataFrame:
    """The areas with known wages, best paid first, in dollars or in dollars of average prices.

    At local prices a wage is divided by the area's price level (the USA is 1): what it
    buys there is what so much buys in the USA on average. Areas without a price level are
    left out then. Adds median_low and median_high, the 95% interval that follows from the
    relative standard error of the mean wage (the only one published), and rank, 1 first.
    """
    level = areas["price_level"] / NATIONAL_LEVEL if local else 1.0
    amounts = [*PERCENTILES, "mean"]
    shown = areas.assign(**{name: areas[name] / level for name in amounts})
    shown = shown.dropna(subset="median").sort_values(["median", "area"], ascending=[False, True])
    half = Z * shown["mean_error"] / 100
    return shown.assign(
        median_low=shown["median"] * (1 - half),
        median_high=shown["median"] * (1 + half),
        rank=shown["median"].rank(ascending=False, method="min").astype(int),
    ).reset_index(drop=True)


def short_name(name: str) -> str:
    """An area by its first city and state: 'San Francisco, CA'."""
    title, _, states = name.rpartition(", ")
    if not title:
        return name
    return f"{title.split('-')[0].split('/')[0]}, {states.split('-')[0]}"


def claim(shown: pd.DataFrame, opening: pd.DataFrame, prices: str) -> str:
    """Whether the areas claimed to pay more do, with the gaps, intervals and their places.

    `opening` is `opening_areas.csv`, `prices` says how pay is counted: 'in dollars'.
    """
    known = shown.set_index("area")
    missing = [area for area in opening["area"] if area not in known.index]
    if missing:
        return f"Whether the claim holds {prices} cannot be told: figures are withheld."
    words, verdicts = [], []
    claimed = known.loc[opening.loc[opening["claimed"] == "higher", "area"]]
    for higher in claimed.index:
        for lower in opening.loc[opening["claimed"] == "lower", "area"]:
            ratio, low, high = gap(known.loc[higher], known.loc[lower])
            verdicts.append("holds" if low > 0 else "fails" if high < 0 else "open")
            clear = "" if is_clear(low, high) else ", no clear difference"
            words.append(
                f"{more_or_less(ratio)} than {short_name(known.loc[lower, 'name'])} "
                f"(95% interval: {from_to(low, high)}{clear})"
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
        f"{verdict} {prices}: {listed(list(names))} pays {listed(words)}. "
        f"Of all {len(shown)} areas {listed(standing)}."
    )


def leads(shown: pd.DataFrame) -> bool:
    """Whether the area with the highest median has the highest mean too.

    The interval of a median is only approximate (see `at_prices`), so that the mean, whose
    error is the published one, has to agree before an area is said to lead.
    """
    return bool(shown["mean"].max() <= shown["mean"].iloc[0])


def title(shown: pd.DataFrame, prices: str) -> str:
    """Which area pays most, and whether that is clear, in at most twelve words.

    `prices` says how pay is counted: 'in dollars'.
    """
    if shown.empty:
        return "No wages are released"
    first = shown.iloc[0]
    close = sum(gap(first, other)[1] <= 0 for _, other in shown[1:].iterrows())
    name = short_name(first["name"])
    if not leads(shown):
        highest = short_name(shown.loc[shown["mean"].idxmax(), "name"])
        return f"No area leads {prices}: {name} by median, {highest} by mean"
    if close == 0:
        return f"{name} pays most {prices}"
    others = "one other area" if close == 1 else f"{close} other areas"
    return f"{name} leads {prices}, not clearly ahead of {others}"


def ranking_title(shown: pd.DataFrame, chosen: list[str]) -> str:
    """Which area is first, and where the best paid of the `chosen` ones stands."""
    first = shown.iloc[0]
    start = f"{short_name(first['name'])} is first of {len(shown)}"
    others = shown[shown["area"].isin(chosen) & (shown["rank"] > 1)]
    if others.empty:
        return start
    best = others.iloc[0]
    return f"{start}, {short_name(best['name'])} is number {best['rank']}"


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
