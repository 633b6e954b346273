"""Tests that the effective sample size never exceeds the number of distinct reports."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from components.reports.reports import Reports
from components.statistics import effective_size
from tests.components.statistics.pay_rows import of_values


@given(st.lists(st.integers(1, 200), min_size=1, max_size=50))
def test_effective_records_never_exceed_the_distinct_ones(repeats):
    rows = of_values(np.arange(len(repeats)) * 10.0, 10, np.array(repeats))
    assert 1 - 1e-9 <= effective_size.effective_size(Reports.of(rows)) <= len(repeats) + 1e-9
