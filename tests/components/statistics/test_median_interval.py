"""Tests that the interval of a median is exact and that repeats don't narrow it."""

import numpy as np
import pytest
from scipy import stats

from components.reports.reports import Reports
from components.statistics import median_interval
from tests.components.statistics.pay_rows import bands, of_values


def test_repeating_every_record_changes_no_interval():
    once = bands((0, 10, 30), (10, 20, 40), (20, 30, 30))
    often = bands((0, 10, 30), (10, 20, 40), (20, 30, 30), repeats=50)
    assert median_interval.woodruff_interval(Reports.of(often)) == pytest.approx(
        median_interval.woodruff_interval(Reports.of(once)), abs=0.05
    )


def test_interval_of_independent_records_is_the_exact_binomial_one():
    values = np.arange(1, 101) * 100.0
    low, high = median_interval.woodruff_interval(Reports.of(of_values(values, 1)))
    share = stats.binomtest(50, 100, 0.5).proportion_ci(0.95, method="exact")
    assert low == pytest.approx(np.quantile(values, share.low), abs=101)
    assert high == pytest.approx(np.quantile(values, share.high), abs=101)


def test_interval_covers_the_true_median_when_records_repeat():
    generator = np.random.default_rng(7)
    truth = 100_000.0
    covered = 0
    for _ in range(400):
        values = truth * np.exp(generator.normal(0, 0.4, 80))
        repeats = generator.geometric(0.2, 80)
        low, high = median_interval.woodruff_interval(Reports.of(of_values(values, 500, repeats)))
        covered += low <= truth <= high
    assert 0.93 <= covered / 400 <= 1.0
