"""Which reports of pay count, and how often.

`rows` is a selection of `pay.csv` everywhere here. All figures are computed from what
`counted` returns; the other ways of counting are there to be compared with it.
"""

from collections.abc import Iterator

import pandas as pd

COUNTED, REPEATS, LOW = "counted", "repeats", "low"


def deduplicate(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` in which each distinct report counts once, however often it is repeated.

    A repeat is the same ad again, in another place or month, not a second opinion: two ads
    of one kind make up 2% of all reports of the salary index and would move a role's mean.
    """
    once = rows["distinct_records"]
    return rows.assign(records=once, squared_repeats=once)


def at_least(rows: pd.DataFrame, lowest_pay: pd.DataFrame) -> pd.DataFrame:
    """`rows` without bands below the pay from which on a source's reports count.

    `lowest_pay` is `lowest_pay.csv`, in US dollars a year, as `rows` have to be.
    """
    lowest = lowest_pay.set_index("source")["lowest_pay"]
    minimum = lowest.reindex(rows["source"].astype("str")).fillna(0)
    return rows[rows["low"].to_numpy() >= minimum.to_numpy()]


def countable(rows: pd.DataFrame, lowest_pay: pd.DataFrame) -> pd.DataFrame:
    """`rows` as they count in every figure: each report once, and none that is no real pay."""
    return deduplicate(at_least(rows, lowest_pay))


def counting_rules(
    rows: pd.DataFrame, lowest_pay: pd.DataFrame
) -> Iterator[tuple[str, pd.DataFrame]]:
    """`rows` of one source in each way to count them that makes a difference.

    counted: as in every figure; repeats: each report as often as it is repeated; low: also
    those below the pay from which on reports count.
    """
    yield COUNTED, countable(rows, lowest_pay)
    if (rows["records"] > rows["distinct_records"]).any():
        yield REPEATS, at_least(rows, lowest_pay)
    if len(at_least(rows, lowest_pay)) < len(rows):
        yield LOW, deduplicate(rows)
