"""Tests for the exchange rates used, and for the reports left out without one."""

import numpy as np

from components.pay.answer.rates import rates_used
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.tables.cache import get_tables

TABLES = get_tables()
INDIA = Selection.of("practitioner_survey", {"country": ["in"]})


def test_dollars_need_no_rate():
    assert rates_used(INDIA, "usd", TABLES) is None


def test_exchange_rates_are_named():
    rupees = rates_used(INDIA, "inr", TABLES)
    assert rupees.used.startswith("1 US dollar = 78.63 Indian rupees in 2022")
    assert not rupees.left_out
    assert set(rupees.table["unit"]) == {"Indian rupees for one US dollar"}
    power = rates_used(INDIA, "international", TABLES)
    assert "20.49 units of local currency in 2022" in power.used


def test_reports_without_a_rate_are_counted():
    known = TABLES["exchange_rates"].dropna(subset="purchasing_power")
    pay = pay_reports(Selection("practitioner_survey"), TABLES)
    places = set(zip(known["country"], known["year"].astype(str), strict=True))
    keys = zip(*(pay.categories[name].values() for name in ("country", "year")), strict=True)
    has_rate = np.array([place in places for place in keys])
    every, left = int(pay.records.sum()), int(pay.records[~has_rate].sum())
    assert left
    actual = rates_used(Selection("practitioner_survey"), "international", TABLES)
    assert actual.left_out.startswith(f"{left:,} of {every:,} reports are left out here")
