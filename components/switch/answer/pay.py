"""Pay on the Switch page: the like-for-like gap in each pay source."""

from dataclasses import dataclass

from components.selection.records import (
    describe,
    in_other_sources,
    latest,
    like_for_like_gap,
    provenance,
)
from components.selection.selection import Selection
from components.statistics.gap import Gap
from components.switch import words
from components.tables.cache import Tables, cache_result
from components.tables.factors import factors_of
from components.tables.roles import all_roles, roles_by_id
from components.words import gap_findings
from components.words.metric import Metric


@dataclass(frozen=True)
class PayGap:
    """The pay gap between the target and another role, in sentences.

    `sentence` states the gap in the selected source, `others` in the other sources. `has_figure` is
    True if there are enough comparable reports for a figure, `few` if the figure rests on few
    reports or employers.
    """

    title: str
    sentence: str
    has_figure: bool
    few: bool
    others: tuple[str, ...]
    caption: str


@dataclass(frozen=True)
class PayGaps:
    """The pay gaps between the target and the start role, or every other role for a newcomer.

    `metrics` holds the gap if there is only one and it has a figure; otherwise it is empty.
    `sentences` state all gaps in all sources, for the document.
    """

    metrics: tuple[Metric, ...]
    gaps: tuple[PayGap, ...]
    sentences: tuple[str, ...]


@cache_result
def pay_gaps(start: str | None, target: str, selection: Selection, tables: Tables) -> PayGaps:
    """Return the gaps in the selected source and the others; `start` is None for a newcomer."""
    roles = roles_by_id(tables)
    selection = latest(selection, tables)
    source_factors = factors_of(selection.source, tables).values()
    origin = provenance(selection, tables)
    other_selections = list(in_other_sources(selection, tables).values())
    gaps, sentences, metrics = [], [], []
    for other in [start] if start else [role.id for role in all_roles(tables) if role.id != target]:
        gap, sentence = _gap(target, other, selection, tables)
        other_sentences = [
            _gap(target, other, same, tables)[1] for same in other_selections if same
        ]
        gaps.append(
            PayGap(
                gap_findings.gap_title(gap, roles, origin.pay_verb),
                sentence,
                gap.has_figure,
                gap.is_few,
                (
                    *(words.other_source_sentence(text) for text in other_sentences),
                    *([words.other_source_sentence(None)] if None in other_selections else []),
                ),
                gap_findings.like_for_like_sentence(source_factors, target, other, roles),
            )
        )
        sentences += [sentence, *other_sentences]
        if gap.has_figure:
            metrics.append(words.pay_gap_metric(gap, roles))
    return PayGaps(tuple(metrics) if len(gaps) == 1 else (), tuple(gaps), tuple(sentences))


@cache_result
def _gap(target: str, other: str, selection: Selection, tables: Tables) -> tuple[Gap, str]:
    """Return the like-for-like gap in a selection, and a sentence that first names the source."""
    gap = like_for_like_gap(selection, target, other, tables)
    origin = provenance(selection, tables)
    return gap, words.sourced_gap_sentence(
        origin.source,
        describe(selection, tables),
        words.pay_gap_sentence(gap, roles_by_id(tables), origin.pay_verb),
        origin.counts(gap.distinct_records),
    )
