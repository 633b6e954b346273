"""The comparison of two assessment results."""

from math import isnan

from components.assessment import words
from components.assessment.answer.scores import Scores, scores
from components.assessment.answer_codec import UnreadableError
from components.tables.cache import Tables, cache_result
from components.tables.roles import roles_by_id


@cache_result
def comparison(code: str, other_code: str, tables: Tables) -> list[dict[str, str]] | str:
    """Return two results, one row per role, or a message if `other_code` is unreadable."""
    try:
        scores_by_result = {
            words.THIS_RESULT: scores(code, tables),
            words.THE_OTHER: scores(other_code, tables),
        }
    except UnreadableError as problem:
        return f"{problem!s} There is nothing to compare with."
    return [
        {
            words.ROLE: role.name,
            **{
                f"{part}, {label}": figures.get(role.id, words.OPEN)
                for label, scores_of_code in scores_by_result.items()
                for part, figures in _figures_by_part(scores_of_code).items()
            },
        }
        for role in roles_by_id(tables).values()
    ]


def _figures_by_part(scores_of_code: Scores) -> dict[str, dict[str, str]]:
    """Return the scores of each part as text, by role id; roles without a score are left out."""
    fits, split = scores_of_code.sufficient_fits, scores_of_code.sufficient_split
    return {
        words.INTERESTS: {}
        if fits is None
        else {fit.role: f"{fit.fit:.0f}" for fit in fits if not isnan(fit.fit)},
        words.PRACTICE: {}
        if split is None
        else {part.role: f"{100 * part.share:.0f}" for part in split},
    }
