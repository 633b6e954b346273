"""Tests for shares and differences, against statsmodels and hand calculations."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from components.statistics import usage_shares
from components.statistics.intervals import mover_interval, wilson_interval
from components.statistics.usage_shares import Count, Share

counts = st.integers(1, 3_000).flatmap(
    lambda asked: st.tuples(st.integers(0, asked), st.just(asked))
)


def shares_of(*cells: tuple[str, str, str, int, int]) -> tuple[Share, ...]:
    """Return the shares for cells of item, role, country group, people and asked."""
    return usage_shares.shares_by_role(
        Count(item, role, group, 0, people, asked) for item, role, group, people, asked in cells
    )


def differences_of(*cells: tuple[str, str, str, int, int]) -> pd.DataFrame:
    """Return the differences as a table."""
    return pd.DataFrame(
        [
            (row.item, row.value, row.low, row.high, row.p_value, row.is_clear, row.popularity)
            for row in usage_shares.differences(shares_of(*cells))
        ],
        columns=["item", "difference", "low", "high", "p_value", "clear", "popularity"],
    )


def test_counts_of_a_table():
    table = pd.DataFrame({"tool": ["x"], "role": ["a"], "people": [3], "asked": [9]})
    assert usage_shares.counts(table, "tool") == (Count("x", "a", "", 0, 3, 9),)
    full = table.assign(country_group="in", year=2024)
    assert usage_shares.counts(full, "tool") == (Count("x", "a", "in", 2024, 3, 9),)


@given(counts)
def test_share_interval_is_wilsons(count):
    people, asked = count
    low, high = wilson_interval(np.array([people]), np.array([asked]))
    expected = proportion_confint(people, asked, method="wilson")
    assert (low[0], high[0]) == pytest.approx(expected, abs=1e-9)
    assert low[0] - 1e-12 <= people / asked <= high[0] + 1e-12


@given(counts, counts)
def test_difference_interval_of_two_shares_is_newcombes(first, second):
    (a, n), (b, m) = first, second
    low, high = mover_interval(
        a / n,
        *(limit[0] for limit in wilson_interval(np.array([a]), np.array([n]))),
        b / m,
        *(limit[0] for limit in wilson_interval(np.array([b]), np.array([m]))),
    )
    expected = confint_proportions_2indep(a, n, b, m, compare="diff", method="newcomb")
    assert (low, high) == pytest.approx(expected, abs=1e-9)


def test_shares_add_up_country_groups():
    first, second = shares_of(
        ("x", "a", "in", 10, 40), ("x", "a", "us", 20, 60), ("x", "b", "us", 5, 9)
    )
    assert (first.people, first.asked, first.value) == (30, 100, 0.3)
    assert not second.has_figure, "fewer than ten were asked"
    assert not first.is_few


def test_differences_name_leader_and_other():
    cells = [
        ("x", "a", "us", 60, 100),
        ("x", "b", "us", 20, 100),
        ("x", "c", "us", 40, 100),
        ("y", "a", "us", 50, 100),
        ("y", "b", "us", 50, 100),
        ("z", "a", "us", 50, 100),
        ("z", "b", "us", 5, 5),
    ]
    first, _ = usage_shares.differences(shares_of(*cells))
    assert (first.leader.role, first.other.role) == ("a", "b")
    differences = differences_of(*cells).set_index("item")
    assert list(differences.index) == ["x", "y"], "z has one role only with enough people asked"
    assert differences.loc["x", "difference"] == pytest.approx(0.4)
    assert differences.loc["x", "popularity"] == pytest.approx(0.4)
    assert differences["clear"].tolist() == [True, False]


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=8))
def test_a_difference_is_clear_only_if_its_interval_excludes_zero(items):
    cells = []
    for number, ((a, n), (b, m)) in enumerate(items):
        cells += [(str(number), "a", "us", a, n), (str(number), "b", "us", b, m)]
    differences = differences_of(*cells)
    assert (differences["low"] > 0)[differences["clear"]].all()
    # The p-values agree with the intervals, and the multiple comparisons agree with scipy.
    certain = (differences["p_value"] - 0.05).abs() > 1e-6
    assert ((differences["p_value"] < 0.05) == (differences["low"] > 0))[certain].all()
    adjusted = false_discovery_control(differences["p_value"]) if len(differences) else []
    assert differences["clear"].tolist() == [value <= 0.05 for value in adjusted]
    assert (differences["difference"] >= 0).all()
    assert (differences["low"] <= differences["difference"] + 1e-12).all()
    assert (differences["difference"] <= differences["high"] + 1e-12).all()


def test_of_many_differences_called_clear_few_are_chance():
    random = np.random.default_rng(5)
    cells = []
    for item in range(200):
        # The roles differ only in the first ten items.
        for role, share in (("a", 0.6 if item < 10 else 0.4), ("b", 0.4)):
            cells.append((str(item), role, "us", int(random.binomial(400, share)), 400))
    differences = differences_of(*cells).set_index("item")
    by_chance = differences.index.astype(int) >= 10
    assert (differences["low"] > 0)[by_chance].sum() >= 5
    assert differences["clear"][by_chance].sum() <= 1
    assert differences["clear"][~by_chance].all()


@pytest.mark.parametrize(
    ("sort", "order"),
    [("difference", ["b", "a", "c"]), ("popularity", ["c", "a", "b"]), ("name", ["c", "b", "a"])],
)
def test_orders_do_not_depend_on_the_order_of_rows(sort, order):
    cells = [
        ("a", "p", "us", 50, 100),
        ("a", "q", "us", 40, 100),
        ("b", "p", "us", 60, 100),
        ("b", "q", "us", 20, 100),
        ("c", "p", "us", 90, 100),
        ("c", "q", "us", 90, 100),
    ]
    names = {"a": "zeta", "b": "Mu", "c": "alpha"}
    for shares in (shares_of(*cells), shares_of(*cells[::-1])):
        differences = usage_shares.differences(shares)
        assert list(usage_shares.labelled(shares, differences, names, sort)) == order


def test_most_used_and_most_typical():
    shares = shares_of(
        ("x", "a", "us", 90, 100),
        ("x", "b", "us", 95, 100),
        ("y", "a", "us", 60, 100),
        ("y", "b", "us", 20, 100),
    )
    differences = usage_shares.differences(shares)
    assert [share.item for share in usage_shares.most_used(shares, "a", 1)] == ["x"]
    assert [row.item for row in usage_shares.most_typical(differences, "a", 5)] == ["y"]
    assert usage_shares.most_typical(differences, "b", 5) == []


def test_shares_as_a_table():
    table = usage_shares.share_table(shares_of(("x", "a", "us", 90, 100), ("x", "b", "us", 1, 9)))
    assert table["share"].tolist() == pytest.approx([0.9, np.nan], nan_ok=True)
    assert table["people"].tolist() == [90, 1]
    assert list(table) == ["item", "role", "people", "asked", "share", "low", "high", "few"]
