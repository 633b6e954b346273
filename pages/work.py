"""Work: what each role does, stage by stage, and whether the article is right."""

import streamlit as st

from components.shell.country_groups import about_country_groups, country_groups
from components.shell.door import come_through_the_door
from components.shell.numbers import show_finding
from components.shell.plain import plain
from components.shell.problems import problems_shown
from components.shell.terms import definitions
from components.tables.cache import load
from components.tables.roles import all_roles
from components.work import view
from components.work.answer import article, practice
from components.work.words import BY_STAGE, ONE_COUNTRY

come_through_the_door()
tables = load(
    "responsibilities", "typical_projects", "work_shares", "responsibility_tests", "activities"
)
finding = st.container()
roles, stages = view.roles_and_stages(article.options(tables))
found = practice.practice(roles, stages, tables)
with finding:
    show_finding(found.finding, found.numbers, all_roles(tables))
view.practice(found)
st.markdown(ONE_COUNTRY)

st.header(BY_STAGE, anchor=False)
claimed = article.answer(roles, stages, tables)
st.markdown(plain(claimed.introduction))
view.stages(claimed)
st.header("A typical project", anchor=False)
view.projects(claimed)

view.others(practice.others(roles, tables))

st.header("What mattered at work in 2022", anchor=False)
with problems_shown("What practitioners said"):
    tables = load("activities", "survey_questions")
    groups = country_groups(article.countries(tables), tables)
    about_country_groups(tables)
    view.activities(article.activities(roles, tuple(groups), tables))
    definitions(load("terms"))
