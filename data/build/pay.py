"""Build `pay.csv` and `range_widths.csv`: counts of reports in bands."""

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
    "area",
    "employer",
    "low",
    "high",
]


WIDTH_KEYS = ["source", "role", "country", "experience", "year", "low", "high"]

# Steps per unit of the ratio: the upper end of a range is 1.00 to 1.05, 1.05 to 1.10 … times the
# lower.
STEPS = 20


def count(reports: pd.DataFrame, keys: list[str] = KEYS) -> pd.DataFrame:
    """Count the reports of each combination of role, factor levels and band.

    `reports` has the columns of `keys` and `repeats`, one row per distinct report. The squares of
    the repeats let an interval treat repeated rows as one report (Kish's effective sample size).
    """
    return (
        reports.assign(squares=reports["repeats"] ** 2)
        .groupby(keys, sort=True)
        .agg(
            records=("repeats", "sum"),
            distinct_records=("repeats", "size"),
            squared_repeats=("squares", "sum"),
        )
        .reset_index()
        .replace({"high": {np.inf: np.nan}})
    )


def count_widths(reports: pd.DataFrame) -> pd.DataFrame:
    """Count the reports that state a range, by the ratio of its upper to its lower end.

    `reports` has the columns of WIDTH_KEYS except low and high, and upper, lower and repeats, one
    row per distinct report. The bands are of the ratio.
    """
    ranges = reports[reports["upper"] > reports["lower"]]
    # A ratio on an edge, such as 1.5, belongs to the band above it despite rounding.
    step = np.floor(ranges["upper"] / ranges["lower"] * STEPS + 1e-9)
    return count(ranges.assign(low=step / STEPS, high=(step + 1) / STEPS), WIDTH_KEYS)
