"""Resources in their order, advice for its role."""

import pandas as pd
import pytest

from components.switch.answer.suggestions import advice, in_order
from tests.components.switch.path_examples import ROLES, TABLES


def test_free_and_official_resources_come_first():
    resources = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "cost": ["Paid", "Free", "Free", "Partly free"],
            "official": ["yes", "no", "yes", "yes"],
        }
    )
    assert [row.id for row in in_order(resources)] == ["c", "b", "a", "d"]


@pytest.mark.parametrize("target", ROLES)
def test_advice_is_for_the_role_or_for_everyone(target):
    actual = advice(target, TABLES)
    rows = TABLES["switch_advice"].set_index("id")
    role = rows["role"]
    assert {piece.id for piece in actual.for_one_role} == set(role.index[role == target])
    assert {piece.id for piece in actual.everyone} == set(role.index[role == ""])
    assert actual.all == actual.for_one_role + actual.everyone
    for piece in actual.all:
        assert len(piece.resources) == len(rows.loc[piece.id, "resources"].split())
    assert actual.caption.endswith("The wording and the resources are ours.")
