"""Tools: how many practitioners of each role use which tool."""

import streamlit as st

from components import usage
from components.selection import listed
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.filters import country_groups
from components.widgets.frame import show_chart
from components.widgets.terms import definitions
from components.widgets.text import plain
from components.widgets.tools import (
    Compared,
    named_by_the_article,
    tool_details,
    tools_chart,
    tools_found,
)

SHOWN_AT_FIRST = 15

come_through_the_door()
st.title("Tools", anchor=False)
st.markdown("Which tools does each role live on? The shares of practitioners who use them.")

tables = load("tools", "tool_usage", "terms")
tools = tables["tools"].set_index("id")
categories = tables["survey_questions"]
categories = categories[categories["id"].isin(tools["category"])]
category_names = dict(zip(categories["id"], categories["label"], strict=True))

st.header("How many use what", anchor=False)
with st.grid(3, min_column_width=160):
    chosen = link.several("category", category_names, "Category")
    groups, where = country_groups(tables["country_groups"])
    search = link.text("search", "Search", "A tool or what it is for")
with st.container(horizontal=True, vertical_alignment="bottom"):
    sort = link.one("sort", usage.SORTS, "Sort by")
    clear_only = link.flag("clear", "Only where the roles clearly differ")
link.report_ignored(
    {
        "category": link.unknown("category", category_names),
        "sort": link.unknown("sort", usage.SORTS),
        "switch": link.unknown("clear", link.SWITCH) + link.unknown("all", link.SWITCH),
    }
)

compared = Compared(chosen or list(category_names), groups, search, clear_only, sort)
found, labels = tools_found(compared, tables)
if labels:
    many = len(labels) > SHOWN_AT_FIRST
    everything = link.flag("all", f"Show all {len(labels)} tools") if many else True
    role_cards.key(tables["roles"])
    shown = len(labels) if everything else SHOWN_AT_FIRST
    show_chart(
        tools_chart(compared, shown, where, tables),
        on_point=lambda tool: link.write("tool", tool),
        invitation="Click on a mark to see more of its tool below.",
    )
elif found.index.isin(tables["tool_usage"]["tool"]).any() or found.empty:
    st.info("No measured tool matches. Take a filter away or search for less.")
else:
    st.markdown(
        f"The survey did not ask about **{plain(listed(list(found['name'])))}**, so no share is "
        "known. What the article says stands below."
    )

st.page_link(
    "pages/switch.py",
    label="What to learn first on the way into a role",
    icon=":material/route:",
)
tool_details(tools, tables)
named_by_the_article(found, tables)
definitions(tables["terms"])
