"""The Pay page: what each role is offered or earns, for the selected people and places."""

import streamlit as st

from components.pay.answer.bands import build_bands, selection_to_compare
from components.pay.answer.city import city_pay
from components.pay.answer.drivers import pay_drivers
from components.pay.answer.gap import build_gap_panel, gap_by_level_chart
from components.pay.answer.how_sure import all_gaps_chart, key_gaps_chart, sources_with_clear_gap
from components.pay.answer.overview import pay_estimate
from components.pay.answer.rates import rates_used
from components.pay.answer.sources import other_sources, source_description
from components.pay.view.bands import show_bands, show_notes
from components.pay.view.how_sure import (
    FACTORS,
    HOW_SURE,
    LEVELS,
    part_control,
    show_drivers,
    show_gap_panel,
    show_reasons,
)
from components.pay.view.other_sources import show_other_sources
from components.pay.view.overview import show_basis, show_estimate
from components.pay.view.rates import show_rates
from components.selection.records import latest, selected_years
from components.selection.selection import Selection
from components.shell import controls, pay_controls, situation
from components.shell.chart_frame import show_chart_or_message
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.situation import source_mapping
from components.tables.cache import get_tables
from components.tables.factors import YEAR
from components.tables.roles import all_roles, default_pair
from components.words.phrases import with_years

OVERVIEW, BANDS = "you", "groups"
VIEWS = {OVERVIEW: "Overview", BANDS: "Bands by level", HOW_SURE: "How sure?"}
# For old URLs: the current view that contains each former view or part of a view.
WITHIN = {"overview": OVERVIEW, LEVELS: HOW_SURE, FACTORS: HOW_SURE}

require_app_entry()

tables = get_tables()
# The answer appears above the controls that it depends on, and messages appear below them.
headline_slot, control_row, picture, messages = (
    st.container(),
    st.container(horizontal=True, vertical_alignment="center"),
    st.container(),
    st.container(),
)
with control_row, controls.messages_to(messages):
    view = controls.view_control(VIEWS, within=WITHIN)
    with controls.filter_popover("Filters"):
        source_id = pay_controls.source_choice(tables)
        if view != OVERVIEW:
            factor = pay_controls.breakdown_choice(Selection(source_id), tables)
        chosen = pay_controls.factor_filters(source_id, tables)
        selection = latest(chosen, tables)
        if view == HOW_SURE:
            pair = pay_controls.role_pair(tables)
        else:
            # If no reports from the latest years match, the overview uses earlier ones.
            currency_scope = chosen if view == OVERVIEW else selection
            currency = pay_controls.currency_choice(currency_scope, tables)
        pay_controls.reset_button(tables)

roles = all_roles(tables)
if view == OVERVIEW:
    city_figures = city_pay(situation.current(), selection, tables)
    place = city_figures.shown_for if city_figures else ""
    estimate = pay_estimate(selection, currency, default_pair(tables), tables, place)
    others = other_sources(selection, currency, default_pair(tables), tables)
    headline = estimate.finding
    with picture:
        show_estimate(estimate, roles, city_figures)
    show_basis(estimate)
    show_other_sources(others)
elif view == BANDS:
    # Bands by year cover every year unless some are selected.
    by_level = chosen if factor == YEAR else selection
    pay_bands = build_bands(by_level, currency, factor, tables)
    rates = rates_used(selection_to_compare(by_level, factor), currency, tables)
    headline = pay_bands.finding
    with picture:
        show_bands(pay_bands, roles)
    show_notes(pay_bands)
    show_rates(rates)
else:
    gap = build_gap_panel(
        selection, pair, tables, source_mapping.profile_currency(situation.current(), tables)
    )
    key_gaps = key_gaps_chart(selection, pair, factor, tables)
    clear_sources = sources_with_clear_gap(selection, pair, tables)
    headline = with_years(selected_years(selection, tables), gap.finding)
    with picture:
        show_gap_panel(gap, key_gaps, clear_sources)
    show_reasons(gap)
    match part_control():
        case "gap":
            by_level = selection_to_compare(chosen if factor == YEAR else selection, factor)
            show_chart_or_message(gap_by_level_chart(by_level, pair, factor, tables))
        case "factors":
            show_drivers(pay_drivers(selection, tables))
        case _:
            show_chart_or_message(all_gaps_chart(pair, tables))
    show_other_sources(gap.others)
with headline_slot:
    show_finding(headline)

st.markdown(f"**About this source.** {escape_markdown(source_description(source_id, tables))}")
show_glossary(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
