"""Places: US areas on a map, countries side by side, and a ranking of countries."""

import streamlit as st

from components.places.answer import areas, countries
from components.places.answer.employers import employers
from components.places.answer.offers import offers, source_of
from components.places.view import areas as areas_view
from components.places.view import countries as countries_view
from components.places.view import employers as employers_view
from components.places.view.offers import show_offers, show_same_employer, show_summary
from components.places.words import AREAS, EMPLOYERS, RANKED, in_one_currency, views
from components.shell import choices, situation
from components.shell.door import come_through_the_door
from components.shell.plain import plain
from components.shell.terms import definitions
from components.tables.cache import load

come_through_the_door()
st.markdown("Where pay is high, and what is left of it at local prices.")

tables = load("country_groups", "pay_levels", "pay_filters", "terms", "roles", "area_countries")
# The answer comes before the choices: on a phone these fill the first screen.
finding = st.container()
labels = views(list(countries.compared(tables).countries.values()))
opening = AREAS if areas_view.asked_for() else countries.opening_view(situation.current(), tables)
view = choices.view(labels, opening)

if view == AREAS:
    tables = load(
        "pay",
        "lowest_pay",
        "pay_filters",
        "employers",
        "metro_pay",
        "occupations",
        "role_occupations",
        "claimed_areas",
        "map_outlines",
        "currencies",
        "roles",
        "sources",
    )
    question = areas_view.question(areas.options(tables), source_of(tables), tables)
    offered = offers(question.areas, question.prices, question.offers, tables)
    with finding:
        show_summary(offered)
    show_offers(offered)
    found = areas.answer(question, tables)
    areas_view.claim(found, offered.verdicts)
    show_same_employer(offered)
    st.header(areas_view.HEADING, anchor=False)
    areas_view.note(found)
    shape = areas_view.shape()
    areas_view.all_areas(areas.chart(question, shape, tables), shape, question.areas)
    areas_view.side_by_side(found)
elif view == EMPLOYERS:
    tables = load(
        "pay", "lowest_pay", "pay_filters", "pay_levels", "employers", "roles", "currencies"
    )
    named = employers(*employers_view.question(source_of(tables), tables), tables)
    finding.markdown(f"**{plain(named.finding)}**")
    employers_view.show_employers(named)
else:
    tables = load(
        "pay",
        "lowest_pay",
        "pay_filters",
        "exchange_rates",
        "currencies",
        "roles",
        "country_groups",
    )
    if view == RANKED:
        countries_view.ranking(countries.ranking(countries_view.ranked_question(tables), tables))
    else:
        st.markdown(plain(in_one_currency(labels[view])))
        among = countries_view.compared_question(tables)
        side_by_side = countries.side_by_side(among, tables)
        countries_view.medians(side_by_side)
        if side_by_side.chart:
            by = countries_view.breakdown(among, tables)
            countries_view.each(countries.each(among, by, tables))
            countries_view.limits(side_by_side)
definitions(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
