"""Tests for suggestions: the order of resources, and the advice for each role."""

import pandas as pd
import pytest

from components.switch.answer.suggestions import resources_in_order, role_advice
from tests.components.switch.path_examples import ROLES, TABLES


def test_free_and_official_resources_come_first():
    resources = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "title": "Tutorial",
            "link": "https://example.org",
            "publisher": "Somebody",
            "cost": ["Paid", "Free", "Free", "Partly free"],
            "official": ["yes", "no", "yes", "yes"],
        }
    )
    assert [resource.id for resource in resources_in_order(resources)] == ["c", "b", "a", "d"]


@pytest.mark.parametrize("target", ROLES)
def test_advice_is_for_the_role_or_for_everyone(target):
    actual = role_advice(target, TABLES)
    rows = TABLES["switch_advice"].set_index("id")
    role = rows["role"]
    assert {piece.id for piece in actual.for_role} == set(role.index[role == target])
    assert {piece.id for piece in actual.for_everyone} == set(role.index[role == ""])
    assert actual.all == actual.for_role + actual.for_everyone
    for piece in actual.all:
        assert len(piece.resources) == len(rows.loc[piece.id, "resources"].split())
    assert actual.caption.endswith("The wording and the resources are ours.")
