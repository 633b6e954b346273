"""Metrics: the two to four figures below a page's finding."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """A label, a formatted value, and a note on the value's uncertainty or scope.

    `role` is the id of the role that the value belongs to, '' for none. `help` is an explanation
    that is shown on demand.
    """

    label: str
    value: str
    note: str = ""
    role: str = ""
    help: str = ""
