"""Tests that the distribution of pay names its scope and is hidden if there are too few reports."""

import pytest

from components.pay.answer.distribution import pay_distribution
from components.selection.selection import Selection
from components.tables.cache import get_tables

TABLES = get_tables()
EVERYTHING = Selection("salary_index")


@pytest.mark.parametrize("country", [[], ["us"]])
def test_title_has_at_most_twelve_words(country):
    actual = pay_distribution(EVERYTHING.with_levels("country", country), "usd", TABLES)
    assert len(actual.title.split()) <= 12


def test_chart_names_its_population_and_unit():
    actual = pay_distribution(EVERYTHING, "usd", TABLES)
    assert "All levels of experience, all countries" in actual.scope
    assert set(actual.table["unit"]) == {"US dollars a year"}
    assert actual.table.groupby("role")["share"].sum().to_numpy() == pytest.approx(1)


def test_too_few_reports_have_no_chart():
    korea = Selection.of("salary_index", {"country": ["kr"]})
    assert pay_distribution(korea, "usd", TABLES) is None
