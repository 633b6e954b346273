"""The form of the assessment; a single code in the URL holds all the answers."""

from collections.abc import Callable

import streamlit as st

from components.assessment import words
from components.assessment.answer.questions import (
    Questionnaire,
    decode_answers,
    encode_answers,
    legacy_answers,
    load_answers,
)
from components.assessment.answer_codec import CODE_PARAM, Answers, UnreadableError
from components.shell import controls, url_state
from components.shell.markdown import escape_markdown
from components.statistics.interest_fit import SCALE
from components.tables.cache import Tables

# The session key of the message about what has changed since the loaded file was saved.
CHANGES_KEY = "changed since"


def code_in_url(questionnaire: Questionnaire, tables: Tables) -> str:
    """Return the code in the URL, or the empty code if there is none or it is unreadable.

    Tell the visitor if the code is unreadable or comes from an earlier version.
    """
    try:
        code = _current_code(questionnaire, tables)
    except UnreadableError as problem:
        st.warning(
            f"{problem!s} It was ignored, so you start from the beginning.",
            icon=":material/link_off:",
        )
        return questionnaire.empty_code
    legacy = legacy_answers(code, tables)
    if legacy:
        _show_changes(legacy.changes)
    return code


def _show_changes(changes: str) -> None:
    st.info(escape_markdown(changes), icon=":material/history:")


def _current_code(questionnaire: Questionnaire, tables: Tables) -> str:
    """Return the code in the URL, or the empty code.

    Raises:
        UnreadableError: see `decode_answers`.
    """
    code = [questionnaire.empty_code, *filter(None, url_state.get_param(CODE_PARAM))][-1]
    decode_answers(code, tables)
    return code


def _current_answers(questionnaire: Questionnaire, tables: Tables) -> Answers:
    """Return the answers in the current URL, which may be newer than those on screen."""
    try:
        return decode_answers(_current_code(questionnaire, tables), tables)
    except UnreadableError:
        return Answers()


def current_step(questionnaire: Questionnaire, code: str, tables: Tables) -> int:
    """Show a progress bar at the step named in the URL; return the step's number, from 0.

    A URL that points to the result of an earlier version opens the current result.
    """
    number, legacy = controls.step(len(questionnaire.steps)), legacy_answers(code, tables)
    if legacy and number == legacy.steps - 1:
        number = len(questionnaire.steps) - 1
    st.progress(
        number / (len(questionnaire.steps) - 1),
        text=escape_markdown(
            f"Step {number + 1} of {len(questionnaire.steps)}: {questionnaire.steps[number]}"
        ),
    )
    return number


def show_statements(
    questionnaire: Questionnaire, step: int, answers: Answers, tables: Tables
) -> None:
    if step == 0:
        st.markdown(f"**{words.INTRODUCTION}.** {words.SAVED}")
    st.header("Would you like to do this?", anchor=False)
    st.caption(words.HOW_TO_ANSWER)
    for id, text in questionnaire.sections[questionnaire.steps[step]].items():
        _show_statement(id, text, questionnaire, answers, tables)


def _show_statement(
    id: str, text: str, questionnaire: Questionnaire, answers: Answers, tables: Tables
) -> None:
    """Show a statement with its five-point scale; clicking an answer again clears it."""

    def show(answer: int | None, key: str, on_change: Callable[[], None]) -> int | None:
        return st.segmented_control(
            escape_markdown(text),
            range(len(SCALE)),
            default=answer,
            format_func=lambda answer: SCALE[answer],
            key=key,
            width="stretch",
            on_change=on_change,
        )

    def code(answer: int | None) -> list[str]:
        return [
            encode_answers(_current_answers(questionnaire, tables).with_answer(id, answer), tables)
        ]

    controls.bound_widget(CODE_PARAM, answers.statements.get(id), code, show, f"answer-{id}")


def show_picks(questionnaire: Questionnaire, answers: Answers, tables: Tables) -> None:
    """Show the tools and activities that can be picked, as toggle buttons."""
    st.header(words.DO_OR_USE, anchor=False)
    st.caption(words.picks_note(questionnaire.pick_count))
    for kind in questionnaire.picks:
        _show_picks_of_kind(kind, questionnaire, answers, tables)


def _show_picks_of_kind(
    kind: str, questionnaire: Questionnaire, answers: Answers, tables: Tables
) -> None:
    names = questionnaire.picks[kind]

    def show(picked: list[str], key: str, on_change: Callable[[], None]) -> list[str]:
        return st.pills(
            words.KINDS_OF_PICKS[kind],
            list(names),
            selection_mode="multi",
            default=picked,
            format_func=lambda item: escape_markdown(names[item]),
            key=key,
            wrap=True,
            on_change=on_change,
        )

    def code(picked: list[str]) -> list[str]:
        return [
            encode_answers(
                _current_answers(questionnaire, tables).with_picks(picked, names), tables
            )
        ]

    picked = [item for item in names if item in answers.picked]
    controls.bound_widget(CODE_PARAM, picked, code, show, f"picks-{kind}")


def step_buttons(questionnaire: Questionnaire, step: int, tables: Tables) -> None:
    """Show the buttons that lead to the previous and the next step."""
    last = len(questionnaire.steps) - 1

    def go_to(number: int) -> None:
        # Replace a code from an earlier version, because `number` refers to the current steps.
        if any(legacy_answers(code, tables) for code in url_state.get_param(CODE_PARAM)):
            url_state.set_param(
                CODE_PARAM, [encode_answers(_current_answers(questionnaire, tables), tables)]
            )
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


def show_progress(questionnaire: Questionnaire, answers: Answers) -> None:
    """Show how many questions the visitor has answered."""
    given, picked = len(answers.statements), len(answers.picked)
    st.caption(
        escape_markdown(words.progress_sentence(given, questionnaire.statement_count, picked))
    )


def file_loader(tables: Tables) -> None:
    """Show the control that loads answers from a file into the URL."""
    with st.expander("Continue from a file", icon=":material/upload_file:"):
        if st.session_state.get(CHANGES_KEY):
            _show_changes(st.session_state[CHANGES_KEY])
        file = st.file_uploader("Load answers from a file (JSON)", type=["json"], max_upload_size=1)
    if file is None or st.session_state.get("loaded") == file.file_id:
        return
    st.session_state["loaded"], st.session_state[CHANGES_KEY] = file.file_id, ""
    try:
        answers, changes = load_answers(file.getvalue(), tables)
    except UnreadableError as problem:
        st.error(escape_markdown(str(problem)), icon=":material/upload_file:")
        return
    st.session_state[CHANGES_KEY] = changes
    url_state.set_param(CODE_PARAM, [encode_answers(answers, tables)])
    st.toast(f"{len(answers.statements)} answers and {len(answers.picked)} picks loaded.")
    st.rerun()
