"""The path from one role to another: the skills to learn, and the ones already covered."""

from dataclasses import dataclass

import pandas as pd

from components.selection.tool_evidence import ADS, USED, compare_usage
from components.statistics import toolkit
from components.switch import words
from components.switch.answer.query import PathQuery
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles
from components.tables.sources import sources_by_id
from components.thresholds import MAX_SKILLS
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class LearningPath:
    """The toolkit of the target, compared with the start (None: new to the roles).

    `others` are the people that the target is compared with. `have` are the skills at the start;
    `known_skills` adds those learned since. `steps` are the skills to add, including done ones and
    without skipped ones; `shown` are those displayed. Both have rows of `toolkit.from_both`, in
    order. `progress` is the coverage now and after each displayed step that isn't done.
    """

    start: Role | None
    target: Role
    others: words.People
    have: tuple[str, ...]
    known_skills: tuple[str, ...]
    toolkit: pd.DataFrame
    steps: pd.DataFrame
    shown: pd.DataFrame
    progress: pd.DataFrame


@dataclass(frozen=True)
class SkillEvidence:
    """Sentences on a skill from the survey: its share in the target role, and beside the start."""

    share: str
    comparison: str


@cache_result
def skill_shares(tables: Tables) -> pd.DataFrame:
    """Return the share of each role with each skill."""
    return toolkit.skills(tables["activities"], tables["tool_usage"])


@cache_result
def measured_skills(tables: Tables) -> frozenset[str]:
    """Return all skills with a share in any source."""
    others = {item for kit in _all_toolkits(tables) for item in kit["item"]}
    return frozenset({*skill_shares(tables)["item"], *others})


def _all_toolkits(tables: Tables) -> list[pd.DataFrame]:
    roles = [role.id for role in all_roles(tables)]
    return [
        kit
        for role in roles
        for kits in _toolkits_by_kind(None, role, tables).values()
        for kit in kits
    ]


@cache_result
def _toolkits_by_kind(
    start: str | None, target: str, tables: Tables
) -> dict[str, list[pd.DataFrame]]:
    """Return the target's toolkits by kind of evidence; that of `toolkit_of` comes first."""
    toolkits: dict[str, list[pd.DataFrame]] = {
        USED: [toolkit_of(start, target, tables)],
        ADS: [],
    }
    main = tables["tool_usage"]["source"].iloc[0]
    for evidence, shares, _ in compare_usage(tables):
        if evidence.source != main:
            tool_shares = shares.assign(kind="tool").dropna(subset="share")
            toolkits[evidence.kind].append(toolkit.toolkit(tool_shares, target, start))
    return toolkits


@cache_result
def names_by_skill(tables: Tables) -> dict[str, str]:
    """Return the name of each skill by id."""
    names_by_id: dict[str, str] = skill_names(tables).to_dict()
    return names_by_id


@cache_result
def learning_path(query: PathQuery, tables: Tables) -> LearningPath:
    """Build the path of a query."""
    roles = {role.id: role for role in all_roles(tables)}
    kit, measured_ids = toolkit_of(query.start, query.target, tables), measured_skills(tables)
    have = query.have
    if have is None:
        have = assumed_skills(query.start, query.picked, tables)
    known_ids = tuple(
        dict.fromkeys([*have, *(item for item in query.done if item in measured_ids)])
    )
    kinds = _toolkits_by_kind(query.start, query.target, tables)
    steps = toolkit.sort_by_gain(toolkit.from_both(kinds[USED], kinds[ADS], list(have)), kit)
    is_done = steps["item"].isin(query.done)
    steps = steps[is_done | ~steps["item"].isin(query.skipped)].reset_index(drop=True)
    is_done = steps["item"].isin(query.done)
    shown = (steps.index < MAX_SKILLS) | is_done | query.show_all
    return LearningPath(
        roles[query.start] if query.start else None,
        roles[query.target],
        _other_people(query.start, query.target, tables),
        tuple(have),
        known_ids,
        kit,
        steps,
        steps[shown],
        toolkit.progress(kit, list(known_ids), list(steps.loc[shown & ~is_done, "item"])),
    )


@cache_result
def assumed_skills(start: str | None, picked: tuple[str, ...], tables: Tables) -> tuple[str, ...]:
    """Return the skills to assume without a selection: those most at the start have, and picks."""
    common_skills = toolkit.common(skill_shares(tables), start) if start else []
    return tuple(
        dict.fromkeys(
            [*common_skills, *(item for item in picked if item in measured_skills(tables))]
        )
    )


@cache_result
def _other_people(start: str | None, target: str, tables: Tables) -> words.People:
    roles = all_roles(tables)
    others = [role for role in roles if role.id != target]
    return words.people_of([role for role in others if start in (None, role.id)])


@cache_result
def toolkit_of(start: str | None, target: str, tables: Tables) -> pd.DataFrame:
    """Return the toolkit of the target compared with the start."""
    return toolkit.toolkit(skill_shares(tables), target, start)


@cache_result
def skill_evidence(start: str | None, target: str, tables: Tables) -> dict[str, SkillEvidence]:
    """Return the survey's evidence on each skill of the toolkit by id."""
    end = next(role for role in all_roles(tables) if role.id == target)
    others = _other_people(start, target, tables)
    return {
        row.item: SkillEvidence(
            words.share_with_interval(row, end.plural),
            words.comparison_sentence(row, others, end),
        )
        for row in toolkit_of(start, target, tables).itertuples()
    }


@cache_result
def other_evidence(target: str, start: str | None, tables: Tables) -> dict[str, str]:
    """Return what the sources other than the main survey say about each tool, by id."""
    main = tables["tool_usage"]["source"].iloc[0]
    roles = {role.id: role for role in all_roles(tables)}
    shown = [roles[target], *([roles[start]] if start else [])]
    sentences_by_item: dict[str, list[str]] = {}
    for evidence, shares, _ in compare_usage(tables):
        if evidence.source == main:
            continue
        for item, item_shares in shares.dropna(subset="share").groupby("item"):
            by_role = item_shares.set_index("role")["share"].to_dict()
            role_shares = [
                (role.short_plural, by_role[role.id]) for role in shown if role.id in by_role
            ]
            if role_shares:
                title = sources_by_id(tables)[evidence.source].title
                sentence = words.source_shares_sentence(
                    evidence.kind == ADS, title, evidence.years, role_shares
                )
                sentences_by_item.setdefault(str(item), []).append(sentence)
    return {item: " ".join(lines) for item, lines in sentences_by_item.items()}
