"""The scores of both parts: the base of a result, its report and a comparison."""

from dataclasses import dataclass

import pandas as pd

from components.assessment import words
from components.assessment.answer.questions import answers_in
from components.assessment.answer_codec import Answers
from components.statistics import interest_fit, practitioner_split
from components.tables.cache import Tables, cache_result
from components.thresholds import MIN_PICKS


@dataclass(frozen=True)
class Scores:
    """The scores of both parts; `sure_fits` or `sure_split` is None with too few answers.

    `turning` are the ids of the statements, `turning_picks` the items, for which another answer
    alone would change what the part says: the role it names, or that it names none.
    """

    answers: Answers
    fits: pd.DataFrame
    turning: list[str]
    split: pd.DataFrame
    turning_picks: list[str]
    sure_fits: pd.DataFrame | None
    sure_split: pd.DataFrame | None

    @property
    def leads(self) -> str | None:
        """The role that both parts, or the deciding one, support; interests come first."""
        by_interest, by_practice = words.leaders(self.sure_fits, self.sure_split)
        return by_interest or by_practice


@cache_result
def scores(code: str, tables: Tables) -> Scores:
    """Return the scores of the answers in a code; `tables` as for the page.

    Raises:
        UnreadableError: see `answers_in`.
    """
    answers = answers_in(code, tables)
    questions, roles = tables["questions"], list(tables["roles"]["id"])
    fits = interest_fit.fits(questions, answers.statements, roles)
    picked = (
        tables["picks"],
        practitioner_split.usage(tables),
        tables["picks_errors"],
        roles,
        answers.picked,
    )
    split = practitioner_split.practitioners_like(*picked)
    return Scores(
        answers,
        fits,
        interest_fit.turning_points(questions, answers.statements, roles),
        split,
        practitioner_split.turning_picks(*picked),
        fits if interest_fit.enough(fits) else None,
        split if len(answers.picked) >= MIN_PICKS else None,
    )
