"""What the Tools page says."""

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
    """A source as a choice: its title with the years it speaks of."""
    return title if years in title else f"{title}, {years}"


def as_asked(title: str) -> str:
    """Whom a source asked that does not tell countries apart."""
    return f"all whom {title} asked"


def share_of(name: str, share: float) -> str:
    """A tool with its share."""
    return f"{name} ({percent(share)})"


def first(kind: str, plural: str, tools: list[str]) -> str:
    """The tools that a role has most."""
    if kind == ADS:
        return f"Job ads for {plural} name {join_words(tools)} most."
    return f"{capitalise(plural)} use {join_words(tools)} most."


def title(differences: pd.DataFrame, names: pd.Series) -> str:
    """The tools in which the roles lie clearly apart the most, '' where there are not two.

    `apart` comes from `usage_shares.differences`; `names` says how people call each tool.
    """
    clear = widest(differences, TOOLS_IN_TITLE)
    if len(clear) < TOOLS_IN_TITLE:
        return ""
    return f"{join_words([str(names[item]) for item in clear['item']])} differ most"


def subtitle(kind: str, where: str, people: str, brief: str, drawn_of: tuple[int, int]) -> str:
    """What the chart plots, among `people` or ads `where`, '' for all countries.

    `brief` is the source in short, `drawn_of` how many tools are drawn and how many match.
    """
    drawn, measured = drawn_of
    first = f" {drawn} of {measured}." * (drawn < measured)
    what, of = ("Ads that name it", "Ads for ") if kind == ADS else ("Share who use it", "")
    place = f" {where}" if where else ""
    return f"{what}{place}, 95% intervals. {of}{people}, {brief}{first}"


def one_tool(people: str, brief: str) -> str:
    """What the chart of one tool plots; `brief` is the source in short."""
    return f"Share of each role who use it, by country, 95% intervals. {people}, {brief}"


def caption(kind: str, origin: str, chance: str) -> str:
    """Where the shares of the tools come from, what they are of, and what may be chance."""
    who = "Ads show demand, not use." if kind == ADS else "Shares count only people who were asked."
    return f"{origin} {who} {chance}"


def in_source(kind: str, years: str, difference: pd.Series, roles: pd.DataFrame) -> str:
    """What a source says of a tool; `apart` is a row of `usage_shares.differences`."""
    kinds = {USED: "used by people", ADS: "asked for in job ads"}
    return f"{kinds[kind]} in {years}, {both_shares(difference, roles)}"


def disagreement(name: str, source_texts: list[str]) -> str:
    """What sources that disagree about a tool say."""
    return f"{name}: {'; '.join(source_texts)}."


def on_tool(kind: str, title: str, years: str, difference: pd.Series, roles: pd.DataFrame) -> str:
    """What a source has on a tool."""
    clear = "" if difference["clear"] else " No clear difference."
    return f"{KINDS[kind]} ({source(title, years)}): {both_shares(difference, roles)}.{clear}"


def selection(where: str, categories: list[str], search: str, clear_only: bool) -> str:
    """What was selected, for the download; no `categories` stand for all of them."""
    return "; ".join(
        [
            where,
            join_words(categories) if categories else "all categories",
            *[f"search: {search}"] * bool(search),
            *["only where the roles clearly differ"] * clear_only,
        ]
    )


def named_for(plurals: list[str]) -> str:
    """For which roles the article names a tool."""
    return f"The article names it for {join_words(plurals)}." if plurals else ""
