"""The questions of the assessment; one code in the URL holds all answers."""

from collections.abc import Callable

import streamlit as st

from components.assessment import words
from components.assessment.answer.questions import (
    Questionnaire,
    answers_in,
    answers_of_file,
    code_of,
    former_answers,
)
from components.assessment.answer_codec import CODE_PARAM, Answers, UnreadableError
from components.shell import controls, url_state
from components.shell.markdown import escape_markdown
from components.statistics.interest_fit import SCALE
from components.tables.cache import Tables

# Session key: what changed since the last loaded file was saved.
CHANGED = "changed since"


def code_in_link(asked: Questionnaire, tables: Tables) -> str:
    """Return the code in the URL, or that of no answers; report an unreadable or old one."""
    try:
        code = _code(asked, tables)
    except UnreadableError as problem:
        st.warning(words.start_anew(str(problem)), icon=":material/link_off:")
        return asked.unanswered
    former = former_answers(code, tables)
    if former:
        _say_what_changed(former.changed)
    return code


def _say_what_changed(changed: str) -> None:
    st.info(escape_markdown(changed), icon=":material/history:")


def _code(asked: Questionnaire, tables: Tables) -> str:
    code = [asked.unanswered, *filter(None, url_state.get_param(CODE_PARAM))][-1]
    answers_in(code, tables)
    return code


def _answers(asked: Questionnaire, tables: Tables) -> Answers:
    """Return the current answers, which may be newer than those on screen."""
    try:
        return answers_in(_code(asked, tables), tables)
    except UnreadableError:
        return Answers()


def step(asked: Questionnaire, code: str, tables: Tables) -> int:
    """Show which step the URL is at; return it, counted from 0.

    The URL of an earlier version's result leads to the result.
    """
    now, former = controls.step(len(asked.steps)), former_answers(code, tables)
    if former and now == former.steps - 1:
        now = len(asked.steps) - 1
    st.progress(now / (len(asked.steps) - 1), text=escape_markdown(words.at_step(now, asked.steps)))
    return now


def statements(asked: Questionnaire, step: int, answers: Answers, tables: Tables) -> None:
    """Show the statements of a step."""
    if step == 0:
        st.markdown(f"**{words.INTRODUCTION}.** {words.SAVED}")
    st.header("Would you like to do this?", anchor=False)
    st.caption(words.HOW_TO_ANSWER)
    for id, text in asked.sections[asked.steps[step]].items():
        _statement(id, text, asked, answers, tables)


def _statement(id: str, text: str, asked: Questionnaire, answers: Answers, tables: Tables) -> None:
    """Show a statement with its five-point scale; a second click removes an answer."""

    def show(answer: int | None, key: str, keep: Callable[[], None]) -> int | None:
        return st.segmented_control(
            escape_markdown(text),
            range(len(SCALE)),
            default=answer,
            format_func=lambda answer: SCALE[answer],
            key=key,
            width="stretch",
            on_change=keep,
        )

    def code(answer: int | None) -> list[str]:
        return [code_of(_answers(asked, tables).answering(id, answer), tables)]

    controls.bound_widget(CODE_PARAM, answers.statements.get(id), code, show, f"answer-{id}")


def picks(asked: Questionnaire, answers: Answers, tables: Tables) -> None:
    """Show the picks as toggle buttons."""
    st.header(words.DO_OR_USE, anchor=False)
    st.caption(words.picks_chosen(asked.offered))
    for kind in asked.picks:
        _picks(kind, asked, answers, tables)


def _picks(kind: str, asked: Questionnaire, answers: Answers, tables: Tables) -> None:
    names = asked.picks[kind]

    def show(picked: list[str], key: str, keep: Callable[[], None]) -> list[str]:
        return st.pills(
            words.KINDS_OF_PICKS[kind],
            list(names),
            selection_mode="multi",
            default=picked,
            format_func=lambda item: escape_markdown(names[item]),
            key=key,
            wrap=True,
            on_change=keep,
        )

    def code(picked: list[str]) -> list[str]:
        return [code_of(_answers(asked, tables).picking(picked, names), tables)]

    picked = [item for item in names if item in answers.picked]
    controls.bound_widget(CODE_PARAM, picked, code, show, f"picks-{kind}")


def back_and_next(asked: Questionnaire, step: int, tables: Tables) -> None:
    """Show the buttons to the previous and next step."""
    last = len(asked.steps) - 1

    def go_to(number: int) -> None:
        # From now on the URL uses the current version, for its steps and its code.
        if any(former_answers(code, tables) for code in url_state.get_param(CODE_PARAM)):
            url_state.set_param(CODE_PARAM, [code_of(_answers(asked, tables), tables)])
        controls.go_to_step(number)

    with st.container(horizontal=True):
        if step > 0:
            controls.button("Back", ":material/arrow_back:", lambda: go_to(step - 1))
        if step < last:
            controls.button(
                "See the result" if step == last - 1 else "Next",
                ":material/arrow_forward:",
                lambda: go_to(step + 1),
                type="primary",
            )


def so_far(asked: Questionnaire, answers: Answers) -> None:
    """Show how many questions are answered."""
    given, picked = len(answers.statements), len(answers.picked)
    st.caption(escape_markdown(words.so_far(given, asked.statements, picked)))


def load_file(tables: Tables) -> None:
    """Show the control that loads answers from a downloaded file."""
    with st.expander("Continue from a file", icon=":material/upload_file:"):
        if st.session_state.get(CHANGED):
            _say_what_changed(st.session_state[CHANGED])
        file = st.file_uploader("Load answers from a file (JSON)", type=["json"], max_upload_size=1)
    if file is None or st.session_state.get("loaded") == file.file_id:
        return
    st.session_state["loaded"], st.session_state[CHANGED] = file.file_id, ""
    try:
        answers, changed = answers_of_file(file.getvalue(), tables)
    except UnreadableError as problem:
        st.error(escape_markdown(str(problem)), icon=":material/upload_file:")
        return
    st.session_state[CHANGED] = changed
    url_state.set_param(CODE_PARAM, [code_of(answers, tables)])
    st.toast(words.loaded(len(answers.statements), len(answers.picked)))
    st.rerun()
