"""Functions that show the plan: progress, next steps, all steps, strengths and advice."""

from collections.abc import Sequence

import streamlit as st

from components.shell import controls, role_cards, url_state
from components.shell.chart_frame import show_chart
from components.shell.markdown import escape_markdown
from components.shell.url_params import DONE, SKIP
from components.switch import words
from components.switch.answer.plan import PlanPage, Step
from components.switch.answer.suggestions import AdviceItem, Resource


def show_progress(plan: PlanPage) -> None:
    """Show the coverage chart beside the next steps."""
    chart_column, next_column = (
        st.columns([3, 2], gap="medium") if plan.coverage_chart else (None, st.container())
    )
    if chart_column and plan.coverage_chart:
        with chart_column:
            show_chart(plan.coverage_chart)
    with next_column, st.container(key="next-steps"):
        st.subheader(words.NEXT, anchor=False)
        if plan.nothing_to_add:
            st.info(escape_markdown(plan.nothing_to_add), icon=":material/flag:")
        elif plan.all_done:
            st.success(words.ALL_DONE, icon=":material/flag:")
        for step in plan.next_steps:
            _show_in_row(step)


def _show_in_row(step: Step) -> None:
    with st.container(border=True, gap="small"):
        coverage = f" {step.coverage_after}" if step.coverage_after else " :material/check_circle:"
        st.markdown(
            f"**{escape_markdown(step.numbered_name)}**{coverage}  \n"
            f":small[{escape_markdown(step.evidence_summary)}]"
        )


def step_controls(plan: PlanPage) -> None:
    """Show the controls that mark the next steps as done or skip them."""
    with st.container(key="mark-steps"):
        for step in plan.next_steps:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{escape_markdown(step.numbered_name)}**", width="stretch")
                _done_and_skip(step)


def _done_and_skip(step: Step) -> None:
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        controls.checkbox(DONE, step.id, "Done")
        if not step.done:
            controls.button(
                "Skip",
                ":material/skip_next:",
                lambda: url_state.set_param(
                    SKIP, dict.fromkeys([*url_state.get_param(SKIP), step.id])
                ),
                key=f"skip-{step.id}",
                type="tertiary",
            )


def _restore_button(step: str, name: str) -> None:
    controls.button(
        f"Bring back {escape_markdown(name)}",
        ":material/undo:",
        lambda: url_state.set_param(SKIP, [], subset=[step]),
        key=f"back-{step}",
    )


def show_all_steps(plan: PlanPage) -> None:
    """Show each displayed step in detail, and buttons that bring back skipped steps."""
    st.header(words.PLAN, anchor=False)
    for step in plan.steps:
        _show_details(step, with_controls=step not in plan.next_steps)
    if plan.skipped:
        with st.container(horizontal=True):
            for id, name in plan.skipped.items():
                _restore_button(id, name)
    st.caption(words.OURS)


def _show_details(step: Step, with_controls: bool) -> None:
    """Show an expander with a step's reason, two projects, resources and evidence."""
    icon = ":material/check_circle:" if step.done else None
    coverage = f" {step.coverage_after}" if step.coverage_after else ""
    label = f"**{escape_markdown(step.numbered_name)}**{coverage}"
    with st.expander(label, icon=icon):
        paragraphs = [escape_markdown(f"{step.evidence}{step.article_note}")]
        if step.project:
            paragraphs = [
                escape_markdown(step.project.why),
                f"**A weekend.** {escape_markdown(step.project.weekend)}",
                f"**A month.** {escape_markdown(step.project.month)}",
                _resource_list(step.project.resources),
                *paragraphs,
            ]
        else:
            paragraphs.append(words.NO_PROJECT)
        st.markdown("\n\n".join(paragraphs))
        if with_controls:
            _done_and_skip(step)


def _resource_list(resources: Sequence[Resource]) -> str:
    """Return Markdown that puts each resource on its own line, which can wrap on a phone."""
    return "  \n".join(
        f":material/open_in_new: [{escape_markdown(resource.title)}](<{resource.link}>) "
        f"{escape_markdown(resource.publisher)}"
        for resource in resources
    )


def show_background(plan: PlanPage) -> None:
    """Show the chart of the steps' evidence, the visitor's strengths, and the article's advice."""
    if plan.evidence_chart:
        with st.expander(words.EVIDENCE, key="evidence", on_change="rerun") as evidence:
            if evidence.open:
                role_cards.legend(plan.compared_roles)
                show_chart(plan.evidence_chart)
    with st.expander(words.WHAT_YOU_BRING):
        lines = [
            f"- **{escape_markdown(strength.name)}**: {escape_markdown(strength.share)}"
            for strength in plan.strengths
        ]
        st.markdown("\n\n".join([escape_markdown(plan.strengths_sentence), "\n".join(lines)]))
    with st.expander(words.ADVICE):
        for item in plan.advice.all:
            _show_advice_item(item)
        st.caption(escape_markdown(plan.advice.caption))


def _show_advice_item(item: AdviceItem) -> None:
    controls.checkbox(DONE, item.id, f"**{escape_markdown(item.name)}**")
    st.markdown(f"{escape_markdown(item.text)}\n\n{_resource_list(item.resources)}")
