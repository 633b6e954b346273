"""Responsibilities: what each role answers for, stage by stage, and what matters in its work."""

import streamlit as st

from components.shell.country_groups import country_groups
from components.shell.door import come_through_the_door
from components.shell.problems import problems_shown
from components.shell.terms import definitions
from components.tables.cache import load
from components.work import answer, view

come_through_the_door()
st.title("Responsibilities", anchor=False)
st.markdown("Work with models goes through stages. Who answers for what, and in which of them?")

tables = load("responsibilities", "typical_projects")
st.header("Who answers for what, as an article sees it", anchor=False)
roles, stages = view.roles_and_stages(answer.options(tables))
found = answer.answer(roles, stages, tables)
view.stages(found)
st.header("A typical project, stage by stage", anchor=False)
view.projects(found)

st.header("What practitioners say matters in their work", anchor=False)
with problems_shown("What practitioners say"):
    tables = load("activities", "survey_questions")
    groups = country_groups(answer.countries(tables), tables)
    view.activities(answer.activities(roles, tuple(groups), tables))
    definitions(load("terms"))
