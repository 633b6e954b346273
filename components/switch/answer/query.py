"""What can be asked of the Switch page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PathQuery:
    """Where somebody starts (None: new to the roles), where to, what is known, done and skipped.

    `have` are ids of skills, None where nothing was said: then it is what is typical of the
    start and what was `picked` in the assessment. `done` are ids of skills and of pieces of
    advice, `skipped` of skills; `everything` is whether all skills to add are shown and not only
    the first ones.
    """

    start: str | None
    target: str
    have: tuple[str, ...] | None = ()
    picked: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    everything: bool = False
