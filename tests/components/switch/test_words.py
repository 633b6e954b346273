"""Tests for the sentences on the Switch page."""

from math import nan

import pytest

from components.statistics.toolkit import Skill
from components.statistics.usage_shares import Share
from components.switch import words
from components.tables.roles import all_roles, roles_by_id
from tests.components.switch.path_examples import ROLES, TABLES
from tests.made_up_gap import made_up_gap

FIRST, SECOND, *_ = all_roles(TABLES)


@pytest.mark.parametrize(
    ("ratio", "low", "high", "expected"),
    [
        (0.24, 0.21, 0.28, "are offered 24% more than"),
        (-0.2, -0.22, -0.18, "(95% interval: 22% to 18% less)"),
        (0.02, -0.05, 0.09, "(95% interval: 5% less to 9% more). That is no clear difference"),
        (float("nan"), float("nan"), float("nan"), "too few reports"),
    ],
)
def test_pay_gap_sentence(ratio, low, high, expected):
    gap = made_up_gap(ratio, low, high, role=ROLES[0], compared_with=ROLES[1])
    assert expected in words.pay_gap_sentence(gap, roles_by_id(TABLES), "are offered")


def test_nothing_to_add_has_a_reason():
    assert f"asked too few {FIRST.plural}" in words.nothing_to_add_sentence(float("nan"), FIRST)
    assert "You cover 87% of their toolkit." in words.nothing_to_add_sentence(0.87, FIRST)


def test_comparison_with_too_few_people_has_no_figure():
    target = Share("x", SECOND.id, 10, 20, 0.5, 0.4, 0.6, is_few=True)
    skill = Skill("x", target, None, nan, nan, nan, is_clear=False)
    text = words.comparison_sentence(skill, words.people_of([FIRST]), SECOND)
    assert (
        f"50% of {SECOND.plural} (95% interval 40% to 60%, 20 asked, few: take with care)" in text
    )
    assert f"too few {FIRST.plural} were asked for a figure" in text
    assert "cannot be said where it is more common" in text
    assert text.startswith("50%")


@pytest.mark.parametrize(
    ("figures", "ahead", "is_distinctive", "expected"),
    [
        ((0.36, 0.46), ["a"] * 6, True, "You cover 36% of the {} toolkit, 46% after six steps"),
        ((0.36, 0.46), ["a"], True, "You cover 36% of the {} toolkit, 46% after one step"),
        ((0.36, 0.36), [], True, "You cover 36% of the {} toolkit: no steps left"),
        ((0, 0.1), ["Go", "C", "R"], True, "Start with Go and C: they set {}s apart"),
        ((0, 0.1), ["Go", "C", "R"], False, "Start with Go and C"),
    ],
)
def test_coverage_headline(figures, ahead, is_distinctive, expected):
    mle = next(role for role in all_roles(TABLES) if role.short_name == "MLE")
    assert words.coverage_headline(*figures, ahead, is_distinctive, mle) == expected.format("MLE")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((True, True, False), "assumed from your role"),
        ((True, True, True), "assumed from your role and your picks"),
        ((True, False, True), "assumed from your picks"),
        ((True, False, False), "none ticked"),
        ((False, True, True), "from your ticks"),
    ],
)
def test_metric_states_its_assumptions(known, expected):
    assert words.coverage_now_metric(0.36, *known).note == expected


def test_evidence_summary_names_the_prerequisites():
    assert words.evidence_summary(True, 0.58, FIRST, ["Go", "C"]) == (
        f"58% of {FIRST.short_plural} have it; needs Go and C"
    )
    assert words.evidence_summary(True, float("nan"), FIRST, []) == "In job ads"
