"""Counting rules: which reports of pay count, and how often.

`rows` is a selection of `pay.csv` throughout. All figures use `countable`; the other rules exist
for comparison.
"""

from collections.abc import Iterator

import pandas as pd

COUNTED, REPEATS, LOW = "counted", "repeats", "low"


def deduplicate(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with each distinct report counted once, however often it is repeated.

    A repeat is the same ad in another place or month, not a second opinion. Two ads of one kind
    make up 2% of all reports of the salary index and would move a role's mean.
    """
    once = rows["distinct_records"]
    return rows.assign(records=once, squared_repeats=once)


def at_least(rows: pd.DataFrame, lowest_pay: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` without bands below the source's minimum pay.

    `lowest_pay` is `lowest_pay.csv`, in US dollars a year; `rows` have to be in dollars too.
    """
    lowest = lowest_pay.set_index("source")["lowest_pay"]
    minimum = lowest.reindex(rows["source"].astype("str")).fillna(0)
    return rows[rows["low"].to_numpy() >= minimum.to_numpy()]


def countable(rows: pd.DataFrame, lowest_pay: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` as every figure counts them: each report once, without implausibly low pay."""
    return deduplicate(at_least(rows, lowest_pay))


def counting_rules(
    rows: pd.DataFrame, lowest_pay: pd.DataFrame
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield `rows` of one source under each counting rule that makes a difference.

    counted: as in every figure; repeats: each report as often as it is repeated; low: including
    reports below the minimum pay.
    """
    yield COUNTED, countable(rows, lowest_pay)
    if (rows["records"] > rows["distinct_records"]).any():
        yield REPEATS, at_least(rows, lowest_pay)
    if len(at_least(rows, lowest_pay)) < len(rows):
        yield LOW, deduplicate(rows)
