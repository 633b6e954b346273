"""Pay: what each role is offered or earns, for the people and places that the visitor selects."""

import streamlit as st

from components.pay import words
from components.pay.answer.gap import gap, gap_by_level
from components.pay.answer.groups import groups
from components.pay.answer.moves import moves
from components.pay.answer.overview import overview
from components.pay.answer.rates import rates_used
from components.pay.answer.sources import source
from components.pay.answer.sure import sure
from components.pay.answer.yours import your_pay
from components.pay.view.gap import show_gap
from components.pay.view.groups import show_groups
from components.pay.view.moves import show_moves
from components.pay.view.other_sources import show_other_sources
from components.pay.view.overview import show_overview
from components.pay.view.rates import show_rates
from components.pay.view.yours import show_your_pay
from components.selection.records import latest, period, sentence
from components.selection.selection import YEAR
from components.shell import choices, pay_choices, situation
from components.shell.chart_frame import show_chart_or_say
from components.shell.door import come_through_the_door
from components.shell.numbers import show_finding
from components.shell.plain import plain
from components.shell.terms import definitions
from components.situation import following
from components.statistics.exchange import DOLLARS
from components.tables.cache import load
from components.tables.roles import all_roles
from components.words.phrases import dated

VIEWS = {
    "overview": "Overview",
    "groups": "By group",
    "gap": "Like for like",
    "sure": "How sure is the gap?",
    "factors": "What moves pay",
    "you": "Your pay in each role",
}

# Shares are the same in every currency, amounts are not.
IN_MONEY = ("overview", "groups", "you")

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
st.markdown(plain(words.introduction([role.plural for role in all_roles(tables)])))
# The answer comes before the choices: on a phone these fill the first screen.
finding = st.container()

view = choices.view(VIEWS)
if view == "sure":
    # All sources, levels and years at once: there is nothing to filter.
    everything = sure(pay_choices.role_pair(tables), tables)
    st.header(words.EVERYTHING, anchor=False)
    show_chart_or_say(everything)
    said = everything if isinstance(everything, str) else everything.title
    about = ""
else:
    source_id = pay_choices.source_choice(tables)
    described = source(source_id, tables)
    about = f"**About this source.** {plain(described.caveats)}"
    st.markdown(plain(described.in_short))
    if view == "you":
        st.markdown(words.YOUR_SITUATION)
        chosen = pay_choices.your_levels(source_id, tables)
    else:
        chosen = pay_choices.factor_filters(source_id, tables)
    selection = latest(chosen, tables)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        # What a situation lacks in the latest years comes from others.
        among = chosen if view == "you" else selection
        currency = pay_choices.currency_choice(among, tables) if view in IN_MONEY else DOLLARS
        pay_choices.reset_button(tables)
    if view == "groups":
        factor = pay_choices.breakdown_choice(selection, tables)
        # By year all of them are compared, unless some are chosen.
        selection = chosen if factor == YEAR else selection
    st.header(plain(sentence(selection, tables)), anchor=False)

    match view:
        case "overview":
            show_rates(rates_used(selection, currency, tables))
            overall = overview(selection, currency, tables)
            show_overview(overall)
            said = dated(period(selection, tables), overall.finding)
        case "groups":
            show_rates(rates_used(selection, currency, tables))
            by_level = groups(selection, currency, factor, tables)
            show_groups(by_level)
            said = by_level.finding
        case "gap":
            pair = pay_choices.role_pair(tables)
            money = following.currency(situation.current(), tables)
            apart = gap(selection, pair, tables, money)
            show_gap(apart)
            if apart.figures:
                factor = pay_choices.breakdown_choice(selection, tables)
                among = chosen if factor == YEAR else selection
                show_chart_or_say(gap_by_level(among, pair, factor, tables))
            show_other_sources(apart.others)
            said = dated(period(selection, tables), apart.finding)
        case "factors":
            moving = moves(selection, tables)
            show_moves(moving)
            said = moving.finding
        case _:
            yours = your_pay(selection, currency, tables)
            show_your_pay(yours)
            said = yours.finding
with finding:
    show_finding(said)

definitions(tables)
if about:
    st.markdown(about)
situation.page_link("pages/evidence.py", "Sources and methods", ":material/menu_book:")
