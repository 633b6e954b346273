"""The plan on Switch: progress, next steps, all steps, strengths and advice."""

from collections.abc import Sequence

import streamlit as st

from components.shell import controls, role_cards, url_state
from components.shell.chart_frame import show_chart
from components.shell.markdown import escape_markdown
from components.shell.url_params import DONE, SKIP
from components.switch import words
from components.switch.answer.plan import PlanPage, Step
from components.switch.answer.suggestions import Piece, Resource


def progress_and_next(plan: PlanPage) -> None:
    """Show the chart of the progress beside the next steps."""
    chart, following = st.columns([3, 2], gap="medium") if plan.how_far else (None, st.container())
    if chart and plan.how_far:
        with chart:
            show_chart(plan.how_far)
    with following, st.container(key="next-steps"):
        st.subheader(words.NEXT, anchor=False)
        if plan.nothing_to_add:
            st.info(escape_markdown(plan.nothing_to_add), icon=":material/flag:")
        elif plan.all_done:
            st.success(words.ALL_DONE, icon=":material/flag:")
        for step in plan.following:
            _row(step)


def _row(step: Step) -> None:
    """Show a step in one row."""
    with st.container(border=True, gap="small"):
        takes = f" {step.takes}" if step.takes else " :material/check_circle:"
        st.markdown(
            f"**{escape_markdown(step.place)}**{takes}  \n:small[{escape_markdown(step.in_short)}]"
        )


def marks(plan: PlanPage) -> None:
    """Show the controls that mark the next steps as done or skip them."""
    with st.container(key="mark-steps"):
        for step in plan.following:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{escape_markdown(step.place)}**", width="stretch")
                _boxes(step)


def _boxes(step: Step) -> None:
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


def _bring_back(step: str, name: str) -> None:
    controls.button(
        f"Bring back {escape_markdown(name)}",
        ":material/undo:",
        lambda: url_state.set_param(SKIP, [], subset=[step]),
        key=f"back-{step}",
    )


def whole(plan: PlanPage) -> None:
    """Show all steps with evidence and projects, the skipped ones, and the shares as a chart."""
    st.header(words.PLAN, anchor=False)
    for step in plan.steps:
        _details(step, boxes=step not in plan.following)
    if plan.skipped:
        with st.container(horizontal=True):
            for id, name in plan.skipped.items():
                _bring_back(id, name)
    st.caption(words.OURS)


def _details(step: Step, boxes: bool) -> None:
    """Show a step: evidence, reason, two projects, resources."""
    icon = ":material/check_circle:" if step.done else None
    label = f"**{escape_markdown(step.place)}**{f' {step.takes}' if step.takes else ''}"
    with st.expander(label, icon=icon):
        paragraphs = [escape_markdown(f"{step.evidence}{step.named}")]
        if step.project:
            paragraphs = [
                escape_markdown(step.project.why),
                f"**A weekend.** {escape_markdown(step.project.weekend)}",
                f"**A month.** {escape_markdown(step.project.month)}",
                _resources(step.project.resources),
                *paragraphs,
            ]
        else:
            paragraphs.append(words.NO_PROJECT)
        st.markdown("\n\n".join(paragraphs))
        if boxes:
            _boxes(step)


def _resources(resources: Sequence[Resource]) -> str:
    """Return one line per resource, which wraps on a phone."""
    return "  \n".join(
        f":material/open_in_new: [{escape_markdown(each.title)}](<{each.link}>) {escape_markdown(each.publisher)}"
        for each in resources
    )


def background(plan: PlanPage) -> None:
    """Show the evidence on the steps as a chart, the visitor's strengths, and the article's advice."""
    if plan.evidence:
        with st.expander(words.EVIDENCE, key="evidence", on_change="rerun") as evidence:
            if evidence.open:
                role_cards.legend(plan.compared)
                show_chart(plan.evidence)
    with st.expander(words.WHAT_YOU_BRING):
        lines = [
            f"- **{escape_markdown(each.name)}**: {escape_markdown(each.share)}"
            for each in plan.strengths
        ]
        st.markdown("\n\n".join([escape_markdown(plan.brought), "\n".join(lines)]))
    with st.expander(words.ADVICE):
        for piece in plan.advice.all:
            _piece(piece)
        st.caption(escape_markdown(plan.advice.caption))


def _piece(piece: Piece) -> None:
    controls.checkbox(DONE, piece.id, f"**{escape_markdown(piece.name)}**")
    st.markdown(f"{escape_markdown(piece.text)}\n\n{_resources(piece.resources)}")
