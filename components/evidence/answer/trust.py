"""The answer to 'Can I trust it?': what every pay source says about the gap."""

from dataclasses import dataclass

import pandas as pd

from components.charts.chart import Chart
from components.charts.forest import ForestRow, sources_forest
from components.evidence import words
from components.selection.records import (
    describe,
    latest,
    like_for_like_gap,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection
from components.statistics import role_gap
from components.statistics.gap import Gap, gap_table
from components.tables.cache import Tables, cache_result
from components.tables.factors import factors_of, pay_sources
from components.tables.roles import RolePair, roles_by_id
from components.words import gap_findings
from components.words.gap_findings import GAP_UNIT
from components.words.metric import Metric
from components.words.phrases import capitalise, join_words
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Trust:
    """The answer to 'Can I trust it?', its basis, and what is unknown.

    `chart` is None if no source has enough reports. `reasons` are shown beside the chart, and
    `below` is shown with the sources. Both hold pairs of a name and a sentence.
    """

    finding: str
    metrics: tuple[Metric, ...]
    chart: Chart | None
    reasons: tuple[tuple[str, str], ...]
    below: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Source:
    """A pay source's like-for-like gap in its latest years, and the gap between its medians."""

    selection: Selection
    origin: Provenance
    gap: Gap
    medians: Gap


@cache_result
def build_trust(pair: RolePair, tables: Tables) -> Trust:
    """Say whether the gap between two roles in the first pay source holds in the others."""
    latest_years = [latest(Selection(source), tables) for source in pay_sources(tables)]
    every = [
        _Source(
            each,
            provenance(each, tables),
            like_for_like_gap(each, *pair, tables),
            role_gap.gap_of_medians(pay_reports(each, tables), *pair),
        )
        for each in latest_years
    ]
    known = [each for each in every if each.gap.has_figure]
    if not known:
        return Trust(words.NO_GAP, (), None, (), ())
    lead, *others = known
    reports, short = lead.origin.reports, roles_by_id(tables)[pair[0]].short_name
    kinds = list(dict.fromkeys(each.origin.reports for each in known))
    factors = factors_of(lead.selection.source, tables).values()
    unclear = sum(not each.gap.is_clear for each in others)
    return Trust(
        words.trust_finding(lead.gap, reports, [each.gap for each in others]),
        (
            words.gap_metric(lead.gap, lead.medians, reports),
            words.reports_metric(
                lead.medians.distinct_records,
                lead.gap.distinct_records,
                reports,
                lead.origin.years,
            ),
        ),
        _forest(known, tables),
        (
            words.CLEAR,
            words.matching_note([factor.label.lower() for factor in factors]),
            words.counter_evidence(
                [(each.origin.source.short_title, each.medians, each.gap) for each in others],
                short,
            ),
            words.what_would_change(unclear, len(known)),
        ),
        (
            *(
                [(f"Why {reports} lead", capitalise(gap_findings.WHY_FIRST))]
                if lead is every[0]
                else []
            ),
            ("Repeats", f"Repeated {join_words(kinds)} count once. {words.REPEATS_OF_PEOPLE}"),
            words.NOT_KNOWN,
        ),
    )


def _forest(known: list[_Source], tables: Tables) -> Chart:
    """Return a chart of each source's like-for-like gap.

    For the first source it also shows the raw gap and the gap between the medians.
    """
    lead = known[0]
    first, second = lead.gap.role, lead.gap.compared_with
    reports = pay_reports(lead.selection, tables)
    like = [
        (
            words.source_row(
                each.origin.short_name,
                each.gap.distinct_records,
                each.origin.reports if each is lead else "",
            ),
            each,
            each.gap,
        )
        for each in known
    ]
    otherwise = [
        (words.otherwise_row(lead.origin.reports, how, gap.distinct_records), lead, gap)
        for how, gap in (
            (words.RAW, role_gap.adjusted_gap(reports, first, second, [])),
            (words.MEDIANS, lead.medians),
        )
    ]
    every = [*like, *otherwise]
    table = gap_table(gap for _, _, gap in every).drop(columns="cells")
    table = table.assign(comparison=[label for label, _, _ in every])
    names = [roles_by_id(tables)[role].short_plural for role in (first, second)]
    parts = [
        each.origin.annotate(table.iloc[[place]], describe(each.selection, tables), GAP_UNIT)
        for place, (_, each, _) in enumerate(every)
    ]
    return Chart(
        sources_forest(
            [
                ForestRow(label, gap, each.origin.how_many(gap.distinct_records))
                for label, each, gap in every
            ],
            *names,
        ),
        title=words.sources_forest_title([each.gap for each in known], names[0]),
        subtitle=f"Gap, like for like unless {words.RAW} or {words.MEDIANS}, 95% intervals; "
        "n: reports.",
        caption=" ".join(each.origin.line for each in known),
        rows=lambda: pd.concat(parts, ignore_index=True),
        file_name="pay-gap-by-source",
    )
