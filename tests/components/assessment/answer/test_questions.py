"""Tests for the questionnaire and for answers decoded from codes and files."""

import pytest

from components.assessment.answer.questions import (
    decode_answers,
    encode_answers,
    load_answers,
    questionnaire,
)
from components.assessment.answer_codec import Answers, UnreadableError, to_json
from tests.components.assessment.sample_answers import FOR_MLE, MLE_PICKS, PICKS, QUESTIONS, TABLES


def test_every_statement_and_pick_appears_once_in_table_order():
    form = questionnaire(TABLES)
    assert [id for section in form.sections.values() for id in section] == list(QUESTIONS["id"])
    assert [text for section in form.sections.values() for text in section.values()] == list(
        QUESTIONS["text"]
    )
    for kind, names in form.picks.items():
        assert list(names) == list(PICKS.loc[PICKS["kind"] == kind, "item"])
    assert form.pick_count == len(PICKS)
    assert form.statement_count == len(QUESTIONS)
    assert form.picks["tool"]["cpp"] == "C++"
    assert form.picks["activity"]["service"].startswith("Run")


def test_steps_are_the_sections_then_the_picks_then_the_result():
    assert questionnaire(TABLES).steps == [
        *dict.fromkeys(QUESTIONS["section"]),
        "Practice",
        "Result",
    ]


def test_no_answers_have_a_code():
    assert decode_answers(questionnaire(TABLES).empty_code, TABLES) == Answers()
    with pytest.raises(UnreadableError):
        decode_answers("", TABLES)


def test_answers_are_decoded_from_code_and_file():
    answers = Answers(FOR_MLE, sorted(MLE_PICKS))
    code = encode_answers(answers, TABLES)
    assert decode_answers(code, TABLES) == answers
    assert load_answers(to_json(answers, code).encode(), TABLES) == (answers, "")
