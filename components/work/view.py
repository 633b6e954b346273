"""The controls of the page on work, and how its answer is shown."""

import streamlit as st

from components.charts.chart import Chart
from components.shell import choices, role_cards
from components.shell.chart_frame import show_chart
from components.shell.plain import plain
from components.work.answer.article import Activities, Answer, Options, Task
from components.work.answer.practice import Practice
from components.work.words import NO_STEP, NO_TASK, NOT_TESTED


def roles_and_stages(options: Options) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Show what can be chosen; returns the ids of the chosen roles and stages."""
    with choices.more():
        roles = choices.several("role", options.roles, "Role")
        stages = choices.several("stage", options.stages, "Stage")
    choices.report_ignored(
        {
            "role": choices.unknown("role", options.roles),
            "stage": choices.unknown("stage", options.stages),
        }
    )
    return tuple(roles), tuple(stages)


def practice(found: Practice) -> None:
    """What people of the roles do, as a picture by stage and in short."""
    if found.routine:
        show_chart(found.routine)
    st.markdown("\n".join(f"- {plain(said)}" for said in (*found.in_short, *found.moved)))


def others(found: dict[str, Chart]) -> None:
    """What people of the roles answered to the other questions."""
    for label, chart in found.items():
        st.header(plain(label), anchor=False)
        show_chart(chart)


def stages(found: Answer) -> None:
    """What each role answers for in each stage."""
    for stage in found.stages:
        st.subheader(plain(stage.label), anchor=False)
        st.caption(plain(stage.description))
        # A column a role, so that each role keeps its side of the page through the stages.
        for role, column in zip(found.roles, st.columns(len(found.roles)), strict=True):
            if role.id in stage.tasks:
                with column.container(border=True):
                    role_cards.heading(role)
                    st.markdown("\n\n".join(_tested(task) for task in stage.tasks[role.id]))
        if not stage.tasks:
            st.markdown(NO_TASK)


def _tested(task: Task) -> str:
    """A responsibility, and what tests it below."""
    tests = plain(" ".join(task.tests) or NOT_TESTED)
    return f"**{plain(task.name)}.** {plain(task.description)}  \n:gray[{tests}]"


def projects(found: Answer) -> None:
    """A typical project of each role, stage by stage."""
    with st.grid(len(found.roles), min_column_width=300):
        for role in found.roles:
            with st.container(border=True, height="stretch"):
                role_cards.heading(role)
                st.markdown(_paragraphs(found.projects[role.id]) or NO_STEP)
    st.caption(plain(found.source))


def _paragraphs(named: list[tuple[str, str]]) -> str:
    return "\n\n".join(f"**{plain(name)}.** {plain(text)}" for name, text in named)


def activities(found: Activities) -> None:
    """What practitioners call an important part of their work, and what they were asked."""
    if found.chart:
        show_chart(found.chart)
    else:
        st.info(plain(found.instead))
    with st.expander("What the survey asked"):
        st.markdown(f"“{plain(found.question)}”")
        st.markdown(
            "\n".join(f"- **{plain(name)}**: {plain(text)}" for name, text in found.activities)
        )
        st.caption("Any number of answers. Who skipped the question is not counted in the shares.")
