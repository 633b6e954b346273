"""Counting rules: which reports of pay count, and how often.

All figures use `countable`; the other rules exist for comparison.
"""

from collections.abc import Iterator
from dataclasses import replace

from components.reports.reports import Reports

COUNTED, REPEATS, LOW = "counted", "repeats", "low"


def deduplicate(reports: Reports) -> Reports:
    """Count each distinct report once, however often it is repeated.

    A repeat is the same ad in another place or month, not a second opinion. The repeats
    of two similar ads are 2% of all reports in the salary index, enough to move a role's mean.
    """
    once = reports.distinct_records
    return replace(reports, records=once, squared_repeats=once)


def at_least(reports: Reports, lowest_pay: float) -> Reports:
    """Return the reports without bands that start below an amount."""
    return reports.where(reports.low >= lowest_pay)


def countable(reports: Reports, lowest_pay: float) -> Reports:
    """Return the reports as every figure counts them: each once, without implausibly low pay.

    `lowest_pay` is the source's minimum, in the currency of the reports.
    """
    return deduplicate(at_least(reports, lowest_pay))


def counting_rules(reports: Reports, lowest_pay: float) -> Iterator[tuple[str, Reports]]:
    """Yield the reports under each counting rule that makes a difference.

    The rules are COUNTED (that of every figure: distinct reports with at least the minimum pay),
    REPEATS (count a report as often as it is repeated) and LOW (include pay below the minimum).
    """
    yield COUNTED, countable(reports, lowest_pay)
    if (reports.records > reports.distinct_records).any():
        yield REPEATS, at_least(reports, lowest_pay)
    if len(at_least(reports, lowest_pay)) < len(reports):
        yield LOW, deduplicate(reports)
