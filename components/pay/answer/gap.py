"""The pay gap of two roles like for like, beside the raw one, and by level of a factor."""

from dataclasses import dataclass

import pandas as pd

from components.charts import forest
from components.charts.chart import Chart
from components.pay import words
from components.pay.answer.sources import OtherSource, other_sources
from components.selection.records import (
    describe,
    describe_filters,
    gap_sensitivity,
    in_other_sources,
    like_for_like_gap,
    pay_reports,
    provenance,
)
from components.selection.selection import Selection, factors_of, levels_of
from components.statistics import group_medians, role_gap
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, cache_result
from components.words import gap_findings, pay_findings
from components.words.gap_findings import GAP_UNIT
from components.words.metric import Metric
from components.words.money import currency
from components.words.phrases import join_sentences
from components.words.provenance import Provenance


@dataclass(frozen=True)
class GapPanel:
    """The gap of two roles, like for like and raw, with its explanation.

    With too few comparable reports there are no `metrics` and no `sentences`, and the `caption`
    says so. `meaning` says what like for like compares.
    """

    finding: str
    meaning: str
    metrics: tuple[Metric, ...]
    sentences: tuple[str, ...]
    caption: str
    others: tuple[OtherSource, ...]


@cache_result
def build_gap_panel(
    selection: Selection, pair: tuple[str, str], tables: Tables, currency_id: str = DOLLARS
) -> GapPanel:
    """Return the gap of two roles in the selected pay, and why it differs from the raw gap."""
    roles, factors = tables["roles"], tables["salary_factors"]
    origin, rows = provenance(selection, tables), pay_reports(selection, tables)
    source_factors = factors[factors["source"] == selection.source]
    alike, raw = like_for_like_gap(selection, *pair, tables), role_gap.adjusted_gap(rows, *pair, [])
    both_gaps = pd.DataFrame([alike, raw])
    title = gap_findings.gap_title(alike, roles, origin.pay_verb)
    caption = words.gap_caption(
        origin.line, origin.counts(both_gaps[:1]), origin.counts(both_gaps[1:])
    )
    has_gap = pd.notna(alike["ratio"])
    sentences: list[str] = []
    if has_gap:
        medians = group_medians.summary(rows[rows["role"].isin(pair)], ["role"])
        sentences = [
            _sources_agree(selection, pair, alike, tables),
            gap_findings.gap_difference_sentence(
                rows, raw, alike, list(source_factors["factor"]), tables
            ),
            words.median_gap_sentence(pay_findings.gap_in_words(medians, roles)),
            *_counted_otherwise(selection, pair, origin, tables),
        ]
    return GapPanel(
        title,
        gap_findings.like_for_like_sentence(source_factors, *pair, roles),
        tuple(
            Metric(
                label,
                *words.gap_figure(gap["ratio"], gap["low"], gap["high"], bool(gap["few"])),
            )
            for label, gap in ((words.ALIKE, alike), (words.RAW, raw))
            if has_gap
        ),
        tuple(filter(None, sentences)),
        caption if has_gap else words.no_gap_message(title, caption),
        other_sources(selection, currency_id, tables),
    )


def _sources_agree(
    selection: Selection, pair: tuple[str, str], gap: pd.Series, tables: Tables
) -> str:
    """Summarise the gap of the selected source together with the others."""
    others = [other for other in in_other_sources(selection, tables).values() if other]
    gaps = [gap, *(like_for_like_gap(other, *pair, tables) for other in others)]
    return gap_findings.sources_agree(gaps, tables["roles"])


def _counted_otherwise(
    selection: Selection, pair: tuple[str, str], origin: Provenance, tables: Tables
) -> list[str]:
    """Return sentences on the gap under the other counting rules, and why they aren't used."""
    lowest = tables["lowest_pay"].set_index("source")["lowest_pay"].get(selection.source, 0)
    dollars = currency(tables["currencies"], DOLLARS)
    return gap_findings.counted_otherwise(
        gap_sensitivity(selection, *pair, tables), origin.reports, dollars.tick(lowest)
    )


@cache_result
def gap_by_level_chart(
    selection: Selection, pair: tuple[str, str], factor: str, tables: Tables
) -> Chart | str:
    """Return the gap at each level of a factor, or a message if there are too few reports."""
    roles, factors = tables["roles"], tables["salary_factors"]
    origin, description = provenance(selection, tables), describe(selection, tables)
    factor_row = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    label = factor_row["label"].lower()
    levels = levels_of(tables["pay_levels"], selection.source, factor)
    alike = factors_of(factors, selection.source)
    gaps = role_gap.gaps_by_level(pay_reports(selection, tables), *pair, factor, levels, alike)
    with_gaps = gaps.dropna(subset="ratio")
    if len(with_gaps) < 2:
        return words.no_gaps_message(label)
    named = roles.set_index("id").loc[list(pair)]
    first, second = named["short_plural"]
    not_compared = words.not_compared_note(
        len(gaps) - len(with_gaps), len(gaps), factor_row["plural"]
    )
    return Chart(
        forest.gaps_forest(with_gaps, first, second, origin.reports),
        title=gap_findings.gap_levels_title(gaps, roles, factor_row["plural"], origin.pay_verb),
        subtitle=join_sentences(
            describe_filters(selection, tables),
            words.gaps_subtitle(first, second, label),
            origin.count_and_citation(with_gaps),
        ),
        caption=" ".join(
            filter(
                None,
                [
                    origin.line,
                    not_compared,
                    gap_findings.by_chance(factor_row["plural"]),
                    factor_row["no_effect_reason"],
                ],
            )
        ),
        table=origin.annotate(gaps, description, GAP_UNIT),
        file_name=f"pay-gap-by-{factor}",
        scope=f"{description}.",
    )
