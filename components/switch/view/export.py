"""Functions that show the plan's URL and the buttons that download the plan."""

from datetime import date
from urllib.parse import urlencode

import streamlit as st

from components.assessment.answer_codec import CODE_PARAM
from components.files.document import document_markdown, document_pdf
from components.shell import controls, url_state
from components.shell.downloads import download_file
from components.shell.url_params import ALL, DONE, HAVE, SKIP, START, TARGET
from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer import document
from components.switch.answer.plan import PlanPage
from components.switch.answer.query import PathQuery
from components.switch.view.controls import NOTHING_KNOWN
from components.tables.cache import Tables


def export_buttons(
    plan: PlanPage, pay_params: dict[str, list[str]], pay_sentences: tuple[str, ...], tables: Tables
) -> None:
    """Show the plan's URL, which includes `pay_params`, and buttons that download the plan."""
    st.header(words.TAKE_ALONG, anchor=False)
    st.markdown(f"**{plan.steps_done_sentence}** {words.LINK_OPENS_IT}")
    query = plan.query
    url = _plan_url(query, pay_params)
    st.code(url, language=None, wrap_lines=True)

    def markdown() -> str:
        parts = document.document_sections(query, pay_sentences, tables)
        return document_markdown(document.document_title(query, tables), date.today(), url, parts)

    def pdf() -> bytes:
        parts = document.document_sections(query, pay_sentences, tables)
        return document_pdf(document.document_title(query, tables), date.today(), url, parts)

    with st.container(horizontal=True):
        download_file("Plan (Markdown)", markdown, "crossroads-plan.md", "text/markdown")
        download_file("Plan (PDF)", pdf, "crossroads-plan.pdf", "application/pdf")


def _plan_url(query: PathQuery, pay_params: dict[str, list[str]]) -> str:
    """Return the URL that reopens this plan."""
    params = {
        **pay_params,
        START: query.start or NEWCOMER,
        TARGET: query.target,
        HAVE: [] if query.have is None else query.have or [NOTHING_KNOWN],
        CODE_PARAM: url_state.get_param(CODE_PARAM) if query.have is None and query.picked else [],
        DONE: query.done,
        SKIP: query.skipped,
        ALL: [controls.YES] if query.show_all else [],
    }
    return f"{(st.context.url or '').split('?')[0]}?{urlencode(params, doseq=True)}"
