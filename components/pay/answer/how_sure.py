"""The tab 'How sure?': the gap between two roles under every comparison, in one chart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import pandas as pd

from components.charts.chart import Chart
from components.charts.forest import SHORT_ROW, ForestGroup, ForestRow, grouped_forest
from components.charts.pay_chart import pay_chart
from components.pay import words
from components.pay.answer.bands import selection_to_compare
from components.reports import counting
from components.reports.exchange import DOLLARS
from components.selection.records import (
    all_reports,
    in_other_sources,
    latest,
    like_for_like_gap,
    lowest_pay,
    pay_reports,
    provenance,
    selected_years,
)
from components.selection.selection import Selection
from components.statistics import role_gap
from components.statistics.gap import Gap, gap_table, significant_gaps
from components.tables.cache import Tables, cache_result
from components.tables.factors import factors_of, pay_sources
from components.tables.roles import RolePair, roles_by_id
from components.tables.sources import sources_by_id
from components.thresholds import MAX_GAPS
from components.words.gap_findings import GAP_UNIT
from components.words.metric import Metric
from components.words.money import currency
from components.words.provenance import Provenance

ALL = "all"
ALIKE, RAW, MEDIANS = "alike", "raw", "medians"


@dataclass(frozen=True)
class Comparison:
    """A gap between two roles in a source, or at a level of one of its factors.

    For a whole source, `factor` and `level` are ALL and `label` is ''. `years` are the years
    compared (2024–25). `counting` is a rule from `counting.counting_rules`. `method` is ALIKE (like
    for like), RAW or MEDIANS.
    """

    source: str
    factor: str
    level: str
    label: str
    years: str
    counting: str
    method: str
    gap: Gap


@cache_result
def all_gaps(first: str, second: str, tables: Tables) -> tuple[Comparison, ...]:
    """Return the gap between two roles in each source and at each level, by counting rule.

    Only gaps with enough reports are included, in the order of the sources and their factors.
    `is_clear` controls the false discovery rate across all of them.

    A whole source is compared in its latest years and in all years. Its levels are compared only
    like for like, and never include pay below the minimum.
    """
    comparisons: list[Comparison] = []
    for source in pay_sources(tables):
        whole = Selection(source)
        for selection in dict.fromkeys((latest(whole, tables), whole)):
            comparisons += _source_gaps(selection, first, second, tables)
        comparisons += _level_gaps(source, first, second, tables)
    comparisons = [comparison for comparison in comparisons if comparison.gap.has_figure]
    gaps = significant_gaps(comparison.gap for comparison in comparisons)
    return tuple(
        replace(comparison, gap=gap) for comparison, gap in zip(comparisons, gaps, strict=True)
    )


def _source_gaps(
    selection: Selection, first: str, second: str, tables: Tables
) -> Iterator[Comparison]:
    """Yield a source's gap in the selected reports by each method, under each counting rule."""
    source, years = selection.source, selected_years(selection, tables)
    alike = factors_of(source, tables)
    lowest = lowest_pay(source, tables)
    for rule, reports in counting.counting_rules(all_reports(selection, tables), lowest):
        gaps = {
            ALIKE: role_gap.adjusted_gap(reports, first, second, alike),
            RAW: role_gap.adjusted_gap(reports, first, second, []),
            MEDIANS: role_gap.gap_of_medians(reports, first, second),
        }
        for method, gap in gaps.items():
            yield Comparison(source, ALL, ALL, "", years, rule, method, gap)


def _level_gaps(source: str, first: str, second: str, tables: Tables) -> Iterator[Comparison]:
    """Yield, for each factor, the gaps at its levels, then the same gaps with repeated reports."""
    alike, whole = factors_of(source, tables), Selection(source)
    lowest, years = lowest_pay(source, tables), selected_years(whole, tables)
    by_rule = dict(counting.counting_rules(all_reports(whole, tables), lowest))
    for factor in alike.values():
        if len(factor.levels) < 2:
            continue
        for rule in (counting.COUNTED, counting.REPEATS):
            if rule in by_rule:
                gaps = role_gap.gaps_by_level(
                    by_rule[rule], first, second, factor.id, factor.levels, alike
                )
                for level, gap in gaps.items():
                    label = factor.levels[level].label
                    yield Comparison(source, factor.id, level, label, years, rule, ALIKE, gap)


@cache_result
def all_gaps_chart(pair: RolePair, tables: Tables) -> Chart | str:
    """Return a forest plot of all gaps between two roles, or a message if there are none."""
    comparisons = all_gaps(*pair, tables)
    if not comparisons:
        return words.NO_GAP_ANYWHERE
    first, second = (roles_by_id(tables)[role].short_plural for role in pair)
    groups, download_parts = [], []
    for (source, factor), members in groupby(comparisons, lambda gap: (gap.source, gap.factor)):
        group, download = _forest_group(source, factor, list(members), tables)
        groups.append(group)
        download_parts.append(download)
    sources = list(dict.fromkeys(comparison.source for comparison in comparisons))
    latest_gaps = _latest_source_gaps(comparisons)
    ahead = [source for source, gap in latest_gaps.items() if gap.is_clear and gap.ratio > 0]
    return Chart(
        grouped_forest(groups, first, second),
        title=words.all_gaps_title(ahead, len(latest_gaps), first),
        subtitle=words.all_gaps_subtitle(
            first, second, f"{_total_reports(comparisons):,} reports, {len(sources)} sources."
        ),
        caption=words.all_gaps_caption(
            [Provenance.of(source, tables).line for source in sources],
            sum(not comparison.gap.is_few for comparison in comparisons),
        ),
        rows=lambda: pd.concat(download_parts, ignore_index=True),
        file_name="every-pay-gap",
    )


def _forest_group(
    source: str, factor: str, comparisons: list[Comparison], tables: Tables
) -> tuple[ForestGroup, pd.DataFrame]:
    """Return the rows of the forest plot for a source or one of its factors.

    Also return these rows as a table for download.
    """
    origin, is_source = Provenance.of(source, tables), factor == ALL
    dollars = currency(DOLLARS, tables)
    lowest = dollars.tick(lowest_pay(source, tables))
    rows = tuple(
        ForestRow(
            words.comparison_label(
                comparison.method,
                comparison.years,
                lowest if comparison.counting == counting.LOW else "",
            )
            if is_source
            else comparison.label,
            comparison.gap,
            origin.how_many(comparison.gap.distinct_records),
            comparison.counting == counting.REPEATS,
        )
        for comparison in comparisons
    )
    heading = scope = origin.source.short_title
    if not is_source:
        label = factors_of(source, tables)[factor].label
        heading, scope = f"By {label.lower()}", f"{scope}, {label.lower()}"
    download = gap_table(comparison.gap for comparison in comparisons)
    download.insert(0, "factor", factor)
    download.insert(1, "level", [comparison.level for comparison in comparisons])
    # Gaps with repeats have their own symbol in the chart, but need a label in the download.
    labels = [words.with_repeats(row.label) if row.with_repeats else row.label for row in rows]
    download.insert(2, "label", labels)
    return ForestGroup(heading, is_source, rows), origin.annotate(download, scope, GAP_UNIT)


def _latest_source_gaps(comparisons: Sequence[Comparison]) -> dict[str, Gap]:
    """Return each source's like-for-like gap in its latest years, without repeated reports."""
    gaps: dict[str, Gap] = {}
    for comparison in comparisons:
        is_whole_source = comparison.factor == ALL and comparison.method == ALIKE
        if is_whole_source and comparison.counting == counting.COUNTED:
            gaps.setdefault(comparison.source, comparison.gap)
    return gaps


def _total_reports(comparisons: Sequence[Comparison]) -> int:
    """Return the number of reports behind all gaps: those of each source in all its years."""
    largest: dict[str, int] = {}
    for comparison in comparisons:
        if comparison.factor == ALL and comparison.method == RAW:
            count = comparison.gap.distinct_records
            largest[comparison.source] = max(count, largest.get(comparison.source, 0))
    return sum(largest.values())


@cache_result
def sources_with_clear_gap(
    selection: Selection, pair: RolePair, tables: Tables
) -> tuple[Metric, ...]:
    """Return a metric with the number of sources whose gap is clear in the selected countries.

    Return no metric if no source has a gap.
    """
    gaps = [
        like_for_like_gap(source_selection, *pair, tables)
        for source_selection in (selection, *in_other_sources(selection, tables).values())
        if source_selection
    ]
    with_figures = [gap for gap in gaps if gap.has_figure]
    clear = [gap.ratio for gap in with_figures if gap.is_clear]
    return (Metric(*words.clear_sources_metric(clear, len(with_figures))),) if with_figures else ()


@cache_result
def key_gaps_chart(
    selection: Selection, pair: RolePair, factor: str, tables: Tables
) -> Chart | None:
    """Return a chart of the most informative gaps that fit on one screen; None if there are none.

    The chart shows the like-for-like gap, the raw gap and the gap between the medians; the
    like-for-like gap in each other source for the same countries; and the like-for-like gap at each
    of the first levels of a factor.
    """
    reports, sources = pay_reports(selection, tables), sources_by_id(tables)
    origin = provenance(selection, tables)
    raw = role_gap.adjusted_gap(reports, *pair, [])
    compared = {
        words.ALIKE: like_for_like_gap(selection, *pair, tables),
        words.RAW: raw,
        words.BY_MEDIANS: role_gap.gap_of_medians(reports, *pair),
    }
    others = {
        source: like_for_like_gap(other, *pair, tables)
        for source, other in in_other_sources(selection, tables).items()
        if other
    }
    factors = factors_of(selection.source, tables)
    levels = factors[factor].levels
    level_gaps = role_gap.gaps_by_level(
        pay_reports(selection_to_compare(selection, factor), tables),
        *pair,
        factor,
        levels,
        factors,
    )
    shown_levels = [level for level, gap in level_gaps.items() if gap.has_figure][:MAX_GAPS]
    groups = [
        ForestGroup(
            f"This source: {sources[selection.source].short_title}",
            is_source=False,
            rows=_rows(compared.items(), origin),
        ),
        ForestGroup(
            words.OTHERS_ALIKE,
            is_source=False,
            rows=tuple(
                row
                for source, gap in others.items()
                for row in _rows(
                    [(sources[source].short_title, gap)], Provenance.of(source, tables)
                )
            ),
        ),
        ForestGroup(
            f"By {factors[factor].label.lower()}, like for like",
            is_source=False,
            rows=_rows(
                [(levels[level].label, level_gaps[level]) for level in shown_levels], origin
            ),
        ),
    ]
    groups = [group for group in groups if group.rows]
    if not groups:
        return None
    first, second = (roles_by_id(tables)[role].short_plural for role in pair)
    rows = [row for group in groups for row in group.rows]
    return pay_chart(
        grouped_forest(groups, first, second, SHORT_ROW),
        selection,
        tables,
        title=f"The gap by source and {factors[factor].label.lower()}",
        plotted=words.key_gaps_subtitle(any(row.gap.is_few for row in rows)),
        distinct_records=raw.distinct_records,
        rows=lambda: gap_table(row.gap for row in rows).assign(
            label=[row.label for row in rows],
            comparison=[group.heading for group in groups for _ in group.rows],
            level=[""] * (len(rows) - len(shown_levels)) + shown_levels,
        ),
        unit=GAP_UNIT,
        file_name="pay-gap",
    )


def _rows(gaps: Iterable[tuple[str, Gap]], origin: Provenance) -> tuple[ForestRow, ...]:
    """Return the labelled gaps that have a figure, as rows of a forest plot."""
    return tuple(
        ForestRow(label, gap, origin.how_many(gap.distinct_records))
        for label, gap in gaps
        if gap.has_figure
    )
