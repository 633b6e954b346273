"""The URL and the plan as downloads."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from components.assessment.answer_codec import CODE_PARAM
from components.files.document import as_markdown, as_pdf
from components.shell import controls, url_state
from components.shell.downloads import download_file
from components.shell.url_params import DONE, HAVE, SKIP, START, TARGET
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer import document
from components.switch.answer.plan import PlanPage
from components.switch.answer.query import PathQuery
from components.switch.view.controls import EVERYTHING, NOTHING_KNOWN
from components.tables.cache import Tables


def take_away(
    plan: PlanPage, situation: dict[str, list[str]], pay: tuple[str, ...], tables: Tables
) -> None:
    """Show the plan's URL and downloads; `situation` are the parameters of pay, `pay` its sentences."""
    st.header(words.TAKE_ALONG, anchor=False)
    st.markdown(f"**{plan.ticked}** {words.LINK_OPENS_IT}")
    question = plan.question
    to = _address(question, situation)
    st.code(to, language=None, wrap_lines=True)

    def markdown() -> str:
        parts = document.parts(question, pay, tables)
        return as_markdown(document.title(question, tables), date.today(), to, parts)

    def pdf() -> bytes:
        parts = document.parts(question, pay, tables)
        return as_pdf(document.title(question, tables), date.today(), to, parts)

    with st.container(horizontal=True):
        download_file("Plan (Markdown)", markdown, "crossroads-plan.md", "text/markdown")
        download_file("Plan (PDF)", pdf, "crossroads-plan.pdf", "application/pdf")


def _address(question: PathQuery, situation: dict[str, list[str]]) -> str:
    """Return the URL that opens this plan again."""
    values = {
        **situation,
        START: question.start or NEWCOMER,
        TARGET: question.target,
        HAVE: [] if question.have is None else question.have or [NOTHING_KNOWN],
        CODE_PARAM: url_state.get_param(CODE_PARAM)
        if question.have is None and question.picked
        else [],
        DONE: question.done,
        SKIP: question.skipped,
        EVERYTHING: [controls.YES] if question.everything else [],
    }
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(values, doseq=True)}"
