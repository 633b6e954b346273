"""What the Tools page says of single tools, and of those that the article names."""

import pandas as pd
import streamlit as st

from components import findings, usage
from components.charts.usage import dumbbell
from components.selection import listed
from components.widgets import link
from components.widgets import roles as role_cards
from components.widgets.frame import chart
from components.widgets.provenance import Provenance, asked
from components.widgets.text import plain


def named_by_the_article(tools: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    """List the tools (by id) that the article names, by role, and those nobody was asked about."""
    named = tools[tools["named_for"] != ""]
    if named.empty:
        return
    roles = tables["roles"].sort_values("order")
    st.header("Named by the article", anchor=False)
    categories = tables["survey_questions"].sort_values("order").set_index("id")["label"]
    for category in categories.index[categories.index.isin(named["category"])]:
        own = named[named["category"] == category]
        own = own.assign(role=own["named_for"].str.split()).explode("role")
        names = own.groupby("role")["name"].agg(", ".join)
        texts = {role: names.get(role, "None.") for role in roles["id"]}
        role_cards.side_by_side(categories[category], texts, roles)
    unmeasured = named[~named.index.isin(tables["tool_usage"]["tool"])]
    if len(unmeasured):
        st.subheader("Named, but not measured", anchor=False)
        names = roles.set_index("id")["plural"]
        for tool in unmeasured.itertuples():
            for_whom = listed([names[role] for role in tool.named_for.split()])
            st.markdown(f"- **{plain(tool.name)}**, for {plain(for_whom)}: {plain(tool.purpose)}")
        st.caption("The survey did not ask about them: not measured is not the same as unused.")
    article = Provenance.of(named["source"].iloc[0], tables)
    st.caption(plain(f"{article.line} {article.source['caveats']}"))


def details(tools: pd.DataFrame, tables: dict[str, pd.DataFrame], origin: Provenance) -> None:
    """Show the choice of one of `tools` (by id) and all that is known of it."""
    st.header("One tool in detail", anchor=False)
    names = tools["name"].sort_values(key=lambda name: name.str.casefold()).to_dict()
    chosen = link.maybe_one("tool", names, "Tool", "Choose a tool or click on its mark")
    link.report_ignored({"tool": link.unknown("tool", names)})
    if chosen is None:
        return
    tool = tools.loc[chosen]
    roles = tables["roles"].sort_values("order")
    category = tables["survey_questions"].set_index("id").loc[tool["category"]]
    named_for = [roles.set_index("id")["plural"][role] for role in tool["named_for"].split()]
    st.markdown(
        f"**{plain(tool['name'])}** ({plain(category['label'].lower())}). {plain(tool['purpose'])}"
        + (f" The article names it for {plain(listed(named_for))}." if named_for else "")
    )
    answers = tables["tool_usage"]
    answers = answers[answers["tool"] == chosen]
    if answers.empty:
        st.info("The survey did not ask about it, so nobody knows who uses it.")
        return

    groups = tables["country_groups"].sort_values("order")
    everywhere = usage.shares(answers, "tool")
    shares = pd.concat([everywhere.assign(item="all"), usage.shares(answers, "country_group")])
    apart = usage.differences(shares).set_index("item")
    labels = {"all": "All countries", **dict(zip(groups["id"], groups["label"], strict=True))}
    chart(
        dumbbell(shares, labels, roles),
        title=findings.one_tool(usage.differences(everywhere), tool["name"], roles),
        subtitle="Share of each role who use it, with its 95% interval, by country.",
        caption=f"{origin.line} {asked(everywhere, roles)} The survey asked: "
        f"“{category['question']}”",
        table=origin.attach(
            shares.assign(country=shares["item"].map(labels), tool=tool["name"]),
            tool["name"],
            "share of those asked, 0 to 1",
        ),
        file_name="tool",
    )
    for item, label in labels.items():
        if item in apart.index:
            words = findings.difference_in_words(apart.loc[item], roles)
            st.markdown(f"- **{plain(label)}.** {plain(words)}")
