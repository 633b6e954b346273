"""Compare: who the roles are, what sets them apart, and what the evidence says."""

import streamlit as st

from components.compare import answer, view
from components.shell import role_cards, situation
from components.shell.door import come_through_the_door
from components.shell.problems import problems_shown
from components.tables.cache import load

come_through_the_door()

introduced = answer.introduction(load("roles"))
roles = introduced.roles
st.markdown(
    "Two careers, side by side: what public data say, with how sure each figure is, and what an "
    "article says."
)
if st.button("Which one fits you? Four minutes", icon=":material/quiz:", type="primary"):
    st.switch_page("pages/assessment.py")
st.header("The roles in short", anchor=False)
role_cards.introductions(roles)

here, groups = situation.current(), situation.country_groups()
st.header("What the evidence says", anchor=False)
with st.grid(2, min_column_width=280):
    with problems_shown("The headline on work"):
        work = answer.work(load("work_shares"))
        view.headline("Work", work, "pages/work.py", "See what each role does")
    with problems_shown("The headline on tools"):
        tools = answer.tools(groups, load("tools", "tool_usage"))
        view.headline("Tools", tools, "pages/tools.py", "See who uses which tool")
    with problems_shown("The headline on pay"):
        pay = answer.pay(
            here, load("pay", "lowest_pay", "pay_filters", "currencies", "exchange_rates")
        )
        see = "See pay where you live"
        view.headline("Pay", pay, "pages/pay.py", see, {"view": ["gap"]})
    with problems_shown("The headline on the outlook"):
        outlook = answer.outlook(load("projections", "ai_ads", "ad_index", "visa_filings"))
        view.headline("Outlook", outlook, "pages/outlook.py", "See where the jobs are going")

st.header("What the article says", anchor=False)
with problems_shown("The differences"):
    view.differences(answer.differences(load("claimed_differences")), roles)

st.header("What practitioners use", anchor=False)
with problems_shown("What practitioners use"):
    tables = load("tools", "tool_usage", "survey_tools", "ad_tools")
    in_short = answer.tools_in_short(groups, tables)
    view.tools_in_short(in_short, roles)
    st.header("What surprised us", anchor=False)
    view.surprises(in_short)
