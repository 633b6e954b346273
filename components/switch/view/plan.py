"""The plan on the Switch page: strengths, progress, steps and advice."""

from collections.abc import Sequence

import streamlit as st

from components.shell import choices, role_cards
from components.shell.chart_frame import show_chart
from components.shell.link_names import DONE
from components.shell.plain import plain
from components.switch import words
from components.switch.answer.plan import Answer, Step
from components.switch.answer.suggestions import Piece, Resource
from components.thresholds import STRENGTHS_SHOWN


def strengths(plan: Answer) -> None:
    """What somebody brings to the target role."""
    st.header("What you bring", anchor=False)
    lines = [f"- **{plain(each.name)}**: {plain(each.share)}" for each in plan.strengths]
    first, more = lines[:STRENGTHS_SHOWN], lines[STRENGTHS_SHOWN:]
    st.markdown("\n\n".join([plain(plan.brought), *["\n".join(first)] * bool(first)]))
    if more:
        with st.expander(f"More strengths: {len(more)}"):
            st.markdown("\n".join(more))


def how_far(plan: Answer) -> None:
    """The chart of how much of the target's toolkit is covered, now and after each step."""
    if plan.how_far:
        st.header("How far along you are", anchor=False)
        show_chart(plan.how_far)


def steps(plan: Answer) -> None:
    """The skills to add: their evidence, a card for each, and what is to say without any."""
    if plan.nothing_to_add:
        st.info(plain(plan.nothing_to_add), icon=":material/flag:")
    elif plan.all_done:
        st.success(words.ALL_DONE, icon=":material/flag:")
    if plan.evidence:
        role_cards.key(plan.compared)
        show_chart(plan.evidence)
        for step in plan.steps:
            _card(step, expanded=step is plan.steps[0])
        st.caption(words.OURS)


def _card(step: Step, expanded: bool) -> None:
    """A card for a skill: evidence, reason, two projects, resources, a box to tick."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(step.place), anchor=False, width="stretch")
            st.caption(step.takes, width="content")
            choices.tick(DONE, step.id, "Done")
        st.caption(plain(f"{step.evidence}{step.named}"))
        if not step.project:
            st.markdown(words.NO_PROJECT)
            return
        st.markdown(plain(step.project.why))
        projects = f"Two projects and where to learn: {plain(step.name)}"
        with st.expander(projects, expanded=expanded, icon=":material/construction:"):
            st.markdown(
                f"**A weekend.** {plain(step.project.weekend)}\n\n"
                f"**A month.** {plain(step.project.month)}\n\n"
                f"{_resources(step.project.resources)}"
            )


def _resources(resources: Sequence[Resource]) -> str:
    """A line a resource, which wraps on a phone."""
    return "  \n".join(
        f":material/open_in_new: [{plain(each.title)}](<{each.link}>) {plain(each.publisher)}"
        for each in resources
    )


def advice(plan: Answer) -> None:
    """What the article advises for the target, as advice, with boxes to tick."""
    found = plan.advice
    st.header("What the article advises", anchor=False)
    st.markdown(words.OPINION)
    _cards(found.own)
    everyone = f"For every role: {len(found.everyone)} more pieces of advice"
    with st.expander(everyone, expanded=not found.own, icon=":material/groups:"):
        _cards(found.everyone)
    st.caption(plain(found.caption))


def _cards(pieces: Sequence[Piece]) -> None:
    with st.grid(2, min_column_width=300):
        for piece in pieces:
            with st.container(border=True, height="stretch"):
                choices.tick(DONE, piece.id, f"**{plain(piece.name)}**")
                st.markdown(f"{plain(piece.text)}\n\n{_resources(piece.resources)}")
