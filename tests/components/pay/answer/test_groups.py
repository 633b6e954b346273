"""Pay by the levels of a factor."""

import pytest

from components.pay.answer.groups import groups
from components.selection.selection import Selection
from components.tables.cache import load

TABLES = load("pay", "pay_filters", "exchange_rates", "currencies", "roles")
FACTORS = TABLES["pay_filters"][["source", "factor"]]


@pytest.mark.parametrize(("source", "factor"), list(FACTORS.itertuples(index=False, name=None)))
def test_every_factor_has_its_chart(source, factor):
    found = groups(Selection(source), "usd", factor, TABLES)
    assert found.chart.title == found.finding
    assert len(found.finding.split()) <= 12
    levels = TABLES["pay"].loc[TABLES["pay"]["source"] == source, factor]
    assert set(found.chart.table["level"]) == set(levels)


def test_years_are_a_trend_where_there_are_several():
    years = groups(Selection("salary_index"), "usd", "year", TABLES)
    assert years.finding == "2022–25 like for like: MLEs up 12%, data scientists no clear change"
    assert not groups(Selection("practitioner_survey"), "usd", "year", TABLES).finding.startswith(
        "2022–"
    )


def test_too_few_records_give_a_sentence():
    nobody = Selection.of("salary_index", {"country": ["eg"], "experience": ["executive"]})
    found = groups(nobody, "usd", "year", TABLES)
    assert found.chart is None
    assert found.finding.startswith("By year there are too few reports.")
