"""Build `ad_tools.csv`: the tools that job ads name."""

import ast
from pathlib import Path

import pandas as pd

from data.build.roles import role_of
from data.build.tables import read_hand_written
from data.build.usage import ELSEWHERE

SOURCE = "job_ads"
FILES = "job-ads-*.csv.gz"

COUNTRY_GROUPS = {"India": "in", "United States": "us"}
# Ads that the collector assigns to 'Sudan' are from US cities or name no place.
UNKNOWN_COUNTRY = "Sudan"
# Ads that agree in these columns, ignoring case, count as one ad.
SAME = ["job_title", "company_name", "job_country"]


def years(raw: Path) -> dict[int, Path]:
    """Return the file for each available year."""
    return {int(file.name[8:12]): file for file in sorted(raw.glob(FILES))}


def read(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def ads(file: Path) -> pd.DataFrame:
    """Return the distinct ads for the roles that name at least one tool.

    Columns: role, country_group ('' if unknown), tools (a list).
    """
    table = read(file)
    table = table.assign(role=role_of(table["job_title"], SOURCE)).dropna(subset="role")
    table = table[table["job_skills"].str.startswith("['")]
    folded = table[SAME].apply(lambda column: column.str.lower())
    table = table[~folded.duplicated()]
    group = table["job_country"].map(COUNTRY_GROUPS).fillna(ELSEWHERE)
    return table[["role"]].assign(
        country_group=group.mask(table["job_country"].isin([UNKNOWN_COUNTRY, ""]), ""),
        tools=table["job_skills"].map(ast.literal_eval),
    )


def tool_shares(raw: Path) -> pd.DataFrame:
    """Return `ad_tools.csv`: how many ads name each tool, out of those that name any tool."""
    known = read_hand_written("ad_tool_names.csv").set_index("name")["id"]
    tables = []
    for year, file in years(raw).items():
        file_ads = ads(file)
        keys = ["role", "country_group"]
        total = file_ads.groupby(keys).size()
        each = file_ads.explode("tools")
        each = each.assign(tool=each["tools"].map(known), ad=each.index).dropna(subset="tool")
        counts = each.groupby(["tool", *keys])["ad"].nunique()
        every = pd.MultiIndex.from_tuples(
            [(tool, *group) for tool in known.unique() for group in total.index],
            names=["tool", *keys],
        )
        table = counts.reindex(every, fill_value=0).rename("ads").reset_index()
        tables.append(table.join(total.rename("all_ads"), on=keys).assign(year=year))
    table = pd.concat(tables, ignore_index=True).assign(source=SOURCE)
    return table[["tool", "role", "country_group", "year", "ads", "all_ads", "source"]].sort_values(
        ["tool", "role", "country_group", "year"], ignore_index=True
    )
