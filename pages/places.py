"""Places: US areas on a map, countries side by side, and a ranking of countries."""

import streamlit as st

from components.currencies import DOLLARS, currency
from components.widgets import link
from components.widgets.countries import country_ranking, side_by_side
from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.places import areas_view
from components.widgets.terms import definitions
from components.widgets.text import plain

come_through_the_door()
st.title("Places", anchor=False)
st.markdown("Where pay is high, and what is left of it at local prices.")

tables = load("country_groups", "salary_factors", "factors", "terms", "roles")
groups = tables["country_groups"]
named = groups[groups["id"].isin(tables["salary_factors"]["code"])]
views = {
    "areas": "US areas",
    "countries-compared": " and ".join(named["label"]),
    "countries": "All countries",
}
view = link.one("view", views, "What to look at")
link.report_ignored({"what to look at": link.unknown("view", views)})

if view == "areas":
    tables = load(
        "metro_pay", "occupations", "opening_areas", "outlines", "currencies", "roles", "sources"
    )
    areas_view(currency(tables["currencies"], DOLLARS), tables)
else:
    tables = load("pay", "lowest_pay", "factors", "prices", "currencies", "roles", "country_groups")
    if view == "countries":
        country_ranking(tables)
    else:
        st.markdown(plain(f"What the survey says of {views[view]}, in the same currency."))
        side_by_side(tables)
definitions(load("terms")["terms"])
st.page_link("pages/sources.py", label="All sources", icon=":material/menu_book:")
