"""Pay: what each role is offered or earns, for the people and places that the visitor selects."""

import streamlit as st

from components.pay.answer.bands import bands, compared
from components.pay.answer.city import city
from components.pay.answer.gap import gap, gap_by_level
from components.pay.answer.moves import moves
from components.pay.answer.rates import rates_used
from components.pay.answer.sources import about, other_sources
from components.pay.answer.sure import in_short, sources_clear, sure
from components.pay.answer.yours import your_pay
from components.pay.view.bands import show_bands, show_notes
from components.pay.view.other_sources import show_other_sources
from components.pay.view.rates import show_rates
from components.pay.view.sure import (
    EVERY,
    FACTORS,
    LEVELS,
    part,
    show_moves,
    show_reasons,
    show_sure,
)
from components.pay.view.yours import show_basis, show_your_pay
from components.selection.records import latest, period
from components.selection.selection import YEAR, Selection
from components.shell import choices, pay_choices, situation
from components.shell.chart_frame import show_chart_or_say
from components.shell.door import come_through_the_door
from components.shell.numbers import show_finding
from components.shell.plain import plain
from components.shell.terms import definitions
from components.situation import following
from components.tables.cache import load
from components.tables.roles import all_roles
from components.words.phrases import dated

YOURS, BANDS = "you", "groups"
VIEWS = {YOURS: "Overview", BANDS: "Bands by level", EVERY: "How sure?"}
# Views that were once on their own, and the parts of the last one.
WITHIN = {"overview": YOURS, LEVELS: EVERY, FACTORS: EVERY}

come_through_the_door()

tables = load(
    "pay",
    "lowest_pay",
    "pay_filters",
    "exchange_rates",
    "currencies",
    "roles",
    "terms",
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
with row, choices.notes_in(notes):
    view = choices.view(VIEWS, within=WITHIN)
    with choices.more("Filters"):
        source_id = pay_choices.source_choice(tables)
        if view != YOURS:
            factor = pay_choices.breakdown_choice(Selection(source_id), tables)
        chosen = pay_choices.factor_filters(source_id, tables)
        selection = latest(chosen, tables)
        if view == EVERY:
            pair = pay_choices.role_pair(tables)
        else:
            # What a situation lacks in the latest years comes from others.
            among = chosen if view == YOURS else selection
            currency = pay_choices.currency_choice(among, tables)
        pay_choices.reset_button(tables)

roles = all_roles(tables)
if view == YOURS:
    you = situation.current()
    # Nobody who names no city needs the tables of them.
    known = load("cities", "metro_pay", "area_countries", "occupations") if you.area else None
    there = city(you, selection, known) if known else None
    yours = your_pay(selection, currency, tables, there.instead if there else "")
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
    apart = gap(selection, pair, tables, following.currency(situation.current(), tables))
    said = dated(period(selection, tables), apart.finding)
    with picture:
        show_sure(
            apart,
            in_short(selection, pair, factor, tables),
            sources_clear(selection, pair, tables),
        )
    show_reasons(apart)
    match part():
        case "gap":
            by_level = compared(chosen if factor == YEAR else selection, factor)
            show_chart_or_say(gap_by_level(by_level, pair, factor, tables))
        case "factors":
            show_moves(moves(selection, tables))
        case _:
            show_chart_or_say(sure(pair, tables))
    show_other_sources(apart.others)
with finding:
    show_finding(said)

st.markdown(f"**About this source.** {plain(about(source_id, tables))}")
definitions(tables)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
