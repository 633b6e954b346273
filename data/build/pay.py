"""Build `pay.csv` and `range_widths.csv`: counts of reports by band."""

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

# Bands per unit of the ratio of a range's upper to its lower end: 1.00 to 1.05, 1.05 to 1.10, ….
STEPS = 20


def count(reports: pd.DataFrame, keys: list[str] = KEYS) -> pd.DataFrame:
    """Count the reports for each combination of role, factor levels and band.

    `reports` has one row per distinct report, with the columns in `keys` and a column repeats. With
    the sum of squared repeats, an interval can treat repeated rows as one report (Kish's effective
    sample size).
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

    `reports` has one row per distinct report, with the columns in WIDTH_KEYS except low and high,
    plus upper, lower and repeats. In the result, low and high are the edges of a band of the ratio.
    """
    ranges = reports[reports["upper"] > reports["lower"]]
    # Despite rounding errors, a ratio on an edge, such as 1.5, must fall into the band above it.
    step = np.floor(ranges["upper"] / ranges["lower"] * STEPS + 1e-9)
    return count(ranges.assign(low=step / STEPS, high=(step + 1) / STEPS), WIDTH_KEYS)
