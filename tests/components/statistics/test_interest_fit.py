"""The first part of the assessment keeps its rules whatever is answered."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.statistics import interest_fit
from components.statistics.interest_fit import (
    HIGHEST,
    SCALE,
    fits,
    leader,
    points,
    profile,
    turning_points,
)
from components.tables.loading import load

QUESTIONS = load("questions")
ROLES = list(load("roles").sort_values("order")["id"])
IDS = list(QUESTIONS["id"])

some_answers = st.dictionaries(st.sampled_from(IDS), st.integers(0, HIGHEST))
all_answers = st.fixed_dictionaries({statement: st.integers(0, HIGHEST) for statement in IDS})


def fit_of(answers: dict[str, int]) -> dict[str, float]:
    return fits(QUESTIONS, answers, ROLES).set_index("role")["fit"].to_dict()


def test_instrument_is_balanced():
    assert len(QUESTIONS) == 12
    sizes = QUESTIONS.groupby(["role", "keyed"]).size()
    for keyed in ("agree", "disagree"):
        assert len({sizes[role, keyed] for role in ROLES}) == 1
        assert sizes[ROLES[0], keyed] > 0
    dimensions = QUESTIONS.groupby("role")["dimension"].agg(set)
    assert all(len(dimensions[role]) == 5 for role in ROLES)
    order = QUESTIONS.sort_values("order")["role"].tolist()
    longest_run = max(
        len(list(run))
        for run in np.split(order, np.flatnonzero(np.array(order[1:]) != np.array(order[:-1])) + 1)
    )
    assert longest_run <= 2, "the statements of the roles are mixed"
    assert len(SCALE) == HIGHEST + 1 == 5


@given(st.integers(0, HIGHEST))
def test_the_same_answer_to_everything_gives_equal_fits(answer):
    values = set(fit_of(dict.fromkeys(IDS, answer)).values())
    assert max(values) - min(values) < 1e-9


@given(some_answers)
def test_mirrored_answers_mirror_the_result(answers):
    mirrored = {statement: HIGHEST - answer for statement, answer in answers.items()}
    straight, turned = fit_of(answers), fit_of(mirrored)
    for role in ROLES:
        assert straight[role] == pytest.approx(100 - turned[role], nan_ok=True)


@given(all_answers, st.sampled_from(IDS), st.integers(0, HIGHEST))
def test_moving_an_answer_towards_a_role_never_lowers_its_fit(answers, statement, other):
    question = QUESTIONS.set_index("id").loc[statement]
    towards = max if question["keyed"] == "agree" else min
    moved = {**answers, statement: towards(answers[statement], other)}
    before, after = fit_of(answers), fit_of(moved)
    assert after[question["role"]] >= before[question["role"]] - 1e-9
    for role in set(ROLES) - {question["role"]}:
        assert after[role] == before[role]


@given(some_answers)
def test_open_statements_change_nothing_but_the_certainty(answers):
    answered = QUESTIONS[QUESTIONS["id"].isin(list(answers))]
    alone = fits(answered, answers, ROLES).set_index("role")
    within = fits(QUESTIONS, answers, ROLES).set_index("role")
    for role in ROLES:
        assert within.loc[role, "fit"] == pytest.approx(alone.loc[role, "fit"], nan_ok=True)
        if within.loc[role, "answered"]:
            assert within.loc[role, "low"] - 1e-9 <= within.loc[role, "fit"]
            assert within.loc[role, "fit"] <= within.loc[role, "high"] + 1e-9
            complete = within.loc[role, "answered"] == within.loc[role, "asked"]
            width = within.loc[role, "high"] - within.loc[role, "low"]
            assert (width < 1e-9) == complete


@settings(max_examples=8)
@given(all_answers)
def test_turning_points_are_exactly_the_answers_that_turn_it(answers):
    found = set(turning_points(QUESTIONS, answers, ROLES))
    now = leader(fit_of(answers))
    for statement in IDS:
        turns = any(
            leader(fit_of({**answers, statement: other})) != now for other in range(HIGHEST + 1)
        )
        assert (statement in found) == turns


def test_both_can_be_high_and_both_low():
    keyed = QUESTIONS.set_index("id")["keyed"]
    for_all = {id: HIGHEST if keyed[id] == "agree" else 0 for id in IDS}
    assert set(fit_of(for_all).values()) == {100.0}
    against_all = {id: HIGHEST - answer for id, answer in for_all.items()}
    assert set(fit_of(against_all).values()) == {0.0}


def test_by_hand():
    questions = pd.DataFrame(
        {
            "id": ["p", "q", "r"],
            "role": ["a", "a", "b"],
            "keyed": ["agree", "disagree", "agree"],
            "dimension": ["x", "y", "x"],
        }
    )
    table = fits(questions, {"p": 3, "q": 3}, ["a", "b", "c"]).set_index("role")
    assert table.loc["a", "fit"] == pytest.approx((75 + 25) / 2)
    assert np.isnan(table.loc["b", "fit"])
    assert table.loc["b", ["low", "high"]].tolist() == [0, 100]
    assert table.loc["c", "asked"] == 0
    assert points(questions, {"q": 0})["points"].tolist() == [100]
    assert profile(questions, {"p": 4, "r": 1})["share"].tolist() == [1.0, 0.25]


def test_no_verdict_from_a_handful():
    few = dict.fromkeys(IDS[:4], 2)
    assert not interest_fit.enough(fits(QUESTIONS, few, ROLES))
    assert interest_fit.enough(fits(QUESTIONS, dict.fromkeys(IDS, 2), ROLES))
