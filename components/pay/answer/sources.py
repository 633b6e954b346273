"""The selected pay source, and what the others say about the same countries."""

from dataclasses import dataclass

from components.reports.exchange import DOLLARS
from components.selection.records import (
    describe,
    gap_in_short,
    in_other_sources,
    pay_reports,
    provenance,
    reports_in,
)
from components.selection.selection import Selection
from components.statistics import group_medians
from components.tables.cache import Tables, cache_result
from components.tables.roles import RolePair, roles_by_id
from components.tables.sources import sources_by_id
from components.words import pay_findings
from components.words.money import currency
from components.words.provenance import Provenance


@dataclass(frozen=True)
class OtherSource:
    """The figures of another pay source for the same countries.

    `basis` says which reports the `sentence` is based on. Both are '' if the source doesn't cover
    the countries.
    """

    id: str
    title: str
    sentence: str
    basis: str


@cache_result
def source_description(id: str, tables: Tables) -> str:
    """Describe what a pay source counts, and its caveats."""
    source = Provenance.of(id, tables).source
    return f"{source.in_short} {source.caveats}"


@cache_result
def other_sources(
    selection: Selection, currency_id: str, pair: RolePair, tables: Tables
) -> tuple[OtherSource, ...]:
    """Return what each other source says about the selected countries.

    This is the gap between the two roles of `pair` and the medians of all roles. Medians are in the
    currency, or in dollars if some reports have no rate. The sources measure different things, so
    they are never combined, and readers should see where they differ.
    """
    return tuple(
        OtherSource(
            id,
            sources_by_id(tables)[id].title,
            *(_in_words(other, currency_id, pair, tables) if other else ("", "")),
        )
        for id, other in in_other_sources(selection, tables).items()
    )


def _in_words(
    other: Selection, currency_id: str, pair: RolePair, tables: Tables
) -> tuple[str, str]:
    """Return a text on a selection's gap and medians, and one on the reports behind them."""
    roles, origin = roles_by_id(tables), provenance(other, tables)
    reports = reports_in(other, currency_id, tables)
    if len(reports) < len(pay_reports(other, tables)):
        reports, currency_id = pay_reports(other, tables), DOLLARS
    medians = group_medians.medians_by_role(reports)
    money = currency(currency_id, tables)
    return (
        f"{describe(other, tables)}. {gap_in_short(other, pair, tables)} "
        f"{pay_findings.medians_in_words(medians, roles, money, origin.pay_verb)}",
        f"{origin.source.in_short} {pay_findings.gap_in_words(medians, roles)} {origin.line} "
        f"{origin.counts(group_medians.distinct_records(medians))}",
    )
