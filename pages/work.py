"""The Work page: what each role does by stage, and whether the article is right."""

import streamlit as st

from components.shell.country_groups import about_country_groups, country_groups_control
from components.shell.entry import require_app_entry
from components.shell.error_boundary import table_error_boundary
from components.shell.glossary import show_glossary
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.tables.cache import get_tables
from components.tables.roles import all_roles
from components.work import view
from components.work.answer import article, practice
from components.work.words import BY_STAGE, ONE_COUNTRY

require_app_entry()
tables = get_tables()
finding = st.container()
roles, stages = view.work_controls(article.work_options(tables))
practice_model = practice.practice(roles, stages, tables)
work_page = article.build_work_page(roles, stages, tables)
other_charts = practice.other_charts(roles, tables)
with finding:
    show_finding(practice_model.finding, practice_model.metrics, all_roles(tables))
view.show_practice(practice_model)
st.markdown(ONE_COUNTRY)

st.header(BY_STAGE, anchor=False)
st.markdown(escape_markdown(work_page.introduction))
view.show_stages(work_page)
st.header("A typical project", anchor=False)
view.show_projects(work_page)

view.show_other_charts(other_charts)

st.header("What mattered at work in 2022", anchor=False)
with table_error_boundary("What practitioners said"):
    groups = country_groups_control(article.country_labels(tables), tables)
    activities = article.activities(roles, tuple(groups), tables)
    about_country_groups(tables)
    view.show_activities(activities)
show_glossary(tables)
