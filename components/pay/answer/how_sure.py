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
# Columns that the table shows in words instead.
IN_OTHER_WORDS = ["source", "behind", "again", "counting", "comparison", "years"]
EVERY_SOURCE = ["source", "factor", "level", "label", "years", "counting", "comparison"]


@cache_result
def every_gap(first: str, second: str, tables: Tables) -> pd.DataFrame:
    """Return the gap of two roles in each source, by each level of each factor and counting rule.

    `tables` needs pay, lowest_pay, salary_factors and pay_levels. One row per gap with enough
    reports, in the order of the sources and their factors: columns source, factor and level (both
    `all` for the whole source), label ('' then), years (as 2024–25), counting (see
    `counting.counting_rules`), comparison (like for like: `alike`, `raw`, or by `medians`) and
    those of `role_gap.adjusted_gap`. `clear` holds for all rows together. A whole source is
    compared in the latest years and in all years; its levels like for like only, and without the
    lowest pay.
    """
    gaps: list[dict[str, Any]] = []
    for source in dict.fromkeys(tables["salary_factors"]["source"]):
        whole = Selection(source)
        for selection in dict.fromkeys((latest(whole, tables), whole)):
            gaps += _whole(selection, first, second, tables)
        gaps += _by_level(source, first, second, tables)
    table = pd.DataFrame(gaps)
    rest = [column for column in table.columns if column not in EVERY_SOURCE]
    table = table[[*EVERY_SOURCE, *rest]].dropna(subset="ratio").reset_index(drop=True)
    return table.assign(clear=role_gap.significant_gaps(table))


def _whole(selection: Selection, first: str, second: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the gaps of a whole source, in all years and the latest, under each counting rule."""
    alike = factors_of(tables["salary_factors"], selection.source)
    same = {"source": selection.source, "factor": ALL, "level": ALL, "label": ""}
    same["years"] = selected_years(selection, tables)
    gap_rows = []
    for way, rows in counting.counting_rules(selection.rows(tables["pay"]), tables["lowest_pay"]):
        gaps = {
            ALIKE: role_gap.adjusted_gap(rows, first, second, alike),
            RAW: role_gap.adjusted_gap(rows, first, second, []),
            MEDIANS: role_gap.gap_of_medians(rows, first, second),
        }
        gap_rows += [
            {**same, "counting": way, "comparison": how, **gap} for how, gap in gaps.items()
        ]
    return gap_rows


def _by_level(source: str, first: str, second: str, tables: Tables) -> list[dict[str, Any]]:
    """Return the gaps at each level of a source, each followed by the gap with repeats."""
    alike = factors_of(tables["salary_factors"], source)
    every = Selection(source)
    ways = dict(counting.counting_rules(every.rows(tables["pay"]), tables["lowest_pay"]))
    gap_rows = []
    for factor in alike:
        levels = levels_of(tables["pay_levels"], source, factor)
        if len(levels) < 2:
            continue
        same = {"source": source, "factor": factor, "years": selected_years(every, tables)}
        for way in (counting.COUNTED, counting.REPEATS):
            if way in ways:
                gaps = role_gap.gaps_by_level(ways[way], first, second, factor, levels, alike)
                named = gaps.assign(**same, counting=way, comparison=ALIKE)
                gap_rows += named.to_dict("records")
    return gap_rows


@cache_result
def all_gaps_chart(pair: tuple[str, str], tables: Tables) -> Chart | str:
    """Return the forest of all gaps of two roles, or a message if there is none.

    `tables` needs those of `every_gap`, roles, sources and currencies.
    """
    gaps = every_gap(*pair, tables)
    if gaps.empty:
        return words.NO_GAP_ANYWHERE
    first, second = tables["roles"].set_index("id").loc[list(pair), "short_plural"]
    labels = tables["salary_factors"].set_index(["source", "factor"])["label"]
    lowest = tables["lowest_pay"].set_index("source")["lowest_pay"]
    dollars = currency(tables["currencies"], DOLLARS)
    groups, parts = [], []
    for source, source_gaps in gaps.groupby("source", sort=False):
        origin = Provenance.of(str(source), tables)
        low = dollars.tick(lowest.get(source, 0))
        for factor, rows in source_gaps.groupby("factor", sort=False):
            whole = factor == ALL
            title = origin.source["short_title"]
            named = rows.assign(
                label=[
                    words.comparison_label(
                        row.comparison, row.years, low * (row.counting == counting.LOW)
                    )
                    if whole
                    else row.label
                    for row in rows.itertuples()
                ],
                behind=[f"{count:,} {origin.reports}" for count in rows["distinct_records"]],
                again=rows["counting"] == counting.REPEATS,
            )
            heading = title if whole else words.by_factor(labels[source, factor])
            groups.append((heading, whole, named))
            about = title if whole else f"{title}, {labels[source, factor].lower()}"
            # A file has no second mark, so the label of a row says that repeats count.
            again = [
                words.with_repeats(row.label) if row.again else row.label
                for row in named.itertuples()
            ]
            download = named.assign(label=again).drop(columns=IN_OTHER_WORDS)
            parts.append(origin.annotate(download, about, GAP_UNIT))
    origins = [Provenance.of(source, tables).line for source in gaps["source"].unique()]
    whole = _of_sources(gaps)
    return Chart(
        forest.grouped_forest(groups, first, second),
        title=words.all_gaps_title(
            list(whole.index[whole["clear"].astype(bool) & (whole["ratio"] > 0)]),
            len(whole),
            first,
        ),
        subtitle=words.all_gaps_subtitle(
            first,
            second,
            words.all_sources(_reports(gaps), gaps["source"].nunique()),
        ),
        caption=words.all_gaps_caption(origins, int((~gaps["few"].astype(bool)).sum())),
        table=pd.concat(parts, ignore_index=True),
        file_name="every-pay-gap",
    )


def _of_sources(gaps: pd.DataFrame) -> pd.DataFrame:
    """Return each whole source's like-for-like gap in its latest years, each report once."""
    alike = gaps[(gaps["factor"] == ALL) & (gaps["comparison"] == ALIKE)]
    once_each = alike[alike["counting"] == counting.COUNTED]
    return once_each.drop_duplicates("source").set_index("source")


def _reports(gaps: pd.DataFrame) -> int:
    """Return the number of reports behind all gaps: those of each source in all its years."""
    raw = gaps[(gaps["factor"] == ALL) & (gaps["comparison"] == RAW)]
    return int(raw.groupby("source")["distinct_records"].max().sum())


@cache_result
def sources_with_clear_gap(
    selection: Selection, pair: tuple[str, str], tables: Tables
) -> tuple[Metric, ...]:
    """Return in how many sources the gap is clear in the selected countries; () without any."""
    gaps = [
        like_for_like_gap(each, *pair, tables)
        for each in (selection, *in_other_sources(selection, tables).values())
        if each
    ]
    known = [gap for gap in gaps if pd.notna(gap["ratio"])]
    clear = [gap["ratio"] for gap in known if gap["clear"]]
    return (Metric(*words.clear_sources_metric(clear, len(known))),) if known else ()


@cache_result
def key_gaps_chart(
    selection: Selection, pair: tuple[str, str], factor: str, tables: Tables
) -> Chart | None:
    """Return the most informative gaps for the selection that fit one screen; None without any.

    They are the like-for-like gap, the raw one and that of the medians, the like-for-like gap of
    the same countries in each other source, and at the first levels of a factor.
    """
    rows, roles = pay_reports(selection, tables), tables["roles"].set_index("id").loc[list(pair)]
    alike = like_for_like_gap(selection, *pair, tables)
    key_gaps = pd.DataFrame(
        [alike, role_gap.adjusted_gap(rows, *pair, []), role_gap.gap_of_medians(rows, *pair)]
    ).assign(label=[words.ALIKE, words.RAW, words.BY_MEDIANS])
    others = {
        source: like_for_like_gap(other, *pair, tables)
        for source, other in in_other_sources(selection, tables).items()
        if other
    }
    titles = tables["sources"].set_index("id")["short_title"]
    other = pd.DataFrame(list(others.values())).assign(label=[titles[source] for source in others])
    described = (
        tables["salary_factors"].set_index(["source", "factor"]).loc[(selection.source, factor)]
    )
    level_selection = selection_to_compare(selection, factor)
    by_level = role_gap.gaps_by_level(
        pay_reports(level_selection, tables),
        *pair,
        factor,
        levels_of(tables["pay_levels"], selection.source, factor),
        factors_of(tables["salary_factors"], selection.source),
    ).dropna(subset="ratio")[:MAX_GAPS]
    reports = {source: Provenance.of(source, tables).reports for source in titles.index}
    groups = [
        (
            words.this_source(titles[selection.source]),
            False,
            _behind(key_gaps, [reports[selection.source]] * len(key_gaps)),
        ),
        (words.OTHERS_ALIKE, False, _behind(other, [reports[source] for source in others])),
        (
            words.levels_alike(described["label"]),
            False,
            _behind(by_level, [reports[selection.source]] * len(by_level)),
        ),
    ]
    groups = [
        (heading, bold, group_gaps) for heading, bold, group_gaps in groups if len(group_gaps)
    ]
    if not groups:
        return None
    first, second = roles["short_plural"]
    few = any(group_gaps["few"].astype(bool).any() for _, _, group_gaps in groups)
    origin, about = provenance(selection, tables), describe(selection, tables)
    return Chart(
        forest.grouped_forest(groups, first, second, forest.SHORT_ROW),
        title=words.key_gaps_title(described["label"].lower()),
        subtitle=join_sentences(
            describe_filters(selection, tables),
            words.key_gaps_subtitle(few),
            origin.count_and_citation(key_gaps[1:2]),
        ),
        caption=origin.line,
        table=origin.annotate(
            pd.concat(
                [group_gaps.assign(comparison=heading) for heading, _, group_gaps in groups]
            ).drop(columns=["behind", "again"]),
            about,
            GAP_UNIT,
        ),
        file_name="pay-gap",
        scope=f"{about}.",
    )


def _behind(gaps: pd.DataFrame, reports: list[str]) -> pd.DataFrame:
    """Return the gaps with a figure for a forest; `reports` is what each source has."""
    if gaps.empty:
        return gaps
    behind = [
        f"{count:,} {name}" for count, name in zip(gaps["distinct_records"], reports, strict=True)
    ]
    return gaps.assign(behind=behind, again=False).dropna(subset="ratio")
