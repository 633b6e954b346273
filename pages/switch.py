"""Switch: the way from one role to the other, as a plan with evidence behind each step."""

import streamlit as st

from components.shell import situation
from components.shell.door import come_through_the_door
from components.shell.numbers import show_finding
from components.shell.plain import plain
from components.shell.problems import problems_shown
from components.shell.terms import definitions
from components.switch.answer.options import options
from components.switch.answer.pay_side import pay_side
from components.switch.answer.plan import answer
from components.switch.view import choices, plan
from components.switch.view import pay_side as pay_view
from components.switch.view.take_away import take_away
from components.switch.words import PAY_SIDE
from components.tables.cache import load
from components.words.number import Number

come_through_the_door()
tables = load(
    "activities", "tool_usage", "survey_tools", "ad_tools", "switch_steps", "switch_advice", "terms"
)
chosen = options(tables)
# The answer comes before the choices.
finding = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    question = choices.question(chosen)
    found = answer(question, tables)
    choices.known(found, chosen, lambda: plan.marks(found))
choices.ignored(found, chosen)
plan.progress_and_next(found)
plan.whole(found)
choices.everything(found)
st.caption(plain(f"{found.order} {found.how_counted}"))
plan.background(found)

pay: tuple[str, ...] = ()
pay_numbers: tuple[Number, ...] = ()
in_link: dict[str, list[str]] = situation.in_link({})
st.header(PAY_SIDE, anchor=False)
with problems_shown(PAY_SIDE):
    tables = load("pay", "lowest_pay", "pay_filters")
    selection = pay_view.selected(tables)
    side = pay_side(question.start, question.target, selection, tables)
    pay_view.gaps(side, selection)
    pay, pay_numbers, in_link = side.sentences, side.numbers, pay_view.in_link(selection)
with finding:
    show_finding(found.finding, (*found.numbers, *pay_numbers))
take_away(found, in_link, pay, tables)
definitions(tables)
