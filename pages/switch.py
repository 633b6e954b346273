"""Switch: the way from one role to the other, as a plan with evidence behind each step."""

import streamlit as st

from components.shell import situation
from components.shell.door import come_through_the_door
from components.shell.problems import problems_shown
from components.shell.terms import definitions
from components.switch.answer.options import options
from components.switch.answer.pay_side import pay_side
from components.switch.answer.plan import answer
from components.switch.view import choices, plan
from components.switch.view import pay_side as pay_view
from components.switch.view.take_away import take_away
from components.switch.words import INTRODUCTION
from components.tables.cache import load

come_through_the_door()
st.markdown(INTRODUCTION)

tables = load(
    "activities", "tool_usage", "survey_tools", "ad_tools", "switch_steps", "switch_advice", "terms"
)
chosen = options(tables)
question = choices.question(chosen)
found = answer(question, tables)
choices.known(found, chosen)

plan.strengths(found)
plan.how_far(found)
st.header("Skills to add", anchor=False)
choices.everything(found)
plan.steps(found)
plan.advice(found)

pay: tuple[str, ...] = ()
in_link: dict[str, list[str]] = situation.in_link({})
with problems_shown("The pay side"):
    tables = load("pay", "lowest_pay", "pay_filters")
    selection = pay_view.selected(tables)
    side = pay_side(question.start, question.target, selection, tables)
    pay_view.gaps(side, selection)
    pay, in_link = side.sentences, pay_view.in_link(selection)
take_away(found, in_link, pay, tables)
definitions(tables)
