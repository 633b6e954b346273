"""Tests for the pay bands at the levels of a factor."""

import re

import numpy as np
import pytest

from components.pay.answer.bands import build_bands
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.statistics.quantiles import quantiles
from components.tables.cache import get_tables
from components.words.money import currency
from tests import expected

TABLES = get_tables()
FACTORS = TABLES["salary_factors"][["source", "factor"]]


@pytest.mark.parametrize(("source", "factor"), list(FACTORS.itertuples(index=False, name=None)))
def test_every_factor_has_its_chart(source, factor):
    actual = build_bands(Selection(source), "usd", factor, TABLES)
    assert actual.chart.title != actual.finding, "one says more, not the same again"
    assert len(actual.chart.title.split()) <= 12
    assert len(actual.finding.split()) <= 12
    levels = TABLES["pay"].loc[TABLES["pay"]["source"] == source, factor]
    assert set(actual.chart.table["level"]) == set(levels)


def test_several_years_are_a_trend():
    years = build_bands(Selection("salary_index"), "usd", "year", TABLES)
    last = expected.all_years("salary_index")[-1]
    assert re.match(rf"20\d\d–{last[2:]} ", years.finding)
    one_year = build_bands(Selection("practitioner_survey"), "usd", "year", TABLES)
    assert not re.match(r"20\d\d–", one_year.finding)


def test_too_few_reports_show_a_message():
    nobody = Selection.of("salary_index", {"country": ["eg"], "experience": ["executive"]})
    actual = build_bands(nobody, "usd", "year", TABLES)
    assert actual.chart is None
    assert actual.finding.startswith("Too few reports by year.")


def test_table_and_metrics_show_the_quartiles():
    actual = build_bands(Selection("salary_index"), "usd", "experience", TABLES)
    dollars = currency("usd", TABLES)
    reports = pay_reports(Selection("salary_index"), TABLES)
    reports = reports.at("experience", "senior").of_roles("mle")
    p25, median, p75 = quantiles(reports, np.array([0.25, 0.5, 0.75]))
    middle_half = dollars.span(p25, p75)
    [row] = actual.table[
        (actual.table["Experience"] == "Senior") & (actual.table["Role"] == "MLE")
    ].itertuples(index=False)
    assert (row[2], row[3]) == (middle_half, dollars.amount(median))
    assert row[4] == f"{reports.distinct_records.sum():,.0f}"
    # In both roles, most reports are at the senior level.
    number = actual.metrics[0]
    assert (number.label, number.value) == ("MLE, senior", dollars.amount(median))
    assert number.note == f"P25–P75 {middle_half}"


def test_visitor_level_is_highlighted_among_all_levels():
    mine = Selection.of("salary_index", {"experience": ["mid"], "country": ["us"]})
    actual = build_bands(mine, "usd", "experience", TABLES)
    assert actual.finding.startswith("Mid-level, middle half: MLEs $")
    assert [number.label for number in actual.metrics[:2]] == ["MLE, mid-level", "DS, mid-level"]
    assert set(actual.table["Experience"]) == {"Entry level", "Mid-level", "Senior", "Executive"}
    several = build_bands(
        mine.with_levels("experience", ["mid", "senior"]), "usd", "experience", TABLES
    )
    assert set(several.table["Experience"]) == {"Mid-level", "Senior"}


def test_bands_are_wide_and_intervals_thin():
    bars = build_bands(Selection("salary_index"), "usd", "experience", TABLES).chart.figure.data
    strips = [trace for trace in bars if trace.mode == "lines"]
    assert len(strips) == len([trace for trace in bars if trace.mode == "markers"])
    assert all(strip.line.width >= 10 for strip in strips)
    assert not any(trace.error_x.array is not None for trace in bars)
    years = build_bands(Selection("salary_index"), "usd", "year", TABLES).chart.figure.data
    assert all(trace.error_y.thickness <= 2 and trace.fill is None for trace in years)
