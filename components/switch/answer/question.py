"""What can be asked of the Switch page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """Where somebody starts (None: new to the roles), where to, and what is known and done.

    `have` are ids of skills, `done` are ids of skills and of pieces of advice; `everything`
    is whether all skills to add are shown and not only the first ones.
    """

    start: str | None
    target: str
    have: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    everything: bool = False
