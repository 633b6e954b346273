"""Estimates for clustered reports, because reports from one employer are not independent.

Throughout, `cluster` holds the number of each row's employer, counted from 0.
"""

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics.intervals import Z, students_t
from components.thresholds import FEW_EMPLOYERS_BELOW

EMPLOYER = "employer"


def employer_codes(reports: Reports) -> np.ndarray | None:
    """Return the number of each row's employer, from 0, or None if no employer is known."""
    column = reports.categories.get(EMPLOYER)
    if column is None:
        return None
    unknown = column.levels.index("") if "" in column.levels else -1
    if (column.codes == unknown).all():
        return None
    occurs = np.bincount(column.codes, minlength=len(column.levels)) > 0
    codes: np.ndarray = (np.cumsum(occurs) - 1)[column.codes]
    return codes


def effective_clusters(sizes: np.ndarray) -> float:
    """Return how many clusters of equal size would carry as much information as these.

    This is the square of the sum of the sizes divided by the sum of their squares: 1 if one cluster
    holds everything (Carter, Schnepel and Steigerwald, Rev. Econ. Stat. 99, 2017, assuming that
    errors are alike within a cluster).
    """
    return float(sizes.sum() ** 2 / (sizes**2).sum())


def degrees_of_freedom(sizes: np.ndarray) -> float:
    """Return the degrees of freedom of Student's t for clusters of these sizes.

    This is one less than the effective number of clusters, but at least one.
    """
    return max(effective_clusters(sizes) - 1, 1.0)


def variance_of_sum(values: np.ndarray, cluster: np.ndarray) -> float:
    """Return the sandwich variance of a sum of values with mean 0 from independent clusters.

    The estimator is that of Liang and Zeger (Biometrika 73, 1986), increased to allow for few
    clusters.
    """
    sums = np.bincount(cluster, values)
    number = len(sums)
    return float((sums**2).sum() * number / max(number - 1, 1))


def independent_records(below: np.ndarray, records: np.ndarray, cluster: np.ndarray) -> float:
    """Return how many independent reports would determine a share as precisely as these.

    `below` is the proportion of each row's records that count towards the share. The result is the
    number at which the binomial variance of the share equals its clustered variance. It is reduced
    where few clusters make the variance less certain (Korn and Graubard, Survey Methodology 24,
    1998), and never exceeds the number of records.
    """
    total = records.sum()
    share = (records * below).sum() / total
    variance = variance_of_sum(records * (below - share), cluster) / total**2
    number = min(share * (1 - share) / variance, total) if variance > 0 else total
    sizes = np.bincount(cluster, records)
    return float(number * (Z / students_t(degrees_of_freedom(sizes))) ** 2)


def few(cluster: np.ndarray | None, records: np.ndarray) -> bool:
    """Return whether the reports come from too few employers to say much about other employers.

    `cluster` comes from `employer_codes`; if it is None, the result is False. `records` is the
    number of reports in each row.
    """
    if cluster is None:
        return False
    return effective_clusters(np.bincount(cluster, records)) < FEW_EMPLOYERS_BELOW


def few_employers(reports: Reports) -> bool:
    """Return whether the reports come from too few employers (see `few`)."""
    return few(employer_codes(reports), reports.records)


def largest_employer(reports: Reports) -> tuple[str, float]:
    """Return the id of the employer with the most reports, and its share of all reports."""
    sizes = reports.sums(EMPLOYER, reports.records)
    largest = max(sorted(sizes), key=lambda employer: sizes[employer])
    return largest, sizes[largest] / sum(sizes.values())


def share_intervals(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the shares in `role_occupations.csv` with 95% intervals, clustered by employer.

    Adds the columns share, low and high. The variance is that of a ratio of two sums over
    employers, computed from the sums of squares and products in the table. Intervals are limited to
    the range from 0 to 1.
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


def typical_difference(reports: Reports, by: str, first: str, second: str) -> tuple[float, int]:
    """Return the typical employer's pay difference between two levels of `by`, as a share.

    For each employer with reports at both levels, the difference in mean log pay is computed; the
    result is based on the median of these differences. The second value is the number of these
    employers. The difference is NaN if there are none.
    """
    means = []
    for level in (first, second):
        subset = reports.at(by, level)
        totals = subset.sums(EMPLOYER, subset.records * subset.mean_log)
        sizes = subset.sums(EMPLOYER, subset.records)
        means.append({employer: totals[employer] / sizes[employer] for employer in sizes})
    differences = [
        means[0][employer] - means[1][employer] for employer in means[0] if employer in means[1]
    ]
    typical = float(np.expm1(np.median(differences))) if differences else np.nan
    return typical, len(differences)
