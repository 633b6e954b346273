"""The Tools page: how many people in each role use each tool, and which tools job ads ask for."""

import streamlit as st

from components.shell import situation
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.shell.metrics import show_finding
from components.tables.cache import get_tables
from components.tools import answer, view

require_app_entry()
tables = get_tables()
options = answer.tool_options(tables)
# The answer appears above the controls.
finding = st.container()
query = view.tool_controls(options, tables)
tools_page, tools_chart = (
    answer.build_tools_page(query, tables),
    answer.tools_chart(query, tables),
)
with finding:
    show_finding(tools_page.finding, tools_page.metrics, tools_page.roles)
view.show_tools(tools_page, tools_chart)
view.show_background(tools_page)
situation.page_link("pages/switch.py", "What to learn first", ":material/route:")
st.header("One tool in detail", anchor=False)
tool = view.tool_choice(options)
if tool:
    view.show_detail(answer.tool_detail(tool, tables))
view.show_disagreements(tools_page)
view.show_named_tools(tools_page)
show_glossary(tables)
