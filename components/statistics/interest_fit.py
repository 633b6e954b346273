"""The first part of the assessment: how well each role fits somebody's interests.

`questions` is `questions.csv`. An answer is a whole number from 0 ('not me at all') to
HIGHEST ('very much me'); a statement without an answer is not in `answers`.
"""

import math

import numpy as np
import pandas as pd

from components.thresholds import FEWEST_PER_ROLE

HIGHEST = 4
SCALE = ["Not me at all", "Not really me", "In between", "Somewhat me", "Very much me"]


# The points of an answer that speaks neither for a role nor against it.
NEUTRAL = 50


def points(questions: pd.DataFrame, answers: dict[str, int]) -> pd.DataFrame:
    """What each answered statement says for its role: the questions with a column points.

    Points go from 0 to 100. Agreement earns them where the statement is keyed 'agree',
    disagreement where it is keyed 'disagree'.
    """
    answered = questions[questions["id"].isin(list(answers))]
    agreement = answered["id"].map(answers).astype(float) / HIGHEST
    towards = agreement.where(answered["keyed"] == "agree", 1 - agreement)
    return answered.assign(points=100 * towards)


def fits(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> pd.DataFrame:
    """How well each role fits, from 0 to 100, whatever the other roles' fits are.

    The mean of the points of the role's answered statements. Columns: role, fit,
    answered, asked, and low and high: where the fit would be if every open statement
    were answered against or for the role. The fit is missing (NaN) without answers.
    """
    earned = points(questions, answers).groupby("role")["points"].agg(["sum", "size"])
    asked = questions.groupby("role").size()
    table = pd.DataFrame({"role": roles})
    table["answered"] = table["role"].map(earned["size"]).fillna(0).astype(int)
    table["asked"] = table["role"].map(asked).fillna(0).astype(int)
    total = table["role"].map(earned["sum"]).fillna(0.0)
    some = table["asked"] > 0
    table["fit"] = (total / table["answered"].where(table["answered"] > 0)).astype(float)
    table["low"] = (total / table["asked"].where(some)).astype(float)
    left_open = table["asked"] - table["answered"]
    table["high"] = ((total + 100 * left_open) / table["asked"].where(some)).astype(float)
    return table


def enough(table: pd.DataFrame) -> bool:
    """Whether a table from `fits` has answers enough for a verdict."""
    compared = table[table["asked"] > 0]
    return bool(len(compared) > 1 and (compared["answered"] >= FEWEST_PER_ROLE).all())


def leader(fits_by_role: dict[str, float]) -> str | None:
    """The role with the highest fit; None if several share it or none has one."""
    known = {role: fit for role, fit in fits_by_role.items() if not math.isnan(fit)}
    best = [role for role, fit in known.items() if math.isclose(fit, max(known.values()))]
    return best[0] if len(best) == 1 else None


def by_role(table: pd.DataFrame) -> dict[str, float]:
    """The fits of a table from `fits`, by role."""
    return dict(zip(table["role"], table["fit"], strict=True))


def turning_points(questions: pd.DataFrame, answers: dict[str, int], roles: list[str]) -> list[str]:
    """The statements of which another answer alone would change which role leads."""
    table = fits(questions, answers, roles)
    now, answered = by_role(table), dict(zip(table["role"], table["answered"], strict=True))
    turning = []
    for row in points(questions, answers).itertuples():
        # A statement has part in the fit of its own role alone.
        others = [
            {**now, row.role: now[row.role] + (other - row.points) / answered[row.role]}
            for other in np.linspace(0, 100, HIGHEST + 1)
        ]
        if any(leader(changed) != leader(now) for changed in others):
            turning.append(str(row.id))
    return turning


def profile(questions: pd.DataFrame, answers: dict[str, int]) -> pd.DataFrame:
    """The fit in each dimension: columns item (the dimension), role, share (0 to 1), answered."""
    earned = points(questions, answers).groupby(["dimension", "role"], sort=False)["points"]
    table = earned.agg(["mean", "size"]).reset_index()
    table.columns = ["item", "role", "share", "answered"]
    return table.assign(share=table["share"] / 100)
