"""Pay: what each role earns, for the people and places that the visitor selects."""

import streamlit as st

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
from components.widgets.like_for_like import gap_view
from components.widgets.pay_overview import by_factor, overview
from components.widgets.provenance import Provenance
from components.widgets.rates import rates_used
from components.widgets.selected import sentence
from components.widgets.terms import definitions
from components.widgets.text import plain
from components.widgets.your_pay import your_pay_view

VIEWS = {
    "overview": "Overview",
    "groups": "By group",
    "gap": "Like for like",
    "factors": "What moves pay",
    "you": "Your pay in each role",
}

# Shares are the same in every currency, amounts are not.
IN_MONEY = {"overview": overview, "groups": by_factor}
IN_SHARES = {"gap": gap_view, "factors": effects_view}

come_through_the_door()
st.title("Pay", anchor=False)

tables = load(
    "pay", "lowest_pay", "factors", "prices", "currencies", "roles", "terms", "country_groups", "range_accuracy"
)
names = listed(list(tables["roles"]["plural"]))
st.markdown(plain(f"What {names} earn in a year: choose where, at what company and when."))
# The answer comes before the choices: on a phone these fill the first screen.
finding = st.empty()

view = link.one("view", VIEWS, "What to look at")
link.report_ignored({"what to look at": link.unknown("view", VIEWS)})
source = source_choice(tables)
described = Provenance.of(source, tables).source
st.markdown(plain(described["in_short"]))

if view == "you":
    found = your_pay_view(source, tables)
else:
    selection = factor_filters(source, tables)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        money = currency_choice(selection, tables) if view in IN_MONEY else None
        reset_button(tables["factors"])
    st.header(plain(sentence(selection, tables)), anchor=False)
    if money:
        rates_used(selection, money, tables)
        found = IN_MONEY[view](selection, money, tables)
    else:
        found = IN_SHARES[view](selection, tables)
finding.markdown(f"**{plain(found)}**")

definitions(tables["terms"])
st.markdown(f"**About this source.** {plain(described['caveats'])}")
st.page_link("pages/sources.py", label="All sources", icon=":material/menu_book:")
