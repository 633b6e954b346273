"""Quantiles, intervals and gaps against numbers worked out in other ways."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from components.statistics import quantiles


def bands(*rows: tuple[float, float, int], repeats: int = 1) -> pd.DataFrame:
    """Rows of low, high and distinct records, each record standing there `repeats` times."""
    table = pd.DataFrame(rows, columns=["low", "high", "distinct_records"])
    return table.assign(
        records=table["distinct_records"] * repeats,
        squared_repeats=table["distinct_records"] * repeats**2,
    )


def of_values(values: np.ndarray, width: float, repeats: np.ndarray | None = None) -> pd.DataFrame:
    """Single values counted in bands of one width."""
    repeats = np.ones(len(values), int) if repeats is None else repeats
    low = np.floor(values / width) * width
    table = pd.DataFrame({"low": low, "repeats": repeats, "squares": repeats**2})
    counted = table.groupby("low").agg(
        records=("repeats", "sum"),
        distinct_records=("repeats", "size"),
        squared_repeats=("squares", "sum"),
    )
    return counted.reset_index().assign(high=lambda rows: rows["low"] + width)


def test_quantiles_by_hand():
    rows = bands((0, 10, 2), (10, 20, 6), (20, 40, 2))
    # Ten records in the middles of equal parts: 2.5, 7.5; 10 and 5/6 and so on; 25, 35.
    records = [2.5, 7.5, *(10 + 10 * (k + 0.5) / 6 for k in range(6)), 25, 35]
    shares = np.array([0, 0.1, 0.2, 0.5, 0.8, 0.9, 1])
    assert quantiles.quantiles(rows, shares) == pytest.approx(np.quantile(records, shares))


def test_quantile_in_an_open_band_is_above_every_amount():
    rows = bands((0, 10, 8), (10, np.nan, 2))
    below, beside, above = quantiles.quantiles(rows, np.array([0, 7 / 9, 0.8]))
    assert below == pytest.approx(10 / 16)
    assert beside == pytest.approx(10 * 15 / 16)
    assert above == np.inf


def test_records_in_the_open_band_alone():
    rows = bands((1_000, np.nan, 12))
    assert quantiles.quantiles(rows, np.array([0.1, 0.9])).tolist() == [np.inf, np.inf]


def test_quantile_across_a_gap_between_bands():
    rows = bands((0, 10, 5), (90, 100, 5))
    records = [1, 3, 5, 7, 9, 91, 93, 95, 97, 99]
    shares = np.array([0.4, 0.5, 0.6])
    assert quantiles.quantiles(rows, shares) == pytest.approx(np.quantile(records, shares))


def test_overlapping_bands_add_up():
    rows = bands((0, 10, 10), (5, 15, 10))
    # From 5 to 10 two records lie on each unit: 14.5 of the 20 lie below 9.75, 15.5 below 10.5.
    assert quantiles.quantiles(rows, np.array([14.5 / 19]))[0] == pytest.approx((9.75 + 10.5) / 2)


@given(
    st.lists(st.floats(1_000, 1_000_000), min_size=1, max_size=60),
    st.sampled_from([100.0, 1_000.0, 25_000.0]),
    st.floats(0, 1),
)
def test_quantile_lies_within_a_band_of_the_one_of_the_values(values, width, probability):
    values = np.sort(np.array(values))
    exact = np.quantile(values, probability)
    banded = quantiles.quantiles(of_values(values, width), np.array([probability]))[0]
    assert abs(banded - exact) <= width * (1 + 1e-6)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=50))
def test_effective_records_never_exceed_the_distinct_ones(repeats):
    rows = of_values(np.arange(len(repeats)) * 10.0, 10, np.array(repeats))
    assert 1 - 1e-9 <= quantiles.effective_records(rows) <= len(repeats) + 1e-9


def test_repeating_every_record_changes_no_interval():
    once = bands((0, 10, 30), (10, 20, 40), (20, 30, 30))
    often = bands((0, 10, 30), (10, 20, 40), (20, 30, 30), repeats=50)
    assert quantiles.median_interval(often) == pytest.approx(
        quantiles.median_interval(once), abs=0.05
    )


def test_interval_of_independent_records_is_the_exact_binomial_one():
    values = np.arange(1, 101) * 100.0
    low, high = quantiles.median_interval(of_values(values, 1))
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
        low, high = quantiles.median_interval(of_values(values, 500, repeats))
        covered += low <= truth <= high
    assert 0.93 <= covered / 400 <= 1.0


def test_summary_gives_no_figure_below_ten_distinct_records():
    rows = pd.concat(
        [
            bands((0, 10, 9), repeats=20).assign(role="a"),
            bands((0, 10, 10)).assign(role="b"),
            bands((0, 10, 30)).assign(role="c"),
        ]
    )
    table = quantiles.summary(rows, ["role"]).set_index("role")
    assert table.loc["a", ["median", "p10", "median_low"]].isna().all()
    assert table.loc["a", ["records", "distinct_records"]].tolist() == [180, 9]
    assert table.loc["b", "median"] == pytest.approx(5)
    assert table["few"].tolist() == [False, True, False]


def test_summary_of_nothing_is_empty_but_whole():
    rows = bands((0, 10, 9)).assign(role="a").iloc[:0]
    table = quantiles.summary(rows, ["role"])
    assert table.empty
    assert {"role", "median", "median_low", "records"} <= set(table.columns)


@given(
    st.tuples(*[st.floats(1_000, 500_000)] * 3).map(sorted),
    st.tuples(*[st.floats(1_000, 500_000)] * 3).map(sorted),
)
def test_gap_contains_its_estimate_and_mirrors(first, second):
    a, b = (
        pd.Series({"median_low": low, "median": middle, "median_high": high})
        for low, middle, high in (first, second)
    )
    ratio, low, high = quantiles.gap(a, b)
    assert low - 1e-9 <= ratio <= high + 1e-9
    assert ratio == pytest.approx(a["median"] / b["median"] - 1)
    back, back_low, back_high = quantiles.gap(b, a)
    assert 1 + back == pytest.approx(1 / (1 + ratio))
    assert 1 + back_low == pytest.approx(1 / (1 + high))
    assert 1 + back_high == pytest.approx(1 / (1 + low))


def test_gap_is_called_clear_about_as_often_as_it_should_between_equals():
    generator = np.random.default_rng(11)
    clear = 0
    for _ in range(400):
        table = pd.concat(
            of_values(100_000 * np.exp(generator.normal(0, 0.4, 60)), 500).assign(role=role)
            for role in "ab"
        )
        a, b = (row for _, row in quantiles.summary(table, ["role"]).iterrows())
        _, low, high = quantiles.gap(a, b)
        clear += low > 0 or high < 0
    assert clear / 400 <= 0.07


def test_shares_add_up_and_split_bands_evenly():
    rows = bands((0, 10, 4), (10, 20, 6))
    assert quantiles.shares(rows, np.array([0, 5, 10, 15, 20])) == pytest.approx(
        [0.2, 0.2, 0.3, 0.3]
    )


def test_by_level_follows_the_order_of_the_levels():
    rows = pd.concat(
        bands((0, 10, 20)).assign(role="a", size=size) for size in ("large", "small", "medium")
    )
    levels = pd.DataFrame({"code": ["small", "medium", "large"], "label": ["S", "M", "L"]})
    assert quantiles.by_level(rows, "size", levels)["label"].tolist() == ["S", "M", "L"]
