"""What is asked is what the tables hold; answers come back from codes and files."""

import pytest

from components.assessment.answer.questions import (
    decode_answers,
    encode_answers,
    load_answers,
    questionnaire,
)
from components.assessment.answer_codec import Answers, UnreadableError, to_json
from tests.components.assessment.sample_answers import FOR_MLE, MLE_PICKS, PICKS, QUESTIONS, TABLES


def test_every_statement_and_pick_is_asked_once_in_its_order():
    asked = questionnaire(TABLES)
    assert [id for section in asked.sections.values() for id in section] == list(QUESTIONS["id"])
    assert [text for section in asked.sections.values() for text in section.values()] == list(
        QUESTIONS["text"]
    )
    for kind, names in asked.picks.items():
        assert list(names) == list(PICKS.loc[PICKS["kind"] == kind, "item"])
    assert asked.pick_count == len(PICKS)
    assert asked.statement_count == len(QUESTIONS)
    assert asked.picks["tool"]["cpp"] == "C++"
    assert asked.picks["activity"]["service"].startswith("Run")


def test_a_step_a_section_then_the_picks_then_the_result():
    assert questionnaire(TABLES).steps == [
        *dict.fromkeys(QUESTIONS["section"]),
        "Practice",
        "Result",
    ]


def test_who_answered_nothing_has_a_code():
    assert decode_answers(questionnaire(TABLES).empty_code, TABLES) == Answers()
    with pytest.raises(UnreadableError):
        decode_answers("", TABLES)


def test_code_and_file_hold_the_answers():
    answers = Answers(FOR_MLE, sorted(MLE_PICKS))
    code = encode_answers(answers, TABLES)
    assert decode_answers(code, TABLES) == answers
    assert load_answers(to_json(answers, code).encode(), TABLES) == (answers, "")
