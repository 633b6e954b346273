"""Tests for medians by group, their differences and the leading groups."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.reports.reports import Reports
from components.statistics import group_medians
from components.statistics.estimate import Estimate
from tests.components.statistics.pay_rows import bands, of_values


def test_summary_gives_no_figure_below_ten_distinct_records():
    rows = pd.concat(
        [
            bands((0, 10, 9), repeats=20).assign(role="a"),
            bands((0, 10, 10)).assign(role="b"),
            bands((0, 10, 30)).assign(role="c"),
        ]
    )
    table = group_medians.summary(Reports.of(rows), ["role"]).set_index("role")
    assert table.loc["a", ["median", "p10", "median_low"]].isna().all()
    assert table.loc["a", ["records", "distinct_records"]].tolist() == [180, 9]
    assert table.loc["b", "median"] == pytest.approx(5)
    assert table["few"].tolist() == [False, True, False]


def test_summary_of_nothing_is_empty_but_whole():
    rows = bands((0, 10, 9)).assign(role="a").iloc[:0]
    table = group_medians.summary(Reports.of(rows), ["role"])
    assert table.empty
    assert {"role", "median", "median_low", "records"} <= set(table.columns)


@given(
    st.tuples(*[st.floats(1_000, 500_000)] * 3).map(sorted),
    st.tuples(*[st.floats(1_000, 500_000)] * 3).map(sorted),
)
def test_gap_contains_its_estimate_and_mirrors(first, second):
    a, b = (Estimate(middle, low, high) for low, middle, high in (first, second))
    gap = group_medians.median_gap(a, b)
    assert gap.low - 1e-9 <= gap.value <= gap.high + 1e-9
    assert gap.value == pytest.approx(a.value / b.value - 1)
    back = group_medians.median_gap(b, a)
    assert 1 + back.value == pytest.approx(1 / (1 + gap.value))
    assert 1 + back.low == pytest.approx(1 / (1 + gap.high))
    assert 1 + back.high == pytest.approx(1 / (1 + gap.low))


def test_gap_is_called_clear_about_as_often_as_it_should_between_equals():
    generator = np.random.default_rng(11)
    table = pd.concat(
        of_values(100_000 * np.exp(generator.normal(0, 0.4, 60)), 500).assign(draw=draw, role=role)
        for draw in range(400)
        for role in "ab"
    )
    clear = 0
    groups = group_medians.quantiles_by(Reports.of(table), ["draw", "role"])
    for draw in range(400):
        a, b = (groups[(str(draw), role)].estimate for role in "ab")
        clear += group_medians.median_gap(a, b).excludes_zero
    assert clear / 400 <= 0.07


def test_by_level_follows_the_order_of_the_levels():
    rows = pd.concat(
        bands((0, 10, 20)).assign(role="a", size=size) for size in ("large", "small", "medium")
    )
    labels = {"small": "S", "medium": "M", "large": "L"}
    medians = group_medians.medians_by_level(Reports.of(rows), "size", labels)
    assert [median.label for median in medians] == ["S", "M", "L"]
