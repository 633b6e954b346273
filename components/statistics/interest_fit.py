"""Part 1 of the assessment: how well each role fits a person's interests.

Throughout, `questions` is `questions.csv`. An answer is a whole number from 0 ('Strongly dislike')
to HIGHEST_ANSWER ('Strongly like'); statements without an answer are missing from `answers`.

The fit measures how much a person likes the activities of a role compared with their own mean
answer. Somebody who likes everything equally, or dislikes everything equally, leans towards no role
(ipsative scoring: Cattell, Psychological Review 51, 1944).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import isnan

import numpy as np
import pandas as pd

from components.thresholds import FALSE_NAMING_RATE, MIN_STATEMENTS_PER_ROLE

HIGHEST_ANSWER = 4
SCALE = ["Strongly dislike", "Dislike", "Unsure", "Like", "Strongly like"]

# The fit of a role whose activities are liked exactly as much as those of the other roles.
NEUTRAL_FIT = 50


@dataclass(frozen=True)
class Fit:
    """How well a role fits, from 0 to 100; NEUTRAL_FIT means no preference.

    `total` is the sum of the answers to the role's statements, `answered` and `asked` are the
    numbers of statements. `low` and `high` are the fits that would result if every open statement
    were answered against the role, or in its favour.
    """

    role: str
    fit: float
    total: int
    answered: int
    asked: int
    low: float
    high: float


def points(questions: pd.DataFrame, answers: dict[str, int]) -> pd.DataFrame:
    """Return the answered questions with a column points: each answer's contribution to the fit.

    Points are positive if the answer is above the person's own mean, in which every role has the
    same weight. A role's fit is NEUTRAL_FIT plus the mean of its points.
    """
    answered = questions[questions["id"].isin(list(answers))]
    given = answered["id"].map(answers).astype(float)
    means = given.groupby(answered["role"]).mean()
    against_one_other = len(means) / max(len(means) - 1, 1)
    return answered.assign(
        points=against_one_other * NEUTRAL_FIT / HIGHEST_ANSWER * (given - means.mean()),
    )


def fits(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> tuple[Fit, ...]:
    """Return how well each role fits.

    The fit is NEUTRAL_FIT plus the scaled difference between the role's mean answer and the average
    of the other roles' mean answers. It is NaN without answers on both the role and another one.
    """
    rows = list(zip(questions["role"], questions["id"], strict=True))
    asked = [sum(of == role for of, _ in rows) for role in roles]
    given = [[answers[id] for of, id in rows if of == role and id in answers] for role in roles]
    totals, counts = [sum(answer) for answer in given], [len(answer) for answer in given]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.divide(totals, counts)
        least = np.divide(totals, asked)
        most = (np.array(totals) + HIGHEST_ANSWER * np.subtract(asked, counts)) / asked
    figures = _against(mean, mean), _against(least, most), _against(most, least)
    return tuple(
        Fit(role, fit, total, count, number, low, high)
        for role, total, count, number, (fit, low, high) in zip(
            roles, totals, counts, asked, np.array(figures).T.tolist(), strict=True
        )
    )


def _against(scores: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return NEUTRAL_FIT plus each role's scaled difference from the mean of the other roles."""
    known = np.isfinite(others).sum()
    means = (np.nansum(others) - others) / (known - 1 if known > 1 else np.nan)
    fit: np.ndarray = NEUTRAL_FIT + NEUTRAL_FIT / HIGHEST_ANSWER * (scores - means)
    return fit


def enough(role_fits: Iterable[Fit]) -> bool:
    """Return whether there are enough answers for a verdict."""
    compared = [fit for fit in role_fits if fit.asked]
    return len(compared) > 1 and all(fit.answered >= MIN_STATEMENTS_PER_ROLE for fit in compared)


@cache
def sums_by_chance(statements: int) -> np.ndarray:
    """Return the probability of each possible sum of this many random answers."""
    one = np.full(HIGHEST_ANSWER + 1, 1 / (HIGHEST_ANSWER + 1))
    sums = np.ones(1)
    for _ in range(statements):
        sums = np.convolve(sums, one)
    return sums


@cache
def reached_by_chance(statements: int, other: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the probability that random clicks reach each difference between two mean answers.

    `statements` and `other` are the numbers of statements answered on the two roles. The first
    array has the differences in ascending order, multiplied by `statements` * `other` to make them
    whole numbers. The second has the probability of each difference or a larger one. The
    probabilities are exact: all combinations of clicks are equally likely.
    """
    product = np.outer(sums_by_chance(statements), sums_by_chance(other))
    difference = np.subtract.outer(
        np.arange(product.shape[0]) * other, np.arange(product.shape[1]) * statements
    )
    values, places = np.unique(difference, return_inverse=True)
    chance = np.bincount(places.ravel(), product.ravel())
    return values, chance[::-1].cumsum()[::-1]


@cache
def critical_difference(statements: int, other: int, roles: int) -> float:
    """Return the smallest difference between mean answers at which a role is named.

    Random clicks lead to a named role with a probability of at most FALSE_NAMING_RATE. Any of the
    `roles` may be ahead by chance, so each gets an equal part of that probability, which is exact
    for two roles and conservative for more. The result exceeds HIGHEST_ANSWER if more answers are
    needed.
    """
    values, chance = reached_by_chance(statements, other)
    seldom = values[chance <= FALSE_NAMING_RATE / roles]
    return float(seldom[0]) / (statements * other) if len(seldom) else HIGHEST_ANSWER + 1.0


def best_fit(role_fits: Iterable[Fit]) -> str | None:
    """Return the role that leads by more than random clicks often achieve, if there is one."""
    return _leader({fit.role: (fit.total, fit.answered) for fit in role_fits})


def _leader(answered: dict[str, tuple[int, int]]) -> str | None:
    """Return the role that is named, if any, given the sum and number of answers on each role."""
    means = {role: total / number for role, (total, number) in answered.items() if number}
    if len(means) < 2:
        return None
    best = max(means, key=means.__getitem__)
    clear = all(
        means[best] - mean
        >= critical_difference(answered[best][1], answered[role][1], len(means)) - 1e-9
        for role, mean in means.items()
        if role != best
    )
    return best if clear else None


def needed_gap(role_fits: Iterable[Fit]) -> float:
    """Return how far above every other fit the best fit must be for its role to be named.

    If the gaps to the other roles differ, the widest is returned.
    """
    best, *others = ranked(role_fits)
    roles = 1 + len(others)
    widest = max(critical_difference(best.answered, other.answered, roles) for other in others)
    return float(widest * NEUTRAL_FIT / HIGHEST_ANSWER * roles / (roles - 1))


def ranked(role_fits: Iterable[Fit]) -> list[Fit]:
    """Return the known fits, the best first."""
    return sorted((fit for fit in role_fits if not isnan(fit.fit)), key=lambda fit: -fit.fit)


def turning_points(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> list[str]:
    """Return the ids of the statements whose answer alone decides the result.

    With another answer to such a statement, or none, the result would change: another role would
    lead, no role would, one would where none did, or there would be too few answers or no longer
    too few.
    """
    role_fits = fits(questions, answers, roles)
    asked = [fit.role for fit in role_fits if fit.asked]
    given = {fit.role: (fit.total, fit.answered) for fit in role_fits}

    def named_role(answered: dict[str, tuple[int, int]]) -> tuple[bool, str | None]:
        known = all(answered[role][1] >= MIN_STATEMENTS_PER_ROLE for role in asked)
        return known, _leader(answered) if known else None

    turning = []
    for row in questions.itertuples():
        total, number = given[row.role]
        others = (total - answers[row.id], number - 1) if row.id in answers else (total, number)
        changed = [
            others,
            *[(others[0] + other, others[1] + 1) for other in range(HIGHEST_ANSWER + 1)],
        ]
        if any(
            named_role({**given, row.role: changed_answer}) != named_role(given)
            for changed_answer in changed
        ):
            turning.append(str(row.id))
    return turning


def profile(questions: pd.DataFrame, answers: dict[str, int]) -> pd.DataFrame:
    """Return how much each role's activities are liked in each dimension.

    Columns: item (the dimension), role, share and answered. The share is the mean answer as a
    number from 0 (everything strongly disliked) to 1 (everything strongly liked).
    """
    answered = questions[questions["id"].isin(list(answers))]
    liked = (answered["id"].map(answers).astype(float) / HIGHEST_ANSWER).groupby(
        [answered["dimension"].rename("item"), answered["role"]], sort=False
    )
    table = liked.agg(["mean", "size"]).reset_index()
    return table.rename(columns={"mean": "share", "size": "answered"})
