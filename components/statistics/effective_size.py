"""Effective sample size of reports with repeats."""

import numpy as np

from components.reports.reports import Reports


def effective_size(reports: Reports) -> float:
    """Return Kish's effective sample size.

    The square of the sum of the weights over the sum of their squares, where a distinct report's
    weight is the number of its repeats (Kish, Survey Sampling, 1965). Never more than the distinct
    reports.
    """
    return kish_effective_size(reports.records.sum(), reports.squared_repeats.sum())


def kish_effective_size(records: float, squared_repeats: float) -> float:
    """Return Kish's effective size of a group from its sums."""
    return float(records**2 / squared_repeats)


def kish_effective_sizes(records: np.ndarray, squared_repeats: np.ndarray) -> np.ndarray:
    """Return `kish_effective_size` of many groups; NaN for an empty one."""
    with np.errstate(invalid="ignore", divide="ignore"):
        sizes: np.ndarray = records**2 / squared_repeats
    return sizes
