"""The largest clear differences between the roles in work and in tools."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.compare import words
from components.selection.tool_evidence import every_evidence
from components.statistics import usage_shares
from components.statistics.usage_shares import Share, ShareDifference, share_table
from components.tables.activities import activities_by_id
from components.tables.cache import Tables, cache_result
from components.tables.tools import tool_names
from components.thresholds import MAX_DIFFERENCES
from components.words import provenance, share_findings
from components.words.country_groups import where_phrase
from components.words.phrases import capitalise
from components.words.provenance import Provenance
from components.work.answer.practice import ROUTINE, practice, question_shares


@dataclass(frozen=True)
class LargestDifferences:
    """A finding, and a chart of the largest clear differences.

    If there are no clear differences, `chart` is a sentence that says so.
    """

    finding: str
    chart: Chart | str


@cache_result
def work_differences(tables: Tables) -> LargestDifferences:
    """Return the activities with the largest differences between the roles."""
    routine = question_shares(ROUTINE, tables)
    names = {id: capitalise(activity.label) for id, activity in activities_by_id(tables).items()}
    return _largest_differences(
        practice((), (), tables).finding,
        routine.shares,
        routine.differences,
        names,
        words.DO_ROUTINELY,
        replace(routine.origin, years=routine.years),
        "",
        words.ONLY_SURVEY,
    )


@cache_result
def tool_differences(groups: tuple[str, ...], tables: Tables) -> LargestDifferences:
    """Return the tools that differ most in these country groups; no groups means all of them."""
    shares, differences = tools_compared(groups, tables)
    names = tool_names(tables)
    origin = Provenance.of_table("tool_usage", tables)
    return _largest_differences(
        share_findings.clear_differences(differences, shares, names, origin.roles, "tools"),
        shares,
        differences,
        names,
        words.USE_REGULARLY,
        origin,
        where_phrase(groups, tables["country_groups"]) if groups else "",
    )


@cache_result
def tools_compared(
    groups: tuple[str, ...], tables: Tables
) -> tuple[tuple[Share, ...], tuple[ShareDifference, ...]]:
    """Return the share of each role that uses each tool, and the differences between the roles."""
    survey = every_evidence(tables)[0]
    shares = usage_shares.shares_by_role(
        row for row in survey.counts if not groups or row.group in groups
    )
    return shares, usage_shares.differences(shares)


def _largest_differences(
    finding: str,
    shares: Sequence[Share],
    differences: Sequence[ShareDifference],
    names: Mapping[str, str],
    share: str,
    origin: Provenance,
    where: str,
    source_note: str = "",
) -> LargestDifferences:
    """Return the chart of the largest differences between the roles.

    `names` maps items to names. `share` says what the people do, and `where` in which countries (''
    for all). `source_note` is appended to the subtitle.
    """
    widest = usage_shares.widest(differences, MAX_DIFFERENCES)
    if not widest:
        return LargestDifferences(finding, finding)
    drawn = {difference.item: names[difference.item] for difference in widest}
    drawn_shares = [row for row in shares if row.item in drawn]
    people = provenance.people_asked(drawn_shares, origin.roles)
    named_shares = share_table(drawn_shares).assign(name=[names[row.item] for row in drawn_shares])
    subtitle = words.differences_subtitle(len(drawn), share, where, people, origin.short_citation)
    return LargestDifferences(
        finding,
        Chart(
            dumbbell_chart(drawn_shares, drawn, origin.roles),
            title=finding,
            subtitle=f"{subtitle} {source_note}".strip(),
            caption=f"{origin.line} {share_findings.chance_note(len(differences))}",
            rows=lambda: named_shares,
            origin=origin,
            selection=f"{share} {where}".strip(),
            unit=provenance.SHARE,
            file_name=f"largest-differences-{share.replace(' ', '-')}",
        ),
    )
