"""Rules for which pay reports count, and how often.

Every figure uses `countable`; the other rules are there for comparison.
"""

from collections.abc import Iterator
from dataclasses import replace

from components.reports.reports import Reports

COUNTED, REPEATS, LOW = "counted", "repeats", "low"


def deduplicate(reports: Reports) -> Reports:
    """Count each distinct report once, however often it is repeated.

    A repeat is the same ad in another place or month, not independent evidence. Repeats of just two
    similar ads make up 2% of all reports in the salary index, which is enough to move a role's
    mean.
    """
    once = reports.distinct_records
    return replace(reports, records=once, squared_repeats=once)


def at_least(reports: Reports, lowest_pay: float) -> Reports:
    """Return the reports whose pay bands start at `lowest_pay` or above."""
    return reports.where(reports.low >= lowest_pay)


def countable(reports: Reports, lowest_pay: float) -> Reports:
    """Return the reports behind every figure: each counted once, without implausibly low pay.

    `lowest_pay` is the source's minimum, in the currency of the reports.
    """
    return deduplicate(at_least(reports, lowest_pay))


def counting_rules(reports: Reports, lowest_pay: float) -> Iterator[tuple[str, Reports]]:
    """Yield each counting rule that makes a difference, with the reports that it counts.

    The rules are COUNTED (the standard for every figure: distinct reports with at least the minimum
    pay), REPEATS (each report counts as often as it is repeated) and LOW (pay below the minimum is
    included).
    """
    yield COUNTED, countable(reports, lowest_pay)
    if (reports.records > reports.distinct_records).any():
        yield REPEATS, at_least(reports, lowest_pay)
    if len(at_least(reports, lowest_pay)) < len(reports):
        yield LOW, deduplicate(reports)
