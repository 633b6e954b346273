"""Picks from the assessment, which count as known skills until the visitor edits the skills."""

from components.assessment.answer.questions import decode_answers
from components.assessment.answer_codec import UnreadableError
from components.tables.cache import Tables


def picks_of(code: str, tables: Tables) -> tuple[str, ...] | None:
    """Return the picks in an assessment code; None if the code is unreadable."""
    try:
        return tuple(decode_answers(code, tables).picked)
    except UnreadableError:
        return None
