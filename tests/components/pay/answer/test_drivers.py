"""Tests for the drivers of pay: the factors whose effect a source can measure."""

from collections.abc import Callable

import pandas as pd
import pytest

from components.pay import words
from components.pay.answer.drivers import PayDrivers, pay_drivers
from components.selection.selection import Selection
from components.tables.cache import get_tables
from components.thresholds import MAX_LEVELS
from tests.conftest import add_third_role

TABLES = get_tables()


def headings(expected) -> set[str]:
    """Return the factors that appear as headings in the chart."""
    texts = [annotation.text for annotation in expected.chart.figure.layout.annotations]
    return {text[3:-4] for text in texts if text.startswith("<b>")}


@pytest.mark.parametrize(
    ("source", "expected", "cannot"),
    [
        (
            "salary_index",
            {"Experience", "Country", "Remote work", "Year"},
            "cannot show its effect on pay",
        ),
        ("practitioner_survey", {"Company size", "Country"}, "It did not ask for remote work."),
    ],
)
def test_each_source_covers_only_what_it_measures(source, expected, cannot):
    actual = pay_drivers(Selection(source), TABLES)
    assert headings(actual) >= expected
    silent = TABLES["salary_factors"]
    silent = silent[(silent["source"] == source) & (silent["no_effect_reason"] != "")]
    assert not headings(actual) & set(silent["label"])
    assert cannot in actual.blind_spots
    assert all(reason in actual.blind_spots for reason in silent["no_effect_reason"])
    assert [role.id for role in actual.roles] == list(TABLES["roles"]["id"])


@pytest.mark.parametrize("source", ["salary_index", "practitioner_survey"])
def test_table_has_all_levels_and_chart_the_first_with_figures(source):
    actual = pay_drivers(Selection(source), TABLES)
    assert actual.finding == actual.chart.title
    drawn = {text.replace("<br>", " ") for text in actual.chart.figure.layout.yaxis.ticktext}
    for _, levels in actual.chart.table.groupby("factor"):
        known = levels.dropna(subset="effect").groupby("label")["role"].nunique()
        known = set(known.index[known == len(TABLES["roles"])])
        assert len(known & drawn) == min(len(known), MAX_LEVELS)
        assert not (set(levels["label"]) - known) & drawn


def test_too_few_reports_show_a_message():
    nobody = Selection.of("salary_index", {"country": ["eg"], "experience": ["executive"]})
    actual = pay_drivers(nobody, TABLES)
    assert actual.chart is None
    assert actual.finding == words.NOTHING_MOVES_PAY


def test_sparse_role_does_not_hide_pay_factors_of_others(data):
    third = add_third_role(data)
    file = data / "pay.csv"
    pay = pd.read_csv(file, dtype=str, keep_default_na=False)
    pay[(pay["role"] != third["id"]) | (pay.index == pay.index[-1])].to_csv(file, index=False)
    assert "matters most" in pay_drivers(Selection("salary_index"), get_tables()).finding


def test_chart_has_at_most_max_levels_per_factor(monkeypatch):
    monkeypatch.setattr("components.pay.answer.drivers.MAX_LEVELS", 3)
    uncached: Callable[..., PayDrivers] = vars(pay_drivers)["__wrapped__"]
    actual = uncached(Selection("practitioner_survey"), TABLES)
    assert len(actual.chart.figure.layout.yaxis.ticktext) == 3 * len(headings(actual))
