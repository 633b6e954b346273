"""The questions of the assessment and where their answers are kept: in one code in the link."""

import pandas as pd
import streamlit as st

from components.answers import (
    Answers,
    UnreadableError,
    from_code,
    from_json,
    to_code,
)
from components.interests import SCALE
from components.widgets import link
from components.widgets.text import plain

CODE = "code"


def answers_in_link(questions: pd.DataFrame, picks: pd.DataFrame) -> Answers:
    """The answers that the link holds; says so if its code cannot be read."""
    code = st.query_params.get(CODE)
    if not code:
        return Answers()
    try:
        return from_code(code, questions, picks)
    except UnreadableError as problem:
        st.warning(f"{problem} It was ignored: here you start anew.", icon=":material/link_off:")
        return Answers()


def store(answers: Answers, questions: pd.DataFrame, picks: pd.DataFrame) -> None:
    """Put the answers into the link."""
    st.query_params[CODE] = to_code(answers, questions, picks)


def statement(
    question: pd.Series, answers: Answers, questions: pd.DataFrame, picks: pd.DataFrame
) -> None:
    """A statement with its five-point scale; a second click takes an answer back."""
    key = f"answer-{question['id']}"
    now = answers.statements.get(question["id"])
    link.show(key, now)

    def keep() -> None:
        changed = {**answers.statements, question["id"]: st.session_state[key]}
        kept = {id: answer for id, answer in changed.items() if answer is not None}
        store(Answers(kept, answers.picked), questions, picks)

    st.segmented_control(
        plain(question["text"]),
        range(len(SCALE)),
        format_func=lambda answer: SCALE[answer],
        key=key,
        wrap=True,
        on_change=keep,
    )


def choose_picks(
    kind: str,
    label: str,
    names: dict[str, str],
    answers: Answers,
    questions: pd.DataFrame,
    picks: pd.DataFrame,
) -> None:
    """The picks of one kind, as buttons that stay pressed; `names` by item."""
    key = f"picks-{kind}"
    now = [item for item in names if item in answers.picked]
    link.show(key, now)

    def keep() -> None:
        others = [item for item in answers.picked if item not in names]
        store(Answers(answers.statements, others + st.session_state[key]), questions, picks)

    st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=lambda item: plain(names[item]),
        key=key,
        wrap=True,
        on_change=keep,
    )


def load_file(questions: pd.DataFrame, picks: pd.DataFrame) -> None:
    """Load answers from a file that was downloaded here."""
    file = st.file_uploader("Load answers from a file (JSON)", type=["json"], max_upload_size=1)
    if file is None or st.session_state.get("loaded") == file.file_id:
        return
    st.session_state["loaded"] = file.file_id
    try:
        answers = from_json(file.getvalue(), questions, picks)
    except UnreadableError as problem:
        st.error(plain(str(problem)), icon=":material/upload_file:")
        return
    store(answers, questions, picks)
    st.toast(f"{len(answers.statements)} answers and {len(answers.picked)} picks loaded.")
    st.rerun()
