"""Part 1 of the assessment: how well each role fits a person's interests.

Throughout, `questions` is `questions.csv`. An answer is a whole number from 0 ('Strongly dislike')
to HIGHEST_ANSWER ('Strongly like'); statements without an answer are missing from `answers`.

The fit measures how much a person likes the activities of a role compared with their own mean
answer. Somebody who likes everything equally, or dislikes everything equally, leans towards no role
(ipsative scoring: Cattell, Psychological Review 51, 1944).
"""

from functools import cache

import numpy as np
import pandas as pd

from components.thresholds import FALSE_NAMING_RATE, MIN_STATEMENTS_PER_ROLE

HIGHEST_ANSWER = 4
SCALE = ["Strongly dislike", "Dislike", "Unsure", "Like", "Strongly like"]

# The fit of a role whose activities are liked exactly as much as those of the other roles.
NEUTRAL_FIT = 50


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


def fits(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> pd.DataFrame:
    """Return how well each role fits, from 0 to 100; NEUTRAL_FIT means no preference.

    The fit is NEUTRAL_FIT plus the scaled difference between the role's mean answer and the average
    of the other roles' mean answers. Columns: role, fit, total (the sum of the role's answers),
    answered, asked, low and high. The last two are the fit that would result if every open
    statement were answered against the role, or in its favour. The fit is NaN without answers on
    both the role and another one.
    """
    given = questions.assign(answer=questions["id"].map(answers).astype(float))
    answers_by_role = given.groupby("role")["answer"].agg(["sum", "count", "size"])
    answers_by_role = answers_by_role.reindex(roles, fill_value=0)
    left_open = answers_by_role["size"] - answers_by_role["count"]
    least = answers_by_role["sum"] / answers_by_role["size"].where(answers_by_role["size"] > 0)
    most = (answers_by_role["sum"] + HIGHEST_ANSWER * left_open) / answers_by_role["size"].where(
        answers_by_role["size"] > 0
    )
    mean = answers_by_role["sum"] / answers_by_role["count"].where(answers_by_role["count"] > 0)
    return pd.DataFrame(
        {
            "role": roles,
            "fit": _against(mean, mean),
            "total": answers_by_role["sum"].astype(int).to_numpy(),
            "answered": answers_by_role["count"].astype(int).to_numpy(),
            "asked": answers_by_role["size"].astype(int).to_numpy(),
            "low": _against(least, most),
            "high": _against(most, least),
        }
    )


def _against(role_sums: pd.Series, others: pd.Series) -> np.ndarray:
    """Return NEUTRAL_FIT plus each role's scaled difference from the mean of the other roles."""
    known = others.notna().sum()
    means = (others.sum() - others) / (known - 1 if known > 1 else np.nan)
    fit: np.ndarray = (NEUTRAL_FIT + NEUTRAL_FIT / HIGHEST_ANSWER * (role_sums - means)).to_numpy(
        float
    )
    return fit


def enough(table: pd.DataFrame) -> bool:
    """Return whether there are enough answers for a verdict; `table` comes from `fits`."""
    compared = table[table["asked"] > 0]
    return bool(len(compared) > 1 and (compared["answered"] >= MIN_STATEMENTS_PER_ROLE).all())


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


def best_fit(table: pd.DataFrame) -> str | None:
    """Return the role that leads by more than random clicks often achieve, if there is one.

    `table` comes from `fits`.
    """
    return _leader(
        dict(zip(table["role"], zip(table["total"], table["answered"], strict=True), strict=True))
    )


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


def needed_gap(table: pd.DataFrame) -> float:
    """Return how far above every other fit the best fit must be for its role to be named.

    `table` comes from `fits`. If the gaps to the other roles differ, the widest is returned.
    """
    known = table.dropna(subset="fit").sort_values("fit", ascending=False, kind="stable")
    roles, best = len(known), known["answered"].iloc[0]
    widest = max(critical_difference(best, other, roles) for other in known["answered"].iloc[1:])
    return float(widest * NEUTRAL_FIT / HIGHEST_ANSWER * roles / (roles - 1))


def turning_points(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> list[str]:
    """Return the ids of the statements whose answer alone decides the result.

    With another answer to such a statement, or none, the result would change: another role would
    lead, no role would, one would where none did, or there would be too few answers or no longer
    too few.
    """
    table = fits(questions, answers, roles)
    asked = table.loc[table["asked"] > 0, "role"]
    given = {row.role: (row.total, row.answered) for row in table.itertuples()}

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
