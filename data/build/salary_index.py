"""The salary index: pay in job ads and in people's reports, 2020 to 2025."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from data.build import ads
from data.build.level_codes import encode
from data.build.roles import role_of

SOURCE = "salary_index"
FILE = "ai-jobs-salaries.csv.gz"

# Pay for part-time, contract and freelance work covers different hours or a different risk.
FULL_TIME = "FT"

# As in the survey, the country is where the person lives, not where the company is.
RAW_FACTORS = {
    "country": "employee_residence",
    "experience": "experience_level",
    "company_size": "company_size",
    "remote": "remote_ratio",
    "year": "work_year",
}


@cache
def read(raw: Path) -> pd.DataFrame:
    """Read every row of the index in order, with pay as numbers and everything else as text.

    'NA' isn't read as a missing value, because it is the country code of Namibia.
    """
    table = pd.read_csv(raw / FILE, dtype=str, keep_default_na=False)
    return table.astype({"salary": float, "salary_in_usd": float})


def of_roles(raw: Path) -> pd.DataFrame:
    """Return every report (see `ads.reports`) for one of the roles, with an added `role` column."""
    table = ads.reports(read(raw))
    return table.assign(role=role_of(table["job_title"], SOURCE)).dropna(subset="role")


def reports(raw: Path) -> pd.DataFrame:
    """Return the distinct full-time reports for the roles, one row each.

    Reports that agree in every raw column except the year and the amounts in US dollars count as
    one; they must agree in both ends of the range. `repeats` is the number of such reports. An ad
    that continues into the next year is still the same ad. It counts in the year in which it first
    appeared, at that year's exchange rate. Further columns: source, role, the factors, upper and
    lower (the ends of the range in US dollars), and pay (the middle of the range on the log scale,
    on which pay is always compared).
    """
    table = of_roles(raw)
    table = table[table["employment_type"] == FULL_TIME]
    year = RAW_FACTORS["year"]
    in_dollars = ["upper_usd", "lower_usd"]
    same = table.columns.difference([year, "rows", *in_dollars], sort=False)
    grouped = table.sort_values(year, kind="stable").groupby(list(same), sort=False)
    distinct = grouped[[year, *in_dollars]].first().assign(repeats=grouped.size()).reset_index()
    factors = {
        factor: encode(distinct[column], SOURCE, factor) for factor, column in RAW_FACTORS.items()
    }
    return distinct[["role", "repeats"]].assign(
        source=SOURCE,
        upper=distinct["upper_usd"],
        lower=distinct["lower_usd"],
        pay=np.sqrt(distinct["upper_usd"] * distinct["lower_usd"]),
        area="",
        employer="",
        **factors,
    )


def band_edges(highest: float) -> np.ndarray:
    """Return the edges of the pay bands in US dollars, with round amounts in the band middles.

    Bands are 500 dollars wide around the amounts from 50,000 to 248,500, five times as wide above,
    a fifth as wide below, and so on: 0.2 to 1.005 per cent of the pay in them. People and ads state
    round amounts, so a quantile estimated from a band is the amount itself: the middle of the band
    around 150,000 is 150,000. The lowest band begins at 0.
    """
    edges, width = [np.zeros(1)], 20.0
    while edges[-1][-1] <= highest:
        # Bands of two widths can only meet here, at an odd multiple of half of each width.
        edges.append(np.arange(99.5, 497.5) * width)
        width *= 5
    return np.concatenate(edges)


def pay(raw: Path) -> pd.DataFrame:
    """Return the distinct reports for the roles, with the edges of their pay bands (low, high)."""
    table = reports(raw)
    edges = band_edges(table["pay"].max())
    band = np.searchsorted(edges, table["pay"], side="right") - 1
    return table.assign(low=edges[band], high=edges[band + 1])


def pairing(raw: Path) -> str:
    """Return a text report: how many rows are ends of a range, by year, and how many are left out.

    Only rows for the roles are counted.
    """
    table = of_roles(raw)
    lines = []
    for year, year_rows in table.groupby("work_year"):
        rows = year_rows["rows"].sum()
        paired = year_rows.loc[year_rows["rows"] == 2, "rows"].sum()
        lines.append(
            f"{year}: {rows:>6,} rows, {paired / rows:6.1%} of them ends of a range: "
            f"{len(year_rows):,} reports"
        )
    other = table.loc[table["employment_type"] != FULL_TIME, "rows"].sum()
    return "\n".join(
        [
            "Rows of the roles in the salary index that are the two ends of one ad's range:",
            *lines,
            f"Left out: {other:,} of {table['rows'].sum():,} rows, which are not full-time.",
        ]
    )
