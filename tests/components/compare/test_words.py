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
    sentences = words.sentences(tools, apart, compared(sought=(5, 22)), ROLES)
    assert sentences == [
        "The article gives Wrong to alphas, yet betas use it clearly more: "
        "50% of betas and 20% of alphas.",
        "The article gives Rare to alphas, yet few of them use it: 5% of alphas and 1% of betas.",
        "The article gives Same to betas, yet there is no clear difference: "
        "40% of alphas and 40% of betas.",
        "The article does not mention Unnamed, which sets the roles apart more than most: "
        "70% of alphas and 20% of betas use it.",
        "The article gives Sought to betas; in job ads that does hold: 22% of those for betas and "
        "5% of those for alphas name it.",
        "Of Missing, which the article names too, nothing can be said: no source has them.",
    ]
    assert words.agreement(tools, apart, ROLES) == (
        "Of the 4 tools that it names for one role alone and that practitioners were asked about, "
        "2 are indeed clearly more common there."
    )


def test_nothing_measured_is_no_surprise():
    tools = named(x="a")
    apart = compared(y=(1, 2))
    assert "was measured" in words.agreement(tools, apart, ROLES)


@given(st.dictionaries(st.sampled_from("pqrst"), st.tuples(*[st.integers(0, 100)] * 2), min_size=1))
def test_a_clear_difference_is_claimed_only_where_there_is_one(shares):
    apart = compared(**shares)
    tools = named(**dict.fromkeys(shares, "a"))
    clear = apart.set_index("item")["clear"]
    for sentence in words.sentences(tools, apart, apart.head(0), ROLES):
        tool = sentence.split()[3].strip(",").lower()
        assert ("no clear difference" in sentence) == (not clear[tool])
