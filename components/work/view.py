"""The view of the Work page: controls, charts and text."""

import streamlit as st

from components.charts.chart import Chart
from components.shell import controls, role_cards
from components.shell.chart_frame import show_chart
from components.shell.markdown import escape_markdown
from components.shell.url_params import ROLE, STAGE
from components.work.answer.article import Activities, Task, WorkOptions, WorkPage
from components.work.answer.practice import Practice
from components.work.words import NO_STEP, NO_TASK, NOT_TESTED


def work_controls(options: WorkOptions) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Show the controls; return the ids of the selected roles and stages."""
    with controls.filter_popover():
        roles = controls.multiselect(ROLE, options.roles, "Role")
        stages = controls.multiselect(STAGE, options.stages, "Stage")
    controls.warn_ignored(
        {
            "role": controls.unknown_values(ROLE, options.roles),
            "stage": controls.unknown_values(STAGE, options.stages),
        }
    )
    return tuple(roles), tuple(stages)


def show_practice(practice_model: Practice) -> None:
    """Show what people in each role do: a chart by stage, and the main findings as a list."""
    if practice_model.routine:
        show_chart(practice_model.routine)
    st.markdown(
        "\n".join(
            f"- {escape_markdown(sentences)}"
            for sentences in (*practice_model.more_common, *practice_model.changes)
        )
    )


def show_other_charts(charts: dict[str, Chart]) -> None:
    """Show the charts of the other survey questions, each under its label."""
    for label, chart in charts.items():
        st.header(escape_markdown(label), anchor=False)
        show_chart(chart)


def show_stages(page: WorkPage) -> None:
    """Show the responsibilities of each role by stage."""
    for stage in page.stages:
        st.subheader(escape_markdown(stage.label), anchor=False)
        st.caption(escape_markdown(stage.description))
        # One column per role, so that each role stays on the same side of the page in every stage.
        for role, column in zip(page.roles, st.columns(len(page.roles)), strict=True):
            if role.id in stage.tasks:
                with column.container(border=True):
                    role_cards.heading(role)
                    st.markdown("\n\n".join(_task_text(task) for task in stage.tasks[role.id]))
        if not stage.tasks:
            st.markdown(NO_TASK)


def _task_text(task: Task) -> str:
    """Return a responsibility as Markdown, with the survey results that test it."""
    tests = escape_markdown(" ".join(task.tests) or NOT_TESTED)
    return (
        f"**{escape_markdown(task.name)}.** {escape_markdown(task.description)}  \n:gray[{tests}]"
    )


def show_projects(page: WorkPage) -> None:
    """Show a typical project of each role, stage by stage."""
    with st.grid(len(page.roles), min_column_width=300):
        for role in page.roles:
            with st.container(border=True, height="stretch"):
                role_cards.heading(role)
                st.markdown(_paragraphs(page.projects[role.id]) or NO_STEP)
    st.caption(escape_markdown(page.source))


def _paragraphs(named: list[tuple[str, str]]) -> str:
    return "\n\n".join(
        f"**{escape_markdown(name)}.** {escape_markdown(text)}" for name, text in named
    )


def show_activities(activities_model: Activities) -> None:
    """Show what practitioners call an important part of their work, and what they were asked."""
    if activities_model.chart:
        show_chart(activities_model.chart)
    else:
        st.info(escape_markdown(activities_model.message))
    with st.expander("What the survey asked"):
        st.markdown(f"“{escape_markdown(activities_model.question)}”")
        st.markdown(
            "\n".join(
                f"- **{escape_markdown(name)}**: {escape_markdown(text)}"
                for name, text in activities_model.activities
            )
        )
        st.caption("Any number of answers. Who skipped the question is not counted in the shares.")
