"""The overview says each role's pay, or why there is no figure."""

import numpy as np
import pytest

from components.pay import words
from components.pay.answer.overview import overview
from components.selection.records import records
from components.selection.selection import Selection
from components.statistics.median_interval import median_interval
from components.statistics.quantiles import quantiles
from components.tables.cache import load
from components.words.money import currency

TABLES = load("pay", "pay_filters", "exchange_rates", "currencies", "roles")
EVERYTHING = Selection("salary_index")


def test_cards_say_the_figures_of_the_rows():
    found = overview(EVERYTHING, "usd", TABLES)
    dollars = currency(TABLES["currencies"], "usd")
    rows = records(EVERYTHING, TABLES)
    assert [card.role.id for card in found.cards] == list(TABLES["roles"]["id"])
    for card in found.cards:
        own = rows[rows["role"] == card.role.id]
        p10, p25, median, p75, p90 = map(
            dollars.amount, quantiles(own, np.array([0.1, 0.25, 0.5, 0.75, 0.9]))
        )
        low, high = map(dollars.amount, median_interval(own))
        assert card.median == median
        assert list(card.spans.values()) == [
            f"{low} to {high}",
            f"{p25} to {p75}",
            f"{p10} to {p90}",
        ]
        assert card.counts == f"{own['records'].sum():,} job ads."
        assert not card.few


@pytest.mark.parametrize("country", [[], ["us"]])
def test_the_finding_is_the_title_of_the_chart_in_twelve_words(country):
    found = overview(EVERYTHING.but("country", country), "usd", TABLES)
    assert found.chart.title == found.finding
    assert len(found.finding.split()) <= 12


def test_the_chart_says_for_whom_and_in_what():
    found = overview(EVERYTHING, "usd", TABLES)
    assert "All levels of experience, all countries" in found.chart.subtitle
    assert set(found.medians["unit"]) == {"US dollars a year"}


def test_too_few_records_give_a_sentence_and_no_figure():
    found = overview(Selection.of("salary_index", {"country": ["kr"]}), "usd", TABLES)
    assert not any(card.median for card in found.cards)
    assert any(card.counts.startswith("Too few job ads: only 3.") for card in found.cards)
    assert found.chart is None
    assert found.finding == "Too few reports to compare the roles"


def test_no_record_at_all():
    nobody = {"country": ["in"], "year": ["2020"], "experience": ["executive"]}
    found = overview(Selection.of("salary_index", nobody), "usd", TABLES)
    assert words.NO_RECORD in [card.counts for card in found.cards]


def test_few_records_are_marked():
    found = overview(Selection.of("salary_index", {"country": ["in"]}), "usd", TABLES)
    assert any(card.few for card in found.cards)


@pytest.mark.parametrize(
    ("currency_id", "sign"), [("inr", "lakh"), ("international", "PPP $"), ("usd", "$")]
)
def test_amounts_are_in_the_chosen_currency(currency_id, sign):
    india = Selection.of("practitioner_survey", {"country": ["in"]})
    for card in overview(india, currency_id, TABLES).cards:
        assert sign in card.median
        assert all(sign in span for span in card.spans.values())
