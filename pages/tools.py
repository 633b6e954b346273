"""Tools: how many practitioners of each role use which tool."""

import streamlit as st

from components import findings, usage
from components.charts.usage import dumbbell
from components.selection import listed
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.data import load
from components.widgets.door import come_through_the_door
from components.widgets.filters import country_groups
from components.widgets.frame import chart, definitions
from components.widgets.provenance import Provenance, asked
from components.widgets.tools import details, named_by_the_article

SHOWN_AT_FIRST = 25
# With fewer comparisons, differences by chance alone are not worth a sentence.
MANY_COMPARISONS = 20

come_through_the_door()
st.title("Tools", anchor=False)
st.markdown("Which tools does each role live on? The shares of practitioners who use them.")

tables = load("tools", "tool_usage", "terms")
roles = tables["roles"].sort_values("order")
tools = tables["tools"].set_index("id")
categories = tables["survey_questions"].sort_values("order")
categories = categories[categories["id"].isin(tools["category"])]
category_names = dict(zip(categories["id"], categories["label"], strict=True))

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

found = tools[tools["category"].isin(chosen or category_names) & usage.matching(tools, search)]
answers = tables["tool_usage"]
answers = answers[answers["country_group"].isin(groups) & answers["tool"].isin(found.index)]
shares = usage.shares(answers, "tool")
apart = usage.differences(shares)
if clear_only:
    shares = shares[shares["item"].isin(apart.loc[apart["clear"], "item"])]
labels = usage.labelled(shares, apart, tools["name"], sort)
origin = Provenance.of(tables["tool_usage"]["source"].iloc[0], tables)
selection = "; ".join(
    [
        where,
        listed([category_names[category] for category in chosen]) if chosen else "all categories",
        *[f"search: {search}"] * bool(search),
        *["only where the roles clearly differ"] * clear_only,
    ]
)

if labels:
    many = len(labels) > SHOWN_AT_FIRST
    everything = link.flag("all", f"Show all {len(labels)} tools") if many else True
    drawn = dict(list(labels.items())[: None if everything else SHOWN_AT_FIRST])
    by_chance = (
        f" Even if the roles did not differ at all, about {len(apart) / 20:.0f} of {len(apart)} "
        "tools would seem to by chance."
    )
    role_cards.key(roles)
    chart(
        dumbbell(shares, drawn, roles),
        title=findings.clear_differences(apart, shares, tools["name"], roles, "tools"),
        subtitle=f"Share of each role who use the tool, with its 95% interval, {where}."
        + f" The first {len(drawn)} of {len(labels)}." * (len(drawn) < len(labels))
        + " Click on a mark to see more of its tool below.",
        caption=f"{origin.line} {asked(shares, roles)} Who was not asked about a tool is not in "
        f"its share.{by_chance * (len(apart) >= MANY_COMPARISONS)}",
        table=origin.attach(
            shares.assign(tool=shares["item"].map(tools["name"])),
            selection,
            "share of those asked, 0 to 1",
        ),
        file_name="tools",
        on_point=lambda item: link.write("tool", item),
    )
elif found.index.isin(tables["tool_usage"]["tool"]).any() or found.empty:
    st.info("No measured tool matches. Take a filter away or search for less.")

details(tools, tables, origin)
named_by_the_article(found, tables)
definitions(tables["terms"])
