"""The gap between two roles like for like, beside the raw one, and by level of a factor."""

from dataclasses import dataclass

import pandas as pd

from components.charts import forest
from components.charts.chart import Chart
from components.pay import words
from components.pay.answer.sources import OtherSource, other_sources
from components.selection.records import (
    elsewhere,
    gap_alike,
    gap_counted_otherwise,
    narrowed,
    provenance,
    records,
    sentence,
)
from components.selection.selection import Selection, factors_of, levels_of
from components.statistics import group_medians, role_gap
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, once
from components.words import gap_findings, pay_findings
from components.words.gap_findings import GAP_UNIT
from components.words.money import currency
from components.words.number import Number
from components.words.phrases import line
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Gap:
    """The gap of two roles like for like and raw, and what there is to say of them.

    Where too few records are alike, there are no `numbers` and no `sentences`, and the
    `caption` says so. `meaning` says what like for like compares.
    """

    finding: str
    meaning: str
    numbers: tuple[Number, ...]
    sentences: tuple[str, ...]
    caption: str
    others: tuple[OtherSource, ...]


@once
def gap(
    selection: Selection, pair: tuple[str, str], tables: Tables, currency_id: str = DOLLARS
) -> Gap:
    """The gap of two roles in the selected pay, and why it differs from the raw one."""
    roles, factors = tables["roles"], tables["pay_filters"]
    origin, rows = provenance(selection, tables), records(selection, tables)
    own = factors[factors["source"] == selection.source]
    alike, raw = gap_alike(selection, *pair, tables), role_gap.gap(rows, *pair, [])
    both = pd.DataFrame([alike, raw])
    title = gap_findings.title(alike, roles, origin.verb)
    caption = words.gap_caption(origin.line, origin.counts(both[:1]), origin.counts(both[1:]))
    known = pd.notna(alike["ratio"])
    said: list[str] = []
    if known:
        medians = group_medians.summary(rows[rows["role"].isin(pair)], ["role"])
        said = [
            _together(selection, pair, alike, tables),
            gap_findings.why(rows, raw, alike, list(own["factor"]), tables),
            words.gap_of_medians(pay_findings.gap_in_words(medians, roles)),
            *_counted_otherwise(selection, pair, origin, tables),
        ]
    return Gap(
        title,
        gap_findings.meaning(own, *pair, roles),
        tuple(
            Number(
                label,
                *words.figure_of_gap(
                    found["ratio"], found["low"], found["high"], bool(found["few"])
                ),
            )
            for label, found in ((words.ALIKE, alike), (words.RAW, raw))
            if known
        ),
        tuple(filter(None, said)),
        caption if known else words.no_gap(title, caption),
        other_sources(selection, currency_id, tables),
    )


def _together(selection: Selection, pair: tuple[str, str], found: pd.Series, tables: Tables) -> str:
    """What the selected source, which has `found` a gap, and the others say together."""
    others = [other for other in elsewhere(selection, tables).values() if other]
    gaps = [found, *(gap_alike(other, *pair, tables) for other in others)]
    return gap_findings.together(gaps, tables["roles"])


def _counted_otherwise(
    selection: Selection, pair: tuple[str, str], origin: Provenance, tables: Tables
) -> list[str]:
    """The gap in the other ways to count, and why it is not counted so."""
    lowest = tables["lowest_pay"].set_index("source")["lowest_pay"].get(selection.source, 0)
    dollars = currency(tables["currencies"], DOLLARS)
    return gap_findings.counted_otherwise(
        gap_counted_otherwise(selection, *pair, tables), origin.reports, dollars.tick(lowest)
    )


@once
def gap_by_level(
    selection: Selection, pair: tuple[str, str], factor: str, tables: Tables
) -> Chart | str:
    """The gap at each level of a factor, or what to say where there are too few records."""
    roles, factors = tables["roles"], tables["pay_filters"]
    origin, about = provenance(selection, tables), sentence(selection, tables)
    described = factors.set_index(["source", "factor"]).loc[(selection.source, factor)]
    label = described["label"].lower()
    levels = levels_of(tables["pay_levels"], selection.source, factor)
    alike = factors_of(factors, selection.source)
    gaps = role_gap.by_level(records(selection, tables), *pair, factor, levels, alike)
    known = gaps.dropna(subset="ratio")
    if len(known) < 2:
        return words.no_gaps(label)
    named = roles.set_index("id").loc[list(pair)]
    first, second = named["short_plural"]
    missing = words.not_compared(len(gaps) - len(known), len(gaps), described["plural"])
    return Chart(
        forest.gaps(known, first, second, origin.reports),
        title=gap_findings.levels_title(gaps, roles, described["plural"], origin.verb),
        subtitle=line(
            narrowed(selection, tables),
            words.gaps_subtitle(first, second, label),
            origin.counted_from(known),
        ),
        caption=" ".join(
            filter(
                None,
                [
                    origin.line,
                    missing,
                    gap_findings.by_chance(described["plural"]),
                    described["silent"],
                ],
            )
        ),
        table=origin.attach(gaps, about, GAP_UNIT),
        file_name=f"pay-gap-by-{factor}",
        scope=f"{about}.",
    )
