"""The tab 'How sure?': the gap of two roles under every comparison, in one chart."""

from typing import Any

import pandas as pd

from components.charts import forest
from components.charts.chart import Chart
from components.pay import words
from components.pay.answer.bands import selection_to_compare
from components.selection.records import (
    describe,
    describe_filters,
    in_other_sources,
    latest,
    like_for_like_gap,
    pay_reports,
    provenance,
    selected_years,
)
from components.selection.selection import Selection, factors_of, levels_of
from components.statistics import counting, role_gap
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, cache_result
from components.thresholds import MAX_GAPS
from components.words.gap_findings import GAP_UNIT
from components.words.metric import Metric
from components.words.money import currency
from components.words.phrases import join_sentences
from components.words.provenance import Provenance

ALL = "all"
ALIKE, RAW, MEDIANS = "alike", "raw", "medians"
# Columns that the download has as words in other columns.
COLUMNS_IN_WORDS = ["source", "behind", "again", "counting", "comparison", "years"]
KEY_COLUMNS = ["source", "factor", "level", "label", "years", "counting", "comparison"]


@cache_result
def all_gaps(first: str, second: str, tables: Tables) -> pd.DataFrame:
    """Return the gap of two roles in each source, by each level of each factor and counting rule.

    `tables` needs pay, lowest_pay, salary_factors and pay_levels.

    There is one row per gap with enough reports, in the order of the sources and their factors. The
    columns are source, factor and level (both `all` for the whole source), label ('' for the whole
    source), years (2024–25), counting (see `counting.counting_rules`), comparison (`alike` for like
    for like, `raw`, or `medians`) and those of `role_gap.adjusted_gap`. `clear` controls the false
    discovery rate over all rows.

    A whole source is compared in its latest years and in all years. Its levels are compared like
    for like only, and without the lowest pay.
    """
    gaps: list[dict[str, Any]] = []
    for source in dict.fromkeys(tables["salary_factors"]["source"]):
        whole = Selection(source)
        for selection in dict.fromkeys((latest(whole, tables), whole)):
            gaps += _source_gaps(selection, first, second, tables)
        gaps += _level_gaps(source, first, second, tables)
    table = pd.DataFrame(gaps)
    gap_columns = [column for column in table.columns if column not in KEY_COLUMNS]
    table = table[[*KEY_COLUMNS, *gap_columns]].dropna(subset="ratio").reset_index(drop=True)
    return table.assign(clear=role_gap.significant_gaps(table))


def _source_gaps(
    selection: Selection, first: str, second: str, tables: Tables
) -> list[dict[str, Any]]:
    """Return each comparison of a source's selected reports under each counting rule."""
    alike = factors_of(tables["salary_factors"], selection.source)
    source_columns = {"source": selection.source, "factor": ALL, "level": ALL, "label": ""}
    source_columns["years"] = selected_years(selection, tables)
    gap_rows = []
    for counting_rule, rows in counting.counting_rules(
        selection.rows(tables["pay"]), tables["lowest_pay"]
    ):
        gaps = {
            ALIKE: role_gap.adjusted_gap(rows, first, second, alike),
            RAW: role_gap.adjusted_gap(rows, first, second, []),
            MEDIANS: role_gap.gap_of_medians(rows, first, second),
        }
        gap_rows += [
            {**source_columns, "counting": counting_rule, "comparison": comparison, **gap}
            for comparison, gap in gaps.items()
        ]
    return gap_rows


def _level_gaps(source: str, first: str, second: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the gaps at each level of each factor, then those with repeats."""
    alike = factors_of(tables["salary_factors"], source)
    all_years = Selection(source)
    rules = counting.counting_rules(all_years.rows(tables["pay"]), tables["lowest_pay"])
    rows_by_rule = dict(rules)
    gap_rows = []
    for factor in alike:
        levels = levels_of(tables["pay_levels"], source, factor)
        if len(levels) < 2:
            continue
        factor_columns = {
            "source": source,
            "factor": factor,
            "years": selected_years(all_years, tables),
        }
        for counting_rule in (counting.COUNTED, counting.REPEATS):
            if counting_rule in rows_by_rule:
                rows = rows_by_rule[counting_rule]
                gaps = role_gap.gaps_by_level(rows, first, second, factor, levels, alike)
                named = gaps.assign(**factor_columns, counting=counting_rule, comparison=ALIKE)
                gap_rows += named.to_dict("records")
    return gap_rows


@cache_result
def all_gaps_chart(pair: tuple[str, str], tables: Tables) -> Chart | str:
    """Return the forest of all gaps of two roles, or a message if there is none.

    `tables` needs those of `all_gaps`, roles, sources and currencies.
    """
    gaps = all_gaps(*pair, tables)
    if gaps.empty:
        return words.NO_GAP_ANYWHERE
    first, second = tables["roles"].set_index("id").loc[list(pair), "short_plural"]
    labels = tables["salary_factors"].set_index(["source", "factor"])["label"]
    lowest = tables["lowest_pay"].set_index("source")["lowest_pay"]
    dollars = currency(tables["currencies"], DOLLARS)
    groups, download_parts = [], []
    for source, source_gaps in gaps.groupby("source", sort=False):
        origin = Provenance.of(str(source), tables)
        lowest_amount = dollars.tick(lowest.get(source, 0))
        for factor, rows in source_gaps.groupby("factor", sort=False):
            is_whole_source = factor == ALL
            title = origin.source["short_title"]
            labelled = rows.assign(
                label=[
                    words.comparison_label(
                        row.comparison,
                        row.years,
                        lowest_amount if row.counting == counting.LOW else "",
                    )
                    if is_whole_source
                    else row.label
                    for row in rows.itertuples()
                ],
                behind=[f"{count:,} {origin.reports}" for count in rows["distinct_records"]],
                again=rows["counting"] == counting.REPEATS,
            )
            heading = title if is_whole_source else words.by_factor_heading(labels[source, factor])
            groups.append((heading, is_whole_source, labelled))
            scope = title if is_whole_source else f"{title}, {labels[source, factor].lower()}"
            # The chart marks gaps with repeats by a symbol, the download in the label.
            download_labels = [
                words.with_repeats(row.label) if row.again else row.label
                for row in labelled.itertuples()
            ]
            download = labelled.assign(label=download_labels).drop(columns=COLUMNS_IN_WORDS)
            download_parts.append(origin.annotate(download, scope, GAP_UNIT))
    origins = [Provenance.of(source, tables).line for source in gaps["source"].unique()]
    latest_gaps = _latest_source_gaps(gaps)
    ahead = latest_gaps["clear"].astype(bool) & (latest_gaps["ratio"] > 0)
    return Chart(
        forest.grouped_forest(groups, first, second),
        title=words.all_gaps_title(
            list(latest_gaps.index[ahead]),
            len(latest_gaps),
            first,
        ),
        subtitle=words.all_gaps_subtitle(
            first,
            second,
            words.all_sources_note(_total_reports(gaps), gaps["source"].nunique()),
        ),
        caption=words.all_gaps_caption(origins, int((~gaps["few"].astype(bool)).sum())),
        table=pd.concat(download_parts, ignore_index=True),
        file_name="every-pay-gap",
    )


def _latest_source_gaps(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return each source's like-for-like gap in its latest years, without repeated reports."""
    alike = gaps[(gaps["factor"] == ALL) & (gaps["comparison"] == ALIKE)]
    without_repeats = alike[alike["counting"] == counting.COUNTED]
    return without_repeats.drop_duplicates("source").set_index("source")


def _total_reports(gaps: pd.DataFrame) -> int:
    """Return the number of reports behind all gaps: those of each source in all its years."""
    raw = gaps[(gaps["factor"] == ALL) & (gaps["comparison"] == RAW)]
    return int(raw.groupby("source")["distinct_records"].max().sum())


@cache_result
def sources_with_clear_gap(
    selection: Selection, pair: tuple[str, str], tables: Tables
) -> tuple[Metric, ...]:
    """Return the number of sources in which the gap is clear in the selected countries.

    There is no metric if no source has a gap.
    """
    gaps = [
        like_for_like_gap(source_selection, *pair, tables)
        for source_selection in (selection, *in_other_sources(selection, tables).values())
        if source_selection
    ]
    with_figures = [gap for gap in gaps if pd.notna(gap["ratio"])]
    clear = [gap["ratio"] for gap in with_figures if gap["clear"]]
    return (Metric(*words.clear_sources_metric(clear, len(with_figures))),) if with_figures else ()


@cache_result
def key_gaps_chart(
    selection: Selection, pair: tuple[str, str], factor: str, tables: Tables
) -> Chart | None:
    """Return the most informative gaps for the selection that fit one screen; None without any.

    They are the like-for-like gap, the raw gap and the gap of the medians; the like-for-like gap in
    each other source for the same countries; and the one at each of the first levels of a factor.
    """
    rows, roles = pay_reports(selection, tables), tables["roles"].set_index("id").loc[list(pair)]
    alike = like_for_like_gap(selection, *pair, tables)
    key_gaps = pd.DataFrame(
        [alike, role_gap.adjusted_gap(rows, *pair, []), role_gap.gap_of_medians(rows, *pair)]
    ).assign(label=[words.ALIKE, words.RAW, words.BY_MEDIANS])
    gaps_by_source = {
        source: like_for_like_gap(other, *pair, tables)
        for source, other in in_other_sources(selection, tables).items()
        if other
    }
    titles = tables["sources"].set_index("id")["short_title"]
    other_gaps = pd.DataFrame(list(gaps_by_source.values())).assign(
        label=[titles[source] for source in gaps_by_source]
    )
    factor_row = (
        tables["salary_factors"].set_index(["source", "factor"]).loc[(selection.source, factor)]
    )
    level_selection = selection_to_compare(selection, factor)
    level_gaps = role_gap.gaps_by_level(
        pay_reports(level_selection, tables),
        *pair,
        factor,
        levels_of(tables["pay_levels"], selection.source, factor),
        factors_of(tables["salary_factors"], selection.source),
    ).dropna(subset="ratio")[:MAX_GAPS]
    reports = {source: Provenance.of(source, tables).reports for source in titles.index}
    groups = [
        (
            words.this_source_heading(titles[selection.source]),
            False,
            _with_reports(key_gaps, [reports[selection.source]] * len(key_gaps)),
        ),
        (
            words.OTHERS_ALIKE,
            False,
            _with_reports(other_gaps, [reports[source] for source in gaps_by_source]),
        ),
        (
            words.levels_alike_heading(factor_row["label"]),
            False,
            _with_reports(level_gaps, [reports[selection.source]] * len(level_gaps)),
        ),
    ]
    groups = [
        (heading, bold, group_gaps) for heading, bold, group_gaps in groups if len(group_gaps)
    ]
    if not groups:
        return None
    first, second = roles["short_plural"]
    has_few = any(group_gaps["few"].astype(bool).any() for _, _, group_gaps in groups)
    origin, description = provenance(selection, tables), describe(selection, tables)
    return Chart(
        forest.grouped_forest(groups, first, second, forest.SHORT_ROW),
        title=words.key_gaps_title(factor_row["label"].lower()),
        subtitle=join_sentences(
            describe_filters(selection, tables),
            words.key_gaps_subtitle(has_few),
            origin.count_and_citation(key_gaps[1:2]),
        ),
        caption=origin.line,
        table=origin.annotate(
            pd.concat(
                [group_gaps.assign(comparison=heading) for heading, _, group_gaps in groups]
            ).drop(columns=["behind", "again"]),
            description,
            GAP_UNIT,
        ),
        file_name="pay-gap",
        scope=f"{description}.",
    )


def _with_reports(gaps: pd.DataFrame, reports: list[str]) -> pd.DataFrame:
    """Return the gaps that have a figure, with the columns that a forest needs.

    `reports` are the words for the reports of each row.
    """
    if gaps.empty:
        return gaps
    behind = [
        f"{count:,} {name}" for count, name in zip(gaps["distinct_records"], reports, strict=True)
    ]
    return gaps.assign(behind=behind, again=False).dropna(subset="ratio")
