"""Tests that part 1 of the assessment obeys its rules for any answers."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import randint

from components.statistics import interest_fit
from components.statistics.interest_fit import (
    HIGHEST_ANSWER,
    SCALE,
    best_fit,
    critical_difference,
    fits,
    needed_gap,
    points,
    profile,
    reached_by_chance,
    turning_points,
)
from components.tables.loading import read_table
from components.thresholds import FALSE_NAMING_RATE, MIN_STATEMENTS_PER_ROLE

QUESTIONS = read_table("questions")
ROLES = list(read_table("roles").sort_values("order")["id"])
IDS = list(QUESTIONS["id"])
ROLE_OF = QUESTIONS.set_index("id")["role"].to_dict()

some_answers = st.dictionaries(st.sampled_from(IDS), st.integers(0, HIGHEST_ANSWER))
all_answers = st.fixed_dictionaries(
    {statement: st.integers(0, HIGHEST_ANSWER) for statement in IDS}
)


def fit_of(answers: dict[str, int]) -> dict[str, float]:
    return {fit.role: fit.fit for fit in fits(QUESTIONS, answers, ROLES)}


def named(answers: dict[str, int]) -> str | None:
    return best_fit(fits(QUESTIONS, answers, ROLES))


def test_instrument_is_balanced():
    assert QUESTIONS.groupby("role").size().tolist() == [8, 8]
    assert QUESTIONS.groupby(["section", "role"]).size().unique().tolist() == [2]
    dimensions = QUESTIONS.groupby("role")["dimension"].agg(set)
    assert all(len(dimensions[role]) == 5 for role in ROLES)
    order = QUESTIONS.sort_values("order")["role"].tolist()
    longest_run = max(
        len(list(run))
        for run in np.split(order, np.flatnonzero(np.array(order[1:]) != np.array(order[:-1])) + 1)
    )
    assert longest_run <= 2, "the statements of the roles are mixed"
    assert len(SCALE) == HIGHEST_ANSWER + 1 == 5


def test_statements_are_plain_activities():
    for text in QUESTIONS["text"]:
        words = text.rstrip(".").split()
        assert len(words) <= 9, text
        assert not {"and", "or", "than", "rather", "not", "I", "but"} & set(words), text


@given(some_answers, st.integers(0, HIGHEST_ANSWER))
def test_uniform_answers_lean_to_no_role(answers, answer):
    alike = dict.fromkeys(answers, answer)
    known = [fit for fit in fit_of(alike).values() if not np.isnan(fit)]
    assert known == pytest.approx([50] * len(known))
    assert named(alike) is None


@given(all_answers)
def test_liking_everything_more_changes_nothing(answers):
    lower = {statement: min(answer, HIGHEST_ANSWER - 1) for statement, answer in answers.items()}
    higher = {statement: answer + 1 for statement, answer in lower.items()}
    assert fit_of(higher) == pytest.approx(fit_of(lower))


@given(some_answers)
def test_mirrored_answers_mirror_the_result(answers):
    mirrored = {statement: HIGHEST_ANSWER - answer for statement, answer in answers.items()}
    straight, turned = fit_of(answers), fit_of(mirrored)
    for role in ROLES:
        assert straight[role] == pytest.approx(100 - turned[role], nan_ok=True)


@given(all_answers, st.sampled_from(IDS), st.integers(0, HIGHEST_ANSWER))
def test_liking_an_activity_more_never_lowers_the_fit_of_its_role(answers, statement, other):
    moved = {**answers, statement: max(answers[statement], other)}
    before, after = fit_of(answers), fit_of(moved)
    assert after[ROLE_OF[statement]] >= before[ROLE_OF[statement]] - 1e-9
    for role in set(ROLES) - {ROLE_OF[statement]}:
        assert after[role] <= before[role] + 1e-9


@given(some_answers)
def test_open_statements_change_nothing_but_the_certainty(answers):
    answered = QUESTIONS[QUESTIONS["id"].isin(list(answers))]
    alone, within = (fits(questions, answers, ROLES) for questions in (answered, QUESTIONS))
    for of_answered, fit in zip(alone, within, strict=True):
        assert fit.fit == pytest.approx(of_answered.fit, nan_ok=True)
        if not np.isnan(fit.fit):
            assert fit.low - 1e-9 <= fit.fit <= fit.high + 1e-9
            assert (fit.high - fit.low < 1e-9) == (len(answers) == len(IDS))


@given(all_answers)
def test_points_add_up_to_the_fit(answers):
    earned = points(QUESTIONS, answers).groupby("role")["points"].mean()
    for role, fit in fit_of(answers).items():
        assert 50 + earned[role] == pytest.approx(fit)


def state(answers: dict[str, int]) -> str | None:
    """Return the outcome of part 1: 'too few' answers, None, or the role that is named."""
    given_on = [ROLE_OF[statement] for statement in answers]
    if min(given_on.count(role) for role in ROLES) < MIN_STATEMENTS_PER_ROLE:
        return "too few"
    return named(answers)


@settings(max_examples=5)
@given(some_answers)
def test_turning_points_are_exactly_the_answers_that_turn_it(answers):
    actual = turning_points(QUESTIONS, answers, ROLES)
    expected, now = [], state(answers)
    for statement in IDS:
        others = [{**answers, statement: other} for other in range(HIGHEST_ANSWER + 1)]
        others.append({id: answer for id, answer in answers.items() if id != statement})
        if any(state(changed) != now for changed in others):
            expected.append(statement)
    assert actual == expected


def test_chances_are_those_of_all_ways_to_click():
    subset, other = 3, 2
    clicks = np.array(list(product(range(HIGHEST_ANSWER + 1), repeat=subset + other)))
    difference = clicks[:, :subset].mean(axis=1) - clicks[:, subset:].mean(axis=1)
    for value, chance in zip(*reached_by_chance(subset, other), strict=True):
        reached = (difference >= value / (subset * other) - 1e-9).mean()
        assert chance == pytest.approx(reached)


@pytest.mark.parametrize(("answered", "most"), [(8, 0.05), (3, 0.05)])
def test_random_clicks_seldom_get_a_role_named(answered, most):
    clicks = randint(0, HIGHEST_ANSWER + 1).rvs((20_000, 2, answered), random_state=answered)
    means = clicks.mean(axis=2)
    clear = np.abs(means[:, 0] - means[:, 1]) >= critical_difference(answered, answered, 2) - 1e-9
    assert 0.01 < clear.mean() < most + 0.005
    assert FALSE_NAMING_RATE == 0.05
    some = [ids[:answered] for ids in (QUESTIONS.loc[QUESTIONS["role"] == r, "id"] for r in ROLES)]
    for row in range(100):
        answers = {
            statement: int(answer)
            for ids, given_on in zip(some, clicks[row], strict=True)
            for statement, answer in zip(ids, given_on, strict=True)
        }
        assert (named(answers) is not None) == clear[row]


def test_of_three_roles_one_is_named_as_seldom():
    clicks = randint(0, HIGHEST_ANSWER + 1).rvs((20_000, 3, 8), random_state=3).mean(axis=2)
    best, second = np.sort(clicks, axis=1)[:, [2, 1]].T
    clear = best - second >= critical_difference(8, 8, 3) - 1e-9
    assert 0 < clear.mean() <= 0.05


def test_by_hand():
    questions = pd.DataFrame(
        {
            "id": ["p", "q", "r", "s"],
            "role": ["a", "a", "b", "b"],
            "dimension": ["x", "y", "x", "y"],
        }
    )
    a, b, c = fits(questions, {"p": 4, "q": 3, "r": 1}, ["a", "b", "c"])
    # The means are 3.5 on a and 1 on b: 2.5 steps apart, at 12.5 points per step.
    assert a.fit == 50 + 12.5 * 2.5
    assert b.fit == 50 - 12.5 * 2.5
    # The mean on b is 2.5 if the open statement is answered with 4, and 0.5 if with 0.
    assert (a.low, a.high) == (62.5, 87.5)
    assert np.isnan(c.fit)
    assert c.asked == 0
    # The person's own mean is 2.25, halfway between 3.5 and 1; each step above it is 25 points.
    assert points(questions, {"p": 4, "q": 3, "r": 1})["points"].tolist() == [43.75, 18.75, -31.25]
    assert profile(questions, {"p": 4, "r": 1})["share"].tolist() == [1.0, 0.25]
    assert all(np.isnan(fit.fit) for fit in fits(questions, {"p": 4}, ["a", "b", "c"]))


def test_difference_is_named_from_exactly_the_stated_gap():
    ids = {role: QUESTIONS.loc[QUESTIONS["role"] == role, "id"] for role in ROLES}
    low = dict.fromkeys(ids[ROLES[1]], 1)
    steps = int(critical_difference(8, 8, 2) * 8)
    answers = {**low, **dict.fromkeys(ids[ROLES[0]], 1)}
    for number, statement in enumerate([*ids[ROLES[0]]] * 2):
        assert (named(answers) == ROLES[0]) == (number >= steps)
        answers[statement] += 1
    assert needed_gap(fits(QUESTIONS, answers, ROLES)) == 25 * critical_difference(8, 8, 2) == 37.5


def test_no_verdict_from_a_handful():
    few = dict.fromkeys(IDS[:4], 2)
    assert not interest_fit.enough(fits(QUESTIONS, few, ROLES))
    assert interest_fit.enough(fits(QUESTIONS, dict.fromkeys(IDS, 2), ROLES))
