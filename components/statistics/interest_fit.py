"""The first part of the assessment: how well each role fits a person's interests.

`questions` is `questions.csv`. An answer is a whole number from 0 ('strongly dislike') to HIGHEST
('strongly like'); a statement without an answer is missing in `answers`.

The fit measures how much somebody likes the activities of a role compared with their own mean.
Somebody who likes or dislikes everything leans to no role (ipsative scoring: Cattell, Psychological
Review 51, 1944).
"""

from functools import cache

import numpy as np
import pandas as pd

from components.thresholds import FALSE_NAMING_RATE, MIN_STATEMENTS_PER_ROLE

HIGHEST_ANSWER = 4
SCALE = ["Strongly dislike", "Dislike", "Unsure", "Like", "Strongly like"]

# The fit of a role whose activities are liked as much as those of the others.
NEUTRAL_FIT = 50


def points(questions: pd.DataFrame, answers: dict[str, int]) -> pd.DataFrame:
    """Return the answered questions with a column points: what each says for its role.

    Points are positive if the answer is above the person's own mean, to which every role
    contributes equally. A role's fit is NEUTRAL plus the mean of its points.
    """
    answered = questions[questions["id"].isin(list(answers))]
    given = answered["id"].map(answers).astype(float)
    means = given.groupby(answered["role"]).mean()
    against_one_other = len(means) / max(len(means) - 1, 1)
    return answered.assign(
        points=against_one_other * NEUTRAL_FIT / HIGHEST_ANSWER * (given - means.mean()),
    )


def fits(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> pd.DataFrame:
    """Return how well each role fits, from 0 to 100, with NEUTRAL for no preference.

    NEUTRAL plus the difference between the mean answer on the role and the mean of the means on the
    others. Columns: role, fit, total (the sum of its answers), answered, asked, and low and high:
    the fit if every open statement were answered against or for the role. The fit is NaN without
    answers on the role and on another one.
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
    """Return NEUTRAL plus each role's difference from the mean of the others' values."""
    known = others.notna().sum()
    means = (others.sum() - others) / (known - 1 if known > 1 else np.nan)
    fit: np.ndarray = (NEUTRAL_FIT + NEUTRAL_FIT / HIGHEST_ANSWER * (role_sums - means)).to_numpy(
        float
    )
    return fit


def enough(table: pd.DataFrame) -> bool:
    """Return whether a table from `fits` has enough answers for a verdict."""
    compared = table[table["asked"] > 0]
    return bool(len(compared) > 1 and (compared["answered"] >= MIN_STATEMENTS_PER_ROLE).all())


@cache
def sums_by_chance(statements: int) -> np.ndarray:
    """Return the probability of each sum of this many random answers."""
    one = np.full(HIGHEST_ANSWER + 1, 1 / (HIGHEST_ANSWER + 1))
    sums = np.ones(1)
    for _ in range(statements):
        sums = np.convolve(sums, one)
    return sums


@cache
def reached_by_chance(statements: int, other: int) -> tuple[np.ndarray, np.ndarray]:
    """How often random clicks get a mean answer on one role that far above that on another.

    `own` and `other` say how many statements on each were answered. Returns the differences
    of the means, times own times other so that they are whole, in rising order, and the
    probability of each or more. Exact: all ways to click count the same.
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
    """Return the smallest difference of mean answers that names a role, for FALSE_NAMING_RATE.

    Any of the `roles` may be ahead by chance, so each gets an equal part of that probability: exact
    for two roles, conservative for more. The result exceeds HIGHEST if more answers are needed.
    """
    values, chance = reached_by_chance(statements, other)
    seldom = values[chance <= FALSE_NAMING_RATE / roles]
    return float(seldom[0]) / (statements * other) if len(seldom) else HIGHEST_ANSWER + 1.0


def best_fit(table: pd.DataFrame) -> str | None:
    """Return the role whose fit exceeds all others by more than random clicks often reach.

    `table` comes from `fits`.
    """
    return _leader(
        dict(zip(table["role"], zip(table["total"], table["answered"], strict=True), strict=True))
    )


def _leader(answered: dict[str, tuple[int, int]]) -> str | None:
    """Return `leader` from the sum and the number of the answers on each role."""
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
    """Return the gap to each other role's fit from which the best role is named.

    `table` comes from `fits`; of several gaps the widest.
    """
    known = table.dropna(subset="fit").sort_values("fit", ascending=False, kind="stable")
    roles, best = len(known), known["answered"].iloc[0]
    widest = max(critical_difference(best, other, roles) for other in known["answered"].iloc[1:])
    return float(widest * NEUTRAL_FIT / HIGHEST_ANSWER * roles / (roles - 1))


def turning_points(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> list[str]:
    """Return the statements whose answer alone decides the result.

    With another answer, or none, another role would lead, none would, one would where none did, or
    there would be too few answers.
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
    """Return how much each dimension is liked: columns item (the dimension), role, share, answered.

    The share is the mean answer: 0 if everything is strongly disliked, 1 if strongly liked.
    """
    answered = questions[questions["id"].isin(list(answers))]
    liked = (answered["id"].map(answers).astype(float) / HIGHEST_ANSWER).groupby(
        [answered["dimension"].rename("item"), answered["role"]], sort=False
    )
    table = liked.agg(["mean", "size"]).reset_index()
    return table.rename(columns={"mean": "share", "size": "answered"})
