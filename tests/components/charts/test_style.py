"""Tests that the ticks of chart axes fit."""

import pytest

from components.charts.style import pay_axis
from components.tables.cache import get_tables
from components.words.money import currency


@pytest.mark.parametrize(
    ("id", "top", "labels"),
    [("usd", 250_000, ["$0", "$100k", "$200k"]), ("inr", 2_500_000, ["₹0", "₹20 lakh"])],
)
def test_long_amounts_get_fewer_ticks(id, top, labels):
    axis = pay_axis(0, top, currency(id, get_tables()), most_ticks=3)
    assert axis["ticktext"] == labels
