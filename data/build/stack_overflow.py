"""The Stack Overflow Developer Survey: programming languages that people in each role use."""

from pathlib import Path

import pandas as pd

from data.build.roles import role_of
from data.build.tables import read_hand_written

SOURCE = "stack_overflow"
FILES = "stackoverflow-*-data-roles.csv.gz"


def years(raw: Path) -> dict[int, Path]:
    """Return the survey file for each available year."""
    return {int(file.name.split("-")[1]): file for file in sorted(raw.glob(FILES))}


def practitioners(file: Path) -> pd.DataFrame:
    """Return the respondents who hold one of the roles, with an added `role` column."""
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    return table.assign(role=role_of(table["PrimaryRole"], SOURCE)).dropna(subset="role")


def tool_shares(raw: Path) -> pd.DataFrame:
    """Return how many people use each language, out of those who named any.

    The result is part of `survey_tools.csv`.
    """
    known = read_hand_written("language_names.csv").set_index("language")["id"]
    tables = []
    for year, file in years(raw).items():
        people = practitioners(file)
        people = people[people["languages"] != ""]
        asked = people.groupby("role").size()
        each = people.assign(tool=people["languages"].str.split(";")).explode("tool")
        each = each.assign(tool=each["tool"].str.strip().map(known)).dropna(subset="tool")
        counts = each.groupby(["tool", "role"])["respondent"].nunique()
        every = pd.MultiIndex.from_product([known, asked.index], names=["tool", "role"])
        table = counts.reindex(every, fill_value=0).rename("people").reset_index()
        tables.append(table.assign(year=year, asked=table["role"].map(asked)))
    table = pd.concat(tables, ignore_index=True).assign(source=SOURCE)
    return table[["tool", "role", "year", "people", "asked", "source"]].sort_values(
        ["tool", "role", "year"], ignore_index=True
    )
