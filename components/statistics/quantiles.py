"""Quantiles, means and shares of reports that are counted in pay bands.

`rows` is a selection of `pay.csv` throughout: columns low and high (yearly amounts in one currency;
a missing high means an open band), records, distinct_records and squared_repeats.
"""

import numpy as np
import pandas as pd
from scipy.special import xlogy


def cumulative(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the band edges, ascending, and the number of reports below each.

    Reports are assumed to be spread evenly over their band, as statistical offices do when they
    read a quantile from grouped data. Bands may overlap, for example after a conversion at
    different rates. Reports in an open band are above every edge, so the last count may be below
    the sum of the reports.
    """
    low, high = rows["low"].to_numpy(float), rows["high"].to_numpy(float)
    records = rows["records"].to_numpy(float)
    closed = np.isfinite(high)
    edges, position = np.unique(np.concatenate([low, high[closed]]), return_inverse=True)
    density = records[closed] / (high[closed] - low[closed])
    slope = np.zeros(len(edges))
    np.add.at(slope, position[: len(low)][closed], density)
    np.add.at(slope, position[len(low) :], -density)
    below = np.concatenate([[0.0], np.cumsum(np.cumsum(slope)[:-1] * np.diff(edges))])
    return edges, below


def quantiles(rows: pd.DataFrame, probabilities: np.ndarray) -> np.ndarray:
    """Return the quantiles of the reports at these probabilities (0 to 1).

    The reports of a band are in the middles of its equal parts, and quantiles are interpolated
    between two neighbouring reports (definition 7 of Hyndman and Fan, Am. Stat. 50, 1996, the
    default of NumPy and R). Infinite if a report that is needed is in an open band, because only
    the band's lower edge is known.
    """
    edges, below = cumulative(rows)
    place = np.clip(probabilities, 0, 1) * (rows["records"].sum() - 1)
    first = np.floor(place)
    share = place - first
    lower = _position(edges, below, first + 0.5)
    upper = np.where(share > 0, _position(edges, below, first + 1.5), lower)
    with np.errstate(invalid="ignore"):
        between = lower + share * (upper - lower)
    return np.where(np.isinf(lower) | np.isinf(upper), np.inf, between)


def _position(edges: np.ndarray, below: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the amount with this many reports below; infinite if the closed bands have fewer."""
    if len(edges) < 2:
        return np.full(len(wanted), np.inf)
    upper = np.searchsorted(below, wanted, side="left")
    inside = np.clip(upper, 1, len(edges) - 1)
    step = below[inside] - below[inside - 1]
    share = np.divide(wanted - below[inside - 1], step, out=np.zeros_like(wanted), where=step > 0)
    value = edges[inside - 1] + np.clip(share, 0, 1) * (edges[inside] - edges[inside - 1])
    return np.where(upper > len(edges) - 1, np.inf, value)


def mean_log(rows: pd.DataFrame) -> np.ndarray:
    """Return the mean natural logarithm of pay in each row, reports spread evenly over the band.

    For an open band the lower edge is used, because nothing else is known.
    """
    low, high = rows["low"].to_numpy(float), rows["high"].to_numpy(float)
    with np.errstate(invalid="ignore"):
        mean = (xlogy(high, high) - xlogy(low, low)) / (high - low) - 1
    return np.where(np.isfinite(high), mean, np.log(np.where(low > 0, low, 1)))


def group_codes(rows: pd.DataFrame, factors: list[str]) -> np.ndarray:
    """Return the group number of each row, from 0; rows that agree in all factors share one."""
    number = np.zeros(len(rows), int)
    for factor in factors:
        codes, levels = pd.factorize(rows[factor])
        number = pd.factorize(number * len(levels) + codes)[0]
    return number


def shares_between(rows: pd.DataFrame, edges: np.ndarray) -> np.ndarray:
    """Return the share of reports between each pair of neighbouring `edges` (pay, ascending)."""
    band_edges, below = cumulative(rows)
    band_shares: np.ndarray = np.diff(np.interp(edges, band_edges, below)) / rows["records"].sum()
    return band_shares
