"""From the rows of the salary index to reports: the two ends of an ad's range are one.

Job ads state a range. The index holds its two ends as two rows, one right after the other and
equal in everything but the amount, the higher end first. The order of the raw file is all that
tells which two belong together, so it must not be changed before.
"""

import numpy as np
import pandas as pd

AMOUNTS = ["salary", "salary_in_usd"]


def partners(table: pd.DataFrame) -> np.ndarray:
    """Which rows are the two ends of one range: the number of the report of each row, from 0.

    `table` has every row of the raw file, in its order, with the AMOUNTS as numbers. Two rows
    are a pair where they are neighbours, agree in every other column, the first is not lower,
    and the first is not yet the second of another pair.
    """
    attributes = [column for column in table.columns if column not in AMOUNTS]
    # The attributes of a row as one number, so that neighbours are compared at once.
    kind = table.groupby(attributes, sort=False).ngroup().to_numpy()
    salary = table["salary"].to_numpy()
    may_end = np.append(False, (kind[1:] == kind[:-1]) & (salary[:-1] >= salary[1:]))
    ends = np.zeros(len(table), bool)
    for row in np.flatnonzero(may_end):
        ends[row] = not ends[row - 1]
    return np.cumsum(~ends) - 1


def reports(table: pd.DataFrame) -> pd.DataFrame:
    """One row a report, in the order of the raw file: a pair of rows, or a row without partner.

    `table` is that of `partners`. The columns are those that pairs agree in; upper and lower,
    the ends of the range in the currency of the row; upper_usd and lower_usd; and rows, 2 for
    a pair and 1 for a single amount, whose ends are equal.
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
