"""Somebody's way from one role to another in numbers: the skills on it, how far it is."""

from dataclasses import dataclass

import pandas as pd

from components.statistics import toolkit
from components.switch import words
from components.switch.answer.question import Question
from components.tables.cache import Tables, once
from components.tables.roles import Role, all_roles
from components.thresholds import SKILLS_SHOWN
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class Way:
    """The toolkit of the target, compared with the start (None: new to the roles).

    `known` are all skills that count: those there at the start and those that were added.
    `steps` are the skills to add, those that are done included, `shown` those of them that
    are shown: rows of the toolkit in their order. `progress` is the coverage at the start
    and after each step that is shown.
    """

    start: Role | None
    target: Role
    known: tuple[str, ...]
    toolkit: pd.DataFrame
    steps: pd.DataFrame
    shown: pd.DataFrame
    progress: pd.DataFrame


@dataclass(frozen=True)
class Said:
    """What the survey says of a skill: its share in the target, and beside that at the start."""

    share: str
    comparison: str


@once
def skills(tables: Tables) -> pd.DataFrame:
    """The share of each role that has each skill; `tables` needs activities and tool_usage."""
    return toolkit.skills(tables["activities"], tables["tool_usage"])


@once
def names(tables: Tables) -> dict[str, str]:
    """What people call each skill, by id; `tables` needs activity_names and tools."""
    return skill_names(tables).to_dict()


@once
def way(question: Question, tables: Tables) -> Way:
    """The way that was asked for; `tables` needs activities, tool_usage and roles."""
    roles = {role.id: role for role in all_roles(tables)}
    kit, done = toolkit_of(question.start, question.target, tables), list(question.done)
    measured = set(skills(tables)["item"])
    known = dict.fromkeys([*question.have, *(item for item in done if item in measured)])
    steps = toolkit.to_add(kit, list(question.have))
    first = (steps.index < SKILLS_SHOWN) | steps["item"].isin(done)
    shown = steps if question.everything else steps[first]
    added = list(shown["item"])
    at_start = [item for item in known if item not in added]
    return Way(
        roles[question.start] if question.start else None,
        roles[question.target],
        tuple(known),
        kit,
        steps,
        shown,
        toolkit.progress(kit, at_start, added, done),
    )


@once
def toolkit_of(start: str | None, target: str, tables: Tables) -> pd.DataFrame:
    """The toolkit of the target, compared with the start; `tables` as for a way."""
    return toolkit.toolkit(skills(tables), target, start)


@once
def said(start: str | None, target: str, tables: Tables) -> dict[str, Said]:
    """What the survey says of each skill in the target's toolkit, by id; `tables` as for a way."""
    roles = {role.id: role for role in all_roles(tables)}
    end, beginning = roles[target], roles[start] if start else None
    return {
        row.item: Said(words.share(row, end.plural), words.comparison(row, beginning, end))
        for row in toolkit_of(start, target, tables).itertuples()
    }
