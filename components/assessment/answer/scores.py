"""Scores of both parts of the assessment, used by the result, the report and the comparison."""

from dataclasses import dataclass

from components.assessment import words
from components.assessment.answer.questions import decode_answers
from components.assessment.answer_codec import Answers
from components.statistics import interest_fit, practitioner_split
from components.statistics.interest_fit import Fit
from components.statistics.practitioner_split import RoleShare
from components.tables.cache import Tables, cache_result
from components.tables.roles import roles_by_id
from components.thresholds import MIN_PICKS


@dataclass(frozen=True)
class Scores:
    """The scores of both parts of the assessment.

    `fits` comes from `interest_fit.fits`, `split` from `practitioner_split.practitioners_like`.
    `sufficient_fits` and `sufficient_split` are the same tables, or None if there are too few
    answers. Changing the answer to one of `turning_statements` (ids), or changing one of
    `turning_picks` (item ids), would be enough to change which role that part names, if any.
    """

    answers: Answers
    fits: tuple[Fit, ...]
    turning_statements: list[str]
    split: tuple[RoleShare, ...]
    turning_picks: list[str]
    sufficient_fits: tuple[Fit, ...] | None
    sufficient_split: tuple[RoleShare, ...] | None

    @property
    def leading_role(self) -> str | None:
        """The role that the interests name, otherwise the one that the picks name, if any."""
        by_interest, by_practice = words.leading_roles(self.sufficient_fits, self.sufficient_split)
        return by_interest or by_practice


@cache_result
def scores(code: str, tables: Tables) -> Scores:
    """Return the scores of the answers in a code.

    Raises:
        UnreadableError: see `decode_answers`.
    """
    answers = decode_answers(code, tables)
    questions, roles = tables["questions"], list(roles_by_id(tables))
    fits = interest_fit.fits(questions, answers.statements, roles)
    pick_inputs = (
        tables["picks"],
        practitioner_split.usage(tables),
        tables["picks_errors"],
        roles,
        answers.picked,
    )
    split = practitioner_split.practitioners_like(*pick_inputs)
    return Scores(
        answers,
        fits,
        interest_fit.turning_points(questions, answers.statements, roles),
        split,
        practitioner_split.turning_picks(*pick_inputs),
        fits if interest_fit.enough(fits) else None,
        split if len(answers.picked) >= MIN_PICKS else None,
    )
