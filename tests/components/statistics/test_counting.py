"""Which reports count, and how often."""

import pandas as pd

from components.statistics import counting

ROWS = pd.DataFrame(
    {
        "source": ["index", "survey", "survey"],
        "low": [0.0, 0.0, 1_000.0],
        "high": [1_990.0, 1_000.0, 2_000.0],
        "records": [12, 3, 2],
        "distinct_records": [2, 3, 2],
        "squared_repeats": [74, 3, 2],
    }
)
LOWEST = pd.DataFrame({"source": ["survey"], "lowest_pay": [1_000.0], "reason": ["So little."]})


def test_each_report_counts_once():
    once = counting.deduplicate(ROWS)
    assert once["records"].tolist() == once["squared_repeats"].tolist() == [2, 3, 2]


def test_only_answers_of_the_source_that_has_a_lowest_pay_are_left_out():
    assert counting.at_least(ROWS, LOWEST).index.tolist() == [0, 2]
    assert counting.countable(ROWS, LOWEST)["records"].tolist() == [2, 2]


def test_nothing_stays_nothing():
    assert counting.countable(ROWS[:0], LOWEST).empty
