"""Compare: who the roles are, what sets them apart, and what the evidence says."""

import streamlit as st

from components import findings, surprises, usage
from components.widgets import roles as role_cards
from components.widgets.data import load, problems_shown
from components.widgets.door import come_through_the_door
from components.widgets.headlines import (
    pay_headline,
    tools_compared,
    tools_headline,
    work_headline,
)
from components.widgets.provenance import Provenance
from components.widgets.text import plain

TOOLS_SHOWN = 6

come_through_the_door()

roles = load("roles")["roles"]
names = " or ".join(roles["name"].str.lower())
st.title(plain(findings.sentence(f"{names}?")), anchor=False)
st.markdown(
    "Two careers, side by side: what public data say, with how sure each figure is, and what an "
    "article says."
)
if st.button("Which one fits you? Four minutes", icon=":material/quiz:", type="primary"):
    st.switch_page("pages/assessment.py")
st.header("The roles in short", anchor=False)
role_cards.introductions(roles)

st.header("What the evidence says", anchor=False)
with st.grid(3, min_column_width=280):
    with problems_shown("The headline on work"):
        work_headline(load("activities", "activity_names"))
    with problems_shown("The headline on tools"):
        tools_headline(load("tools", "tool_usage"))
    with problems_shown("The headline on pay"):
        pay_headline(load("pay", "lowest_pay", "factors", "sources", "currencies"))

st.header("What the article says", anchor=False)
with problems_shown("The differences"):
    tables = load("differences")
    for dimension in tables["dimensions"].itertuples():
        own = tables["differences"][tables["differences"]["dimension"] == dimension.id]
        texts = own.set_index("role")["text"].to_dict()
        role_cards.side_by_side(dimension.label, texts, roles)
    by_role = roles.set_index("id")
    role_cards.side_by_side("Education", by_role["education"].to_dict(), roles)
    role_cards.side_by_side("Certificates", by_role["certification"].to_dict(), roles)
    role_cards.side_by_side("A typical project", by_role["project"].to_dict(), roles)
    article = Provenance.of_table("differences", tables)
    st.caption(plain(f"{article.line} {article.source['caveats']}"))

st.header("What practitioners use", anchor=False)
with problems_shown("What practitioners use"):
    tables = load("tools", "tool_usage")
    shares, apart = tools_compared(tables)
    tool_names = tables["tools"].set_index("id")["name"]
    most: dict[str, str] = {}
    typical: dict[str, str] = {}
    for role in roles["id"]:
        share = shares[shares["role"] == role].set_index("item")["share"].map(findings.percent)
        for texts, items in (
            (most, usage.most_used(shares, role, TOOLS_SHOWN)),
            (typical, usage.most_typical(apart, role, TOOLS_SHOWN)),
        ):
            texts[role] = ", ".join(f"{tool_names[item]} {share[item]}" for item in items)
    role_cards.side_by_side(f"The {TOOLS_SHOWN} tools with most users", most, roles)
    role_cards.side_by_side("Clearly more common in this role", typical, roles)

    st.header("What surprised us", anchor=False)
    st.markdown(
        "The article names tools for each role, without figures. "
        + plain(surprises.agreement(tables["tools"], apart, roles))
    )
    for sentence in surprises.sentences(tables["tools"], apart, roles):
        st.markdown(f"- {plain(sentence)}")
    survey = Provenance.of_table("tool_usage", tables)
    st.caption(plain(f"{survey.line} All countries together."))
