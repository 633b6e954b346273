"""Tests for the options of the pay controls, and for messages about missing options."""

import pytest

from components.selection import options
from components.selection.selection import Selection
from components.tables.cache import get_tables

SAYS = {
    ("us",): "",
    ("in",): "",
    ("in", "us"): "The selected countries do not share one currency",
    (): "The selected countries do not share one currency",
}


@pytest.mark.parametrize("countries", SAYS)
def test_reason_for_missing_local_currency(countries):
    selection = Selection.of("salary_index", {"country": countries})
    text = options.missing_currency_reason(selection, get_tables())
    assert text.startswith(SAYS[countries])
    assert bool(text) == bool(SAYS[countries])


def test_a_single_country_without_a_rate_is_named():
    tables = get_tables()
    known = set(tables["exchange_rates"]["country"])
    levels = tables["pay_levels"]
    subset = levels[(levels["source"] == "salary_index") & (levels["factor"] == "country")]
    country = subset[~subset["code"].isin(known)].iloc[0]
    text = options.missing_currency_reason(
        Selection.of("salary_index", {"country": [country["code"]]}), tables
    )
    assert text == (
        f"No exchange rate is known for {country['label']}, so pay is shown in US dollars."
    )
