"""How many independent records carry as much as those of which some are repeats."""

from typing import Any

import pandas as pd

COUNTS = ["records", "distinct_records", "squared_repeats"]


def effective_size(rows: pd.DataFrame) -> float:
    """How many independent records carry as much as these, of which some are repeats.

    Kish's effective sample size, the square of the sum of the weights over the sum
    of their squares, where a distinct record's weight is how often it is repeated
    (Kish, Survey Sampling, 1965). Never more than the distinct records.
    """
    return float(kish_effective_size(rows["records"].sum(), rows["squared_repeats"].sum()))


def kish_effective_size(records: Any, squared_repeats: Any) -> Any:
    """`effective_records` from the sums of one group of rows (numbers) or of many (columns)."""
    return records**2 / squared_repeats
