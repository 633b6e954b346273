"""One of the two to four numbers that stand under the finding of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Metric:
    """What is measured, its value in words, and how sure it is or what it is of.

    `role` is the id of the role that it is of, '' for none; `help` explains it on demand.
    """

    label: str
    value: str
    note: str = ""
    role: str = ""
    help: str = ""
