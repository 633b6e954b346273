"""What is said to surprise follows from the shares."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from components.compare import words
from components.statistics import usage_shares

ROLES = pd.DataFrame({"id": ["a", "b"], "plural": ["alphas", "betas"]})


def compared(**shares: tuple[int, int]) -> pd.DataFrame:
    """Differences for tools of which so many in 100 of each role are users, of 1,000 asked."""
    cells = [
        (tool, role, "us", 10 * share, 1_000)
        for tool, both in shares.items()
        for role, share in zip("ab", both, strict=True)
    ]
    table = pd.DataFrame(cells, columns=["tool", "role", "country_group", "people", "asked"])
    return usage_shares.differences(usage_shares.shares(table, "tool"))


def named(**tools: str) -> pd.DataFrame:
    return pd.DataFrame(
        [{"id": tool, "name": tool.title(), "named_for": roles} for tool, roles in tools.items()]
    )


def test_each_kind_of_surprise():
    tools = named(
        borne="a",
        wrong="a",
        same="b",
        rare="a",
        both="a b",
        unnamed="",
        missing="b",
        dull="",
        sought="b",
    )
    apart = compared(
        borne=(60, 30),
        wrong=(20, 50),
        same=(40, 40),
        rare=(5, 1),
        both=(10, 90),
        unnamed=(70, 20),
        dull=(50, 50),
    )
    said = words.surprises(tools, apart, compared(sought=(5, 22)), ROLES)
    assert said == [
        "Wrong: named for alphas, but betas use it clearly more (50% of betas, 20% of alphas).",
        "Rare: named for alphas, but few of them use it (5% of alphas, 1% of betas).",
        "Same: named for betas, but there is no clear difference (40% of alphas, 40% of betas).",
        "Unnamed: not mentioned, yet it sets the roles apart more than most (70% of alphas, 20% of "
        "betas).",
        "Sought: named for betas; the survey did not ask, job ads agree (22% of those for betas "
        "and 5% of those for alphas name it).",
        "No source has figures on Missing.",
    ]
    assert words.agreement(tools, apart, ROLES).startswith(
        "Of the 4 tools that the article names for one role alone and the survey asked about, 2 "
        "are clearly more common in that role."
    )


def test_nothing_measured_is_no_surprise():
    tools = named(x="a")
    apart = compared(y=(1, 2))
    assert "asked about none" in words.agreement(tools, apart, ROLES)


@given(st.dictionaries(st.sampled_from("pqrst"), st.tuples(*[st.integers(0, 100)] * 2), min_size=1))
def test_a_clear_difference_is_claimed_only_where_there_is_one(shares):
    apart = compared(**shares)
    tools = named(**dict.fromkeys(shares, "a"))
    clear = apart.set_index("item")["clear"]
    for sentence in words.surprises(tools, apart, apart.head(0), ROLES):
        tool = sentence.split(":")[0].lower()
        assert ("no clear difference" in sentence) == (not clear[tool])
