"""Tools: how many of each role use which tool, and which tools job ads ask for."""

import streamlit as st

from components.shell import situation
from components.shell.door import come_through_the_door
from components.shell.numbers import show_finding
from components.shell.terms import definitions
from components.tables.cache import load
from components.tools import answer, view

come_through_the_door()
tables = load("tools", "tool_usage", "survey_tools", "ad_tools", "terms")
options = answer.options(tables)
# The answer comes before the choices.
finding = st.container()
question = view.question(options, tables)
found = answer.answer(question, tables)
with finding:
    show_finding(found.finding, found.numbers, found.roles)
view.compared(found, answer.chart(question, tables))
view.background(found)
situation.page_link("pages/switch.py", "What to learn first", ":material/route:")
st.header("One tool in detail", anchor=False)
tool = view.tool_choice(options)
if tool:
    view.detail(answer.detail(tool, tables))
view.disagreements(found)
view.named_by_the_article(found)
definitions(tables)
