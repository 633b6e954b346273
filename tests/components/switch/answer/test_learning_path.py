"""Tests for the steps of the learning path and their evidence, against counts from the tables."""

import re

import pytest
from hypothesis import given

from components.statistics import toolkit
from components.switch.answer.learning_path import learning_path, skill_evidence
from components.switch.answer.query import PathQuery
from components.thresholds import MAX_SKILLS
from tests.components.switch.path_examples import (
    ITEMS,
    PATHS,
    PLURALS,
    SKILLS,
    TABLES,
    all_steps,
    count_people,
    evidence_kinds,
    paths,
    some_skills,
)


@pytest.mark.parametrize(("start", "target"), PATHS)
def test_comparison_states_the_counted_shares(start, target):
    surveyed = skill_evidence(start, target, TABLES)
    steps = learning_path(all_steps(start, target), TABLES).steps
    for step in (step.skill for step in steps if step.skill.item in surveyed):
        text = surveyed[step.item].comparison
        others = [role for role in PLURALS.index if role != target]
        for role in [target, *others]:
            people, asked = count_people(step.item, role)
            assert f"{people / asked:.0%} of {PLURALS[role]}" in text
            assert f"{asked:,} asked" in text
        by = float(re.search(r"([\d.]+) percentage points", text)[1])
        (a, of_a), (b, of_b) = count_people(step.item, target), count_people(step.item, others[0])
        assert by == pytest.approx(abs(100 * (a / of_a - b / of_b)), abs=0.06)
        ends = re.search(r"percentage points \(95% interval (−?[\d.]+) to (−?[\d.]+)\)", text)
        low, high = (float(end.replace("−", "-")) for end in ends.groups())
        clear = bool(step.more_common or step.less_common)
        assert ("Clearly" in text) == clear
        assert ("Alone it would be clear" in text) == (low > 0 and not clear)
        assert low <= by <= high
        more = a / of_a >= b / of_b
        assert ("less common" in text) == (clear and not more)
        if not clear:
            assert f"more among {PLURALS[target if more else others[0]]}" in text
        assert ("more common" in text) == bool(step.more_common)


@given(paths, some_skills, some_skills)
def test_steps_exclude_known_skills_and_include_done_ones(ends, have, done):
    actual = learning_path(PathQuery(*ends, have, done=done), TABLES)
    steps = [step.skill.item for step in actual.steps]
    assert not set(steps) & set(have)
    shown = [step.skill.item for step in actual.shown.values()]
    assert set(shown) == set(steps[:MAX_SKILLS]) | set(done) & set(steps)
    assert shown == [item for item in steps if item in set(shown)]


@given(paths, some_skills)
def test_done_step_increases_the_coverage(ends, have):
    before = learning_path(PathQuery(*ends, have), TABLES)
    first = next((step.skill.item for step in before.steps), "")
    if first not in {skill.item for skill in before.toolkit}:
        return
    after = learning_path(PathQuery(*ends, have, done=(first,)), TABLES)
    assert after.progress[0].coverage > before.progress[0].coverage


def test_done_advice_is_not_a_known_skill():
    actual = learning_path(PathQuery(*PATHS[0], done=("advice-network", "python")), TABLES)
    assert actual.known_skills == ("python",)


@pytest.mark.parametrize(("start", "target"), PATHS)
def test_all_steps_are_shown_on_demand(start, target):
    actual = learning_path(all_steps(start, target), TABLES)
    assert len(actual.shown) == len(actual.steps) > MAX_SKILLS
    steps = {step.skill.item for step in actual.steps}
    assert {skill.item for skill in toolkit.to_add(actual.toolkit, [])} <= steps


@pytest.mark.parametrize(("start", "target"), PATHS)
def test_skills_both_used_and_in_ads_come_first(start, target):
    steps = learning_path(all_steps(start, target), TABLES).steps
    items = [step.skill.item for step in steps]
    collected = [evidence_kinds(item, target) for item in items]
    assert collected == [(step.is_used, step.is_in_ads) for step in steps]
    kit = {skill.item: skill.share for skill in toolkit.toolkit(SKILLS, target, start)}
    small = [kit.get(item, 0) / sum(kit.values()) < 0.01 for item in items]
    order = [(not little, all(kind)) for little, kind in zip(small, collected, strict=True)]
    assert order == sorted(order, reverse=True), "what adds less than a point waits"
    assert all(any(kind) for kind in collected)
    if target == "mle":
        only_in_ads = {step.skill.item for step in steps if not step.is_used}
        assert {"docker", "kubernetes", "airflow"} <= only_in_ads


def test_assumed_skills_are_typical_of_the_start_or_picked():
    picked = ("bash", "python")
    usual = [item for item in ITEMS if _share(item, "ds") >= 0.5]
    actual = learning_path(PathQuery("ds", "mle", have=None, picked=picked), TABLES)
    assert set(actual.have) == {*usual, "bash"}
    assert learning_path(PathQuery(None, "mle", have=None), TABLES).have == ()
    assert learning_path(PathQuery("ds", "mle", have=(), picked=picked), TABLES).have == ()


def _share(item: str, role: str) -> float:
    try:
        people, asked = count_people(item, role)
    except KeyError:
        return 0
    return people / asked


@given(paths, some_skills, some_skills)
def test_skipped_steps_are_removed_and_later_ones_move_up(ends, skipped, done):
    every = learning_path(PathQuery(*ends, done=done, show_all=True), TABLES)
    actual = learning_path(PathQuery(*ends, done=done, skipped=skipped), TABLES)
    every_item = [step.skill.item for step in every.steps]
    left = [item for item in every_item if item in done or item not in skipped]
    assert [step.skill.item for step in actual.steps] == left
