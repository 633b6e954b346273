"""The forest of gaps agrees with the single gaps."""

import numpy as np
import pytest
from scipy import stats

from components.pay.answer import how_sure
from components.selection.selection import Selection
from components.statistics import counting, role_gap
from components.tables.cache import get_tables
from tests import expected

TABLES = get_tables("pay", "lowest_pay", "salary_factors", "pay_levels")


@pytest.fixture(scope="module")
def forest():
    return how_sure.all_gaps("mle", "ds", TABLES)


def periods(source: str) -> list[list[str]]:
    """Return the latest years of a source, then all of them."""
    return [expected.latest_years(source), expected.all_years(source)]


def test_every_source_has_each_counting_rule_and_comparison(forest):
    whole = forest[forest["factor"] == how_sure.ALL]
    rows = [
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
    actual = whole[["source", "years", "counting", "comparison"]]
    assert list(actual.itertuples(index=False, name=None)) == rows


def test_level_rows_equal_single_gaps(forest):
    index = TABLES["pay"][TABLES["pay"]["source"] == "salary_index"]
    alike = ["country", "experience", "company_size", "remote", "year"]
    levels = forest[(forest["source"] == "salary_index") & (forest["factor"] != how_sure.ALL)]
    assert (levels["comparison"] == "alike").all()
    assert (levels["counting"].value_counts() == len(levels) / 2).all(), "both ways at each level"
    for row in levels.itertuples():
        subset = index[index[row.factor] == row.level]
        subset = subset if row.counting == "repeats" else counting.deduplicate(subset)
        actual = role_gap.adjusted_gap(subset, "mle", "ds", alike)
        assert (row.ratio, row.low) == pytest.approx((actual["ratio"], actual["low"]))
        assert row.distinct_records == actual["distinct_records"]


def test_clear_differences_are_tested_over_all_sufficient_rows(forest):
    many = forest[~forest["few"].astype(bool)]
    adjusted = stats.false_discovery_control(many["p_value"].astype(float))
    assert list(many["clear"]) == list(adjusted <= 0.05)
    alone = (many["low"] > 0) | (many["high"] < 0)
    assert many.loc[alone & ~many["clear"], ["label", "comparison"]].to_numpy().tolist() == [
        ["", "medians"],
    ]


def test_every_row_has_a_figure_and_few_reports_are_never_clear(forest):
    assert np.isfinite(forest[["ratio", "low", "high"]].astype(float)).all(axis=None)
    assert not (forest["few"].astype(bool) & forest["clear"].astype(bool)).any()
    assert set(forest["factor"]) == {
        "all", "experience", "country", "company_size", "remote", "year", "area"
    }  # fmt: skip


def test_key_gaps_chart_fits_one_screen():
    tables = get_tables("pay", "lowest_pay", "salary_factors", "pay_levels", "roles", "sources")
    mine = Selection.of("salary_index", {"experience": ["mid"], "country": ["us"]})
    actual = how_sure.key_gaps_chart(mine, ("mle", "ds"), "experience", tables)
    rows = counting.deduplicate(mine.rows(tables["pay"]))
    alike = role_gap.adjusted_gap(rows, "mle", "ds", ["remote", "company_size", "year"])
    drawn = actual.table.set_index(["comparison", "label"])
    assert drawn.loc[("This source: aijobs.net", "Like for like"), "ratio"] == pytest.approx(
        alike["ratio"]
    )
    levels = drawn.loc["By experience, like for like"]
    assert list(levels.index) == ["Entry level", "Mid-level", "Senior", "Executive"]
    assert levels.loc["Mid-level", "ratio"] == pytest.approx(alike["ratio"])
    assert len(actual.table) <= 14
    assert actual.figure.layout.height < 520
