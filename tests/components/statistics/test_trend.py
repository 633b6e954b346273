"""Tests that changes in pay compare like with like, in nominal and in real terms."""

import numpy as np
import pandas as pd
import pytest

from components.reports.reports import Reports
from components.statistics import trend

PRICES = pd.DataFrame({"country": "us", "year": [2022, 2025], "level": [200.0, 220.0]})


def rows(*groups: tuple[str, str, float, int]) -> pd.DataFrame:
    """Return reports of one role from (year, country, pay, number of reports)."""
    table = pd.DataFrame(groups, columns=["year", "country", "low", "records"])
    return table.assign(
        high=table["low"] * 1.001,
        distinct_records=table["records"],
        squared_repeats=table["records"],
    )


# Pay rose by a fifth in both countries, and the mix shifted to the one that pays more.
MIXED = rows(("2022", "x", 100, 60), ("2022", "y", 200, 40), ("2025", "x", 120, 10))
MIXED = pd.concat([MIXED, rows(("2025", "y", 240, 90))], ignore_index=True)


def test_a_changing_mix_is_no_change_of_pay():
    actual = trend.adjusted_change(Reports.of(MIXED), "2022", "2025", ["country", "year"])
    assert (actual.compared_with, actual.role) == ("2022", "2025")
    assert actual.ratio == pytest.approx(0.2)
    assert actual.is_clear
    assert trend.adjusted_change(Reports.of(MIXED), "2022", "2025", []).ratio == pytest.approx(
        np.exp(np.log(1.2) + 0.5 * np.log(2)) - 1
    )


def test_real_change_is_change_in_purchasing_power():
    actual = trend.deflate(
        trend.adjusted_change(Reports.of(MIXED), "2022", "2025", ["country"]), PRICES, "us"
    )
    # Pay rose by 20% and prices by 10%, so pay buys 1.2 / 1.1 times as much.
    assert actual.ratio == pytest.approx(1.2 / 1.1 - 1)
    elsewhere = trend.deflate(actual, PRICES, "in")
    assert np.isnan(elsewhere.ratio)
    assert not elsewhere.is_clear
