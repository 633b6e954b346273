"""Tests for pay at local prices: amounts, ranks and intervals computed by hand."""

import numpy as np
import pandas as pd
import pytest

from components.statistics import group_medians, local_prices
from tests.area_examples import made_up


def test_local_prices_divide_by_the_price_level_and_rank_again():
    areas = made_up(dear=100_000, cheap=90_000, nowhere=80_000)
    nominal = local_prices.wages_at_prices(areas, local=False)
    assert [area.area for area in nominal] == ["dear", "cheap", "nowhere"]
    local = local_prices.wages_at_prices(areas, local=True)
    assert [area.area for area in local] == ["cheap", "dear"]
    assert [area.pay.median for area in local] == [112_500, 80_000]
    assert [area.mean for area in local] == [112_500, 80_000]
    assert [area.rank for area in local] == [1, 2]
    assert [area.pay.p90 for area in local] == [225_000, 160_000]
    first = local[0].estimate
    assert (first.low, first.high) == pytest.approx((112_500 * 0.9608, 112_500 * 1.0392), rel=1e-5)


def test_equal_medians_have_the_same_rank():
    areas = local_prices.wages_at_prices(made_up(b=90_000, a=90_000, c=80_000), local=False)
    assert [(area.area, area.rank) for area in areas] == [("a", 1), ("b", 1), ("c", 3)]


def test_wages_as_a_table():
    areas = made_up(dear=100_000, cheap=90_000).assign(employment=pd.array([None, 5], "Int64"))
    table = local_prices.wage_table(local_prices.wages_at_prices(areas, local=False))
    assert table["median"].tolist() == [100_000, 90_000]
    assert table["employment"].isna().tolist() == [True, False]
    assert table["rank"].tolist() == [1, 2]


def test_gap_has_the_interval_of_a_ratio_of_independent_estimates():
    areas = local_prices.wages_at_prices(made_up(dear=100_000, cheap=80_000), local=False)
    gap = group_medians.median_gap(areas[0].estimate, areas[1].estimate)
    assert gap.value == pytest.approx(0.25)
    half = 1.96 * np.hypot(0.02, 0.02)
    assert np.log1p(gap.low) == pytest.approx(np.log(1.25) - half, abs=0.002)
    assert np.log1p(gap.high) == pytest.approx(np.log(1.25) + half, abs=0.002)
