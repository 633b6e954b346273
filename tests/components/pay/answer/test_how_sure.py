"""Tests that the chart of all gaps agrees with gaps computed one by one."""

import numpy as np
import pytest
from scipy import stats

from components.pay.answer import how_sure
from components.reports import counting
from components.reports.reports import Reports
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.statistics import role_gap
from components.tables.cache import get_tables
from tests import expected

TABLES = get_tables()


@pytest.fixture(scope="module")
def forest():
    return how_sure.all_gaps("mle", "ds", TABLES)


def periods(source: str) -> list[list[str]]:
    """Return the latest years of a source, and all of its years."""
    return [expected.latest_years(source), expected.all_years(source)]


def test_every_source_has_each_counting_rule_and_comparison(forest):
    actual = [
        (comparison.source, comparison.years, comparison.counting, comparison.method)
        for comparison in forest
        if comparison.factor == how_sure.ALL
    ]
    assert actual == [
        (source, years, way, how)
        for source, rule in (
            ("salary_index", "repeats"),
            ("practitioner_survey", "low"),
            ("visa_applications", "repeats"),
            ("state_of_data_brazil", "low"),
        )
        for years in dict.fromkeys(map(expected.span, periods(source)))
        for way in ("counted", rule)
        for how in ("alike", "raw", "medians")
    ]


def test_level_rows_equal_single_gaps(forest):
    index = TABLES["pay"][TABLES["pay"]["source"] == "salary_index"]
    alike = ["country", "experience", "company_size", "remote", "year"]
    levels = [
        comparison
        for comparison in forest
        if comparison.source == "salary_index" and comparison.factor != how_sure.ALL
    ]
    assert {comparison.method for comparison in levels} == {"alike"}
    rules = [comparison.counting for comparison in levels]
    assert rules.count("repeats") == rules.count("counted"), "both ways at each level"
    for comparison in levels:
        reports = Reports.of(index[index[comparison.factor] == comparison.level])
        if comparison.counting != "repeats":
            reports = counting.deduplicate(reports)
        actual, gap = role_gap.adjusted_gap(reports, "mle", "ds", alike), comparison.gap
        assert (gap.ratio, gap.low) == pytest.approx((actual.ratio, actual.low))
        assert gap.distinct_records == actual.distinct_records


def test_clear_differences_are_tested_over_all_sufficient_rows(forest):
    many = [comparison for comparison in forest if not comparison.gap.is_few]
    adjusted = stats.false_discovery_control([comparison.gap.p_value for comparison in many])
    assert [comparison.gap.is_clear for comparison in many] == list(adjusted <= 0.05)
    only_alone = [
        (comparison.label, comparison.method)
        for comparison in many
        if (comparison.gap.low > 0 or comparison.gap.high < 0) and not comparison.gap.is_clear
    ]
    assert only_alone == [("", "medians")]


def test_every_row_has_a_figure_and_few_reports_are_never_clear(forest):
    gaps = [comparison.gap for comparison in forest]
    assert np.isfinite([(gap.ratio, gap.low, gap.high) for gap in gaps]).all()
    assert not any(gap.is_few and gap.is_clear for gap in gaps)
    assert {comparison.factor for comparison in forest} == {
        "all", "experience", "country", "company_size", "remote", "year", "area"
    }  # fmt: skip


def test_key_gaps_chart_fits_one_screen():
    tables = get_tables()
    mine = Selection.of("salary_index", {"experience": ["mid"], "country": ["us"]})
    actual = how_sure.key_gaps_chart(mine, ("mle", "ds"), "experience", tables)
    reports = pay_reports(mine, tables)
    alike = role_gap.adjusted_gap(reports, "mle", "ds", ["remote", "company_size", "year"])
    drawn = actual.table.set_index(["comparison", "label"])
    assert drawn.loc[("This source: aijobs.net", "Like for like"), "ratio"] == pytest.approx(
        alike.ratio
    )
    levels = drawn.loc["By experience, like for like"]
    assert list(levels.index) == ["Entry level", "Mid-level", "Senior", "Executive"]
    assert levels.loc["Mid-level", "ratio"] == pytest.approx(alike.ratio)
    assert len(actual.table) <= 14
    assert actual.figure.layout.height < 520
