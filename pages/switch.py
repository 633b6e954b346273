"""Switch: the path from one role to the other, with evidence for each step."""

import streamlit as st

from components.shell import situation
from components.shell.entry import require_app_entry
from components.shell.error_boundary import table_error_boundary
from components.shell.glossary import show_glossary
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.switch.answer.options import options
from components.switch.answer.pay import pay_side
from components.switch.answer.plan import answer
from components.switch.view import controls, plan
from components.switch.view import pay as pay_view
from components.switch.view.export import take_away
from components.switch.words import PAY_SIDE
from components.tables.cache import get_tables
from components.words.metric import Metric

require_app_entry()
tables = get_tables(
    "activities",
    "tool_usage",
    "survey_tools",
    "ad_tools",
    "switch_steps",
    "switch_advice",
    "glossary",
)
chosen = options(tables)
# The page shows the answer above the controls.
finding = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    question = controls.switch_controls(chosen)
    plan_page = answer(question, tables)
    controls.known(plan_page, chosen, lambda: plan.marks(plan_page))
controls.ignored(plan_page, chosen)
plan.progress_and_next(plan_page)
plan.whole(plan_page)
controls.everything(plan_page)
st.caption(escape_markdown(f"{plan_page.order} {plan_page.how_counted}"))
plan.background(plan_page)

pay: tuple[str, ...] = ()
pay_numbers: tuple[Metric, ...] = ()
in_link: dict[str, list[str]] = situation.link_params({})
st.header(PAY_SIDE, anchor=False)
with table_error_boundary(PAY_SIDE):
    tables = get_tables("pay", "lowest_pay", "salary_factors")
    selection = pay_view.selected(tables)
    side = pay_side(question.start, question.target, selection, tables)
    pay_view.gaps(side, selection)
    pay, pay_numbers, in_link = side.sentences, side.numbers, pay_view.in_link(selection)
with finding:
    show_finding(plan_page.finding, (*plan_page.numbers, *pay_numbers))
take_away(plan_page, in_link, pay, tables)
show_glossary(tables)
