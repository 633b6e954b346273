"""Estimates for clustered reports: reports of one employer are not independent.

`cluster` is the number of each row's employer, from 0.
"""

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics.intervals import Z, students_t
from components.thresholds import FEW_EMPLOYERS_BELOW

EMPLOYER = "employer"


def employer_codes(reports: Reports) -> np.ndarray | None:
    """Return the number of each row's employer, from 0; None if the source knows no employers."""
    column = reports.categories.get(EMPLOYER)
    if column is None or not len(reports) or set(column.occurring()) == {""}:
        return None
    codes: np.ndarray = np.unique(column.codes, return_inverse=True)[1]
    return codes


def effective_clusters(sizes: np.ndarray) -> float:
    """Return the number of equally large clusters that carry as much information as these sizes.

    The square of the sum of the sizes over the sum of their squares: 1 if one cluster holds
    everything (Carter, Schnepel and Steigerwald, Rev. Econ. Stat. 99, 2017, for errors that are
    alike within a cluster).
    """
    return float(sizes.sum() ** 2 / (sizes**2).sum())


def degrees_of_freedom(sizes: np.ndarray) -> float:
    """Return the degrees of freedom of Student's t for clusters of these sizes.

    One less than the effective clusters, and at least one.
    """
    return max(effective_clusters(sizes) - 1, 1.0)


def variance_of_sum(values: np.ndarray, cluster: np.ndarray) -> float:
    """Return the sandwich variance of a sum of values with mean 0 and independent clusters.

    Liang and Zeger (Biometrika 73, 1986), widened for few clusters.
    """
    sums = np.bincount(cluster, values)
    number = len(sums)
    return float((sums**2).sum() * number / max(number - 1, 1))


def independent_records(below: np.ndarray, records: np.ndarray, cluster: np.ndarray) -> float:
    """Return the number of independent reports that determine a share as precisely as these.

    `below` is the share of each row's records that count towards the share. The result is the
    number at which the share's binomial variance equals that of the clusters. It is smaller where
    few clusters make the variance less certain (Korn and Graubard, Survey Methodology 24, 1998),
    and never exceeds the records.
    """
    total = records.sum()
    share = (records * below).sum() / total
    variance = variance_of_sum(records * (below - share), cluster) / total**2
    number = min(share * (1 - share) / variance, total) if variance > 0 else total
    sizes = np.bincount(cluster, records)
    return float(number * (Z / students_t(degrees_of_freedom(sizes))) ** 2)


def few(cluster: np.ndarray | None, records: np.ndarray) -> bool:
    """Return whether too few employers are behind the reports to say much about others.

    `cluster` comes from `employer_codes`; `records` has the reports of each row.
    """
    if cluster is None:
        return False
    return effective_clusters(np.bincount(cluster, records)) < FEW_EMPLOYERS_BELOW


def few_employers(reports: Reports) -> bool:
    """Return `few` for reports."""
    return few(employer_codes(reports), reports.records)


def largest_employer(reports: Reports) -> tuple[str, float]:
    """Return the id of the employer with most of the reports, and its share of them."""
    sizes = reports.sums(EMPLOYER, reports.records)
    largest = max(sorted(sizes), key=lambda employer: sizes[employer])
    return largest, sizes[largest] / sum(sizes.values())


def share_intervals(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the shares of `role_occupations.csv` with 95% intervals, clustered by employer.

    Adds share, low and high. The variance is that of a ratio of two sums over employers; the table
    holds the squares and products. The interval stays within 0 and 1.
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

    The median, over the employers with reports at both levels, of the difference of mean log pay,
    and the number of these employers. NaN without any.
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
