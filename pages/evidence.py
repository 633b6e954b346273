"""Evidence: can I trust this? Sources, methods, accuracy and downloads."""

import streamlit as st

from components.evidence import view, words
from components.evidence.answer.sources import answer
from components.evidence.answer.trust import trust
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.door import come_through_the_door
from components.shell.problems import problems_shown
from components.shell.terms import definitions
from components.situation.words import EVIDENCE_ASIDE, unlike
from components.tables.cache import load

come_through_the_door()
trusted = None
with problems_shown("Whether the gap can be trusted"):
    trusted = trust(load("pay", "lowest_pay", "pay_filters"))
    view.trust(trusted)
situation.aside(unlike(situation.current(), EVIDENCE_ASIDE))

tables = load(
    "sources", "terms", "methods", "range_accuracy", "role_occupations", "roles", "pay_levels"
)
found = answer(tables)
st.header(words.SOURCES, anchor=False)
if trusted:
    view.leading(trusted)
view.sources(found)
st.header(words.METHODS_AND_ACCURACY, anchor=False)
view.methods(found)
view.held_out(found.held_out)
definitions(tables)
st.header(words.OCCUPATIONS_HEADING, anchor=False)
show_chart(found.occupations)
