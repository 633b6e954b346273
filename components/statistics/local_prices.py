"""Pay in US areas, in dollars and at local prices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics.estimate import Estimate
from components.statistics.group_medians import PERCENTILES, Quantiles
from components.statistics.intervals import Z

NATIONAL_LEVEL = 100


@dataclass(frozen=True)
class AreaPay:
    """The pay of an occupation, or of offers to a role, in a US area.

    `size` counts the people employed or the applications; it is None if withheld. `mean` is the
    mean wage and `mean_error` its relative standard error in percent; offers have neither (NaN).
    `price_level` is 100 for the USA, NaN if unknown. `east` and `north` are the position on the
    map (see `data/build/projection.py`), NaN if unknown. `top_coded` names the amounts that are
    only known to exceed the highest published wage. `rank` starts at 1.
    """

    area: str
    name: str
    pay: Quantiles
    size: int | None
    price_level: float
    east: float
    north: float
    rank: int
    mean: float = nan
    mean_error: float = nan
    top_coded: str = ""

    @property
    def estimate(self) -> Estimate:
        """The median with its interval."""
        return self.pay.estimate


def wages_at_prices(areas: pd.DataFrame, local: bool) -> tuple[AreaPay, ...]:
    """Return the areas with known wages, best paid first, in dollars or at local prices.

    `areas` holds the rows of `metro_pay.csv` for one occupation.

    At local prices, a wage is divided by the area's price level (1 for the USA as a whole): it buys
    in the area what the result buys in the USA on average. Areas without a price level are then
    left out. The 95% interval of the median is derived from the relative standard error of the mean
    wage, the only one that is published.
    """
    priced = areas[areas["median"].notna() & (areas["price_level"].notna() | (not local))]
    level = priced["price_level"].to_numpy() / NATIONAL_LEVEL if local else np.ones(len(priced))
    percentiles = (priced[list(PERCENTILES)].to_numpy().T / level).T
    medians = priced["median"].to_numpy() / level
    half = Z * priced["mean_error"].to_numpy() / 100
    ends = np.column_stack([medians * (1 - half), medians * (1 + half)])
    order = np.lexsort([priced["area"].to_numpy(object), -medians])
    ranks = 1 + np.searchsorted(np.sort(-medians), -medians)
    rows = list(priced.itertuples(index=False))
    return tuple(
        AreaPay(
            rows[place].area,
            rows[place].name,
            Quantiles(0, 0, 0.0, False, *percentiles[place].tolist(), *ends[place].tolist()),
            None if pd.isna(rows[place].employment) else int(rows[place].employment),
            rows[place].price_level,
            rows[place].east,
            rows[place].north,
            int(ranks[place]),
            float(rows[place].mean / level[place]),
            rows[place].mean_error,
            rows[place].top_coded,
        )
        for place in order.tolist()
    )


def offers_at_prices(offers: Reports, areas: pd.DataFrame) -> Reports:
    """Return the offers in areas with a known price level, with their pay bands at local prices.

    `areas` is `metro_pay.csv` with all occupations.
    """
    rows = areas.drop_duplicates("area")
    price_levels = dict(zip(rows["area"], rows["price_level"], strict=True))
    area = offers.categories["area"]
    by_code = np.array([price_levels.get(code, np.nan) for code in area.levels], float)
    level = by_code[area.codes] / NATIONAL_LEVEL
    return offers.scaled(1 / level).where(np.isfinite(level))


def highest_mean(areas: Iterable[AreaPay]) -> AreaPay | None:
    """Return the area with the highest mean, or None for offers, which have no mean.

    The interval of a median is only approximate (see `wages_at_prices`). The error of the mean is
    published, so the mean has to agree before an area is said to lead.
    """
    with_mean = [area for area in areas if not isnan(area.mean)]
    return max(with_mean, key=lambda area: area.mean, default=None)


def wage_table(areas: Sequence[AreaPay]) -> pd.DataFrame:
    """Return wages as a table for download, one row each."""
    return pd.DataFrame(
        {
            "area": [area.area for area in areas],
            "name": [area.name for area in areas],
            "employment": pd.array([area.size for area in areas], dtype="Int64"),
            "mean": [area.mean for area in areas],
            "mean_error": [area.mean_error for area in areas],
            **{name: [getattr(area.pay, name) for area in areas] for name in PERCENTILES},
            "top_coded": [area.top_coded for area in areas],
            "price_level": [area.price_level for area in areas],
            "median_low": [area.pay.median_low for area in areas],
            "median_high": [area.pay.median_high for area in areas],
            "rank": [area.rank for area in areas],
        }
    )
