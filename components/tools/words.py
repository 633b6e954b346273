"""The sentences of Tools."""

import pandas as pd

from components.selection.tool_evidence import ADS, USED
from components.statistics.usage_shares import widest
from components.words.phrases import capitalise, join_words, percent
from components.words.provenance import SHARE
from components.words.share_findings import both_shares

KINDS = {USED: "Used", ADS: "In job ads"}
UNITS = {USED: SHARE, ADS: "share of the ads that name any tool, 0 to 1"}
SORTS = {"difference": "Difference", "popularity": "Popularity", "name": "Name"}
NOTHING_MATCHES = "No measured tool matches. Remove a filter or shorten the search."
NOTHING_MEASURED = "No measured tool matches"
NOT_ASKED_ABOUT_IT = "No survey asked about it, and no ad was searched for it."
DISAGREE = "Where sources of different years disagree"
NO_DISAGREEMENT = "No two sources clearly disagree about which role uses a tool more."
MORE = {USED: "Used more by", ADS: "Asked more of"}
TOOLS_IN_TITLE = 2
ALL_COUNTRIES = "All countries"
NONE_NAMED = "None named"


def source(title: str, years: str) -> str:
    """Label a source: its title with its years."""
    return title if years in title else f"{title}, {years}"


def as_asked(title: str) -> str:
    """Say whom a source asked that doesn't distinguish countries."""
    return f"all whom {title} asked"


def share_of(name: str, share: float) -> str:
    """Return a tool with its share."""
    return f"{name} ({percent(share)})"


def first(kind: str, plural: str, tools: list[str]) -> str:
    """List the most used tools of a role."""
    if kind == ADS:
        return f"Job ads for {plural} name {join_words(tools)} most."
    return f"{capitalise(plural)} use {join_words(tools)} most."


def title(differences: pd.DataFrame, names: pd.Series) -> str:
    """Name the tools with the largest clear differences; '' for fewer than two.

    `differences` comes from `usage_shares`; `names` maps items to names.
    """
    clear = widest(differences, TOOLS_IN_TITLE)
    if len(clear) < TOOLS_IN_TITLE:
        return ""
    return f"{join_words([str(names[item]) for item in clear['item']])} differ most"


def subtitle(kind: str, where: str, people: str, brief: str, drawn_of: tuple[int, int]) -> str:
    """Describe the chart, among `people` or ads `where`, '' for all countries.

    `brief` is a short citation, `drawn_of` how many tools are drawn and how many match.
    """
    drawn, measured = drawn_of
    first = f" {drawn} of {measured}." if drawn < measured else ""
    what, of = ("Ads that name it", "Ads for ") if kind == ADS else ("Share who use it", "")
    place = f" {where}" if where else ""
    return f"{what}{place}, 95% intervals. {of}{people}, {brief}{first}"


def one_tool(people: str, brief: str) -> str:
    """Describe the chart of one tool; `brief` is a short citation."""
    return f"Share of each role who use it, by country, 95% intervals. {people}, {brief}"


def caption(kind: str, origin: str, chance: str) -> str:
    """Return the source of the shares, what they measure, and what may be chance."""
    who = "Ads show demand, not use." if kind == ADS else "Shares count only people who were asked."
    return f"{origin} {who} {chance}"


def in_source(kind: str, years: str, difference: pd.Series, roles: pd.DataFrame) -> str:
    """Return what a source says about a tool; `difference` is a row of `usage_shares.differences`."""
    kinds = {USED: "used by people", ADS: "asked for in job ads"}
    return f"{kinds[kind]} in {years}, {both_shares(difference, roles)}"


def disagreement(name: str, source_texts: list[str]) -> str:
    """Return what sources that disagree about a tool say."""
    return f"{name}: {'; '.join(source_texts)}."


def on_tool(kind: str, title: str, years: str, difference: pd.Series, roles: pd.DataFrame) -> str:
    """Return what a source has on a tool."""
    clear = "" if difference["clear"] else " No clear difference."
    return f"{KINDS[kind]} ({source(title, years)}): {both_shares(difference, roles)}.{clear}"


def selection(where: str, categories: list[str], search: str, clear_only: bool) -> str:
    """Describe the selection for the download; no `categories` means all."""
    return "; ".join(
        [
            where,
            join_words(categories) if categories else "all categories",
            *([f"search: {search}"] if search else []),
            *(["only where the roles clearly differ"] if clear_only else []),
        ]
    )


def named_for(plurals: list[str]) -> str:
    """Say for which roles the article names a tool."""
    return f"The article names it for {join_words(plurals)}." if plurals else ""
