"""The reports, the pay gap and the description of a pay selection, with cached results."""

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
    """Return the minimum pay that counts in a source, in dollars a year, or 0 if there is none."""
    rows = tables["lowest_pay"]
    return float(rows.loc[rows["source"] == source, "lowest_pay"].sum())


@cache_result
def all_reports(selection: Selection, tables: Tables) -> Reports:
    """Return all selected reports in dollars, including repeats and implausibly low pay."""
    return selection.filter(source_reports(selection.source, tables))


@cache_result
def pay_reports(selection: Selection, tables: Tables) -> Reports:
    """Return the selected reports that count (see `counting.countable`), in dollars."""
    lowest = lowest_pay(selection.source, tables)
    return counting.countable(all_reports(selection, tables), lowest)


@cache_result
def reports_in(selection: Selection, currency: str, tables: Tables) -> Reports:
    """Return the selected reports that count, converted to the currency with this id."""
    return exchange.convert(pay_reports(selection, tables), tables["exchange_rates"], currency)


@cache_result
def like_for_like_gap(selection: Selection, first: str, second: str, tables: Tables) -> Gap:
    """Return the pay gap between two roles, with every factor that the source knows held equal."""
    alike = factors_of(selection.source, tables)
    return role_gap.adjusted_gap(pay_reports(selection, tables), first, second, alike)


@cache_result
def gap_sensitivity(
    selection: Selection, first: str, second: str, tables: Tables
) -> dict[str, Gap]:
    """Return the like-for-like gap under each alternative counting rule that makes a difference.

    The keys are the names of the rules (see `counting.counting_rules`).
    """
    alike = factors_of(selection.source, tables)
    lowest = lowest_pay(selection.source, tables)
    _, *others = counting.counting_rules(all_reports(selection, tables), lowest)
    return {rule: role_gap.adjusted_gap(reports, first, second, alike) for rule, reports in others}


def gap_in_short(selection: Selection, pair: RolePair, tables: Tables) -> str:
    """Return a sentence about the like-for-like pay gap between two roles."""
    return gap_findings.gap_sentence(
        like_for_like_gap(selection, *pair, tables), roles_by_id(tables)
    )


@cache_result
def latest(selection: Selection, tables: Tables) -> Selection:
    """Restrict a selection to the latest DEFAULT_YEARS years of its source.

    A selection that already names years is unchanged, and so is one from a source with no more
    years than that.
    """
    years = list(levels_of(selection.source, YEAR, tables))
    if selection.chosen(YEAR) or len(years) <= DEFAULT_YEARS:
        return selection
    return selection.with_levels(YEAR, years[-DEFAULT_YEARS:])


@cache_result
def selected_years(selection: Selection, tables: Tables) -> str:
    """Return the years of a selection as text, such as '2024–25'."""
    known = levels_of(selection.source, YEAR, tables)
    chosen = selection.chosen(YEAR)
    return phrases.year_span([year for year in known if not chosen or year in chosen])


@cache_result
def provenance(selection: Selection, tables: Tables) -> Provenance:
    """Return the provenance of a selection: its source and the selected years."""
    return Provenance.of(selection.source, tables, selected_years(selection, tables))


@cache_result
def in_other_sources(selection: Selection, tables: Tables) -> dict[str, Selection | None]:
    """Select the same countries in each other source, in its latest years.

    The value is None for a source that knows none of these countries.
    """
    selections = {
        source: selection.in_source(source, tables)
        for source in pay_sources(tables)
        if source != selection.source
    }
    return {source: same and latest(same, tables) for source, same in selections.items()}


@cache_result
def describe_filters(selection: Selection, tables: Tables) -> str:
    """Describe a selection's filters, except the years, in plain words.

    Return '' if there are none.
    """
    return selection.describe_filters(tables)


@cache_result
def describe(selection: Selection, tables: Tables) -> str:
    return selection.describe(tables)
