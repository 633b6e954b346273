"""The pay gap between two roles: like for like, raw, and by level of a factor."""

from dataclasses import dataclass

import pandas as pd

from components.charts.chart import Chart
from components.charts.forest import ForestRow, gaps_forest
from components.charts.pay_chart import pay_chart
from components.pay import words
from components.pay.answer.sources import OtherSource, other_sources
from components.reports.exchange import DOLLARS
from components.selection.records import (
    gap_sensitivity,
    in_other_sources,
    like_for_like_gap,
    lowest_pay,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection
from components.statistics import group_medians, role_gap
from components.statistics.gap import Gap, gap_table
from components.tables.cache import Tables, cache_result
from components.tables.factors import factors_of
from components.tables.roles import RolePair, roles_by_id
from components.words import gap_findings, pay_findings
from components.words.gap_findings import GAP_UNIT
from components.words.metric import Metric
from components.words.money import currency
from components.words.provenance import Provenance


@dataclass(frozen=True)
class GapPanel:
    """The gap between two roles, like for like and raw, with its explanation.

    If there are too few comparable reports, `metrics` and `sentences` are empty and `caption` says
    so. `meaning` says what 'like for like' compares.
    """

    finding: str
    meaning: str
    metrics: tuple[Metric, ...]
    sentences: tuple[str, ...]
    caption: str
    others: tuple[OtherSource, ...]


@cache_result
def build_gap_panel(
    selection: Selection, pair: RolePair, tables: Tables, currency_id: str = DOLLARS
) -> GapPanel:
    """Return the gap between two roles in the selected pay.

    The panel also explains why the like-for-like gap differs from the raw gap.
    """
    roles, factors = roles_by_id(tables), factors_of(selection.source, tables)
    origin, reports = provenance(selection, tables), pay_reports(selection, tables)
    alike = like_for_like_gap(selection, *pair, tables)
    raw = role_gap.adjusted_gap(reports, *pair, [])
    title = gap_findings.gap_title(alike, roles, origin.pay_verb)
    caption = (
        f"{origin.line} Like for like: {origin.counts(alike.distinct_records)} "
        f"Raw: {origin.counts(raw.distinct_records)}"
    )
    sentences: list[str] = []
    if alike.has_figure:
        medians = group_medians.medians_by_role(reports.of_roles(*pair))
        sentences = [
            _sources_agree(selection, pair, alike, tables),
            gap_findings.gap_difference_sentence(
                reports, selection.source, raw, alike, list(factors), tables
            ),
            words.median_gap_sentence(pay_findings.gap_in_words(medians, roles)),
            *_counted_otherwise(selection, pair, origin, tables),
        ]
    return GapPanel(
        title,
        gap_findings.like_for_like_sentence(factors.values(), *pair, roles),
        tuple(
            Metric(label, *words.gap_figure(gap))
            for label, gap in ((words.ALIKE, alike), (words.RAW, raw))
            if alike.has_figure
        ),
        tuple(filter(None, sentences)),
        caption
        if alike.has_figure
        else f"{title}. {caption} Remove a filter or try another source.",
        other_sources(selection, currency_id, pair, tables),
    )


def _sources_agree(selection: Selection, pair: RolePair, gap: Gap, tables: Tables) -> str:
    """Say whether the selected source and the other sources agree on who gets more."""
    others = [other for other in in_other_sources(selection, tables).values() if other]
    gaps = [gap, *(like_for_like_gap(other, *pair, tables) for other in others)]
    return gap_findings.sources_agree(gaps, roles_by_id(tables))


def _counted_otherwise(
    selection: Selection, pair: RolePair, origin: Provenance, tables: Tables
) -> list[str]:
    """Return sentences on the gap under other counting rules, and on why they aren't used."""
    lowest = lowest_pay(selection.source, tables)
    dollars = currency(DOLLARS, tables)
    return gap_findings.counted_otherwise(
        gap_sensitivity(selection, *pair, tables), origin.reports, dollars.tick(lowest)
    )


def level_table(gaps: dict[str, Gap], labels: dict[str, str]) -> pd.DataFrame:
    """Return the gaps by level as a table for download; `labels` maps levels to their names."""
    table = gap_table(gaps.values())
    table.insert(0, "level", list(gaps))
    table.insert(1, "label", [labels[level] for level in gaps])
    return table


@cache_result
def gap_by_level_chart(
    selection: Selection, pair: RolePair, factor: str, tables: Tables
) -> Chart | str:
    """Return a chart of the gap by level of a factor, or a message if there are too few reports."""
    roles, factors = roles_by_id(tables), factors_of(selection.source, tables)
    origin = provenance(selection, tables)
    compared = factors[factor]
    label, labels = compared.label.lower(), compared.labels
    gaps = role_gap.gaps_by_level(pay_reports(selection, tables), *pair, factor, labels, factors)
    rows = [
        ForestRow(labels[level], gap, origin.how_many(gap.distinct_records))
        for level, gap in gaps.items()
        if gap.has_figure
    ]
    if len(rows) < 2:
        return f"Too few similar reports to compare by {label}."
    first, second = (roles[role].short_plural for role in pair)
    not_compared = words.not_compared_note(len(gaps) - len(rows), len(gaps), compared.plural)
    return pay_chart(
        gaps_forest(rows, first, second),
        selection,
        tables,
        title=gap_findings.gap_levels_title(
            list(gaps.values()), roles, compared.plural, origin.pay_verb
        ),
        plotted=words.gaps_subtitle(first, second, label),
        distinct_records=sum(row.gap.distinct_records for row in rows),
        rows=lambda: level_table(gaps, labels),
        unit=GAP_UNIT,
        file_name=f"pay-gap-by-{factor}",
        notes=[not_compared, gap_findings.by_chance(compared.plural), compared.no_effect_reason],
    )
