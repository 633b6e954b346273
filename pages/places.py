"""The Places page: US areas on a map, employers, and countries side by side or ranked."""

import streamlit as st

from components.places.answer import areas, countries
from components.places.answer.employers import build_employers
from components.places.answer.offers import build_offers, source_of
from components.places.view import areas as areas_view
from components.places.view import countries as countries_view
from components.places.view import employers as employers_view
from components.places.view.offers import show_offers, show_same_employer
from components.places.words.shared import AREAS, EMPLOYERS, RANKED, view_labels
from components.shell import controls, situation
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.shell.metrics import show_finding
from components.tables.cache import get_tables
from components.tables.factors import COUNTRY
from components.tables.roles import default_pair

require_app_entry()
tables = get_tables()
answer = st.container()
labels = view_labels(list(countries.comparable_countries(tables).countries.values()))
opening = (
    AREAS if areas_view.has_area_params() else countries.opening_view(situation.current(), tables)
)
control_row = st.container(horizontal=True, key="controls")
with control_row:
    view = controls.view_control(labels, opening)

if view == AREAS:
    with control_row:
        question, shape = areas_view.area_controls(
            areas.area_options(tables), source_of(tables), tables
        )
    offered = build_offers(
        question.areas, question.prices, question.offers, default_pair(tables), tables
    )
    areas_page = areas.build_areas_page(question, tables)
    all_areas = areas.all_areas_chart(question, shape, tables)
    with answer:
        show_finding(areas_page.finding, areas_page.metrics)
    areas_view.show_picture(areas_page, all_areas, shape, question.areas)
    areas_view.show_notes(areas_page, tables)
    show_offers(offered)
    areas_view.show_ranges(areas_page)
    areas_view.show_claim(areas_page, offered.verdicts)
    show_same_employer(offered)
elif view == EMPLOYERS:
    with control_row:
        selection, search, role = employers_view.employer_controls(source_of(tables), tables)
    named = build_employers(selection, search, role, tables)
    with answer:
        show_finding(named.finding, named.metrics, named.roles)
    employers_view.show_employers(named)
else:
    if view == RANKED:
        with control_row:
            query, everything = countries_view.ranking_controls(tables)
        visitor_countries = situation.current().levels_of(COUNTRY)
        ranking = countries.build_ranking(query, visitor_countries, everything, tables)
        with answer:
            show_finding(ranking.finding, ranking.metrics, ranking.roles)
        countries_view.show_ranking(ranking)
    else:
        with control_row:
            query = countries_view.comparison_controls(tables)
        side_by_side = countries.build_side_by_side(query, tables)
        with answer:
            show_finding(side_by_side.finding, side_by_side.metrics, side_by_side.roles)
        countries_view.show_side_by_side(side_by_side)
        if side_by_side.chart:
            by = countries_view.breakdown_control(query, tables)
            countries_view.show_details(
                countries.country_details(query, by, default_pair(tables), tables)
            )
            countries_view.show_limits(side_by_side)
show_glossary(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
