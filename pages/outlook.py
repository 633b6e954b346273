"""The Outlook page: projections, job ads and visa applications, and whether demand is soaring."""

import streamlit as st

from components.outlook import answer, view, words
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.shell.metrics import show_finding
from components.situation.words import outlook_note
from components.tables.cache import get_tables
from components.tables.factors import COUNTRY

require_app_entry()
here = situation.current()
tables = get_tables()
outlook, note = answer.build_outlook_page(tables), outlook_note(here, tables)
show_finding(outlook.verdict.finding, outlook.metrics, outlook.roles)
show_chart(outlook.projections)
situation.show_note(note)
st.header(words.MEASURES, anchor=False)
view.show_verdict(outlook)
st.header(words.AI_ADS, anchor=False)
show_chart(outlook.ai_ads)
show_chart(answer.country_trend(view.country_control(outlook, here.levels_of(COUNTRY)), tables))
st.header(words.INDEX, anchor=False)
show_chart(outlook.index)
st.header(words.FILINGS, anchor=False)
view.show_filings(outlook)
show_glossary(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
