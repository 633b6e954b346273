"""Effective sample size of reports, some of which are repeated."""

import numpy as np

from components.reports.reports import Reports


def effective_size(reports: Reports) -> float:
    """Return Kish's effective sample size.

    This is the square of the sum of the weights divided by the sum of their squares, where the
    weight of a distinct report is how often it occurs (Kish, Survey Sampling, 1965). It never
    exceeds the number of distinct reports.
    """
    return kish_effective_size(reports.records.sum(), reports.squared_repeats.sum())


def kish_effective_size(records: float, squared_repeats: float) -> float:
    """Return Kish's effective sample size from a group's records and sum of squared repeats."""
    return float(records**2 / squared_repeats)


def kish_effective_sizes(records: np.ndarray, squared_repeats: np.ndarray) -> np.ndarray:
    """Return `kish_effective_size` for many groups at once, with NaN for an empty group."""
    with np.errstate(invalid="ignore", divide="ignore"):
        sizes: np.ndarray = records**2 / squared_repeats
    return sizes
