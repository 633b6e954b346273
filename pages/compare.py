"""Compare: what sets the roles apart in pay, work and tools, and what the article says."""

import streamlit as st

from components.compare import view, words
from components.compare.answer import article, largest
from components.compare.answer.pay import pay
from components.compare.answer.verdict import verdict
from components.outlook.answer import verdict as outlook
from components.shell import role_cards, situation
from components.shell.door import come_through_the_door
from components.shell.problems import problems_shown
from components.tables.cache import load
from components.tables.roles import all_roles

come_through_the_door()

roles = all_roles(load("roles"))
here, groups = situation.current(), situation.country_groups()
paid = work = tools = future = None
with problems_shown("Pay"):
    paid = pay(here, load("pay", "lowest_pay", "pay_filters", "currencies", "exchange_rates"))
with problems_shown("Work"):
    work = largest.work(load("work_shares"))
with problems_shown("Tools"):
    tools = largest.tools(groups, load("tools", "tool_usage"))
with problems_shown("The outlook"):
    future = outlook(load("projections", "ai_ads", "ad_index", "visa_filings"))

view.first(verdict(paid, work, tools), paid, roles)
view.pictures(paid, work, tools, future)
view.links()

if paid:
    st.header(words.HOW_SURE, anchor=False)
    view.how_sure(paid)

st.header(words.IN_BRIEF, anchor=False)
role_cards.introductions(roles)

with problems_shown("What the article says"):
    said = article.claims(load("claimed_differences", "claim_tests"))
    st.header(words.ARTICLE, anchor=False)
    view.claims(said)

with problems_shown("What practitioners use"):
    named = article.named_tools(
        groups, load("tools", "tool_usage", "survey_tools", "ad_tools", "claim_tests")
    )
    st.header(words.NAMED_TOOLS, anchor=False)
    view.named_tools(named)
