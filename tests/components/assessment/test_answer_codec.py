"""Tests that answers survive encoding as codes and files, and that other input is rejected."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.assessment.answer_codec import (
    Answers,
    UnreadableError,
    decode,
    decode_legacy,
    encode,
    extract_code,
    from_json,
    from_legacy_json,
    to_json,
)
from components.statistics.interest_fit import HIGHEST_ANSWER
from components.tables.loading import read_tables

TABLES = read_tables(["questions", "former_questions", "picks"])
FORMER = TABLES["former_questions"]
# A code from the first version: answers to 'slides' and 'servers', with SQL and R picked.
FIRST_CODE = "deb9.--------41--.010800"
QUESTIONS, PICKS = TABLES["questions"], TABLES["picks"]
answers = st.builds(
    Answers,
    st.dictionaries(st.sampled_from(list(QUESTIONS["id"])), st.integers(0, HIGHEST_ANSWER)),
    st.lists(st.sampled_from(list(PICKS["item"])), unique=True),
)


@given(answers)
def test_code_and_file_round_trip(given_answers):
    code = encode(given_answers, QUESTIONS, PICKS)
    assert len(code) < 40
    for back in (
        decode(code, QUESTIONS, PICKS),
        from_json(to_json(given_answers, code).encode(), QUESTIONS, PICKS),
    ):
        assert back.statements == given_answers.statements
        assert set(back.picked) == set(given_answers.picked)


@given(st.text())
def test_other_text_is_rejected_with_a_message(text):
    with pytest.raises(UnreadableError, match="code of the answers"):
        decode(text, QUESTIONS, PICKS)


@given(st.binary())
def test_other_file_is_rejected_with_a_message(content):
    with pytest.raises(UnreadableError, match="This file"):
        from_json(content, QUESTIONS, PICKS)


@given(answers, st.data())
def test_truncated_or_changed_code_is_rejected(given_answers, data):
    code = encode(given_answers, QUESTIONS, PICKS)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([mark for mark in "01234ab-." if mark != code[place]]))
    for changed in (code[:place], code[:place] + other + code[place + 1 :]):
        with pytest.raises(UnreadableError):
            decode(changed, QUESTIONS, PICKS)
    assert decode(f" {code.upper()} ", QUESTIONS, PICKS).statements == given_answers.statements


def test_code_of_other_questions_is_rejected():
    code = encode(Answers(), QUESTIONS, PICKS)
    fewer = QUESTIONS.iloc[1:]
    with pytest.raises(UnreadableError):
        decode(code, fewer, PICKS)
    renamed = QUESTIONS.assign(id=QUESTIONS["id"].replace("dashboards", "posters"))
    with pytest.raises(UnreadableError, match="another version"):
        decode(code, renamed, PICKS)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "holds no answers"),
        ({"statements": []}, "no statements or no picks"),
        ({"statements": {"unheard-of": 1}}, "'unheard-of', which is not asked"),
        (
            {"statements": {"dashboards": 9}},
            "'dashboards' with '9'; expected a whole number from 0 to 4",
        ),
        ({"statements": {"dashboards": True}}, "'dashboards' with 'True'"),
        ({"picked": ["hammer"]}, "'hammer', which is not offered"),
        ({"picked": [["sql"]]}, "which is not offered"),
        ({"picked": ["sql"] * 25}, "25 picks; expected at most the 24"),
        ({"statements": {"\ud800": 1}}, r"'\\ud800', which is not asked"),
        ({"picked": ["\udfff"]}, r"'\\udfff', which is not offered"),
        ({"statements": {"dashboards": 2}}, "it says '.*'. It was changed"),
        ({"picked": []}, "It was changed"),
        ({"code": None}, "it says 'None'"),
        ({"code": "\ud800"}, "it says '"),
    ],
)
def test_changed_file_is_rejected_with_a_reason(change, message):
    given_answers = Answers({"dashboards": 1}, ["sql"])
    content = json.loads(to_json(given_answers, encode(given_answers, QUESTIONS, PICKS)))
    with pytest.raises(UnreadableError, match=message):
        from_json(json.dumps({**content, **change}).encode(), QUESTIONS, PICKS)


@given(answers, st.sampled_from(list(QUESTIONS["id"])), st.integers(0, HIGHEST_ANSWER))
def test_answer_can_be_given_and_cleared(given_answers, statement, answer):
    changed = given_answers.with_answer(statement, answer)
    assert changed.statements == {**given_answers.statements, statement: answer}
    assert changed.picked == given_answers.picked
    cleared = changed.with_answer(statement, None)
    assert statement not in cleared.statements
    assert {**cleared.statements, statement: answer} == changed.statements


def test_picks_of_other_kinds_are_unchanged():
    given_answers = Answers({"dashboards": 1}, ["sql", "service", "r"])
    assert given_answers.with_picks(["python"], ["sql", "r", "python"]) == Answers(
        {"dashboards": 1}, ["service", "python"]
    )


def file_of(given_answers: Answers) -> str:
    return to_json(given_answers, encode(given_answers, QUESTIONS, PICKS))


def test_byte_order_mark_is_accepted():
    given_answers = Answers({"dashboards": 1}, ["r", "sql"])
    content = file_of(given_answers).encode("utf-8-sig")
    assert from_json(content, QUESTIONS, PICKS) == given_answers


@pytest.mark.parametrize("key", ["format", "code", "statements", "picked", "dashboards"])
def test_duplicate_key_is_rejected(key):
    lines = file_of(Answers({"dashboards": 1}, ["sql"])).replace('"sql"\n', '"sql"').splitlines()
    place = next(number for number, line in enumerate(lines) if f'"{key}"' in line)
    twice = f'"{key}": 0, {lines[place].strip()}'
    content = "\n".join([*lines[:place], twice, *lines[place + 1 :]])
    with pytest.raises(UnreadableError, match=f"This file has '{key}' twice"):
        from_json(content.encode(), QUESTIONS, PICKS)


@pytest.mark.parametrize("pick", ["sql", "unheard-of"])
def test_too_many_picks_are_rejected_quickly(pick):
    content = json.loads(file_of(Answers()))
    content["picked"] = [pick] * 80_000
    file = json.dumps(content).encode()
    start = time.perf_counter()
    with pytest.raises(UnreadableError, match="80,000 picks"):
        from_json(file, QUESTIONS, PICKS)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize("changed", ["role", "text", "id"])
def test_code_is_rejected_if_the_meaning_of_a_statement_changes(changed):
    code = encode(Answers({"dashboards": 1}), QUESTIONS, PICKS)
    other = QUESTIONS.copy()
    other.loc[3, changed] = "something-else"
    with pytest.raises(UnreadableError, match="another version"):
        decode(code, other, PICKS)
    moved = QUESTIONS.assign(order=range(16, 0, -1), short="x").iloc[::-1]
    assert decode(code, moved, PICKS) == Answers({"dashboards": 1})


def test_code_of_the_first_version_keeps_its_picks_and_explains_the_change():
    former = decode_legacy(f" {FIRST_CODE.upper()}", FORMER, PICKS)
    assert former.answers == Answers({}, ["r", "sql"])
    assert "statements in part 1 are new" in former.changes
    assert former.steps == 5
    fewer = PICKS[PICKS["item"] != "r"]
    assert decode_legacy(FIRST_CODE, FORMER, fewer).answers == Answers({}, ["sql"])
    for damaged in (FIRST_CODE.replace("4", "3", 1), FIRST_CODE[:-1], "", "x"):
        assert decode_legacy(damaged, FORMER, PICKS) is None
    assert decode_legacy(encode(Answers(), QUESTIONS, PICKS), FORMER, PICKS) is None


def test_file_of_the_first_version_keeps_its_picks():
    given_answers = Answers({"slides": 1, "servers": 4}, ["sql", "r"])
    former = from_legacy_json(to_json(given_answers, FIRST_CODE).encode(), FORMER, PICKS)
    assert former.answers == Answers({}, ["r", "sql"])
    changed = to_json(given_answers.with_answer("slides", 2), FIRST_CODE)
    with pytest.raises(UnreadableError, match="It was changed"):
        from_legacy_json(changed.encode(), FORMER, PICKS)
    assert from_legacy_json(file_of(Answers()).encode(), FORMER, PICKS) is None


CODE = "ab12.0---3.00f"


@pytest.mark.parametrize(
    "pasted",
    [
        CODE,
        f" {CODE}\n",
        f"{CODE}#what-your-picks-say",
        CODE.replace(".", "%2E"),
        f"https://x.example/assessment?step=6&code={CODE}",
        f"https://x.example/assessment?code={CODE}&step=6#top",
        f"https://x.example/assessment?step=6&amp;code={CODE.replace('.', '%2e')}#top",
        f"https://x.example/assessment?code={CODE}&with=https%3A%2F%2Fx.example%2F%3Fcode%3Dother",
        f"step=6&code={CODE}",
    ],
)
def test_code_is_extracted_from_pasted_text(pasted):
    assert extract_code(pasted) == CODE
