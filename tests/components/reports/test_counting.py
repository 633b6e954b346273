"""Tests for which reports count, and how often."""

import pandas as pd

from components.reports import counting
from components.reports.reports import Reports

REPORTS = Reports.of(
    pd.DataFrame(
        {
            "role": ["a", "a", "b"],
            "low": [0.0, 0.0, 1_000.0],
            "high": [1_990.0, 1_000.0, 2_000.0],
            "records": [12, 3, 2],
            "distinct_records": [2, 3, 2],
            "squared_repeats": [74, 3, 2],
        }
    )
)


def test_each_report_counts_once():
    once = counting.deduplicate(REPORTS)
    assert once.records.tolist() == once.squared_repeats.tolist() == [2, 3, 2]


def test_reports_below_the_lowest_pay_are_left_out():
    assert counting.at_least(REPORTS, 1_000).low.tolist() == [1_000]
    assert counting.countable(REPORTS, 1_000).records.tolist() == [2]
    assert counting.countable(REPORTS, 0).records.tolist() == [2, 3, 2]


def test_each_rule_that_makes_a_difference_is_shown():
    rules = dict(counting.counting_rules(REPORTS, 1_000))
    assert {rule: reports.records.sum() for rule, reports in rules.items()} == {
        "counted": 2,
        "repeats": 2,
        "low": 7,
    }
    once = counting.deduplicate(REPORTS)
    assert list(dict(counting.counting_rules(once, 0))) == ["counted"]


def test_nothing_stays_nothing():
    assert len(counting.countable(REPORTS.where(REPORTS.low < 0), 1_000)) == 0
