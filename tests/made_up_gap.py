"""Gaps with made-up figures, for tests of sentences and charts."""

import numpy as np

from components.statistics.gap import Gap


def made_up_gap(
    ratio: float = np.nan,
    low: float = np.nan,
    high: float = np.nan,
    *,
    role: str = "a",
    compared_with: str = "b",
    is_few: bool = False,
    distinct_records: int = 100,
) -> Gap:
    """Return a gap, which is clear if its interval excludes zero and `is_few` is false."""
    return Gap(
        role,
        compared_with,
        ratio,
        low,
        high,
        records=distinct_records,
        distinct_records=distinct_records,
        cells=1,
        p_value=np.nan,
        is_few=is_few,
        is_clear=not is_few and (low > 0 or high < 0),
    )
