"""Reports of one employer are not independent: what is sure of them when they are clusters.

`rows` is a selection of `pay.csv` everywhere here; `cluster` is the number of the employer of
each row, from 0.
"""

import numpy as np
import pandas as pd

from components.statistics.intervals import Z, students_t
from components.statistics.quantiles import mean_log
from components.thresholds import FEW_EMPLOYERS_BELOW


def employer_codes(rows: pd.DataFrame) -> np.ndarray | None:
    """The number of the employer of each row, from 0; None where the source knows none."""
    if "employer" not in rows or rows.empty or (rows["employer"] == "").all():
        return None
    return pd.factorize(rows["employer"])[0]


def effective_clusters(sizes: np.ndarray) -> float:
    """How many equally large clusters carry as much as those with these sizes.

    The square of the sum of the sizes over the sum of their squares: 1 where one cluster is
    everything (Carter, Schnepel and Steigerwald, Rev. Econ. Stat. 99, 2017, with errors that
    are alike within a cluster).
    """
    return float(sizes.sum() ** 2 / (sizes**2).sum())


def degrees_of_freedom(sizes: np.ndarray) -> float:
    """Those of Student's t for an interval from clusters with these sizes.

    One less than the effective clusters, and at least one.
    """
    return max(effective_clusters(sizes) - 1, 1.0)


def variance_of_sum(values: np.ndarray, cluster: np.ndarray) -> float:
    """The sandwich variance of the sum of values with mean 0, with clusters independent.

    (Liang and Zeger, Biometrika 73, 1986), widened for few clusters.
    """
    sums = np.bincount(cluster, values)
    number = len(sums)
    return float((sums**2).sum() * number / max(number - 1, 1))


def independent_records(below: np.ndarray, records: np.ndarray, cluster: np.ndarray) -> float:
    """How many independent records tell as much of a share as these, for its 95% interval.

    `below` is the share of each row's records that are counted in it. The number at which the
    share's binomial variance is that of the clusters, smaller where few clusters make it less
    sure (Korn and Graubard, Survey Methodology 24, 1998), and never more than the records.
    """
    total = records.sum()
    share = (records * below).sum() / total
    variance = variance_of_sum(records * (below - share), cluster) / total**2
    number = min(share * (1 - share) / variance, total) if variance > 0 else total
    sizes = np.bincount(cluster, records)
    return float(number * (Z / students_t(degrees_of_freedom(sizes))) ** 2)


def few(cluster: np.ndarray | None, records: np.ndarray) -> bool:
    """Whether so few employers stand behind the reports that they say little of others.

    `cluster` comes from `employers`, `records` has the reports of each row.
    """
    if cluster is None:
        return False
    return effective_clusters(np.bincount(cluster, records)) < FEW_EMPLOYERS_BELOW


def few_employers(rows: pd.DataFrame) -> bool:
    """The same of rows as they are."""
    return few(employer_codes(rows), rows["records"].to_numpy())


def largest(rows: pd.DataFrame) -> tuple[str, float]:
    """The id of the employer with most of the reports, and its share of them."""
    sizes = rows.groupby("employer", observed=True)["records"].sum()
    return str(sizes.idxmax()), float(sizes.max() / sizes.sum())


def share_intervals(counts: pd.DataFrame) -> pd.DataFrame:
    """The shares of `role_occupations.csv` with their 95% intervals, employers as clusters.

    Adds share, low and high. The variance is that of a ratio of two sums over employers, of
    which the table has the squares and products; the interval keeps within 0 and 1.
    """
    share = counts["applications"] / counts["of"]
    number, total = counts["of_employers"], counts["of"]
    squares = (
        counts["squared_applications"]
        - 2 * share * counts["products"]
        + share**2 * counts["squared_of"]
    )
    error = np.sqrt(squares.clip(lower=0) * number / (number - 1).clip(lower=1)) / total
    degrees = np.maximum(total**2 / counts["squared_of"] - 1, 1)
    half = students_t(degrees) * error
    return counts.assign(
        share=share, low=(share - half).clip(lower=0), high=(share + half).clip(upper=1)
    )


def typical_difference(rows: pd.DataFrame, by: str, first: str, second: str) -> tuple[float, int]:
    """By what share the employer in the middle pays more at one level of `by` than at another.

    The median over the employers that have reports at both, of the difference of their mean
    logarithms of pay; and how many employers that are. Missing (NaN) where there are none.
    """
    means = pd.DataFrame(
        {
            "employer": rows["employer"].to_numpy(),
            "level": rows[by].to_numpy(),
            "records": rows["records"].to_numpy(),
            "sum": rows["records"].to_numpy() * mean_log(rows),
        }
    )
    sums = means.groupby(["level", "employer"])[["records", "sum"]].sum()
    pay = sums["sum"] / sums["records"]
    differences = (pay.get(first, pay[:0]) - pay.get(second, pay[:0])).dropna()
    return float(np.expm1(differences.median())), len(differences)
