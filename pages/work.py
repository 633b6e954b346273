"""Responsibilities: what each role does, stage by stage, and whether the article is right."""

import streamlit as st

from components.shell import role_cards
from components.shell.country_groups import country_groups
from components.shell.door import come_through_the_door
from components.shell.problems import problems_shown
from components.shell.terms import definitions
from components.tables.cache import load
from components.tables.roles import roles_of
from components.work import view
from components.work.answer import article, practice
from components.work.words import ONE_COUNTRY, TESTED

come_through_the_door()
st.markdown("What does each role do, and in which stage of the work?")

tables = load(
    "responsibilities", "typical_projects", "work_shares", "responsibility_tests", "activities"
)
roles, stages = view.roles_and_stages(article.options(tables))
st.header("What people of each role do", anchor=False)
role_cards.key(roles_of(roles or tables["roles"]["id"], tables))
view.practice(practice.practice(roles, stages, tables))
st.markdown(ONE_COUNTRY)

st.header("Who answers for what, as an article sees it", anchor=False)
st.markdown(TESTED)
found = article.answer(roles, stages, tables)
view.stages(found)
st.header("A typical project, stage by stage", anchor=False)
view.projects(found)

view.others(practice.others(roles, tables))

st.header("What practitioners said matters in their work in 2022", anchor=False)
with problems_shown("What practitioners said"):
    tables = load("activities", "survey_questions")
    groups = country_groups(article.countries(tables), tables)
    view.activities(article.activities(roles, tuple(groups), tables))
    definitions(load("terms"))
