"""The practitioner survey: Kaggle's 2022 survey of people who work with data."""

import re
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from data.build.level_codes import encode
from data.build.roles import role_of

SOURCE = "practitioner_survey"
FILE = "kaggle-survey-2022.zip"
YEAR = "2022"

ROLE, PAY = "Q23", "Q29"
RAW_FACTORS = {"country": "Q4", "experience": "Q11", "company_size": "Q25"}


@cache
def read(raw: Path) -> pd.DataFrame:
    """Read every respondent's answers as text; '' means that a question wasn't answered."""
    with zipfile.ZipFile(raw / FILE) as archive:
        name = next(name for name in archive.namelist() if name.endswith("responses.csv"))
        with archive.open(name) as file:
            return pd.read_csv(file, dtype=str, keep_default_na=False, skiprows=[1])


def practitioners(raw: Path) -> pd.DataFrame:
    """Return the respondents who hold one of the roles, with an added `role` column."""
    table = read(raw)
    return table.assign(role=role_of(table[ROLE], SOURCE)).dropna(subset="role")


def pay_band(text: str) -> tuple[float, float]:
    """Return the edges of a pay band in US dollars; the top band's upper edge is infinite.

    '$0-999' is 0 to 1,000: the upper edge is where the next band starts.

    Raises:
        ValueError: the text isn't a band.
    """
    amounts = [float(amount.replace(",", "")) for amount in re.findall(r"[\d,]+", text)]
    if text.startswith(">") and len(amounts) == 1:
        return amounts[0], np.inf
    if len(amounts) == 2 and amounts[0] < amounts[1]:
        return amounts[0], amounts[1] + 1
    raise ValueError(f"{FILE}, question {PAY}: {text!r} is not a pay band such as '1,000-1,999'")


def pay(raw: Path) -> pd.DataFrame:
    """Return the respondents who stated their pay, with their pay band and factor codes."""
    table = practitioners(raw)
    table = table[table[PAY] != ""]
    bands = [pay_band(text) for text in table[PAY]]
    factors = {
        factor: encode(table[column], SOURCE, factor) for factor, column in RAW_FACTORS.items()
    }
    year = encode(pd.Series(YEAR, index=table.index), SOURCE, "year")
    return table[["role"]].assign(
        source=SOURCE,
        low=[low for low, _ in bands],
        high=[high for _, high in bands],
        repeats=1,
        remote="",
        area="",
        employer="",
        year=year,
        **factors,
    )
