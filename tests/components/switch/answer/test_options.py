"""Tests for the options on the Switch page: starts, targets, and every measured skill."""

from components.situation.situation import NEWCOMER
from components.switch.answer.options import switch_options
from tests.components.switch.path_examples import ITEMS, ROLES, TABLES


def test_skills_are_all_measured_skills():
    actual = switch_options(TABLES)
    assert sorted(actual.skills) == ITEMS
    assert actual.skills["python"] == "Python"


def test_newcomer_is_the_first_start_and_no_target():
    actual = switch_options(TABLES)
    assert list(actual.starts) == [NEWCOMER, *ROLES]
    assert list(actual.targets) == ROLES


def test_skills_and_advice_can_be_done():
    actual = switch_options(TABLES)
    assert set(actual.done) == {*ITEMS, *TABLES["switch_advice"]["id"]}
