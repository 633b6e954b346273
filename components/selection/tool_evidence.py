"""Evidence on tools: surveys of people who use them, and job ads that ask for them."""

from dataclasses import dataclass

import pandas as pd

from components.statistics import usage_shares
from components.tables.cache import Tables, cache_result
from components.tables.sources import sources_by_id
from components.words.phrases import year_span

# The two kinds of evidence, which are never mixed.
USED, ADS = "used", "ads"


@dataclass(frozen=True)
class Evidence:
    """One source on tools: its kind, its id, its years and its counts.

    `usage` has the columns tool, role, people and asked, and country_group if the source knows it.
    For ADS, people counts the ads that name the tool, asked the ads that name any tool.
    """

    kind: str
    source: str
    years: str
    usage: pd.DataFrame

    @property
    def by_country(self) -> bool:
        """True if the source distinguishes countries."""
        return "country_group" in self.usage


@cache_result
def every_evidence(tables: Tables) -> tuple[Evidence, ...]:
    """Return all sources: surveys before ads, later surveys by year."""
    asked = tables["tool_usage"]
    sources = [
        Evidence(USED, source, sources_by_id(tables)[source].period, source_usage)
        for source, source_usage in asked.groupby("source")
    ]
    later = tables["survey_tools"]
    sources += sorted(
        (
            Evidence(USED, source, _years(source_usage), source_usage.drop(columns="year"))
            for source, source_usage in later.groupby("source")
        ),
        key=lambda evidence: evidence.years,
    )
    ads = tables["ad_tools"].rename(columns={"ads": "people", "all_ads": "asked"})
    sources += [
        Evidence(ADS, source, _years(source_usage), source_usage.drop(columns="year"))
        for source, source_usage in ads.groupby("source")
    ]
    return tuple(sources)


def _years(rows: pd.DataFrame) -> str:
    return year_span([str(year) for year in sorted(rows["year"].unique())])


@cache_result
def compare_usage(tables: Tables) -> tuple[tuple[Evidence, pd.DataFrame, pd.DataFrame], ...]:
    """Return each source with its shares and the roles' differences, all countries together."""
    return tuple(
        (evidence, shares, usage_shares.differences(shares))
        for evidence in every_evidence(tables)
        for shares in [usage_shares.shares_by_role(evidence.usage, "tool")]
    )


@cache_result
def disagreements(tables: Tables) -> tuple[str, ...]:
    """Return the tools for which sources of different years clearly name different leaders."""
    clear = pd.concat(
        [
            differences[differences["clear"]].assign(years=evidence.years)
            for evidence, _, differences in compare_usage(tables)
        ]
    )
    sides = clear.groupby("item").agg(leaders=("leader", "nunique"), years=("years", "nunique"))
    return tuple(sides.index[(sides["leaders"] > 1) & (sides["years"] > 1)])
