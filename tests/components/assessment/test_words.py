"""Tests for the sentences of the assessment."""

import pandas as pd

from components.assessment import words
from tests.made_up_roles import made_up_roles

ROLES = made_up_roles("ab", short_plural=["alphas", "betas"], short_name=["ALP", "BET"])
LABELS = {"focus": "Focus", "goal": "End goal"}


def test_statements_liked_more_than_average_are_counted():
    points = pd.DataFrame({"role": ["a", "a", "a", "b"], "points": [50, 25, 0, -25]})
    assert words.answers_title(points, ROLES) == ("Above your average: ALP 2 of 3, BET 0 of 1")


def profile(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["item", "role", "share"])


def test_profile_title_names_the_largest_difference():
    actual = profile(
        ("focus", "a", 0.5), ("focus", "b", 0.75), ("goal", "a", 1.0), ("goal", "b", 0.25)
    )
    assert words.profile_title(actual, LABELS, ROLES) == (
        "Largest difference: End goal, alphas 100%, betas 25%"
    )
    tied = profile(("focus", "a", 1.0), ("focus", "b", 0.5), ("goal", "a", 0.0), ("goal", "b", 0.5))
    assert words.profile_title(tied, LABELS, ROLES) == ("Largest in 2 of 2 differences")


def test_profile_title_without_a_difference():
    same = profile(("focus", "a", 0.5), ("focus", "b", 0.5))
    assert "typical of each role equally" in words.profile_title(same, LABELS, ROLES)
    one_sided = profile(("focus", "a", 1.0), ("goal", "b", 0.0))
    assert "Too few answers" in words.profile_title(one_sided, LABELS, ROLES)


def test_picks_title_names_the_strongest_pick_and_its_role():
    text = pd.DataFrame(
        {
            "item": ["x", "y", "x", "y"],
            "role": ["a", "a", "b", "b"],
            "picked": [True, False, True, False],
            "evidence": [0.3, -0.4, -0.3, 0.4],
        }
    )
    names = pd.Series({"x": "Python", "y": "R"})
    assert words.picks_title(text, names, ROLES) == ("Not picking R points most clearly to betas")
    text["evidence"] = [0.5, -0.4, -0.5, 0.4]
    assert words.picks_title(text, names, ROLES) == "Python points most clearly to alphas"


def test_chart_titles_are_short():
    points = pd.DataFrame({"role": ["a", "b"], "points": [10, -10]})
    assert len(words.answers_title(points, ROLES).split()) <= 12
