"""Pay: what each role is offered or earns, for the people and places that the visitor selects."""

import streamlit as st

from components.pay.answer.bands import bands, compared
from components.pay.answer.city import city
from components.pay.answer.drivers import pay_drivers
from components.pay.answer.gap import gap_answer, gap_by_level
from components.pay.answer.how_sure import all_gaps_chart, key_gaps_chart, sources_with_clear_gap
from components.pay.answer.overview import pay_estimate
from components.pay.answer.rates import rates_used
from components.pay.answer.sources import about, other_sources
from components.pay.view.bands import show_bands, show_notes
from components.pay.view.how_sure import (
    EVERY,
    FACTORS,
    LEVELS,
    part,
    show_moves,
    show_reasons,
    show_sure,
)
from components.pay.view.other_sources import show_other_sources
from components.pay.view.overview import show_basis, show_your_pay
from components.pay.view.rates import show_rates
from components.selection.records import latest, period
from components.selection.selection import YEAR, Selection
from components.shell import controls, pay_controls, situation
from components.shell.chart_frame import show_chart_or_message
from components.shell.entry import require_app_entry
from components.shell.glossary import show_glossary
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_finding
from components.situation import source_mapping
from components.tables.cache import get_tables
from components.tables.roles import all_roles
from components.words.phrases import with_years

YOURS, BANDS = "you", "groups"
VIEWS = {YOURS: "Overview", BANDS: "Bands by level", EVERY: "How sure?"}
# Views that were once on their own, and the parts of the last one.
WITHIN = {"overview": YOURS, LEVELS: EVERY, FACTORS: EVERY}

require_app_entry()

tables = get_tables(
    "pay",
    "lowest_pay",
    "salary_factors",
    "exchange_rates",
    "currencies",
    "roles",
    "glossary",
    "country_groups",
    "range_accuracy",
    "consumer_prices",
    "range_widths",
)
# The answer comes before the choices that it is computed from, and what is to say of these after.
finding, row, picture, notes = (
    st.container(),
    st.container(horizontal=True, vertical_alignment="center"),
    st.container(),
    st.container(),
)
with row, controls.messages_to(notes):
    view = controls.view_control(VIEWS, within=WITHIN)
    with controls.filter_popover("Filters"):
        source_id = pay_controls.source_choice(tables)
        if view != YOURS:
            factor = pay_controls.breakdown_choice(Selection(source_id), tables)
        chosen = pay_controls.factor_filters(source_id, tables)
        selection = latest(chosen, tables)
        if view == EVERY:
            pair = pay_controls.role_pair(tables)
        else:
            # What a situation lacks in the latest years comes from others.
            among = chosen if view == YOURS else selection
            currency = pay_controls.currency_choice(among, tables)
        pay_controls.reset_button(tables)

roles = all_roles(tables)
if view == YOURS:
    you = situation.current()
    # Nobody who names no city needs the tables of them.
    known = get_tables("cities", "metro_pay", "area_countries", "occupations") if you.area else None
    there = city(you, selection, known) if known else None
    yours = pay_estimate(selection, currency, tables, there.shown_for if there else "")
    said = yours.finding
    with picture:
        show_your_pay(yours, roles, there)
    show_basis(yours)
    show_other_sources(other_sources(selection, currency, tables))
elif view == BANDS:
    # By year all of them are compared, unless some are chosen.
    by_level = chosen if factor == YEAR else selection
    found = bands(by_level, currency, factor, tables)
    said = found.finding
    with picture:
        show_bands(found, roles)
    show_notes(found)
    show_rates(rates_used(compared(by_level, factor), currency, tables))
else:
    apart = gap_answer(
        selection, pair, tables, source_mapping.currency(situation.current(), tables)
    )
    said = with_years(period(selection, tables), apart.finding)
    with picture:
        show_sure(
            apart,
            key_gaps_chart(selection, pair, factor, tables),
            sources_with_clear_gap(selection, pair, tables),
        )
    show_reasons(apart)
    match part():
        case "gap":
            by_level = compared(chosen if factor == YEAR else selection, factor)
            show_chart_or_message(gap_by_level(by_level, pair, factor, tables))
        case "factors":
            show_moves(pay_drivers(selection, tables))
        case _:
            show_chart_or_message(all_gaps_chart(pair, tables))
    show_other_sources(apart.others)
with finding:
    show_finding(said)

st.markdown(f"**About this source.** {escape_markdown(about(source_id, tables))}")
show_glossary(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
