"""What the Pay page says follows from its figures."""

import pandas as pd

from components.pay import words


def test_title_names_a_level_only_where_its_interval_excludes_zero():
    roles = pd.DataFrame({"id": ["a"], "short_plural": ["As"]})
    factors = pd.DataFrame({"factor": ["country"], "label": ["Country"]})
    found = pd.DataFrame(
        {"factor": "country", "label": ["India", "Mars"], "role": "a",
         "effect": [-0.5, 4.0], "low": [-0.6, -0.2], "high": [-0.4, 9.0], "few": False,
         "reference": False}
    )  # fmt: skip
    assert words.moves_title(found, roles, factors) == "Country moves pay most: India, As 50% less"
    assert "No factor" in words.moves_title(found[1:], roles, factors)
    # Alone India would be clear, but not among 30 levels at which nothing is.
    many = pd.concat([found.assign(effect=-0.1, low=-0.19, high=-0.001)[:1], *[found[1:]] * 29])
    assert "No factor" in words.moves_title(many, roles, factors)
    clear = found.assign(low=[-0.6, 1.0])
    assert words.moves_title(clear, roles, factors) == (
        "Country moves pay most: Mars, As 5.0 times as much"
    )
