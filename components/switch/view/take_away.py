"""The link and the plan as files."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from components.files.document import as_markdown, as_pdf
from components.shell import choices
from components.shell.downloads import download_file
from components.shell.link_names import DONE, HAVE, START, TARGET
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer import document
from components.switch.answer.plan import Answer
from components.switch.answer.question import Question
from components.switch.view.choices import EVERYTHING
from components.tables.cache import Tables


def take_away(
    plan: Answer, situation: dict[str, list[str]], pay: tuple[str, ...], tables: Tables
) -> None:
    """The plan's link and files; `situation` are the choices of the pay side, `pay` its words."""
    st.header("Take the plan away", anchor=False)
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


def _address(question: Question, situation: dict[str, list[str]]) -> str:
    """The link that opens this plan again."""
    values = {
        **situation,
        START: question.start or NEWCOMER,
        TARGET: question.target,
        HAVE: question.have,
        DONE: question.done,
        EVERYTHING: [choices.YES] * question.everything,
    }
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(values, doseq=True)}"
