"""The Evidence page: sources, methods, accuracy and downloads."""

import streamlit as st

from components.evidence import view, words
from components.evidence.answer.sources import build_sources_page
from components.evidence.answer.trust import build_trust
from components.shell import situation
from components.shell.chart_frame import show_chart
from components.shell.entry import require_app_entry
from components.shell.error_boundary import table_error_boundary
from components.shell.glossary import show_glossary
from components.situation.words import EVIDENCE_NOTE, unlike
from components.tables.cache import get_tables
from components.tables.roles import default_pair

require_app_entry()
tables = get_tables()
trusted = None
with table_error_boundary("Whether the gap can be trusted"):
    trusted = build_trust(default_pair(tables), tables)
    view.show_trust(trusted)
sources_page = build_sources_page(tables)
situation.show_note(unlike(situation.current(), EVIDENCE_NOTE))
st.header(words.SOURCES, anchor=False)
if trusted:
    view.show_reasons(trusted)
view.show_sources(sources_page)
st.header(words.METHODS_AND_ACCURACY, anchor=False)
view.show_methods(sources_page)
view.show_accuracy(sources_page.held_out)
show_glossary(tables)
st.header(words.OCCUPATIONS_HEADING, anchor=False)
show_chart(sources_page.occupations)
