"""Medians of groups with made-up figures, for tests of sentences."""

import numpy as np

from components.statistics.group_medians import GroupMedian, Quantiles


def made_up_median(
    role: str,
    low: float = np.nan,
    median: float = np.nan,
    high: float = np.nan,
    *,
    level: str = "",
    label: str | None = None,
    is_few: bool = False,
    distinct_records: int = 50,
) -> GroupMedian:
    """Return a median with its interval. The default label is the level's code."""
    pay = Quantiles(
        records=distinct_records + 10,
        distinct_records=distinct_records,
        effective_records=float(distinct_records),
        is_few=is_few,
        median=median,
        median_low=low,
        median_high=high,
    )
    return GroupMedian(role, pay, level, level if label is None else label)
