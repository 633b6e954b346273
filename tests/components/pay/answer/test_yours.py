"""Your pay in each role: what was left aside, and in which currency it stands."""

import pytest

from components.pay import words
from components.pay.answer.yours import your_pay
from components.selection.selection import Selection
from components.tables.cache import load

NAMES = ("pay", "pay_filters", "exchange_rates", "currencies", "roles", "range_accuracy")
TABLES = load(*NAMES)


def situation(**levels: str) -> Selection:
    return Selection.of("salary_index", {factor: [level] for factor, level in levels.items()})


def test_what_was_left_aside_is_named():
    found = your_pay(
        situation(
            country="at",
            experience="entry",
            year="2025",
            company_size="under-50",
            remote="hybrid",
        ),
        "usd",
        TABLES,
    )
    records = " ".join(card.records for card in found.cards)
    assert "Left aside, because fewer than 10 match all of it" in records
    assert "Not used: company size." in records
    assert "remote work, year and country" in records
    assert "all countries outside India and the USA stand in for it" in records
    assert any("none, since it is estimated from other" in card.intervals for card in found.cards)
    assert "(estimated)" in found.finding


def test_nothing_is_left_aside_where_enough_match():
    found = your_pay(situation(country="us", experience="senior", year="2024"), "usd", TABLES)
    rows = TABLES["pay"]
    rows = rows[(rows["source"] == "salary_index") & (rows["country"] == "us")]
    rows = rows[(rows["experience"] == "senior") & (rows["year"] == "2024")]
    for card in found.cards:
        distinct = rows.loc[rows["role"] == card.role.id, "distinct_records"].sum()
        assert card.records == f"From {distinct:,} job ads that match all of it."
    assert "of 7,577 reports, held out in five random rounds" in found.chart.caption
    assert found.chart.title == found.finding


def test_the_currency_of_the_country():
    senior = situation(country="in", experience="senior")
    rupees = your_pay(senior, "inr", TABLES)
    assert "lakh" in rupees.finding
    assert rupees.rate.startswith("1 US dollar = ")
    assert set(rupees.chart.table["unit"]) == {"Indian rupees a year"}
    dollars = your_pay(senior, "usd", TABLES)
    assert "$" in dollars.finding
    assert not dollars.rate
    rates, pay = TABLES["exchange_rates"], TABLES["pay"]
    here = (pay["source"] == "salary_index") & (pay["country"] == "in")
    years = set(pay.loc[here & (pay["experience"] == "senior"), "year"].astype(int))
    own = rates[(rates["country"] == "in") & rates["year"].isin(years)].set_index("year")
    latest = own.loc[own.index.max(), "exchange_rate"]
    ratio = rupees.chart.table["median"] / dollars.chart.table["median"]
    assert ratio.to_numpy() == pytest.approx(latest)
    assert own["exchange_rate"].nunique() > 1


def test_without_a_single_rate_amounts_are_in_dollars_and_called_so():
    found = your_pay(situation(), "international", TABLES)
    assert found.no_rate == words.NO_SINGLE_RATE
    assert found.chart.subtitle.endswith("In US dollars a year.")
    assert found.chart.figure.layout.xaxis.ticktext[-1].startswith("$")
    assert set(found.chart.table["unit"]) == {"US dollars a year"}


def test_accuracy_is_said_only_where_it_was_measured():
    found = your_pay(Selection("practitioner_survey"), "usd", TABLES)
    assert "was measured for AI and machine learning salary index only." in found.chart.caption
