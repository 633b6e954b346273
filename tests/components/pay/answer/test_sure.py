"""The forest of gaps holds what the gaps say one by one."""

import numpy as np
import pytest

from components.pay.answer import sure
from components.statistics import counting, role_gap
from components.tables.cache import load

TABLES = load("pay", "lowest_pay", "pay_filters", "pay_levels")


@pytest.fixture(scope="module")
def forest():
    return sure.every_gap("mle", "ds", TABLES)


def test_every_source_has_each_way_to_count_like_for_like_and_raw(forest):
    whole = forest[forest["factor"] == sure.ALL]
    assert list(whole[["source", "counting", "alike"]].itertuples(index=False, name=None)) == [
        ("salary_index", "counted", True),
        ("salary_index", "counted", False),
        ("salary_index", "repeats", True),
        ("salary_index", "repeats", False),
        ("salary_index", "latest", True),
        ("practitioner_survey", "counted", True),
        ("practitioner_survey", "counted", False),
        ("practitioner_survey", "low", True),
        ("practitioner_survey", "low", False),
        ("visa_applications", "counted", True),
        ("visa_applications", "counted", False),
        ("visa_applications", "repeats", True),
        ("visa_applications", "repeats", False),
        ("visa_applications", "latest", True),
    ]


def test_rows_are_the_gaps_of_their_levels(forest):
    rows = counting.counted(TABLES["pay"], TABLES["lowest_pay"])
    alike = ["country", "experience", "company_size", "remote", "year"]
    for row in forest[(forest["source"] == "salary_index") & (forest["factor"] != sure.ALL)][
        ["factor", "level", "ratio", "low", "distinct_records"]
    ].itertuples():
        own = rows[(rows["source"] == "salary_index") & (rows[row.factor] == row.level)]
        found = role_gap.gap(own, "mle", "ds", alike)
        assert (row.ratio, row.low) == pytest.approx((found["ratio"], found["low"]))
        assert row.distinct_records == found["distinct_records"]


def test_no_row_without_a_figure_and_nothing_few_is_clear(forest):
    assert np.isfinite(forest[["ratio", "low", "high"]].astype(float)).all(axis=None)
    assert not (forest["few"].astype(bool) & forest["clear"].astype(bool)).any()
    assert set(forest["factor"]) == {
        "all", "experience", "country", "company_size", "remote", "year", "area"
    }  # fmt: skip
