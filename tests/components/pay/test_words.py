"""Tests for the sentences on the Pay page."""

import pandas as pd

from components.pay import words
from components.tables.factors import Factor
from tests.made_up_roles import made_up_roles


def test_drivers_title_names_only_clear_levels():
    roles = made_up_roles("a", short_plural=["As"])
    factors = {"country": Factor("country", "Country", "", "", "", "", 1, "", {})}
    actual = pd.DataFrame(
        {"factor": "country", "label": ["India", "Mars"], "role": "a",
         "effect": [-0.5, 4.0], "low": [-0.6, -0.2], "high": [-0.4, 9.0], "few": False,
         "reference": False}
    )  # fmt: skip
    assert words.drivers_title(actual, roles, factors) == "Country matters most: India, As 50% less"
    assert "No factor" in words.drivers_title(actual[1:], roles, factors)
    # India would be clear on its own, but not when tested together with 29 unclear levels.
    many = pd.concat([actual.assign(effect=-0.1, low=-0.19, high=-0.001)[:1], *[actual[1:]] * 29])
    assert "No factor" in words.drivers_title(many, roles, factors)
    clear = actual.assign(low=[-0.6, 1.0])
    assert words.drivers_title(clear, roles, factors) == (
        "Country matters most: Mars, As 5.0 times as much"
    )


def test_scope_is_cut_to_twelve_words():
    text = "As are offered $1k and Bs $2k"
    assert words.fit_title(text, ["senior", "USA", "2024"]) == f"{text}: senior, USA, 2024"
    assert words.fit_title(text, ["with 3 to 5 years of coding", "USA"]) == text
    assert words.fit_title(text, []) == text


def test_clear_sources_metric_has_a_range():
    assert words.clear_sources_metric([0.2, 0.1], 4)[1:] == ("2 of 4", "from +10% to +20%")
    assert words.clear_sources_metric([0.2], 4)[1:] == ("1 of 4", "+20%")
    assert words.clear_sources_metric([], 4)[1:] == ("0 of 4", "")
    assert words.clear_sources_metric([0.2, -0.1], 3)[2] == "from −10% to +20%", (
        "contradictions are seen"
    )
