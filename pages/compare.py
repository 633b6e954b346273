"""The Compare page: the largest differences in pay, work and tools, and the article's claims."""

import streamlit as st

from components.compare import view, words
from components.compare.answer import article, largest
from components.compare.answer.headline import headline
from components.compare.answer.pay import compare_pay
from components.outlook.answer import build_verdict as outlook
from components.shell import role_cards, situation
from components.shell.entry import require_app_entry
from components.shell.error_boundary import table_error_boundary
from components.tables.cache import get_tables
from components.tables.roles import all_roles, default_pair

require_app_entry()

tables = get_tables()
roles = all_roles(tables)
here, groups = situation.current(), situation.current_country_groups()
paid = work = tools = future = None
with table_error_boundary("Pay"):
    paid = compare_pay(here, default_pair(tables), tables)
with table_error_boundary("Work"):
    work = largest.work_differences(tables)
with table_error_boundary("Tools"):
    tools = largest.tool_differences(groups, tables)
with table_error_boundary("The outlook"):
    future = outlook(tables)

view.show_headline(headline(paid, work, tools), paid, roles)
view.show_charts(paid, work, tools, future)
view.show_links()

if paid:
    st.header(words.HOW_SURE, anchor=False)
    view.show_how_sure(paid)

st.header(words.IN_BRIEF, anchor=False)
role_cards.role_cards(roles)

with table_error_boundary("What the article says"):
    claims = article.build_claims(tables)
    st.header(words.ARTICLE, anchor=False)
    view.show_claims(claims)

with table_error_boundary("What practitioners use"):
    named = article.build_named_tools(groups, tables)
    st.header(words.NAMED_TOOLS, anchor=False)
    view.show_named_tools(named)
