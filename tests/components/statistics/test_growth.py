"""Tests for the growth of applications, with rates and intervals computed by hand."""

import math

import pandas as pd
import pytest

from components.statistics.growth import filing_rates, filings_growth, soars


def filings(*rows: tuple[str, str, int, int, int]) -> pd.DataFrame:
    columns = ["role", "quarter", "applications", "all_applications", "squared_applications"]
    return pd.DataFrame(rows, columns=columns)


def test_a_rate_of_many_employers_is_surer_than_that_of_one():
    table = filing_rates(
        filings(("cook", "2022-q3", 100, 20_000, 100), ("cook", "x", 100, 20_000, 10_000))
    )
    assert table["rate"].tolist() == [50, 50]
    # 100 employers with one application each: the standard error of the logarithm is 0.1.
    assert table["low"][0] == pytest.approx(50 * math.exp(-0.196), rel=1e-4)
    # One employer with a hundred applications carries as much information as one application.
    assert table["low"][1] == pytest.approx(50 * math.exp(-1.96), rel=1e-4)


def test_growth_between_two_quarters():
    [actual] = filings_growth(
        filings(("cook", "a", 100, 20_000, 100), ("cook", "b", 150, 15_000, 150)), "a", "b"
    )
    assert (actual.first_rate, actual.last_rate) == (50, 100)
    assert actual.change.value == pytest.approx(1.0)
    error = 1.959964 * math.sqrt(1 / 100 + 1 / 150)
    assert actual.change.low == pytest.approx(2 * math.exp(-error) - 1, rel=1e-5)
    assert actual.change.high == pytest.approx(2 * math.exp(error) - 1, rel=1e-5)


def test_a_quarter_more_is_soaring_and_less_is_not():
    assert soars(0.25)
    assert not soars(0.24)
