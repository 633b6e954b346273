"""Answers survive being a code or a file; nothing else becomes answers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.assessment.saved_answers import (
    Answers,
    UnreadableError,
    from_code,
    from_json,
    to_code,
    to_json,
)
from components.statistics.interest_fit import HIGHEST
from components.tables.loading import load_all

TABLES = load_all(["questions", "picks"])
QUESTIONS, PICKS = TABLES["questions"], TABLES["picks"]
answers = st.builds(
    Answers,
    st.dictionaries(st.sampled_from(list(QUESTIONS["id"])), st.integers(0, HIGHEST)),
    st.lists(st.sampled_from(list(PICKS["item"])), unique=True),
)


@given(answers)
def test_code_and_file_give_the_answers_back(given_answers):
    code = to_code(given_answers, QUESTIONS, PICKS)
    assert len(code) < 40
    for back in (
        from_code(code, QUESTIONS, PICKS),
        from_json(to_json(given_answers, code).encode(), QUESTIONS, PICKS),
    ):
        assert back.statements == given_answers.statements
        assert set(back.picked) == set(given_answers.picked)


@given(st.text())
def test_any_other_text_is_refused_with_a_message(text):
    with pytest.raises(UnreadableError, match="code of the answers"):
        from_code(text, QUESTIONS, PICKS)


@given(st.binary())
def test_any_other_file_is_refused_with_a_message(content):
    with pytest.raises(UnreadableError, match="This file"):
        from_json(content, QUESTIONS, PICKS)


@given(answers, st.data())
def test_a_code_cut_or_changed_is_not_misread(given_answers, data):
    code = to_code(given_answers, QUESTIONS, PICKS)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([mark for mark in "01234ab-." if mark != code[place]]))
    for changed in (code[:place], code[:place] + other + code[place + 1 :]):
        with pytest.raises(UnreadableError):
            from_code(changed, QUESTIONS, PICKS)
    assert from_code(f" {code.upper()} ", QUESTIONS, PICKS).statements == given_answers.statements


def test_code_of_other_questions_is_not_misread():
    code = to_code(Answers(), QUESTIONS, PICKS)
    fewer = QUESTIONS.iloc[1:]
    with pytest.raises(UnreadableError):
        from_code(code, fewer, PICKS)
    renamed = QUESTIONS.assign(id=QUESTIONS["id"].replace("slides", "posters"))
    with pytest.raises(UnreadableError, match="another version"):
        from_code(code, renamed, PICKS)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "holds no answers"),
        ({"statements": []}, "no statements or no picks"),
        ({"statements": {"unheard-of": 1}}, "'unheard-of', which is not asked"),
        ({"statements": {"slides": 9}}, "'slides' with '9'; expected a whole number from 0 to 4"),
        ({"statements": {"slides": True}}, "'slides' with 'True'"),
        ({"picked": ["hammer"]}, "'hammer', which is not offered"),
        ({"picked": [["sql"]]}, "which is not offered"),
    ],
)
def test_changed_file_is_refused_with_what_is_wrong(change, message):
    content = json.loads(to_json(Answers({"slides": 1}, ["sql"]), "x"))
    with pytest.raises(UnreadableError, match=message):
        from_json(json.dumps({**content, **change}).encode(), QUESTIONS, PICKS)


@given(answers, st.sampled_from(list(QUESTIONS["id"])), st.integers(0, HIGHEST))
def test_an_answer_is_given_and_taken_back(given_answers, statement, answer):
    now = given_answers.answering(statement, answer)
    assert now.statements == {**given_answers.statements, statement: answer}
    assert now.picked == given_answers.picked
    back = now.answering(statement, None)
    assert statement not in back.statements
    assert {**back.statements, statement: answer} == now.statements


def test_picks_of_other_kinds_stay():
    given_answers = Answers({"slides": 1}, ["sql", "service", "r"])
    assert given_answers.picking(["python"], ["sql", "r", "python"]) == Answers(
        {"slides": 1}, ["service", "python"]
    )
