"""Outlook: projections, job ads and applications, and what of 'demand is soaring' holds."""

import streamlit as st

from components.outlook import answer, view, words
from components.selection.selection import COUNTRY
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.door import come_through_the_door
from components.shell.terms import definitions
from components.situation.words import outlook_aside
from components.tables.cache import load

come_through_the_door()
st.markdown(words.INTRODUCTION)
here = situation.current()

tables = load(
    *("projections", "ai_ads", "ad_index", "visa_filings", "roles", "terms"),
    *("area_countries", "pay_filters", "pay_levels", "situation_levels"),
)
situation.aside(outlook_aside(here, tables))
found = answer.answer(tables)
view.verdict(found.verdict)
st.header("Projected jobs", anchor=False)
view.projections(found)
st.header("What of “demand is soaring” holds", anchor=False)
st.markdown(words.WHAT_SOARS)
view.figures(found.verdict)
st.header("Job ads that mention AI", anchor=False)
show_chart(found.ai_ads)
show_chart(answer.trend(view.country(found, here.level(COUNTRY)), tables))
st.header("How many job ads there are", anchor=False)
show_chart(found.index)
st.header("Work visa applications", anchor=False)
view.filings(found)
definitions(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
