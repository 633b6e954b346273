"""Tests that part 2 of the assessment is additive, bounded and as accurate as published."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit, logit

from components.statistics import practitioner_split
from components.statistics.practitioner_split import RoleShare
from components.tables.loading import read_tables
from components.thresholds import MIN_PICKS
from data.build import picks as build
from data.build.practitioner_survey import practitioners

TABLES = read_tables(["picks", "picks_errors", "activities", "tool_usage"])
PICKS = TABLES["picks"].sort_values("order")
ROLES = ["mle", "ds"]
ERRORS = TABLES["picks_errors"]
picked = st.lists(st.sampled_from(list(PICKS["item"])), unique=True)


def shares(items: list[str]) -> dict[str, float]:
    split = practitioner_split.practitioners_like(
        PICKS, practitioner_split.usage(TABLES), ERRORS, ROLES, items
    )
    return {role.role: role.share for role in split}


@given(picked)
def test_shares_are_shares_and_lie_in_their_intervals(items):
    first, second = practitioner_split.practitioners_like(
        PICKS, practitioner_split.usage(TABLES), ERRORS, ROLES, items
    )
    assert first.share + second.share == pytest.approx(1)
    assert first.low < first.share < first.high
    assert second.low < second.share < second.high
    assert first.low == pytest.approx(1 - second.high)


@given(picked)
def test_method_is_additive(items):
    text = practitioner_split.contributions(PICKS, practitioner_split.usage(TABLES), ROLES, items)
    total = text.groupby("role")["evidence"].sum()
    assert total["ds"] == pytest.approx(-total["mle"])
    odds = np.exp(total["mle"])
    assert shares(items)["mle"] == pytest.approx(odds / (1 + odds))


@given(picked, st.sampled_from(list(PICKS["item"])))
def test_a_pick_moves_towards_the_role_in_which_it_is_more_common(items, item):
    people, asked = practitioner_split.counts(PICKS, practitioner_split.usage(TABLES), ROLES)
    column = list(PICKS["item"]).index(item)
    more_common = people[0, column] / asked[0, column] > people[1, column] / asked[1, column]
    without = [other for other in items if other != item]
    change = shares([*without, item])["mle"] - shares(without)["mle"]
    assert (change >= 0) == more_common or change == pytest.approx(0)


def said(items: list[str]) -> str | None:
    """Return the outcome of part 2: 'too few' picks, None, or the favourite role."""
    if len(items) < MIN_PICKS:
        return "too few"
    return practitioner_split.favourite(
        practitioner_split.practitioners_like(
            PICKS, practitioner_split.usage(TABLES), ERRORS, ROLES, items
        )
    )


@settings(max_examples=6)
@given(picked)
def test_turning_picks_are_exactly_those_that_turn_it(items):
    actual = practitioner_split.turning_picks(
        PICKS, practitioner_split.usage(TABLES), ERRORS, ROLES, items
    )
    now = said(items)
    expected = [
        item
        for item in PICKS["item"]
        if said([i for i in items if i != item] if item in items else [*items, item]) != now
    ]
    assert actual == expected


def test_order_of_picks_does_not_matter():
    items = list(PICKS["item"][:6])
    assert shares(items) == pytest.approx(shares(items[::-1]))


def test_a_favourite_needs_clearly_more_than_an_equal_part():
    def split(*shares: tuple[float, float]) -> list[RoleShare]:
        return [RoleShare(role, *share, 1.0) for role, share in zip("abc", shares, strict=False)]

    assert practitioner_split.favourite(split((0.4, 0.31), (0.6, 0.51))) == "b"
    assert practitioner_split.favourite(split((0.4, 0.3), (0.6, 0.5))) is None
    assert practitioner_split.favourite(split((0.4, 0.34), (0.45, 0.35), (0.15, 0.1))) == "b"


def test_likelihoods_by_hand():
    people, asked = np.array([[30.0], [10.0]]), np.array([[50.0], [50.0]])
    overall = 41 / 102
    assert practitioner_split.likelihoods(people, asked).ravel() == pytest.approx(
        [(30 + 10 * overall) / 60, (10 + 10 * overall) / 60]
    )


def test_published_accuracy_meets_the_target():
    accuracy = read_tables(["picks_accuracy"])["picks_accuracy"].set_index("country_group")
    assert len(PICKS) <= 24
    assert accuracy.loc["all", "area_under_curve"] >= 0.76
    assert accuracy.loc["all", "calibration_error"] <= 0.03
    for group in ("in", "us", "elsewhere"):
        assert accuracy.loc[group, "area_under_curve"] >= 0.72
        assert accuracy.loc[group, "calibration_error"] <= 0.07


def test_measures_by_hand():
    positive = np.array([True, False, True, False])
    assert build.area_under_curve(np.array([0.9, 0.8, 0.7, 0.1]), positive) == 0.75
    share, weight = np.array([0.91, 0.93, 0.12, 0.14]), np.ones(4)
    # The bins 0.9-1.0 and 0.1-0.2 have mean shares of 0.92 and 0.13; half of each is positive.
    assert build.calibration_error(share, positive, weight) == pytest.approx(
        0.5 * abs(0.92 - 0.5) + 0.5 * abs(0.13 - 0.5)
    )


def test_page_and_build_use_the_same_method(raw: Path):
    """Compare the split of real respondents, from the build's arrays and from the page's tables."""
    answers = practitioners(raw)
    ticked, asked = build.answers_by_item(answers)
    names = sorted(answers["role"].unique())
    roles = answers["role"].map(names.index).to_numpy()
    known = build.likelihoods(ticked.to_numpy(bool), asked.to_numpy(bool), roles)
    columns = [ticked.columns.get_loc(item) for item in PICKS["item"]]
    for row in (0, 7, 100):
        state = ticked.iloc[row, columns].to_numpy(bool)
        text = practitioner_split.evidence(known[:, columns], state[np.newaxis, :])[0]
        expected = practitioner_split.split((text * PICKS["weight"].to_numpy()).sum(axis=1))
        shown = shares(list(PICKS["item"][state]))
        assert [shown[name] for name in names] == pytest.approx(expected)


TOGETHER = ["analyse", "sql", "r", "rstudio", "ggplot2", "shiny", "caret", "tidymodels"]


def test_interval_width_matches_a_bootstrap_with_refit(raw: Path):
    """Run an independent bootstrap, with counts per person and a logistic ridge fit by scipy."""
    answers = practitioners(raw)
    ticked, asked = build.answers_by_item(answers)
    is_first = (answers["role"] == ROLES[0]).to_numpy()
    columns = [ticked.columns.get_loc(item) for item in PICKS["item"]]
    ticked, asked = ticked.to_numpy(bool)[:, columns], asked.to_numpy(bool)[:, columns]
    sets = [list(PICKS["item"][[3, 8, 9, 10]]), TOGETHER]
    states = np.array([PICKS["item"].isin(items) for items in sets])
    generator = np.random.default_rng(5)

    def says(times: np.ndarray, states: np.ndarray) -> np.ndarray:
        """Return each item's evidence for the first role; each person counts `times` times."""
        yes, no = [], []
        overall = (times @ (ticked & asked) + 1) / (times @ asked + 2)
        for subset in (times * is_first, times * ~is_first):
            share = (subset @ (ticked & asked) + 10 * overall) / (subset @ asked + 10)
            yes.append(np.log(share))
            no.append(np.log1p(-share))
        return np.where(states, yes[0] - yes[1], no[0] - no[1])

    log_odds = []
    for _ in range(50):
        times = np.zeros(len(answers))
        for subset in (np.flatnonzero(is_first), np.flatnonzero(~is_first)):
            np.add.at(times, generator.choice(subset, len(subset)), 1)
        fold, evidence = generator.integers(0, 10, len(answers)), np.empty(ticked.shape)
        for number in range(10):
            evidence[fold == number] = says(times * (fold != number), ticked[fold == number])
        weight = times / np.where(is_first, is_first.sum(), (~is_first).sum()) * len(answers) / 2
        towards = np.where(is_first, 1, -1)[:, np.newaxis] * evidence

        def loss(weights, towards=towards, weight=weight):
            return weight @ np.logaddexp(0, -towards @ weights) + 60 * ((weights - 0.4) ** 2).sum()

        def slope(weights, towards=towards, weight=weight):
            return -(weight * expit(-towards @ weights)) @ towards + 120 * (weights - 0.4)

        weights = minimize(loss, np.full(len(columns), 0.4), jac=slope, bounds=[(0, None)] * 24).x
        log_odds.append(says(times, states) @ weights)
    for items, error in zip(sets, np.std(log_odds, axis=0), strict=True):
        first, *_ = practitioner_split.practitioners_like(
            PICKS, practitioner_split.usage(TABLES), ERRORS, ROLES, items
        )
        width = logit(first.high) - logit(first.low)
        assert 0.75 <= width / (2 * 1.96 * error) <= 1.35


def test_intervals_hold_as_often_as_promised():
    accuracy = read_tables(["picks_accuracy"])["picks_accuracy"].set_index("country_group")
    assert accuracy.loc["all", "interval_coverage"] >= 0.93


def test_the_error_grows_with_the_number_of_picks():
    assert ERRORS["picked"].tolist() == list(range(len(PICKS) + 1))
    assert (ERRORS["inflation"].diff().dropna() >= -0.05).all()
    assert ERRORS["inflation"].between(1.2, 1.8).all()


def test_measures_of_a_sample_lie_in_intervals_worked_out_otherwise():
    """Compare with Hanley and McNeil's interval for scores from two normal distributions."""
    generator = np.random.default_rng(3)
    roles = np.repeat([0, 1], [150, 100])
    scores = 1 / (1 + np.exp(-generator.normal(roles)))
    actual = build.with_intervals([np.column_stack([1 - scores, scores])], roles)
    area = actual["area_under_curve"]
    first, second = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + 99 * (first - area**2) + 149 * (second - area**2)
    width = 2 * 1.96 * np.sqrt(variance / (150 * 100))
    assert actual["area_high"] - actual["area_low"] == pytest.approx(width, rel=0.15)
    assert actual["area_low"] < area < actual["area_high"]
    assert 0 <= actual["error_low"] <= actual["calibration_error"] <= actual["error_high"]
