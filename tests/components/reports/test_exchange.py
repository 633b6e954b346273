"""Tests for amounts, exchange rates and conversions, with results computed by hand."""

import numpy as np
import pytest

from components.reports import exchange
from components.reports.exchange import convert, exchange_rates, local_currency
from components.reports.reports import Reports
from components.tables.cache import get_tables
from components.words import money
from components.words.money import Currency, rate_sentence

DOLLAR = Currency("usd", "US dollars", "$", (("k", 1_000), ("m", 1_000_000)))
RUPEE = Currency("inr", "Indian rupees", "₹", (("lakh", 100_000), ("crore", 10_000_000)))


@pytest.fixture(scope="module")
def real():
    return get_tables()


@pytest.fixture(scope="module")
def india(real):
    pay = real["pay"]
    return pay[(pay["source"] == "practitioner_survey") & (pay["country"] == "in")]


@pytest.mark.parametrize(
    ("currency", "value", "text"),
    [
        (DOLLAR, 172_345, "$172k"),
        (DOLLAR, 34_219, "$34k"),
        (DOLLAR, 572.9, "$573"),
        (DOLLAR, 0, "$0"),
        (DOLLAR, 100_000, "$100k"),
        (DOLLAR, 50_000, "$50k"),
        (DOLLAR, 1_250_000, "$1.2m"),
        (RUPEE, 2_432_000, "₹24 lakh"),
        (RUPEE, 719_000, "₹7.2 lakh"),
        (RUPEE, 46_270, "₹46,300"),
        (RUPEE, 13_600_000, "₹1.4 crore"),
        (DOLLAR, np.inf, "more than the highest band"),
    ],
)
def test_amount(currency, value, text):
    assert currency.amount(value) == text


@pytest.mark.parametrize(
    ("currency", "low", "high", "text"),
    [
        (DOLLAR, 177_600, 184_000, "$178–184k"),
        (DOLLAR, 900, 1_200, "$900 to $1.2k"),
        (RUPEE, 730_000, 1_700_000, "₹7.3–17 lakh"),
        (DOLLAR, 80_000, float("inf"), "$80k to more than the highest band"),
    ],
)
def test_span_has_its_unit_once(currency, low, high, text):
    assert currency.span(low, high) == text


@pytest.mark.parametrize(
    ("currency", "value", "text"),
    [(DOLLAR, 50_000, "$50k"), (DOLLAR, 0, "$0"), (RUPEE, 2_000_000, "₹20 lakh")],
)
def test_tick(currency, value, text):
    assert currency.tick(value) == text


def test_rupees_at_the_rate_of_the_index(real, india):
    converted = convert(Reports.of(india), real["exchange_rates"], "inr")
    # In the raw index, 2,500,000 rupees are 31,795 dollars in 2022: a rate of 78.63.
    rate = converted.low.max() / india["low"].max()
    assert rate == pytest.approx(78.63, abs=0.01)
    assert len(converted) == len(india)


def test_purchasing_power_is_exchange_rate_over_world_bank_factor(real, india):
    converted = convert(Reports.of(india), real["exchange_rates"], "international")
    # World Bank: 20.489 rupees per international dollar in 2022.
    assert converted.low.max() / india["low"].max() == pytest.approx(78.63 / 20.489, rel=1e-3)


def test_dollars_stay_dollars_and_the_usa_is_the_same_in_both(real):
    pay = real["pay"]
    usa = Reports.of(pay[pay["country"] == "us"])
    assert convert(usa, real["exchange_rates"], "usd") is usa
    both = convert(usa, real["exchange_rates"], "international")
    assert both.low == pytest.approx(usa.low)


def test_rows_without_a_rate_are_left_out(real):
    pay = real["pay"]
    nigeria = pay[pay["country"] == "ng"]
    assert len(nigeria) > 0
    assert len(convert(Reports.of(nigeria), real["exchange_rates"], "international")) == 0


@pytest.mark.parametrize(
    ("countries", "currency"),
    [(["in"], "inr"), (["de", "fr"], "eur"), (["in", "us"], None), (["us"], None), (["ng"], None)],
)
def test_local_currency(real, countries, currency):
    assert local_currency(countries, real["exchange_rates"]) == currency


def test_sentence_names_rate_year_and_source(real, india):
    used = exchange_rates(Reports.of(india), real["exchange_rates"], "inr")
    sentence = rate_sentence(used, RUPEE, real)
    assert "78.63 Indian rupees in 2022" in sentence
    assert "salary index" in sentence
    used = exchange_rates(Reports.of(india), real["exchange_rates"], exchange.PURCHASING_POWER)
    power = money.currency(exchange.PURCHASING_POWER, real)
    sentence = rate_sentence(used, power, real)
    assert "in India, 20.49 units of local currency in 2022" in sentence
    assert "Purchasing power parity conversion factor" in sentence


def test_missing_purchasing_power_year_names_its_substitute(real):
    prices = real["exchange_rates"]
    latest = prices[(prices["country"] == "in") & (prices["year"] == 2025)]
    assert latest["purchasing_power_year"].tolist() == [2024]


def test_missing_rate_is_not_a_number_anywhere(real):
    everything = convert(Reports.of(real["pay"]), real["exchange_rates"], "international")
    assert np.isfinite(everything.low).all()
    assert len(everything) > 0
