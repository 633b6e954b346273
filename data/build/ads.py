"""From rows of the salary index to reports: the two ends of an ad's range are one report.

Job ads state a range. The index holds its two ends as adjacent rows, equal in everything but the
amount, the higher end first. Only the order of the raw file tells which rows belong together, so
don't change it before.
"""

import numpy as np
import pandas as pd

AMOUNTS = ["salary", "salary_in_usd"]


def partners(table: pd.DataFrame) -> np.ndarray:
    """Return the number of each row's report, from 0: the two ends of a range share one.

    `table` has every row of the raw file in order, with the AMOUNTS as numbers. Two rows form a
    pair if they are adjacent, agree in every other column, the first isn't lower, and the first
    isn't already the second of another pair.
    """
    attributes = [column for column in table.columns if column not in AMOUNTS]
    # Encode the attributes of a row as one number, to compare all neighbours at once.
    kind = table.groupby(attributes, sort=False).ngroup().to_numpy()
    salary = table["salary"].to_numpy()
    may_end = np.append(False, (kind[1:] == kind[:-1]) & (salary[:-1] >= salary[1:]))
    ends = np.zeros(len(table), bool)
    for row in np.flatnonzero(may_end):
        ends[row] = not ends[row - 1]
    return np.cumsum(~ends) - 1


def reports(table: pd.DataFrame) -> pd.DataFrame:
    """Return one row per report, in the order of the raw file: a pair, or a row without partner.

    `table` as in `partners`. Columns: those that pairs agree in; upper and lower, the ends of the
    range in the row's currency; upper_usd and lower_usd; and rows: 2 for a pair, 1 for a single
    amount, whose ends are equal.
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
