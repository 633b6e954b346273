"""Outlook: projections, job ads and applications, and what of 'demand is soaring' holds."""

import streamlit as st

from components.outlook import answer, view, words
from components.selection.selection import COUNTRY
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.door import come_through_the_door
from components.shell.numbers import show_finding
from components.shell.terms import definitions
from components.situation.words import outlook_aside
from components.tables.cache import load

come_through_the_door()
here = situation.current()

tables = load(
    *("projections", "ai_ads", "ad_index", "visa_filings", "roles", "terms"),
    *("area_countries", "pay_filters", "pay_levels", "situation_levels"),
)
found = answer.answer(tables)
show_finding(found.verdict.finding, found.numbers, found.roles)
show_chart(found.projections)
situation.aside(outlook_aside(here, tables))
st.header(words.MEASURES, anchor=False)
view.verdict(found)
st.header(words.AI_ADS, anchor=False)
show_chart(found.ai_ads)
show_chart(answer.trend(view.country(found, here.level(COUNTRY)), tables))
st.header(words.INDEX, anchor=False)
show_chart(found.index)
st.header(words.FILINGS, anchor=False)
view.filings(found)
definitions(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
