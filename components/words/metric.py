"""A metric: one of the two to four figures below the finding of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """A label, a value in words, and a note with its uncertainty or scope.

    `role` is the id of its role, '' for none; `help` explains it on demand.
    """

    label: str
    value: str
    note: str = ""
    role: str = ""
    help: str = ""
