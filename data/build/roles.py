"""Which job titles count as which role."""

import pandas as pd

from data.build.tables import read_hand_written


def role_of(titles: pd.Series, source: str) -> pd.Series:
    """The role id for each job title, missing where no role claims it.

    The rules are the rows of `titles.csv` for this source: a regular expression
    that is searched for in the title in lower case.

    Raises:
        ValueError: two roles claim the same title.
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
