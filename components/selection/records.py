"""The content of a pay selection: its reports, its gap and its description, each cached."""

from components.reports import counting, exchange
from components.reports.reports import Reports, source_reports
from components.selection.selection import Selection
from components.statistics import role_gap
from components.statistics.gap import Gap
from components.tables.cache import Tables, cache_result
from components.tables.factors import YEAR, factors_of, levels_of, pay_sources
from components.tables.roles import RolePair, roles_by_id
from components.thresholds import DEFAULT_YEARS
from components.words import gap_findings, phrases
from components.words.provenance import Provenance


@cache_result
def lowest_pay(source: str, tables: Tables) -> float:
    """Return the minimum pay that counts in a source, in dollars a year; 0 without one."""
    rows = tables["lowest_pay"]
    return float(rows.loc[rows["source"] == source, "lowest_pay"].sum())


@cache_result
def all_reports(selection: Selection, tables: Tables) -> Reports:
    """Return all selected reports in dollars, with repeats and implausibly low pay."""
    return selection.filter(source_reports(selection.source, tables))


@cache_result
def pay_reports(selection: Selection, tables: Tables) -> Reports:
    """Return the selected, countable reports in dollars."""
    lowest = lowest_pay(selection.source, tables)
    return counting.countable(all_reports(selection, tables), lowest)


@cache_result
def reports_in(selection: Selection, currency: str, tables: Tables) -> Reports:
    """Return the selected, countable reports in the currency with this id."""
    return exchange.convert(pay_reports(selection, tables), tables["exchange_rates"], currency)


@cache_result
def like_for_like_gap(selection: Selection, first: str, second: str, tables: Tables) -> Gap:
    """Return the gap of two roles like for like: everything the source knows is held equal."""
    alike = factors_of(selection.source, tables)
    return role_gap.adjusted_gap(pay_reports(selection, tables), first, second, alike)


@cache_result
def gap_sensitivity(
    selection: Selection, first: str, second: str, tables: Tables
) -> dict[str, Gap]:
    """Return the like-for-like gap under other counting rules that matter, by the rule's name."""
    alike = factors_of(selection.source, tables)
    lowest = lowest_pay(selection.source, tables)
    _, *others = counting.counting_rules(all_reports(selection, tables), lowest)
    return {rule: role_gap.adjusted_gap(reports, first, second, alike) for rule, reports in others}


def gap_in_short(selection: Selection, pair: RolePair, tables: Tables) -> str:
    """Return a sentence on the like-for-like gap of two roles."""
    return gap_findings.gap_sentence(
        like_for_like_gap(selection, *pair, tables), roles_by_id(tables)
    )


@cache_result
def latest(selection: Selection, tables: Tables) -> Selection:
    """Restrict a selection to the latest years if it names none and the source has several."""
    years = list(levels_of(selection.source, YEAR, tables))
    if selection.chosen(YEAR) or len(years) <= DEFAULT_YEARS:
        return selection
    return selection.with_levels(YEAR, years[-DEFAULT_YEARS:])


@cache_result
def selected_years(selection: Selection, tables: Tables) -> str:
    """Return the years of a selection: '2024–25'."""
    known = levels_of(selection.source, YEAR, tables)
    chosen = selection.chosen(YEAR)
    return phrases.year_span([year for year in known if not chosen or year in chosen])


@cache_result
def provenance(selection: Selection, tables: Tables) -> Provenance:
    """Return the source of a selection with the selected years."""
    return Provenance.of(selection.source, tables, selected_years(selection, tables))


@cache_result
def in_other_sources(selection: Selection, tables: Tables) -> dict[str, Selection | None]:
    """Return the same countries in the latest years of each other source.

    The value is None for a source that knows none of them.
    """
    selections = {
        source: selection.in_source(source, tables)
        for source in pay_sources(tables)
        if source != selection.source
    }
    return {source: same and latest(same, tables) for source, same in selections.items()}


@cache_result
def describe_filters(selection: Selection, tables: Tables) -> str:
    """Describe the filters of a selection in plain words; '' without any."""
    return selection.describe_filters(tables)


@cache_result
def describe(selection: Selection, tables: Tables) -> str:
    """Describe a selection in plain words."""
    return selection.describe(tables)
