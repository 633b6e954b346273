"""A metric: one of the two to four figures below a page's finding."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """A figure with a label, and with a note on its uncertainty or scope.

    `role` is the id of its role, '' for none; `help` explains it on demand.
    """

    label: str
    value: str
    note: str = ""
    role: str = ""
    help: str = ""
