"""Switch: the way from one role to the other, as a plan with evidence behind each step."""

import streamlit as st

from components import practice
from components.plan import Plan
from components.widgets import switch, switch_plan
from components.widgets.data import load, problems_shown
from components.widgets.door import come_through_the_door
from components.widgets.provenance import Provenance
from components.widgets.switch_pay import pay_side
from components.widgets.terms import definitions

come_through_the_door()
st.title("Switch", anchor=False)
st.markdown(
    "What separates you from the role you want, and a plan to get there: what to add, in the order "
    "of the evidence, with projects that show it."
)

tables = load("activities", "tool_usage", "steps", "advice", "terms")
roles = tables["roles"]
names = practice.names(tables)
skills = switch.skills(tables)
origin = Provenance.of_table("tool_usage", tables)

start, target = switch.ends(roles)
plan = Plan(skills, roles, names, target, start, *switch.ticked(skills, tables))
switch.known(plan, tables)

switch_plan.strengths(plan)
above_the_steps = st.container()

st.header("Skills to add", anchor=False)
shown = switch_plan.choose_shown(plan)
switch_plan.finished(plan, shown)
if len(shown):
    switch_plan.evidence(plan, shown, origin)
    switch_plan.steps(plan, shown, tables)
    st.caption("Reasons, projects and resources are our suggestions; the shares are measured.")
if len(plan.toolkit):
    with above_the_steps:
        switch_plan.how_far(plan, shown, origin)

switch_plan.advice(plan, tables)
pay: list[str] = []
situation: dict[str, list[str]] = {}
with problems_shown("The pay side"):
    pay, situation = pay_side(plan, load("pay", "lowest_pay", "factors"))
switch_plan.take_away(plan, shown, tables, switch_plan.address(plan, situation), pay)
definitions(tables["terms"])
