"""Functions that show the result of the assessment."""

from datetime import date

import streamlit as st

from components.assessment import words
from components.assessment.answer.questions import legacy_answers, questionnaire
from components.assessment.answer.report import report_pdf
from components.assessment.answer.result import Result, ResultSection
from components.assessment.answer_codec import CODE_PARAM, extract_code, to_json
from components.charts.chart import Chart
from components.shell import controls, situation
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_file
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.shell.url_params import CLEAR, OTHER_CODE, ROLE, START, STEP, TARGET
from components.tables.cache import Tables


def show_no_result(result: Result) -> None:
    """Show what is still missing for a result, and a button to the first step."""
    st.info(_missing_list(words.NO_RESULT, result))
    controls.button("Go to the first step", ":material/arrow_back:", lambda: controls.go_to_step(0))


def show_verdict(result: Result) -> None:
    """Show the headline and the metrics, then the first part's chart beside its text."""
    show_finding(result.verdict.removesuffix("."), result.metrics, result.roles)
    part, heading = result.interests, words.WHAT_YOUR_INTERESTS_SAY
    if part is None:
        part, heading = result.practice, words.WHAT_YOUR_PICKS_SAY
    picture, text_column = st.columns([3, 2], gap="medium")
    if part:
        with picture:
            show_chart(part.charts[0])
        with text_column:
            _show_section(heading, part)
    if result.interests and result.practice and result.disagreement:
        st.markdown(escape_markdown(result.disagreement))
    if result.missing:
        st.info(_missing_list(words.ONE_PART_OPEN, result))


def _missing_list(introduction: str, result: Result) -> str:
    return "\n".join([introduction, *[f"- {escape_markdown(line)}" for line in result.missing]])


def _show_section(heading: str, part: ResultSection) -> None:
    st.subheader(heading, anchor=False)
    st.markdown("\n\n".join(escape_markdown(sentence) for sentence in part.sentences))


def show_parts(result: Result) -> None:
    """Show the second part's text, the charts of what drove each part, and the method."""
    if result.interests and result.practice:
        _show_section(words.WHAT_YOUR_PICKS_SAY, result.practice)
    if result.interests:
        _chart_expander(words.EACH_ANSWER, result.interests.charts[1:])
    if result.practice:
        _chart_expander(words.EACH_PICK, result.practice.charts if result.interests else [])
        _show_method(result)


def _chart_expander(label: str, charts: list[Chart]) -> None:
    if charts:
        with st.expander(label, key=label, on_change="rerun") as opened:
            if opened.open:
                for chart in charts:
                    show_chart(chart)


def _show_method(result: Result) -> None:
    """Show how the part on practice works, and how accurate it is by country group."""
    with st.expander("How this works, and how well", icon=":material/science:"):
        st.markdown(words.METHOD)
        st.dataframe(
            result.accuracy,
            hide_index=True,
            alt="Accuracy of the picks by country",
            column_config={
                name: st.column_config.TextColumn(help=meaning)
                for name, meaning in words.MEANINGS.items()
            },
        )


def show_next_steps(result: Result) -> None:
    st.subheader("What to do next", anchor=False)
    for step in result.next_steps:
        ends = {START: step.start, TARGET: step.target}
        situation.page_link(
            "pages/switch.py",
            escape_markdown(step.label),
            ":material/route:",
            {
                **{name: [role] for name, role in ends.items() if role},
                CODE_PARAM: [result.code],
            },
        )
    situation.page_link(
        "pages/work.py",
        escape_markdown(result.work_label),
        ":material/checklist:",
        {ROLE: [result.leading_role]} if result.leading_role else {},
    )
    situation.page_link(
        "pages/tools.py",
        "See the tools that tell the roles apart",
        ":material/construction:",
        {CLEAR: [controls.YES]},
    )
    situation.page_link("pages/pay.py", "See pay where you live", ":material/payments:")


def export_buttons(result: Result, tables: Tables) -> None:
    """Show the URL of the result, and buttons that download the report and the answers."""
    st.subheader("Take it along", anchor=False)
    page = (st.context.url or "").split("?")[0]
    url = f"{page}?{STEP}={len(questionnaire(tables).steps)}&{CODE_PARAM}={result.code}"
    st.caption(words.LINK_OPENS_IT)
    st.code(url, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        download_file(
            "Report (PDF)",
            lambda: report_pdf(result.code, url, date.today(), tables),
            "crossroads-assessment.pdf",
            "application/pdf",
        )
        download_file(
            "Answers (JSON)",
            lambda: to_json(result.answers, result.code),
            "crossroads-answers.json",
            "application/json",
        )


def other_code_input() -> str | None:
    """Show a field for the code or URL of another result; return its code, or None if empty."""
    pasted = controls.text_input(
        OTHER_CODE, "Compare with another result", "Its link or code", longest=400
    )
    return extract_code(pasted) if pasted else None


def show_comparison(
    comparison: list[dict[str, str]] | str, other_code: str, tables: Tables
) -> None:
    """Show both results side by side, or a message if `other_code` is unreadable."""
    legacy = legacy_answers(other_code, tables)
    if legacy:
        st.info(escape_markdown(legacy.changes), icon=":material/history:")
    if isinstance(comparison, str):
        st.warning(escape_markdown(comparison), icon=":material/link_off:")
    else:
        st.dataframe(comparison, hide_index=True, alt="Both results side by side")
