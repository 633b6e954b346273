"""The picks of the assessment, which count as known skills until the visitor edits them."""

from components.assessment.answer.questions import decode_answers
from components.assessment.answer_codec import UnreadableError
from components.tables.cache import Tables


def picks_of(code: str, tables: Tables) -> tuple[str, ...] | None:
    """Return the picks in an assessment code; None if it is unreadable."""
    try:
        return tuple(decode_answers(code, tables).picked)
    except UnreadableError:
        return None
