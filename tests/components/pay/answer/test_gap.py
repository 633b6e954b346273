"""Tests for the like-for-like gap, the raw gap, why they differ, and the gap by level."""

import pytest

from components.charts.chart import Chart
from components.pay.answer.gap import build_gap_panel, gap_by_level_chart
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.statistics import role_gap
from components.tables.cache import get_tables
from tests import expected

TABLES = get_tables()
PAIR = tuple(TABLES["roles"]["id"][:2])
EVERYTHING = Selection("salary_index")
INDIA = Selection.of("salary_index", {"country": ["in"]})


def test_both_gaps_are_shown_and_explained():
    actual = build_gap_panel(EVERYTHING, PAIR, TABLES)
    reports = pay_reports(EVERYTHING, TABLES)
    subset = TABLES["salary_factors"]
    equal = list(subset.loc[subset["source"] == "salary_index", "factor"])
    for number, factors in zip(actual.metrics, (equal, []), strict=True):
        known = role_gap.adjusted_gap(reports, *PAIR, factors)
        assert number.value == f"{known.ratio:.0%} more"
        assert number.note == f"95% interval {100 * known.low:.0f}–{known.high:.0%}"
    assert [number.label for number in actual.metrics] == ["Like for like", "Raw"]
    text = " ".join(actual.sentences)
    assert "The raw gap differs mainly by experience" in text
    assert "By medians: The median of machine learning engineers is " in text
    compared, every = (
        expected.compared_reports("salary_index"),
        expected.reports("salary_index"),
    )
    assert f"{compared:,} job ads" in actual.caption
    assert f"{every:,} job ads" in actual.caption


def test_differences_that_may_be_chance_are_not_metrics():
    actual = build_gap_panel(Selection("practitioner_survey"), PAIR, TABLES)
    assert actual.metrics[0].value == "Not clear"
    assert actual.metrics[0].note == "+4%, 95% interval −9% to +18%"
    assert any("3 of 4 sources" in text for text in actual.sentences)


@pytest.mark.parametrize("more", [{}, {"experience": ["executive"], "year": ["2020"]}])
def test_too_few_reports_show_other_sources(more):
    actual = build_gap_panel(
        Selection.of("salary_index", {"country": ["eg"], **more}), PAIR, TABLES
    )
    assert not actual.metrics
    assert not actual.sentences
    assert actual.caption.startswith(f"{actual.finding}. ")
    assert "Too few similar reports" in actual.finding
    assert actual.others


def test_gap_by_level_counts_clear_and_missing_levels():
    countries = gap_by_level_chart(EVERYTHING, PAIR, "country", TABLES)
    known = countries.table["ratio"].notna()
    clear = int(countries.table["clear"].astype(bool).sum())
    assert f"{clear} of " in countries.title
    assert f"Not compared: {(~known).sum()} of {len(known)} countries" in countries.caption
    years = gap_by_level_chart(EVERYTHING, PAIR, "year", TABLES)
    clear = int(years.table["clear"].astype(bool).sum())
    assert f"{clear} of " in years.title
    assert not isinstance(gap_by_level_chart(INDIA, PAIR, "country", TABLES), Chart), (
        "one level only"
    )


def test_a_third_role_can_be_compared(third_role):
    tables = get_tables()
    actual = build_gap_panel(EVERYTHING, (PAIR[1], third_role["id"]), tables)
    assert third_role["plural"] in actual.meaning
    assert actual.metrics
