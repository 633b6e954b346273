"""What was picked in the assessment, which counts as known until something else is said."""

from components.assessment.answer.questions import answers_in
from components.assessment.answer_codec import UnreadableError
from components.tables.cache import Tables


def picks_of(code: str, tables: Tables) -> tuple[str, ...] | None:
    """The picks in a code of answers to the assessment; None if it can't be read.

    `tables` needs questions, picks and former_questions.
    """
    try:
        return tuple(answers_in(code, tables).picked)
    except UnreadableError:
        return None
