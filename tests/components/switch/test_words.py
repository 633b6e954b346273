"""What the Switch page says follows from its numbers."""

import pandas as pd
import pytest

from components.switch import words
from components.tables.roles import all_roles
from tests.components.switch.ways import ROLES, TABLES

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
def test_pay(ratio, low, high, expected):
    gap = {"role": ROLES[0], "compared_with": ROLES[1], "ratio": ratio, "low": low, "high": high}
    gap["clear"] = low > 0 or high < 0
    assert expected in words.pay(pd.Series(gap), TABLES["roles"], "are offered")


def test_why_there_is_nothing_to_add():
    assert f"asked too few {FIRST.plural}" in words.nothing_to_add(float("nan"), FIRST)
    assert "You cover 87% of their toolkit." in words.nothing_to_add(0.87, FIRST)


def test_a_share_of_too_few_people_is_no_figure():
    step = pd.Series(
        {"share": 0.5, "low": 0.4, "high": 0.6, "asked": 20, "few": True, "difference": None}
        | {f"start_{name}": None for name in ("share", "low", "high", "asked", "few")}
    )
    text = words.comparison(step, FIRST, SECOND)
    assert (
        f"50% of {SECOND.plural} (95% interval 40% to 60%, 20 asked, few: take with care)" in text
    )
    assert f"too few {FIRST.plural} were asked for a figure" in text
    assert "cannot be said where it is more common" in text
    assert text.startswith("50%")
    assert "start" not in words.comparison(step, None, SECOND)


def test_coverage_now_and_later():
    table = pd.DataFrame({"done": [True, True, False], "coverage": [0.1, 0.2, 0.35]})
    title = words.coverage_title(table, SECOND)
    assert title.endswith("20% covered now, 35% after these steps")
    assert words.coverage_title(table[:2], SECOND).endswith("20% covered now")
