"""Assign job titles to roles."""

import pandas as pd

from data.build.tables import read_hand_written


def role_of(titles: pd.Series, source: str) -> pd.Series:
    """Return the role id of each job title; missing if no role matches.

    The rules are the rows of `titles.csv` for this source. They are regular expressions that are
    searched for in the lower-case title.

    Raises:
        ValueError: two roles match the same title.
    """
    rules = read_hand_written("titles.csv")
    rules = rules[rules["source"] == source]
    title = titles.str.lower()
    roles = pd.Series(pd.NA, index=titles.index, dtype="str")
    for rule in rules.itertuples():
        claimed = title.str.match(f".*(?:{rule.pattern})", na=False)
        twice = claimed & roles.notna() & (roles != rule.role)
        if twice.any():
            raise ValueError(f"{titles[twice].iloc[0]!r} is claimed by two roles in titles.csv")
        roles[claimed] = rule.role
    return roles
