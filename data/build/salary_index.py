"""The salary index: job ads and reports of pay, 2020 to 2025."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.build.levels import encode
from data.build.roles import role_of

SOURCE = "salary_index"
FILE = "ai-jobs-salaries.csv.gz"

# The country is where the person lives, as in the survey, not where the company sits.
RAW_FACTORS = {
    "country": "employee_residence",
    "experience": "experience_level",
    "company_size": "company_size",
    "remote": "remote_ratio",
    "year": "work_year",
}


def read(raw: Path) -> pd.DataFrame:
    """Every raw record of the index as text, with pay as numbers.

    Missing-value texts are kept as they are: 'NA' is the code of Namibia.
    """
    table = pd.read_csv(raw / FILE, dtype=str, keep_default_na=False)
    return table.astype({"salary": float, "salary_in_usd": float})


def records(raw: Path) -> pd.DataFrame:
    """The raw records of the roles, with role, factor codes and `repeats`.

    Rows that are equal in every column of the raw file are one record: `repeats`
    is how often it stands there.
    """
    table = read(raw)
    table = table.assign(role=role_of(table["job_title"], SOURCE)).dropna(subset="role")
    distinct = table.groupby(list(table.columns), sort=False).size().rename("repeats").reset_index()
    factors = {
        factor: encode(distinct[column], SOURCE, factor) for factor, column in RAW_FACTORS.items()
    }
    return distinct[["role", "salary_in_usd", "repeats"]].assign(source=SOURCE, **factors)


def band_edges(highest: float) -> np.ndarray:
    """The edges of the pay bands in US dollars: 0, then bands of half to one per cent.

    A band is 500 dollars wide from 50,000 to 100,000, and the width doubles and
    halves with the pay. Any quantile read from the bands is therefore within one
    per cent of the record that it stands for.
    """
    edges = [np.zeros(1)]
    low, width = 50_000 / 8, 500 / 8
    while low <= highest:
        edges.append(np.arange(low, 2 * low, width))
        low, width = 2 * low, 2 * width
    return np.append(np.concatenate(edges), low)


def pay(raw: Path) -> pd.DataFrame:
    """The distinct records of the two roles, each with the ends of its pay band."""
    table = records(raw)
    edges = band_edges(table["salary_in_usd"].max())
    band = np.searchsorted(edges, table["salary_in_usd"], side="right") - 1
    return table.assign(low=edges[band], high=edges[band + 1])
