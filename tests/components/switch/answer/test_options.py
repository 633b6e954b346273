"""Every skill that was measured can be ticked, in the order of the questions."""

from components.switch.answer.options import NEWCOMER, switch_options
from tests.components.switch.path_examples import ITEMS, ROLES, TABLES


def test_every_measured_skill_can_be_ticked():
    actual = switch_options(TABLES)
    assert sorted(actual.skills) == ITEMS
    assert actual.skills["python"] == "Python"


def test_starts_have_newcomers_first_and_targets_have_none():
    actual = switch_options(TABLES)
    assert list(actual.starts) == [NEWCOMER, *ROLES]
    assert list(actual.targets) == ROLES


def test_done_can_be_a_skill_or_a_piece_of_advice():
    actual = switch_options(TABLES)
    assert set(actual.done) == {*ITEMS, *TABLES["switch_advice"]["id"]}
