"""`pay.csv`: counts of records in pay bands."""

import numpy as np
import pandas as pd

KEYS = [
    "source",
    "role",
    "country",
    "experience",
    "company_size",
    "remote",
    "year",
    "low",
    "high",
]


def count(records: pd.DataFrame) -> pd.DataFrame:
    """Counts for each combination of role, factor levels and pay band.

    `records` has the columns of KEYS and `repeats`, one row a distinct record.
    The squares of the repeats are what an interval needs to know that repeated
    rows are one report (Kish's effective sample size).
    """
    return (
        records.assign(squares=records["repeats"] ** 2)
        .groupby(KEYS, sort=True)
        .agg(
            records=("repeats", "sum"),
            distinct_records=("repeats", "size"),
            squared_repeats=("squares", "sum"),
        )
        .reset_index()
        .replace({"high": {np.inf: np.nan}})
    )
