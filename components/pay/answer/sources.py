"""What the chosen pay source is, and what the others say of the same countries."""

from dataclasses import dataclass

from components.pay import words
from components.selection.records import (
    describe,
    gap_in_short,
    in_other_sources,
    provenance,
    records,
    records_in,
)
from components.selection.selection import Selection
from components.statistics import group_medians
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, cache_result
from components.words import pay_findings
from components.words.money import currency
from components.words.provenance import Provenance


@dataclass(frozen=True)
class OtherSource:
    """What another pay source says, and `behind` it; nothing where it knows no such countries."""

    id: str
    title: str
    sentence: str
    behind: str


@cache_result
def about(id: str, tables: Tables) -> str:
    """What the pay source with this id counts, and what to keep in mind."""
    source = Provenance.of(id, tables).source
    return f"{source['in_short']} {source['caveats']}"


@cache_result
def other_sources(
    selection: Selection, currency_id: str, tables: Tables
) -> tuple[OtherSource, ...]:
    """What each other pay source says of the selected countries: the gap and the medians.

    Medians are in a currency, in dollars where not all of them have a rate in it.
    The sources measure different things, so they are never mixed; where they differ the
    reader should know it.
    """
    titles = tables["sources"].set_index("id")["title"]
    return tuple(
        OtherSource(
            id,
            titles[id],
            *(_in_words(other, currency_id, tables) if other else ("", "")),
        )
        for id, other in in_other_sources(selection, tables).items()
    )


def _in_words(other: Selection, currency_id: str, tables: Tables) -> tuple[str, str]:
    """The gap like for like and the medians of a selection, and what stands behind them."""
    roles, origin = tables["roles"], provenance(other, tables)
    rows = records_in(other, currency_id, tables)
    if len(rows) < len(records(other, tables)):
        rows, currency_id = records(other, tables), DOLLARS
    medians = group_medians.summary(rows, ["role"])
    money = currency(tables["currencies"], currency_id)
    return (
        f"{describe(other, tables)}. {gap_in_short(other, tables)} "
        f"{pay_findings.medians_in_words(medians, roles, money, origin.pay_verb)}",
        words.other_source_behind(
            origin.source["in_short"],
            pay_findings.gap_in_words(medians, roles),
            origin.line,
            origin.counts(medians),
        ),
    )
