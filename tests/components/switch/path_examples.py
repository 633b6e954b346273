"""Paths between roles for tests of the Switch page, and independent counts from the tables."""

import itertools

import pandas as pd
from hypothesis import strategies as st

from components.switch.answer.learning_path import shares_by_kind, skill_shares
from components.switch.answer.query import PathQuery
from components.tables.cache import get_tables
from components.thresholds import MIN_TOOLKIT_SHARE

TABLES = get_tables()
SKILLS = shares_by_kind(TABLES)
ROLES = list(TABLES["roles"]["id"])
PLURALS = TABLES["roles"].set_index("id")["plural"]
PATHS = [*itertools.permutations(ROLES, 2), *[(None, role) for role in ROLES]]

# The share of each tool in every source but the main survey, computed independently.
OTHERS = pd.concat(
    [
        TABLES["survey_tools"].assign(ads=False),
        TABLES["ad_tools"].rename(columns={"ads": "people", "all_ads": "asked"}).assign(ads=True),
    ]
)
OTHERS = OTHERS.groupby(["ads", "source", "tool", "role"])[["people", "asked"]].sum()
OTHERS = (OTHERS["people"] / OTHERS["asked"]).rename("share").reset_index()
SURVEYED = {share.item for share in skill_shares(TABLES)}
ITEMS = sorted({*SURVEYED, *OTHERS.loc[OTHERS["share"] >= MIN_TOOLKIT_SHARE, "tool"]})
_COUNTS = {
    kind: table.rename(columns={kind: "item"}).groupby(["item", "role"])[["people", "asked"]].sum()
    for kind, table in (("tool", TABLES["tool_usage"]), ("activity", TABLES["activities"]))
}

paths = st.sampled_from(PATHS)
some_skills = st.lists(st.sampled_from(ITEMS), unique=True).map(tuple)


def count_people(item: str, role: str) -> tuple[int, int]:
    """Return how many people have a skill and how many were asked, counted from the tables."""
    for table in _COUNTS.values():
        if (item, role) in table.index:
            people, asked = table.loc[(item, role)]
            return int(people), int(asked)
    raise KeyError(item)


def all_steps(start: str | None, target: str, have: tuple[str, ...] = ()) -> PathQuery:
    """Return the query for a path, with all its steps shown."""
    return PathQuery(start, target, have, show_all=True)


def evidence_kinds(item: str, role: str) -> tuple[bool, bool]:
    """Return whether enough people in a role use a skill, and whether enough job ads ask for it."""
    role_rows = OTHERS[(OTHERS["tool"] == item) & (OTHERS["role"] == role)]
    enough = role_rows[role_rows["share"] >= MIN_TOOLKIT_SHARE]
    try:
        people, asked = count_people(item, role)
        used = people / asked >= MIN_TOOLKIT_SHARE
    except KeyError:
        used = False
    return used or bool((~enough["ads"]).any()), bool(enough["ads"].any())
