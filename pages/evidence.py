"""Sources: where each figure comes from and what it can and cannot tell."""

import streamlit as st

from components.evidence import answer, view
from components.shell import situation
from components.shell.door import come_through_the_door
from components.shell.terms import definitions
from components.situation import words
from components.tables.cache import load

come_through_the_door()
situation.aside(words.unlike(situation.current(), words.EVIDENCE_ASIDE))

tables = load(
    "sources", "terms", "methods", "range_accuracy", "role_occupations", "roles", "pay_levels"
)
found = answer.answer(tables)
st.markdown(
    "Every figure in Crossroads is computed from one of these. The raw files are not part of "
    "the project: it keeps counts and statistics, and the scripts that recompute them."
)
st.header("The sources", anchor=False)
view.sources(found)
st.header("All tables", anchor=False)
view.all_tables()
st.header("How each figure is computed", anchor=False)
view.methods(found)
st.header("How well the likely range of pay holds", anchor=False)
view.held_out(found.held_out)
st.header("How employers class each role", anchor=False)
view.occupations(found)
definitions(tables)
