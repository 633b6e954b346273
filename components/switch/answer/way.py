"""Somebody's way from one role to another in numbers: the skills on it, how far it is."""

from dataclasses import dataclass

import pandas as pd

from components.selection.tool_evidence import ADS, USED, compared
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
    are shown: rows of `toolkit.from_both` in their order. `progress` is the coverage at the start
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
    """What the sources say of a skill: its share in the target, and beside that at the start."""

    share: str
    comparison: str


@once
def skills(tables: Tables) -> pd.DataFrame:
    """The share of each role that has each skill; `tables` needs activities and tool_usage."""
    return toolkit.skills(tables["activities"], tables["tool_usage"])


@once
def known_skills(tables: Tables) -> frozenset[str]:
    """Every skill that can be known: what any source measured; `tables` as for a way."""
    others = {item for kit in _all_toolkits(tables) for item in kit["item"]}
    return frozenset({*skills(tables)["item"], *others})


def _all_toolkits(tables: Tables) -> list[pd.DataFrame]:
    roles = [role.id for role in all_roles(tables)]
    return [kit for role in roles for kits in _by_kind(None, role, tables).values() for kit in kits]


@once
def _by_kind(start: str | None, target: str, tables: Tables) -> dict[str, list[pd.DataFrame]]:
    """The toolkits of the target by each source: that of `toolkit_of` first, then the others."""
    found: dict[str, list[pd.DataFrame]] = {USED: [toolkit_of(start, target, tables)], ADS: []}
    main = tables["tool_usage"]["source"].iloc[0]
    for evidence, shares, _ in compared(tables):
        if evidence.source != main:
            own = shares.assign(kind="tool").dropna(subset="share")
            found[evidence.kind].append(toolkit.toolkit(own, target, start))
    return found


@once
def names(tables: Tables) -> dict[str, str]:
    """What people call each skill, by id; `tables` needs activity_names and tools."""
    return skill_names(tables).to_dict()


@once
def way(question: Question, tables: Tables) -> Way:
    """The way that was asked for; `tables` needs activities, roles and the evidence on tools."""
    roles = {role.id: role for role in all_roles(tables)}
    kit, done = toolkit_of(question.start, question.target, tables), list(question.done)
    measured = known_skills(tables)
    known = dict.fromkeys([*question.have, *(item for item in done if item in measured)])
    kinds = _by_kind(question.start, question.target, tables)
    steps = toolkit.from_both(kinds[USED], kinds[ADS], list(question.have))
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


@once
def elsewhere(target: str, start: str | None, tables: Tables) -> dict[str, str]:
    """What each source but the main survey says of each tool, by id; `tables` as for a way."""
    main = tables["tool_usage"]["source"].iloc[0]
    roles = {role.id: role for role in all_roles(tables)}
    shown = [roles[target], *([roles[start]] if start else [])]
    found: dict[str, list[str]] = {}
    for evidence, shares, _ in compared(tables):
        if evidence.source == main:
            continue
        for item, own in shares.dropna(subset="share").groupby("item"):
            by_role = own.set_index("role")["share"].to_dict()
            told = [(role.short_plural, by_role[role.id]) for role in shown if role.id in by_role]
            if told:
                title = tables["sources"].set_index("id").loc[evidence.source, "title"]
                said = words.in_source(evidence.kind == ADS, title, evidence.years, told)
                found.setdefault(str(item), []).append(said)
    return {item: " ".join(lines) for item, lines in found.items()}
