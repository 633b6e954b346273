"""What counts of records in pay bands say about pay.

Everywhere here `rows` is a selection of `pay.csv`: columns low and high (a yearly
amount in one currency; high missing: the band is open), records,
distinct_records and squared_repeats.
"""

from typing import Any

import numpy as np
import pandas as pd
from scipy.special import betaincinv, xlogy

from components.statistics.intervals import difference_interval
from components.thresholds import CONFIDENCE, FEW_RECORDS, FEWEST_RECORDS

PERCENTILES = {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p90": 0.90}


ESTIMATES = [*PERCENTILES, "median_low", "median_high"]


COUNTS = ["records", "distinct_records", "squared_repeats"]


def cumulative(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Band edges, ascending, and the records that lie below each of them.

    Records are taken to be spread evenly over their band, as statistical offices
    do when they read a quantile from grouped data. Bands may overlap (they do
    after a conversion at different rates). Records in an open band lie above
    every edge, so the last count may be below the sum of the records.
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
    """The quantiles of the records at these probabilities (0 to 1).

    The records of a band stand in its equal parts, each in the middle of its own;
    between two neighbouring records the quantile is interpolated (definition 7 of
    Hyndman and Fan, Am. Stat. 50, 1996, the default of numpy and R). Infinite where
    a record that is needed lies in an open band: all that is known of it is that it
    is above the band's lower edge.
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
    """Where so many records lie below; infinite where the closed bands have fewer."""
    if len(edges) < 2:
        return np.full(len(wanted), np.inf)
    upper = np.searchsorted(below, wanted, side="left")
    inside = np.clip(upper, 1, len(edges) - 1)
    step = below[inside] - below[inside - 1]
    share = np.divide(wanted - below[inside - 1], step, out=np.zeros_like(wanted), where=step > 0)
    value = edges[inside - 1] + np.clip(share, 0, 1) * (edges[inside] - edges[inside - 1])
    return np.where(upper > len(edges) - 1, np.inf, value)


def effective_records(rows: pd.DataFrame) -> float:
    """How many independent records carry as much as these, of which some are repeats.

    Kish's effective sample size, the square of the sum of the weights over the sum
    of their squares, where a distinct record's weight is how often it is repeated
    (Kish, Survey Sampling, 1965). Never more than the distinct records.
    """
    return float(effective_number(rows["records"].sum(), rows["squared_repeats"].sum()))


def effective_number(records: Any, squared_repeats: Any) -> Any:
    """`effective_records` from the sums of one group of rows (numbers) or of many (columns)."""
    return records**2 / squared_repeats


def median_interval(rows: pd.DataFrame) -> tuple[float, float]:
    """A 95% interval for the median that does not take repeats for independent.

    Woodruff's method (J. Am. Stat. Assoc. 47, 1952): an interval for the share of
    records below the median, carried over to pay through the distribution. The
    share's interval is the exact binomial one of Clopper and Pearson at the
    effective number of records (Korn and Graubard, Survey Methodology 24, 1998).
    """
    size = effective_records(rows)
    tail = (1 - CONFIDENCE) / 2
    half = size / 2
    shares = np.array([betaincinv(half, half + 1, tail), betaincinv(half + 1, half, 1 - tail)])
    low, high = quantiles(rows, shares)
    return float(low), float(high)


def mean_log(rows: pd.DataFrame) -> np.ndarray:
    """The mean natural logarithm of pay in each row, records spread evenly over the band.

    Of an open band nothing is known but its lower edge, which stands in for it.
    """
    low, high = rows["low"].to_numpy(float), rows["high"].to_numpy(float)
    with np.errstate(invalid="ignore"):
        mean = (xlogy(high, high) - xlogy(low, low)) / (high - low) - 1
    return np.where(np.isfinite(high), mean, np.log(np.where(low > 0, low, 1)))


def cells(rows: pd.DataFrame, factors: list[str]) -> np.ndarray:
    """The number of the cell of each row, from 0: rows that agree in all factors share one."""
    number = np.zeros(len(rows), int)
    for factor in factors:
        codes, levels = pd.factorize(rows[factor])
        number = pd.factorize(number * len(levels) + codes)[0]
    return number


def summary(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """One row for each combination of the columns `by` that occurs in `rows`.

    Columns: `by`, records, distinct_records, effective_records, p10, p25, median,
    p75, p90, and median_low and median_high, the median's 95% interval. Where
    fewer than FEWEST_RECORDS distinct records stand behind a group, the estimates
    are missing (NaN); `few` marks fewer than FEW_RECORDS effective ones, of which
    there are never more than distinct ones.
    """
    grouped = rows.groupby(by, sort=False)
    sums = grouped[COUNTS].sum().reset_index(drop=True)
    enough = sums["distinct_records"] >= FEWEST_RECORDS
    percentiles, missing = np.array(list(PERCENTILES.values())), [np.nan] * len(ESTIMATES)
    keys, estimates = [], []
    for (key, group), known in zip(grouped, enough, strict=True):
        keys.append(key)
        estimates.append(
            [*quantiles(group, percentiles), *median_interval(group)] if known else missing
        )
    effective = effective_number(sums["records"], sums["squared_repeats"])
    return pd.concat(
        [
            pd.DataFrame(keys, columns=by),
            sums[["records", "distinct_records"]],
            effective.rename("effective_records"),
            pd.DataFrame(estimates, columns=ESTIMATES, dtype=float),
            (enough & (effective < FEW_RECORDS)).rename("few"),
        ],
        axis=1,
    )


def gap(higher: pd.Series, lower: pd.Series) -> tuple[float, float, float]:
    """By what share one median lies above another, with its 95% interval.

    Takes two rows of `summary` that share no record. The interval is that of a
    difference of independent estimates on the log scale: see
    `intervals.difference_interval`.
    Missing (NaN) where either median is missing or open-ended.
    """
    logs = np.log(
        [[row["median"], row["median_low"], row["median_high"]] for row in (higher, lower)]
    )
    if not np.isfinite(logs).all():
        return np.nan, np.nan, np.nan
    low, high = difference_interval(*logs[0], *logs[1])
    return float(np.expm1(logs[0][0] - logs[1][0])), float(np.expm1(low)), float(np.expm1(high))


def shares(rows: pd.DataFrame, edges: np.ndarray) -> np.ndarray:
    """The share of records between each pair of neighbouring `edges` (pay, ascending)."""
    band_edges, below = cumulative(rows)
    return np.diff(np.interp(edges, band_edges, below)) / rows["records"].sum()


def by_level(rows: pd.DataFrame, factor: str, levels: pd.DataFrame) -> pd.DataFrame:
    """`summary` for each role and level of a factor, in the order of `levels`.

    `levels` are the factor's rows of `salary_factors.csv`. Adds the columns level
    (the code) and label.
    """
    medians = summary(rows, ["role", factor]).rename(columns={factor: "level"})
    position = pd.Series(range(len(levels)), index=levels["code"])
    label = levels.set_index("code")["label"]
    return (
        medians.assign(label=medians["level"].map(label), position=medians["level"].map(position))
        .sort_values(["position", "role"], ignore_index=True)
        .drop(columns="position")
    )


def leader(medians: pd.DataFrame) -> str | None:
    """The role whose median is clearly above that of every other role, if there is one.

    `medians` has rows of `summary`, one a role, with a column role. None also where
    fewer than two roles have a median, or few records stand behind the highest.
    """
    known = medians.dropna(subset="median").sort_values("median", ascending=False)
    if len(known) < 2:
        return None
    first, others = known.iloc[0], known.iloc[1:]
    return first["role"] if leads(first, others) else None


def leads(first: pd.Series, others: pd.DataFrame) -> bool:
    """Whether a median is clearly above all others, and rests on more than few records.

    Takes rows of `summary` that share no record. Few records can keep another from leading
    but never lead themselves.
    """
    above = all(gap(first, other)[1] > 0 for _, other in others.iterrows())
    return above and not first["few"]
