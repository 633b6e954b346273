"""Wages of US areas in dollars and at local prices.

`areas` are rows of `metro_pay.csv` for one occupation; `shown` comes from
`wages_at_prices`.
"""

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics.group_medians import PERCENTILES
from components.statistics.intervals import Z

NATIONAL_LEVEL = 100


def wages_at_prices(areas: pd.DataFrame, local: bool) -> pd.DataFrame:
    """Return the areas with known wages, best paid first, in dollars or at local prices.

    At local prices a wage is divided by the area's price level (the USA is 1): it buys there what
    the result buys in the USA on average. Areas without a price level are then left out. Adds
    median_low and median_high, the 95% interval that follows from the relative standard error of
    the mean wage (the only one published), and rank, starting at 1.
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


def offers_at_prices(offers: Reports, areas: pd.DataFrame) -> Reports:
    """Return the offers in areas with a price level, with their bands at local prices.

    `areas` is `metro_pay.csv`.
    """
    rows = areas.drop_duplicates("area")
    price_levels = dict(zip(rows["area"], rows["price_level"], strict=True))
    area = offers.categories["area"]
    by_code = np.array([price_levels.get(code, np.nan) for code in area.levels], float)
    level = by_code[area.codes] / NATIONAL_LEVEL
    return offers.scaled(1 / level).where(np.isfinite(level))


def mean_agrees(shown: pd.DataFrame) -> bool:
    """Return whether the area with the highest median also has the highest mean.

    The interval of a median is only approximate (see `wages_at_prices`). The error of the mean is
    published, so the mean has to agree before an area is said to lead.
    """
    return bool(shown["mean"].max() <= shown["mean"].iloc[0])
