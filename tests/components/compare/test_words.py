"""Tests for the headline and the surprising tools on the Compare page."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.compare import words
from components.compare.answer.headline import headline
from components.statistics import usage_shares
from components.statistics.usage_shares import Count, ShareDifference
from components.tables.tools import Tool
from tests.made_up_gap import made_up_gap
from tests.made_up_roles import made_up_roles

ROLES = made_up_roles("ab", plural=["alphas", "betas"])


def compared(**shares: tuple[int, int]) -> tuple[ShareDifference, ...]:
    """Return differences for tools, with 1,000 people asked in each role.

    Each tool has a pair of percentages: its users in roles a and b.
    """
    counts = [
        Count(tool, role, "us", 0, 10 * share, 1_000)
        for tool, both in shares.items()
        for role, share in zip("ab", both, strict=True)
    ]
    return usage_shares.differences(usage_shares.shares_by_role(counts))


PAID = made_up_roles("ab", short_plural=["alphas", "betas"])


MORE, LESS, OPEN = (
    made_up_gap(0.2, 0.1, 0.3),
    made_up_gap(-0.2, -0.3, -0.1),
    made_up_gap(0.04, -0.09, 0.18),
)
UNKNOWN = made_up_gap()


ADS = SimpleNamespace(
    reports="job ads", pay_verb="are offered", source=SimpleNamespace(short_title="Ads")
)


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([UNKNOWN, UNKNOWN], "Too few reports to compare pay"),
        ([MORE, UNKNOWN], "Job ads: alphas are offered 20% more; other sources: too few reports"),
        ([LESS, LESS], "Job ads: alphas are offered 20% less; other source 20%"),
        ([MORE, OPEN], "Job ads: alphas are offered 20% more; other source unclear"),
        (
            [MORE, OPEN, made_up_gap(0.1, 0.07, 0.13), made_up_gap(0.127, 0.05, 0.21)],
            "Job ads: alphas are offered 20% more; other sources 10–13% or unclear",
        ),
        (
            [LESS, made_up_gap(-0.127, -0.2, -0.05), made_up_gap(-0.3, -0.4, -0.2)],
            "Job ads: alphas are offered 20% less; other sources 13–30%",
        ),
        ([OPEN, MORE], "Job ads: unclear for alphas; other source 20% more"),
        ([OPEN, LESS, OPEN], "Job ads: unclear for alphas; other sources 20% less or unclear"),
        ([OPEN], "No clear pay gap (Ads)"),
        ([OPEN, OPEN], "No clear pay gap in any of 2 sources"),
        ([MORE, LESS], "Sources contradict each other on which role pays more"),
    ],
)
def test_pay_verdict_states_the_range_and_claims_only_clear_gaps(gaps, expected):
    actual = words.pay_finding(gaps[0], gaps[1:], PAID, ADS)
    assert actual == expected
    assert len(actual.split()) <= 12


@pytest.mark.parametrize(
    ("expected", "value", "note"),
    [
        (MORE, "+20%", "95% interval 10–30%; medians −20%"),
        (LESS, "−20%", "95% interval −30% to −10%; medians −20%"),
        (OPEN, "Not clear", "95% interval −9% to +18%; medians −20%"),
        (
            made_up_gap(0.2, 0.1, 0.3, is_few=True),
            "Not clear",
            "95% interval 10–30%, few reports; medians −20%",
        ),
        (UNKNOWN, "No figure", "too few reports; medians −20%"),
    ],
)
def test_gap_metric_has_a_figure_only_if_clear(expected, value, note):
    number = words.gap_metric(expected, LESS, "the same age")
    assert (number.value, number.note, number.help) == (value, note, "the same age")
    assert "medians" not in words.gap_metric(expected, UNKNOWN, "").note


@pytest.mark.parametrize(
    ("ahead", "few", "expected"),
    [
        (4, [], "Alphas ahead at every level"),
        (3, ["Executive"], "Alphas ahead at 3 of 4 levels (executive: few reports)"),
        (3, [], "Alphas ahead at 3 of 4 levels"),
    ],
)
def test_levels_title_names_few_reports_as_the_reason(ahead, few, expected):
    actual = words.levels_ahead_title("alphas", ahead, 4, few)
    assert actual == expected
    assert len(actual.split()) <= 12


def test_verdict_without_pay_uses_the_first_known_source():
    paid, work, tools = (SimpleNamespace(finding=part) for part in ("pay", "work", "tools"))
    assert headline(paid, work, tools) == "pay"
    assert headline(None, work, tools) == "work"
    assert headline(None, None, tools) == "tools"
    assert headline(None, None, None) == ""


def named(**tools: str) -> list[Tool]:
    return [
        Tool(tool, tool.title(), "", "", tuple(roles.split()), "article")
        for tool, roles in tools.items()
    ]


def test_every_kind_of_surprise_has_a_sentence():
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
    differences = compared(
        borne=(60, 30),
        wrong=(20, 50),
        same=(40, 40),
        rare=(5, 1),
        both=(10, 90),
        unnamed=(70, 20),
        dull=(50, 50),
    )
    text = words.surprise_sentences(tools, differences, compared(sought=(5, 22)), ROLES)
    assert text == [
        "Wrong: named for alphas, but betas use it clearly more (50% of betas, 20% of alphas).",
        "Rare: named for alphas, but few of them use it (5% of alphas, 1% of betas).",
        "Same: named for betas, but there is no clear difference (40% of alphas, 40% of betas).",
        "Unnamed: not mentioned, yet it sets the roles apart more than most (70% of alphas, 20% of "
        "betas).",
        "Sought: named for betas; the survey did not ask, job ads agree (22% of those for betas "
        "and 5% of those for alphas name it).",
        "No source has figures on Missing.",
    ]
    assert words.tools_agreement(tools, differences, ROLES).startswith(
        "Of the 4 tools that the article names for one role alone and the survey asked about, 2 "
        "are clearly more common in that role."
    )


def test_no_surprise_without_measured_tools():
    tools = named(x="a")
    differences = compared(y=(1, 2))
    assert "asked about none" in words.tools_agreement(tools, differences, ROLES)


@given(st.dictionaries(st.sampled_from("pqrst"), st.tuples(*[st.integers(0, 100)] * 2), min_size=1))
def test_surprises_claim_only_clear_differences(shares):
    differences = compared(**shares)
    tools = named(**dict.fromkeys(shares, "a"))
    clear = {row.item: row.is_clear for row in differences}
    for sentence in words.surprise_sentences(tools, differences, [], ROLES):
        tool = sentence.split(":")[0].lower()
        assert ("no clear difference" in sentence) == (not clear[tool])
