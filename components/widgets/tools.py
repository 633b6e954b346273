"""What the Tools page says of tools: compared, one by one, and as the article names them."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components import findings, usage
from components.charts.usage import dumbbell
from components.selection import listed
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.data import Tables, once
from components.widgets.frame import Chart, show_chart
from components.widgets.provenance import SHARE, Provenance, asked
from components.widgets.text import plain

# With fewer comparisons, differences by chance alone are not worth a sentence.
MANY_COMPARISONS = 20


@dataclass(frozen=True)
class Compared:
    """Which tools are compared, among whom (ids of `country_groups.csv`), and in which order."""

    categories: list[str]
    groups: list[str]
    search: str
    clear_only: bool
    sort: str


@once
def tools_found(compared: Compared, tables: Tables) -> tuple[pd.DataFrame, dict[str, str]]:
    """The tools (by id) that match, and the names of those that were measured, in order."""
    found = _matching(compared, tables)
    shares, apart = _shares(compared, tables)
    return found, usage.labelled(shares, apart, found["name"], compared.sort)


def _matching(compared: Compared, tables: Tables) -> pd.DataFrame:
    tools = tables["tools"].set_index("id")
    matches = usage.matching(tools, compared.search)
    return tools[tools["category"].isin(compared.categories) & matches]


def _shares(compared: Compared, tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each role's shares of users of the matching tools, and how far the roles lie apart."""
    answers = tables["tool_usage"]
    answers = answers[
        answers["country_group"].isin(compared.groups)
        & answers["tool"].isin(_matching(compared, tables).index)
    ]
    shares = usage.shares(answers, "tool")
    apart = usage.differences(shares)
    if compared.clear_only:
        shares = shares[shares["item"].isin(apart.loc[apart["clear"], "item"])]
    return shares, apart


@once
def tools_chart(compared: Compared, shown: int, where: str, tables: Tables) -> Chart:
    """The first `shown` tools that match, with each role's share; `where` says of whom."""
    roles = tables["roles"]
    categories = tables["survey_questions"].set_index("id")["label"]
    chosen = categories[categories.index.isin(compared.categories)]
    all_categories = set(compared.categories) >= set(tables["tools"]["category"])
    selection = "; ".join(
        [
            where,
            "all categories" if all_categories else listed(list(chosen)),
            *[f"search: {compared.search}"] * bool(compared.search),
            *["only where the roles clearly differ"] * compared.clear_only,
        ]
    )
    found, labels = tools_found(compared, tables)
    shares, apart = _shares(compared, tables)
    drawn = dict(list(labels.items())[:shown])
    place = {tool: number for number, tool in enumerate(labels)}
    in_order = shares.sort_values("item", key=lambda tools: tools.map(place), kind="stable")
    by_chance = (
        f" Even if the roles did not differ at all, about {len(apart) / 20:.0f} of {len(apart)} "
        "tools would seem to by chance."
    )
    origin = Provenance.of_table("tool_usage", tables)
    return Chart(
        dumbbell(shares, drawn, roles),
        title=findings.clear_differences(apart, shares, found["name"], roles, "tools"),
        subtitle=f"Share of each role who use the tool, with its 95% interval, {where}."
        + f" The first {len(drawn)} of {len(labels)}." * (len(drawn) < len(labels)),
        caption=f"{origin.line} {asked(shares, roles)} Who was not asked about a tool is not in "
        f"its share.{by_chance * (len(apart) >= MANY_COMPARISONS)}",
        table=origin.attach(
            in_order.assign(tool=in_order["item"].map(found["name"])), selection, SHARE
        ),
        file_name="tools",
    )


def named_by_the_article(tools: pd.DataFrame, tables: Tables) -> None:
    """List the tools (by id) that the article names, by role, and those nobody was asked about."""
    named = tools[tools["named_for"] != ""]
    if named.empty:
        return
    roles = tables["roles"]
    st.header("Named by the article", anchor=False)
    categories = tables["survey_questions"].set_index("id")["label"]
    for category in categories.index[categories.index.isin(named["category"])]:
        own = named[named["category"] == category]
        own = own.assign(role=own["named_for"].str.split()).explode("role")
        names = own.groupby("role")["name"].agg(", ".join)
        texts = {role: names.get(role, "None named") for role in roles["id"]}
        role_cards.side_by_side(categories[category], texts, roles)
    unmeasured = named[~named.index.isin(tables["tool_usage"]["tool"])]
    if len(unmeasured):
        st.subheader("Named, but not measured", anchor=False)
        names = roles.set_index("id")["plural"]
        st.markdown(
            "\n".join(
                f"- **{plain(tool.name)}**, for "
                f"{plain(listed([names[role] for role in tool.named_for.split()]))}: "
                f"{plain(tool.purpose)}"
                for tool in unmeasured.itertuples()
            )
        )
        st.caption("The survey did not ask about them: not measured is not the same as unused.")
    article = Provenance.of(named["source"].iloc[0], tables)
    st.caption(plain(f"{article.line} {article.source['caveats']}"))


def tool_details(tools: pd.DataFrame, tables: Tables) -> None:
    """Show the choice of one of `tools` (by id) and all that is known of it."""
    st.header("One tool in detail", anchor=False)
    names = tools["name"].sort_values(key=lambda name: name.str.casefold()).to_dict()
    chosen = link.maybe_one("tool", names, "Tool", "Choose a tool or click on its mark")
    link.report_ignored({"tool": link.unknown("tool", names)})
    if chosen is None:
        return
    tool = tools.loc[chosen]
    roles = tables["roles"]
    category = tables["survey_questions"].set_index("id").loc[tool["category"]]
    named_for = [roles.set_index("id")["plural"][role] for role in tool["named_for"].split()]
    st.markdown(
        f"**{plain(tool['name'])}** ({plain(category['label'].lower())}). {plain(tool['purpose'])}"
        + (f" The article names it for {plain(listed(named_for))}." if named_for else "")
    )
    if chosen not in set(tables["tool_usage"]["tool"]):
        st.info("The survey did not ask about it, so nobody knows who uses it.")
        return

    detail, differences = _one_tool(chosen, tables)
    show_chart(detail)
    st.markdown(differences)


@once
def _one_tool(tool: str, tables: Tables) -> tuple[Chart, str]:
    """The shares of users of a tool by country group, and how far the roles lie apart there."""
    roles = tables["roles"]
    described = tables["tools"].set_index("id").loc[tool]
    question = tables["survey_questions"].set_index("id").loc[described["category"], "question"]
    groups = tables["country_groups"]
    answers = tables["tool_usage"][tables["tool_usage"]["tool"] == tool]
    everywhere = usage.shares(answers, "tool")
    shares = pd.concat([everywhere.assign(item="all"), usage.shares(answers, "country_group")])
    apart = usage.differences(shares).set_index("item")
    every = usage.differences(usage.shares(tables["tool_usage"], "tool"))
    labels = {"all": "All countries", **dict(zip(groups["id"], groups["label"], strict=True))}
    origin = Provenance.of_table("tool_usage", tables)
    detail = Chart(
        dumbbell(shares, labels, roles),
        title=findings.one_tool(every[every["item"] == tool], described["name"], roles),
        subtitle="Share of each role who use it, with its 95% interval, by country.",
        caption=f"{origin.line} {asked(everywhere, roles)} The survey asked: “{question}”",
        table=origin.attach(
            shares.assign(country=shares["item"].map(labels), tool=described["name"]),
            described["name"],
            SHARE,
        ),
        file_name="tool",
    )
    return detail, "\n".join(
        f"- **{plain(label)}.** {plain(findings.difference_in_words(apart.loc[item], roles))}"
        for item, label in labels.items()
        if item in apart.index
    )
