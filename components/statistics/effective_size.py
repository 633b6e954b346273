"""Effective sample size of reports with repeats."""

from typing import Any

import pandas as pd

COUNTS = ["records", "distinct_records", "squared_repeats"]


def effective_size(rows: pd.DataFrame) -> float:
    """Return Kish's effective sample size of rows of `pay.csv`.

    The square of the sum of the weights over the sum of their squares, where a distinct report's
    weight is the number of its repeats (Kish, Survey Sampling, 1965). Never more than the distinct
    reports.
    """
    return float(kish_effective_size(rows["records"].sum(), rows["squared_repeats"].sum()))


def kish_effective_size(records: Any, squared_repeats: Any) -> Any:
    """Return Kish's effective size from the sums of one group (numbers) or many (columns)."""
    return records**2 / squared_repeats
