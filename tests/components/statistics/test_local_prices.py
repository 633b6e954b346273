"""Pay at local prices: amounts, ranks and intervals computed by hand."""

import numpy as np
import pytest

from components.statistics import group_medians, local_prices
from tests.area_examples import made_up


def test_local_prices_divide_by_the_price_level_and_rank_again():
    areas = made_up(dear=100_000, cheap=90_000, nowhere=80_000)
    nominal = local_prices.wages_at_prices(areas, local=False)
    assert nominal["area"].tolist() == ["dear", "cheap", "nowhere"]
    local = local_prices.wages_at_prices(areas, local=True)
    assert local["area"].tolist() == ["cheap", "dear"]
    assert local["median"].tolist() == [112_500, 80_000]
    assert local["rank"].tolist() == [1, 2]
    assert local["p90"].tolist() == [225_000, 160_000]
    low, high = local.loc[0, ["median_low", "median_high"]]
    assert (low, high) == pytest.approx((112_500 * 0.9608, 112_500 * 1.0392), rel=1e-5)


def test_gap_has_the_interval_of_a_ratio_of_independent_estimates():
    areas = local_prices.wages_at_prices(made_up(dear=100_000, cheap=80_000), local=False)
    dear, cheap = (group_medians.median_of(areas.iloc[row]) for row in (0, 1))
    gap = group_medians.median_gap(dear, cheap)
    assert gap.value == pytest.approx(0.25)
    half = 1.96 * np.hypot(0.02, 0.02)
    assert np.log1p(gap.low) == pytest.approx(np.log(1.25) - half, abs=0.002)
    assert np.log1p(gap.high) == pytest.approx(np.log(1.25) + half, abs=0.002)
