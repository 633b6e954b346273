"""Build `visa_filings.csv`: how many of all work visa applications are for each role."""

from pathlib import Path

import pandas as pd

from data.build.roles import role_of
from data.build.work_visas import FILINGS_FILE, SOURCE, STATUSES, read


def visa_filings(raw: Path) -> pd.DataFrame:
    """Return one row per role and calendar quarter, such as 2022-q4.

    Columns: role, quarter, applications, all_applications (certified, for any job),
    squared_applications (the sum of the squared numbers of applications per employer, needed
    because applications from one employer are not independent), source.
    """
    table = read(raw)
    table = table[table["CASE_STATUS"].isin(STATUSES)]
    table = table.assign(role=role_of(table["JOB_TITLE"], SOURCE)).dropna(subset="role")
    employer = table["EMPLOYER_NAME"].str.lower().str.replace(r"[^a-z0-9]", "", regex=True)
    each = table.groupby(["role", "QUARTER", employer]).size()
    grouped = each.groupby(["role", "QUARTER"])
    counts = pd.DataFrame(
        {
            "applications": grouped.sum(),
            "squared_applications": grouped.agg(lambda sizes: int((sizes**2).sum())),
        }
    ).reset_index()
    every = pd.read_csv(raw / FILINGS_FILE).set_index("quarter")["certified"]
    return counts.assign(
        all_applications=counts["QUARTER"].map(every),
        quarter=counts["QUARTER"].map(calendar),
        source=SOURCE,
    )[
        ["role", "quarter", "applications", "all_applications", "squared_applications", "source"]
    ].sort_values(["role", "quarter"], ignore_index=True)


def calendar(fiscal: str) -> str:
    """Convert a fiscal quarter to a calendar quarter: FY2023Q1 is 2022-q4.

    The fiscal year begins in October.
    """
    year, quarter = int(fiscal[2:6]), int(fiscal[7])
    return f"{year - 1}-q4" if quarter == 1 else f"{year}-q{quarter - 1}"
