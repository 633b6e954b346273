"""Evidence on tools: surveys of people who use them, and job ads that ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from components.statistics import usage_shares
from components.statistics.usage_shares import Count, Share, ShareDifference
from components.tables.cache import Tables, cache_result
from components.tables.sources import sources_by_id
from components.words.phrases import year_span

# The two kinds of evidence, which are never mixed.
USED, ADS = "used", "ads"


@dataclass(frozen=True)
class Evidence:
    """The evidence from one source on how common tools are in each role.

    `kind` is USED or ADS, `source` is the id of the source, and `years` is the period covered.
    For ADS, `counts` holds the ads that name the tool among the ads that name any tool.
    `by_country` is True if the source distinguishes countries.
    """

    kind: str
    source: str
    years: str
    counts: tuple[Count, ...]
    by_country: bool = False


@dataclass(frozen=True)
class Comparison:
    """The shares of each role in one source, and how far they differ, all countries together."""

    evidence: Evidence
    shares: tuple[Share, ...]
    differences: tuple[ShareDifference, ...]


@cache_result
def every_evidence(tables: Tables) -> tuple[Evidence, ...]:
    """Return the evidence from all sources.

    The surveys in `tool_usage.csv` come first, then the other surveys by year, then job ads.
    """
    main = [
        Evidence(USED, source, sources_by_id(tables)[source].period, counts, by_country=True)
        for source, counts in _by_source("tool_usage", tables)
    ]
    later = [
        Evidence(USED, source, _years(counts), counts)
        for source, counts in _by_source("survey_tools", tables)
    ]
    ads = [
        Evidence(ADS, source, _years(counts), counts)
        for source, counts in _by_source("ad_tools", tables)
    ]
    return *main, *sorted(later, key=lambda evidence: evidence.years), *ads


def _by_source(name: str, tables: Tables) -> list[tuple[str, tuple[Count, ...]]]:
    """Return the counts of a table by source."""
    table = tables[name].rename(columns={"ads": "people", "all_ads": "asked"})
    return [
        (str(source), usage_shares.counts(rows, "tool")) for source, rows in table.groupby("source")
    ]


def _years(counts: Iterable[Count]) -> str:
    return year_span([str(year) for year in sorted({count.year for count in counts})])


@cache_result
def compare_usage(tables: Tables) -> tuple[Comparison, ...]:
    """Return each source with its shares and the differences between roles."""
    return tuple(
        Comparison(evidence, shares, usage_shares.differences(shares))
        for evidence in every_evidence(tables)
        for shares in [usage_shares.shares_by_role(evidence.counts)]
    )


@cache_result
def disagreements(tables: Tables) -> tuple[str, ...]:
    """Return the tools for which sources from different years clearly name different leaders."""
    clear = sorted(
        (difference.item, difference.leader.role, comparison.evidence.years)
        for comparison in compare_usage(tables)
        for difference in comparison.differences
        if difference.is_clear
    )
    by_tool = [(tool, list(rows)) for tool, rows in groupby(clear, key=lambda row: row[0])]
    return tuple(
        tool
        for tool, rows in by_tool
        if len({leader for _, leader, _ in rows}) > 1 and len({years for *_, years in rows}) > 1
    )
