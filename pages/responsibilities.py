"""Responsibilities: what each role answers for, stage by stage, and what matters in its work."""

import streamlit as st

from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.activities import activities_chart
from components.widgets.data import load, problems_shown
from components.widgets.door import come_through_the_door
from components.widgets.filters import country_groups
from components.widgets.frame import show_chart_or_say
from components.widgets.provenance import Provenance
from components.widgets.terms import definitions
from components.widgets.text import plain

come_through_the_door()
st.title("Responsibilities", anchor=False)
st.markdown("Work with models goes through stages. Who answers for what, and in which of them?")

tables = load("responsibilities", "projects")
stages = tables["stages"]
roles = tables["roles"]
role_names = dict(zip(roles["id"], roles["name"], strict=True))
stage_names = dict(zip(stages["id"], stages["label"], strict=True))
st.header("Who answers for what, as an article sees it", anchor=False)
with st.grid(2, min_column_width=160):
    chosen_roles = link.several("role", role_names, "Role") or list(role_names)
    chosen_stages = link.several("stage", stage_names, "Stage") or list(stage_names)
link.report_ignored(
    {"role": link.unknown("role", role_names), "stage": link.unknown("stage", stage_names)}
)
roles = roles[roles["id"].isin(chosen_roles)]
stages = stages[stages["id"].isin(chosen_stages)]

for stage in stages.itertuples():
    tasks = tables["responsibilities"]
    tasks = tasks[(tasks["stage"] == stage.id) & tasks["role"].isin(chosen_roles)]
    st.subheader(plain(stage.label), anchor=False)
    st.caption(plain(stage.description))
    # A column a role, so that each role keeps its side of the page through the stages.
    for role, column in zip(roles.itertuples(), st.columns(len(roles)), strict=True):
        own = tasks[tasks["role"] == role.id]
        if len(own):
            with column.container(border=True):
                role_cards.heading(role)
                st.markdown(
                    "\n\n".join(
                        f"**{plain(task.name)}.** {plain(task.description)}"
                        for task in own.itertuples()
                    )
                )
    if tasks.empty:
        st.markdown("The article names nothing here for the chosen role.")

st.header("A typical project, stage by stage", anchor=False)
with st.grid(len(roles), min_column_width=300):
    for role in roles.itertuples():
        with st.container(border=True, height="stretch"):
            role_cards.heading(role)
            steps = tables["projects"]
            steps = steps[(steps["role"] == role.id) & steps["stage"].isin(chosen_stages)]
            st.markdown(
                "\n\n".join(
                    f"**{plain(stage_names[step.stage])}.** {plain(step.text)}"
                    for step in steps.itertuples()
                )
                or "Nothing of it belongs to the chosen stages."
            )
article = Provenance.of_table("responsibilities", tables)
st.caption(plain(f"{article.line} {article.source['caveats']} The stages are ours."))

st.header("What practitioners say matters in their work", anchor=False)
with problems_shown("What practitioners say"):
    tables = load("activities", "survey_questions")
    groups, where = country_groups(tables["country_groups"])
    role_cards.key(roles)
    show_chart_or_say(activities_chart(chosen_roles, groups, where, tables))
    with st.expander("What the survey asked"):
        question = tables["survey_questions"].set_index("id").loc["activities", "question"]
        st.markdown(f"“{plain(question)}”")
        st.markdown(
            "\n".join(
                f"- **{plain(activity.label)}**: {plain(activity.sentence)}"
                for activity in tables["activity_names"].itertuples()
            )
        )
        st.caption("Any number of answers. Who skipped the question is not counted in the shares.")
    definitions(load("terms")["terms"])
