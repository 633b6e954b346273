"""The gap of the first two roles as a metric."""

from collections.abc import Sequence

from components.pay import words
from components.selection.records import like_for_like_gap, pay_reports, provenance
from components.selection.selection import Selection
from components.statistics import role_gap
from components.tables.cache import Tables
from components.tables.roles import roles_by_id
from components.words.metric import Metric


def gap_metric(selection: Selection, roles: Sequence[str], tables: Tables) -> tuple[Metric, ...]:
    """Return the like-for-like gap of the first two of these role ids; empty without a gap."""
    if len(roles) < 2:
        return ()
    first, second = roles[:2]
    alike = like_for_like_gap(selection, first, second, tables)
    if not alike.has_figure:
        return ()
    medians = role_gap.gap_of_medians(pay_reports(selection, tables), first, second)
    name = roles_by_id(tables)[first].short_plural
    verb = provenance(selection, tables).pay_verb
    return (Metric(*words.gap_metric(name, verb, alike, medians)),)
