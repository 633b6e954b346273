"""Sentences used on the Tools page."""

from collections.abc import Iterable, Mapping

from components.selection.tool_evidence import ADS, USED
from components.statistics.usage_shares import ShareDifference, widest
from components.tables.roles import Roles
from components.words.phrases import capitalise, join_words
from components.words.provenance import SHARE
from components.words.share_findings import both_shares

KINDS = {USED: "Used", ADS: "In job ads"}
UNITS = {USED: SHARE, ADS: "share of the ads that name any tool, 0 to 1"}
SORTS = {"difference": "Difference", "popularity": "Popularity", "name": "Name"}
NOTHING_MATCHES = "No measured tool matches. Remove a filter or shorten the search."
NOTHING_MEASURED = "No measured tool matches"
NOT_ASKED_ABOUT_IT = "No survey asked about it, and no ad was searched for it."
DISAGREEMENTS_HEADING = "Where sources of different years disagree"
NO_DISAGREEMENT = "No two sources clearly disagree about which role uses a tool more."
USED_MORE_BY = {USED: "Used more by", ADS: "Asked more of"}
TOOLS_IN_TITLE = 2
ALL_COUNTRIES = "All countries"
NONE_NAMED = "None named"


def source_label(title: str, years: str) -> str:
    """Label a source with its title and years."""
    return title if years in title else f"{title}, {years}"


def most_used_sentence(kind: str, plural: str, tools: list[str]) -> str:
    if kind == ADS:
        return f"Job ads for {plural} name {join_words(tools)} most."
    return f"{capitalise(plural)} use {join_words(tools)} most."


def differences_title(differences: Iterable[ShareDifference], names: Mapping[str, str]) -> str:
    """Name the tools with the largest clear differences; '' if there are fewer than two."""
    clear = widest(differences, TOOLS_IN_TITLE)
    if len(clear) < TOOLS_IN_TITLE:
        return ""
    return f"{join_words([names[difference.item] for difference in clear])} differ most"


def tools_subtitle(
    kind: str, where: str, people: str, citation: str, drawn_of: tuple[int, int]
) -> str:
    """Describe the chart of the tools.

    `where` is '' for all countries; `people` says how many people or ads there are for each role;
    `citation` names the source. `drawn_of` holds the number of tools drawn and the number that
    match.
    """
    drawn, measured = drawn_of
    drawn_text = f" {drawn} of {measured}." if drawn < measured else ""
    measure, people_prefix = (
        ("Ads that name it", "Ads for ") if kind == ADS else ("Share who use it", "")
    )
    place = f" {where}" if where else ""
    return f"{measure}{place}, 95% intervals. {people_prefix}{people}, {citation}{drawn_text}"


def tools_caption(kind: str, origin: str, fdr_sentence: str) -> str:
    """State the source of the shares, what they measure, and what may be due to chance."""
    scope = (
        "Ads show demand, not use." if kind == ADS else "Shares count only people who were asked."
    )
    return f"{origin} {scope} {fdr_sentence}"


def source_shares(kind: str, years: str, difference: ShareDifference, roles: Roles) -> str:
    """Return what one source says about a tool, as part of a sentence."""
    kinds = {USED: "used by people", ADS: "asked for in job ads"}
    return f"{kinds[kind]} in {years}, {both_shares(difference, roles)}"


def disagreement_sentence(name: str, source_texts: list[str]) -> str:
    return f"{name}: {'; '.join(source_texts)}."


def source_sentence(
    kind: str, title: str, years: str, difference: ShareDifference, roles: Roles
) -> str:
    """State what a source says about a tool, and whether the difference is clear."""
    no_difference = "" if difference.is_clear else " No clear difference."
    label = f"{KINDS[kind]} ({source_label(title, years)})"
    return f"{label}: {both_shares(difference, roles)}.{no_difference}"


def selection_text(where: str, categories: list[str], search: str, clear_only: bool) -> str:
    """Describe the selection, for the downloaded table; no `categories` means all."""
    return "; ".join(
        [
            where,
            join_words(categories) if categories else "all categories",
            *([f"search: {search}"] if search else []),
            *(["only where the roles clearly differ"] if clear_only else []),
        ]
    )


def named_for_sentence(plurals: list[str]) -> str:
    """State for which roles the article names a tool; '' if there are none."""
    return f"The article names it for {join_words(plurals)}." if plurals else ""
