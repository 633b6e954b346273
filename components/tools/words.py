"""What the Tools page says."""

import pandas as pd

from components.selection.tool_evidence import ADS, USED
from components.words.phrases import listed, percent, sentence
from components.words.provenance import SHARE

KINDS = {USED: "Used by people", ADS: "Asked for in job ads"}
UNITS = {USED: SHARE, ADS: "share of the ads that name any tool, 0 to 1"}
SORTS = {"difference": "Difference", "popularity": "Popularity", "name": "Name"}
NOTHING_MATCHES = "No measured tool matches. Remove a filter or shorten the search."
NOTHING_MEASURED = "No measured tool matches"
NOT_ASKED_ABOUT_IT = "No survey asked about it, and no ad was searched for it."
DISAGREE = "Where sources of different years disagree"
NO_DISAGREEMENT = "No two sources clearly disagree about which role uses a tool more."
ONE_TOOL = "Share of each role who use it, with 95% intervals, by country."
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
        return f"Job ads for {plural} name {listed(tools)} most."
    return f"{sentence(plural)} use {listed(tools)} most."


def subtitle(kind: str, where: str, drawn: int, measured: int) -> str:
    """What the chart plots: `drawn` of the `measured` tools, among people or ads `where`."""
    first = f" The first {drawn} of {measured}." * (drawn < measured)
    what = "Job ads for each role that name the tool" if kind == ADS else "Share who use the tool"
    return f"{what}, with 95% intervals, {where}.{first}"


def base(kind: str, asked: str) -> str:
    """What the shares are of; `asked` says how many people of each role were asked."""
    return asked.replace("Asked:", "Ads that name any tool, for:") if kind == ADS else asked


def caption(kind: str, origin: str, base: str, chance: str) -> str:
    """Where the shares of the tools come from, what they are of, and what may be chance."""
    who = "Ads show demand, not use." if kind == ADS else "Shares count only people who were asked."
    return f"{origin} {base} {who} {chance}"


def _shares(apart: pd.Series, roles: pd.DataFrame) -> str:
    short = roles.set_index("id")["short_plural"]
    return (
        f"{short[apart['leader']]} {percent(apart['leader_share'])}, "
        f"{short[apart['other']]} {percent(apart['other_share'])}"
    )


def in_source(kind: str, years: str, apart: pd.Series, roles: pd.DataFrame) -> str:
    """What a source says of a tool; `apart` is a row of `usage_shares.differences`."""
    kinds = {USED: "used by people", ADS: "asked for in job ads"}
    return f"{kinds[kind]} in {years}, {_shares(apart, roles)}"


def disagreement(name: str, said: list[str]) -> str:
    """What sources that disagree about a tool say."""
    return f"{name}: {'; '.join(said)}."


def on_tool(kind: str, title: str, years: str, apart: pd.Series, roles: pd.DataFrame) -> str:
    """What a source has on a tool."""
    clear = "" if apart["clear"] else " No clear difference."
    return f"{KINDS[kind]} ({source(title, years)}): {_shares(apart, roles)}.{clear}"


def selection(where: str, categories: list[str], search: str, clear_only: bool) -> str:
    """What was selected, for the download; no `categories` stand for all of them."""
    return "; ".join(
        [
            where,
            listed(categories) if categories else "all categories",
            *[f"search: {search}"] * bool(search),
            *["only where the roles clearly differ"] * clear_only,
        ]
    )


def named_for(plurals: list[str]) -> str:
    """For which roles the article names a tool."""
    return f"The article names it for {listed(plurals)}." if plurals else ""
