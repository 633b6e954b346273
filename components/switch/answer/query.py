"""The query of Switch."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PathQuery:
    """The inputs of a plan: start (None: new to the roles), target and skills.

    `have` are ids of skills. None means no selection: the path then assumes the skills typical of
    the start and those `picked` in the assessment. `done` are ids of skills and of advice,
    `skipped` of skills. `show_all` shows all steps instead of the first ones.
    """

    start: str | None
    target: str
    have: tuple[str, ...] | None = ()
    picked: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    show_all: bool = False
