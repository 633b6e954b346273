"""The query of Switch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PathQuery:
    """Start (None: new to the roles), target, and the known, done and skipped skills.

    `have` are ids of skills; None without a selection: then it is what is typical of the start and
    what was `picked` in the assessment. `done` are ids of skills and of advice, `skipped` of
    skills. `everything` shows all steps instead of the first ones.
    """

    start: str | None
    target: str
    have: tuple[str, ...] | None = ()
    picked: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    everything: bool = False
