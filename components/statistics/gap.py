"""The pay gap between two groups, as one type for every comparison."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
import pandas as pd

from components.statistics.multiple_comparisons import benjamini_hochberg

COLUMNS = ["role", "compared_with", "ratio", "low", "high", "records", "distinct_records", "cells"]


@dataclass(frozen=True)
class Gap:
    """The share by which the pay of `role` exceeds that of `compared_with`, with a 95% interval.

    A `ratio` of 0.24 means 24% more. The groups are usually roles, but they may be two years of one
    role or two areas. `records` and `distinct_records` count the reports compared, and `cells`
    counts the groups of comparable reports. Without enough reports, `ratio`, `low`, `high` and
    `p_value` are NaN. `is_few` means that there are too few effective reports or employers.
    `is_clear` means that the interval excludes zero and the reports aren't few.
    """

    role: str
    compared_with: str
    ratio: float
    low: float
    high: float
    records: int
    distinct_records: int
    cells: int
    p_value: float
    is_few: bool
    is_clear: bool

    @property
    def has_figure(self) -> bool:
        """True if there are enough reports for a figure."""
        return not np.isnan(self.ratio)


def significant_gaps(gaps: Iterable[Gap]) -> list[Gap]:
    """Return the gaps with `is_clear` decided for all of them together.

    At most one in twenty of the clear gaps is expected to be due to chance (see
    `multiple_comparisons.benjamini_hochberg`), so a gap may not be clear although its interval
    excludes zero. Gaps based on few reports are never clear and are left out of the comparison.
    """
    gaps = list(gaps)
    compared = [gap.has_figure and not gap.is_few for gap in gaps]
    p_values = np.array([gap.p_value for gap in compress(gaps, compared)])
    clear = iter(benjamini_hochberg(p_values))
    return [
        replace(gap, is_clear=is_compared and bool(next(clear)))
        for gap, is_compared in zip(gaps, compared, strict=True)
    ]


def gap_table(gaps: Iterable[Gap]) -> pd.DataFrame:
    """Return the gaps as a table for download, with one row for each."""
    rows = [
        (*(getattr(gap, column) for column in COLUMNS), gap.p_value, gap.is_few, gap.is_clear)
        for gap in gaps
    ]
    return pd.DataFrame(rows, columns=[*COLUMNS, "p_value", "few", "clear"])
