"""The plan on the Switch page: progress, the next steps, all of them, strengths and advice."""

from collections.abc import Sequence

import streamlit as st

from components.shell import choices, link, role_cards
from components.shell.chart_frame import show_chart
from components.shell.link_names import DONE, SKIP
from components.shell.plain import plain
from components.switch import words
from components.switch.answer.plan import Answer, Step
from components.switch.answer.suggestions import Piece, Resource


def progress_and_next(plan: Answer) -> None:
    """The chart of the progress beside the next steps."""
    chart, following = st.columns([3, 2], gap="medium") if plan.how_far else (None, st.container())
    if chart and plan.how_far:
        with chart:
            show_chart(plan.how_far)
    with following, st.container(key="next-steps"):
        st.subheader(words.NEXT, anchor=False)
        if plan.nothing_to_add:
            st.info(plain(plan.nothing_to_add), icon=":material/flag:")
        elif plan.all_done:
            st.success(words.ALL_DONE, icon=":material/flag:")
        for step in plan.following:
            _row(step)


def _row(step: Step) -> None:
    """A step in short."""
    with st.container(border=True, gap="small"):
        takes = f" {step.takes}" if step.takes else " :material/check_circle:"
        st.markdown(f"**{plain(step.place)}**{takes}  \n:small[{plain(step.in_short)}]")


def marks(plan: Answer) -> None:
    """The boxes to tick the next steps as done or to skip them."""
    with st.container(key="mark-steps"):
        for step in plan.following:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(step.place)}**", width="stretch")
                _boxes(step)


def _boxes(step: Step) -> None:
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        choices.tick(DONE, step.id, "Done")
        if not step.done:
            choices.button(
                "Skip",
                ":material/skip_next:",
                lambda: link.put(SKIP, dict.fromkeys([*link.values(SKIP), step.id])),
                key=f"skip-{step.id}",
                type="tertiary",
            )


def _bring_back(step: str, name: str) -> None:
    choices.button(
        f"Bring back {plain(name)}",
        ":material/undo:",
        lambda: link.put(SKIP, [], among=[step]),
        key=f"back-{step}",
    )


def whole(plan: Answer) -> None:
    """All steps with their evidence and projects, those skipped, and the shares as a chart."""
    st.header(words.PLAN, anchor=False)
    for step in plan.steps:
        _details(step, boxes=step not in plan.following)
    if plan.skipped:
        with st.container(horizontal=True):
            for id, name in plan.skipped.items():
                _bring_back(id, name)
    st.caption(words.OURS)


def _details(step: Step, boxes: bool) -> None:
    """A step: evidence, reason, two projects, resources."""
    icon = ":material/check_circle:" if step.done else None
    label = f"**{plain(step.place)}**{f' {step.takes}' if step.takes else ''}"
    with st.expander(label, icon=icon):
        said = [plain(f"{step.evidence}{step.named}")]
        if step.project:
            said = [
                plain(step.project.why),
                f"**A weekend.** {plain(step.project.weekend)}",
                f"**A month.** {plain(step.project.month)}",
                _resources(step.project.resources),
                *said,
            ]
        else:
            said.append(words.NO_PROJECT)
        st.markdown("\n\n".join(said))
        if boxes:
            _boxes(step)


def _resources(resources: Sequence[Resource]) -> str:
    """A line a resource, which wraps on a phone."""
    return "  \n".join(
        f":material/open_in_new: [{plain(each.title)}](<{each.link}>) {plain(each.publisher)}"
        for each in resources
    )


def background(plan: Answer) -> None:
    """The evidence on the steps as a chart, what somebody brings, what the article advises."""
    if plan.evidence:
        with st.expander(words.EVIDENCE, key="evidence", on_change="rerun") as evidence:
            if evidence.open:
                role_cards.key(plan.compared)
                show_chart(plan.evidence)
    with st.expander(words.WHAT_YOU_BRING):
        lines = [f"- **{plain(each.name)}**: {plain(each.share)}" for each in plan.strengths]
        st.markdown("\n\n".join([plain(plan.brought), "\n".join(lines)]))
    with st.expander(words.ADVICE):
        for piece in plan.advice.all:
            _piece(piece)
        st.caption(plain(plan.advice.caption))


def _piece(piece: Piece) -> None:
    choices.tick(DONE, piece.id, f"**{plain(piece.name)}**")
    st.markdown(f"{plain(piece.text)}\n\n{_resources(piece.resources)}")
