"""The pay gap between two roles as a metric."""

from components.pay import words
from components.selection.records import like_for_like_gap, pay_reports, provenance
from components.selection.selection import Selection
from components.statistics import role_gap
from components.tables.cache import Tables
from components.tables.roles import RolePair, roles_by_id
from components.words.metric import Metric


def gap_metric(selection: Selection, pair: RolePair, tables: Tables) -> tuple[Metric, ...]:
    """Return the like-for-like gap between two roles as a metric; empty if it has no figure."""
    alike = like_for_like_gap(selection, *pair, tables)
    if not alike.has_figure:
        return ()
    medians = role_gap.gap_of_medians(pay_reports(selection, tables), *pair)
    name = roles_by_id(tables)[pair[0]].short_plural
    verb = provenance(selection, tables).pay_verb
    return (Metric(*words.gap_metric(name, verb, alike, medians)),)
