"""Measure the error of percentiles that are estimated from pay bands."""

import numpy as np
import pandas as pd

from components.reports.counting import deduplicate
from components.reports.reports import Reports
from components.statistics.quantiles import quantiles

PERCENTILES = [10, 25, 50, 75, 90]
LEAST_RECORDS = 100


def errors(reports: pd.DataFrame, pay: pd.DataFrame) -> pd.DataFrame:
    """Return the relative error of each percentile in each large group of the salary index.

    `reports` holds the distinct reports with their pay, and `pay` the counts in bands. A group is a
    role in one country or at one level of experience, with at least LEAST_RECORDS reports. Columns:
    group, records, percentile, raw, banded, error.
    """
    rows = []
    for factor in ["country", "experience"]:
        for (role, level), raw in reports.groupby(["role", factor]):
            if len(raw) < LEAST_RECORDS:
                continue
            bands = pay[
                (pay["source"] == raw["source"].iloc[0])
                & (pay["role"] == role)
                & (pay[factor] == level)
            ]
            exact = np.percentile(raw["pay"], PERCENTILES)
            banded = quantiles(deduplicate(Reports.of(bands)), np.array(PERCENTILES) / 100)
            rows += [
                (f"{role}, {level}", len(raw), percentile, a, b, abs(b / a - 1))
                for percentile, a, b in zip(PERCENTILES, exact, banded, strict=True)
            ]
    return pd.DataFrame(rows, columns=["group", "records", "percentile", "raw", "banded", "error"])


def report(reports: pd.DataFrame, pay: pd.DataFrame) -> str:
    """Return a text report of the largest error in each group."""
    table = errors(reports, pay)
    if table.empty:
        return f"No group has {LEAST_RECORDS} reports: nothing to compare the bands with."
    worst = table.loc[table.groupby("group", sort=False)["error"].idxmax()]
    lines = [
        f"{row.group:<16} {row.records:>6} reports: largest error {row.error:.2%} "
        f"(percentile {row.percentile}: raw {row.raw:,.0f}, banded {row.banded:,.0f})"
        for row in worst.itertuples()
    ]
    return "\n".join(
        [
            "Percentiles read from the pay bands against the reports of the salary index:",
            *lines,
            f"All {len(table)} percentiles: mean error {table['error'].mean():.2%}, "
            f"largest {table['error'].max():.2%}",
        ]
    )
