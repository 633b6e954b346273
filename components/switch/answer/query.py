"""The visitor's choices on the Switch page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PathQuery:
    """The choices that determine a plan: start role, target role and skills.

    `start` is None for somebody new to the roles. `have` holds the ids of the known skills; None
    means that the visitor hasn't edited them, so the plan assumes the skills typical of the start
    role and those `picked` in the assessment. `done` holds ids of skills and of pieces of advice,
    `skipped` ids of skills. `show_all` shows all steps instead of only the first ones.
    """

    start: str | None
    target: str
    have: tuple[str, ...] | None = ()
    picked: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    show_all: bool = False
