"""Pay: what each role earns, for the people and places that the visitor selects."""

import streamlit as st

from components import currencies
from components.selection import listed
from components.widgets import link
from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.effects import effects_view
from components.widgets.filters import (
    currency_choice,
    factor_filters,
    reset_button,
    source_choice,
)
from components.widgets.frame import definitions
from components.widgets.like_for_like import gap_view
from components.widgets.pay_overview import by_factor, overview
from components.widgets.provenance import Provenance
from components.widgets.rates import rates_used
from components.widgets.text import plain
from components.widgets.your_pay import your_pay_view

VIEWS = {
    "overview": "Overview",
    "groups": "By group",
    "gap": "Like for like",
    "factors": "What moves pay",
    "you": "Your pay in each role",
}

# Shares are the same in every currency; these views are not.
IN_MONEY = {"overview": overview, "groups": by_factor}

come_through_the_door()
st.title("Pay", anchor=False)

tables = load(
    "pay", "factors", "prices", "currencies", "roles", "terms", "country_groups", "range_accuracy"
)
names = listed(list(tables["roles"].sort_values("order")["plural"]))
st.markdown(plain(f"What {names} earn in a year: choose where, at what company and when."))

view = link.one("view", VIEWS, "What to look at")
link.report_ignored({"what to look at": link.unknown("view", VIEWS)})
source = source_choice(tables)
origin = Provenance.of(source, tables)
st.markdown(plain(origin.source["in_short"]))

if view == "you":
    your_pay_view(source, origin, tables)
else:
    selection = factor_filters(source, tables)
    selected = selection.rows(tables["pay"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = currency_choice(selected, tables) if view in IN_MONEY else None
        reset_button(tables["factors"])
    sentence = selection.sentence(tables["factors"], tables["salary_factors"])
    st.subheader(plain(sentence), anchor=False)
    if money:
        rows = currencies.convert(selected, tables["prices"], money.id)
        rates_used(selected, rows, money, tables)
        IN_MONEY[view](rows, selection, sentence, money, origin, tables)
    elif view == "gap":
        gap_view(selected, selection, sentence, origin, tables)
    else:
        effects_view(selected, selection, sentence, origin, tables)

definitions(tables["terms"])
st.markdown(f"**About this source.** {plain(origin.source['caveats'])}")
st.page_link("pages/sources.py", label="All sources", icon=":material/menu_book:")
