"""The headlines of pages, on the cards that lead to them."""

import pandas as pd
import streamlit as st

from components import findings, like_for_like, pay, usage
from components.currencies import DOLLARS, currency
from components.selection import Selection, listed
from components.widgets.data import Tables, once
from components.widgets.provenance import Provenance, asked, counts
from components.widgets.selected import gap_alike, records
from components.widgets.text import plain


def work_headline(tables: Tables) -> None:
    """The activity that the roles call important most unlike each other."""
    finding, explanation = _work(tables)
    _card("Work", finding, explanation, "pages/responsibilities.py", "See what each role does")


def tools_headline(tables: Tables) -> None:
    """The tool that the roles use most unlike each other."""
    finding, explanation = _tools(tables)
    _card("Tools", finding, explanation, "pages/tools.py", "See who uses which tool")


def pay_headline(tables: Tables) -> None:
    """The gap between the first two roles like for like, with their medians."""
    finding, besides, explanation = _pay(tables)
    see = "See pay where you live"
    _card("Pay", finding, explanation, "pages/pay.py", see, {"view": "gap"}, besides)


def _card(
    topic: str,
    finding: str,
    explanation: str,
    page: str,
    link: str,
    choices: dict[str, str] | None = None,
    besides: str = "",
) -> None:
    """A card with one finding that leads to the page, and the choices on it, it comes from.

    `besides` is what a reader must know with the finding.
    """
    with st.container(border=True, height="stretch"):
        st.caption(plain(topic))
        st.subheader(plain(finding), anchor=False)
        if besides:
            st.markdown(plain(besides))
        st.caption(plain(explanation))
        st.page_link(page, label=link, icon=":material/arrow_forward:", query_params=choices or {})


@once
def tools_compared(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each role's share of users of each tool, and how far the roles lie apart."""
    shares = usage.shares(tables["tool_usage"], "tool")
    return shares, usage.differences(shares)


@once
def _work(tables: Tables) -> tuple[str, str]:
    shares = usage.shares(tables["activities"], "activity")
    return _widest(
        shares,
        usage.differences(shares),
        tables["activity_names"].set_index("id")["label"],
        "Largest measured difference in what people call an important part of their work.",
        Provenance.of_table("activities", tables),
    )


@once
def _tools(tables: Tables) -> tuple[str, str]:
    shares, apart = tools_compared(tables)
    return _widest(
        shares,
        apart,
        tables["tools"].set_index("id")["name"],
        "Largest measured difference in the regular use of a tool.",
        Provenance.of_table("tool_usage", tables),
    )


def _widest(
    shares: pd.DataFrame, apart: pd.DataFrame, names: pd.Series, what: str, origin: Provenance
) -> tuple[str, str]:
    """The item in which the roles differ most; how sure that is, and who was asked about it.

    `shares` and `apart` come from `usage`, `names` says how people call each item.
    """
    roles = origin.roles
    widest = usage.widest(apart)
    own = shares[shares["item"].isin(widest["item"])] if len(widest) else shares
    words = [findings.difference_in_words(row, roles) for _, row in widest.iterrows()]
    return (
        findings.largest_difference(apart, shares, names, roles),
        " ".join([what, *words, "All countries together.", origin.line, asked(own, roles)]),
    )


@once
def _pay(tables: Tables) -> tuple[str, str, str]:
    """What the first source says, what the others say, and what stands behind it."""
    roles, factors = tables["roles"], tables["factors"]
    first, second = roles["id"].iloc[:2]
    gaps = {
        source: gap_alike(Selection(source), first, second, tables)
        for source in factors["source"].unique()
    }
    titles = tables["sources"].set_index("id")["title"]
    said = [f"{titles[source]}: {like_for_like.in_words(found)}." for source, found in gaps.items()]
    source = next(iter(gaps))
    origin = Provenance.of(source, tables)
    medians = pay.summary(records(Selection(source), tables), ["role"])
    dollars = currency(tables["currencies"], DOLLARS)
    names = roles.set_index("id")["plural"]
    own = factors[factors["source"] == source]
    alike = list(own["label"].str.lower())
    return (
        like_for_like.headline(list(gaps.values()), roles),
        " ".join(said),
        f"{findings.sentence(names[first])} against {names[second]} with the same "
        f"{listed(alike, len(alike))}. The sources measure different things, so "
        f"expect them to differ. {titles[source]}: "
        f"{findings.medians_in_words(medians, roles, dollars)} {origin.line} {counts(medians)}",
    )
