"""Tests for quantiles of reports in bands, against quantiles of the values themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.reports.reports import Reports
from components.statistics import quantiles
from tests.components.statistics.pay_rows import bands, of_values


def test_quantiles_by_hand():
    rows = bands((0, 10, 2), (10, 20, 6), (20, 40, 2))
    # The ten reports lie in the middles of equal parts: at 2.5 and 7.5, then at 10 5/6, 12 1/2 and
    # so on, then at 25 and 35.
    records = [2.5, 7.5, *(10 + 10 * (k + 0.5) / 6 for k in range(6)), 25, 35]
    shares = np.array([0, 0.1, 0.2, 0.5, 0.8, 0.9, 1])
    assert quantiles.quantiles(Reports.of(rows), shares) == pytest.approx(
        np.quantile(records, shares)
    )


def test_quantile_in_an_open_band_is_above_every_amount():
    rows = bands((0, 10, 8), (10, np.nan, 2))
    below, beside, above = quantiles.quantiles(Reports.of(rows), np.array([0, 7 / 9, 0.8]))
    assert below == pytest.approx(10 / 16)
    assert beside == pytest.approx(10 * 15 / 16)
    assert above == np.inf


def test_records_in_the_open_band_alone():
    rows = bands((1_000, np.nan, 12))
    assert quantiles.quantiles(Reports.of(rows), np.array([0.1, 0.9])).tolist() == [np.inf, np.inf]


def test_quantile_across_a_gap_between_bands():
    rows = bands((0, 10, 5), (90, 100, 5))
    records = [1, 3, 5, 7, 9, 91, 93, 95, 97, 99]
    shares = np.array([0.4, 0.5, 0.6])
    assert quantiles.quantiles(Reports.of(rows), shares) == pytest.approx(
        np.quantile(records, shares)
    )


def test_overlapping_bands_add_up():
    rows = bands((0, 10, 10), (5, 15, 10))
    # There are two reports per unit from 5 to 10: 14.5 of 20 are below 9.75, and 15.5 below 10.5.
    assert quantiles.quantiles(Reports.of(rows), np.array([14.5 / 19]))[0] == pytest.approx(
        (9.75 + 10.5) / 2
    )


@given(
    st.lists(st.floats(1_000, 1_000_000), min_size=1, max_size=60),
    st.sampled_from([100.0, 1_000.0, 25_000.0]),
    st.floats(0, 1),
)
def test_quantile_lies_within_a_band_of_the_one_of_the_values(values, width, probability):
    values = np.sort(np.array(values))
    exact = np.quantile(values, probability)
    banded = quantiles.quantiles(Reports.of(of_values(values, width)), np.array([probability]))[0]
    assert abs(banded - exact) <= width * (1 + 1e-6)


def test_shares_add_up_and_split_bands_evenly():
    rows = bands((0, 10, 4), (10, 20, 6))
    assert quantiles.shares_between(
        Reports.of(rows), np.array([0, 5, 10, 15, 20])
    ) == pytest.approx([0.2, 0.2, 0.3, 0.3])
