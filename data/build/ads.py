"""Combine rows of the salary index into reports: the two ends of an ad's range are one report.

Job ads state a pay range. The index holds its two ends as adjacent rows that differ only in the
amount, with the higher end first. Only the order of the raw file tells which rows belong together,
so pair the rows before you sort or filter them.
"""

import numpy as np
import pandas as pd

AMOUNTS = ["salary", "salary_in_usd"]


def partners(table: pd.DataFrame) -> np.ndarray:
    """Return the report number of each row, counted from 0; both ends of a range share a number.

    `table` has every row of the raw file in order, with the columns in AMOUNTS as numbers. Two
    adjacent rows form a pair if they agree in all other columns, the first salary isn't lower than
    the second, and the first row isn't already the second row of another pair.
    """
    attributes = [column for column in table.columns if column not in AMOUNTS]
    # Encode each row's attributes as one number, so that all neighbours are compared at once.
    kind = table.groupby(attributes, sort=False).ngroup().to_numpy()
    salary = table["salary"].to_numpy()
    may_end = np.append(False, (kind[1:] == kind[:-1]) & (salary[:-1] >= salary[1:]))
    ends = np.zeros(len(table), bool)
    for row in np.flatnonzero(may_end):
        ends[row] = not ends[row - 1]
    return np.cumsum(~ends) - 1


def reports(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row per report, in the order of the raw file.

    A report is a pair of rows or a row without a partner. `table` is the same as for `partners`.
    Columns: those in which the rows of a pair agree; upper and lower (the ends of the range in the
    row's currency); upper_usd and lower_usd; and rows (2 for a pair, 1 for a single amount, in
    which case both ends are equal).
    """
    numbered = table.assign(report=partners(table))
    grouped = numbered.groupby("report", sort=False)
    attributes = [column for column in table.columns if column not in AMOUNTS]
    first = grouped[attributes].first()
    return first.assign(
        upper=grouped["salary"].first(),
        lower=grouped["salary"].last(),
        upper_usd=grouped["salary_in_usd"].first(),
        lower_usd=grouped["salary_in_usd"].last(),
        rows=grouped.size(),
    ).reset_index(drop=True)
