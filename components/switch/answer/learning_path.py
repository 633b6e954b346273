"""The path from one role to another: the skills to learn, and the ones already known."""

from dataclasses import dataclass

from components.selection.tool_evidence import ADS, USED, compare_usage
from components.statistics import toolkit, usage_shares
from components.statistics.toolkit import Progress, Skill, SkillToAdd
from components.statistics.usage_shares import Share
from components.switch import words
from components.switch.answer.query import PathQuery
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles
from components.tables.sources import sources_by_id
from components.thresholds import MAX_SKILLS


@dataclass(frozen=True)
class LearningPath:
    """The path into the target role: its toolkit, compared with the start role, and the steps.

    `start` is None for somebody new to the roles. `others` names the people with whom the target is
    compared. `have` holds the skills known at the start of the path; `known_skills` adds those
    learned since. `steps` are the skills to add in order, including done ones but not skipped ones;
    `shown` are those on display, by their position in `steps`. `progress` is the coverage now and
    after each displayed step that isn't done.
    """

    start: Role | None
    target: Role
    others: words.People
    have: tuple[str, ...]
    known_skills: tuple[str, ...]
    toolkit: tuple[Skill, ...]
    steps: tuple[SkillToAdd, ...]
    shown: dict[int, SkillToAdd]
    progress: tuple[Progress, ...]


@dataclass(frozen=True)
class SkillEvidence:
    """The survey's evidence on a skill, in words.

    `share` states the share of people in the target role who have it; `comparison` compares this
    with the start role, or with all other roles.
    """

    share: str
    comparison: str


@cache_result
def shares_by_kind(tables: Tables) -> tuple[tuple[Share, ...], tuple[Share, ...]]:
    """Return the known shares of activities, and those of tools, in the main survey."""
    activities, tools = (
        usage_shares.shares_by_role(usage_shares.counts(tables[name], item))
        for name, item in (("activities", "activity"), ("tool_usage", "tool"))
    )
    return _known(activities), _known(tools)


def _known(shares: tuple[Share, ...]) -> tuple[Share, ...]:
    return tuple(share for share in shares if share.has_figure)


@cache_result
def skill_shares(tables: Tables) -> tuple[Share, ...]:
    """Return the share of each role that has each skill, from the main survey."""
    activities, tools = shares_by_kind(tables)
    return activities + tools


@cache_result
def measured_skills(tables: Tables) -> frozenset[str]:
    """Return the ids of all skills in the main survey or in any role's toolkit from any source."""
    others = {skill.item for kit in _all_toolkits(tables) for skill in kit}
    return frozenset({*(share.item for share in skill_shares(tables)), *others})


def _all_toolkits(tables: Tables) -> list[tuple[Skill, ...]]:
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
) -> dict[str, list[tuple[Skill, ...]]]:
    """Return the target's toolkits, one for each source, by kind of evidence.

    The main survey's toolkit comes first.
    """
    toolkits: dict[str, list[tuple[Skill, ...]]] = {
        USED: [toolkit_of(start, target, tables)],
        ADS: [],
    }
    main = tables["tool_usage"]["source"].iloc[0]
    for comparison in compare_usage(tables):
        if comparison.evidence.source != main:
            kit = toolkit.toolkit([comparison.shares], target, start)
            toolkits[comparison.evidence.kind].append(kit)
    return toolkits


@cache_result
def learning_path(query: PathQuery, tables: Tables) -> LearningPath:
    roles = {role.id: role for role in all_roles(tables)}
    kit, measured_ids = toolkit_of(query.start, query.target, tables), measured_skills(tables)
    have = query.have
    if have is None:
        have = assumed_skills(query.start, query.picked, tables)
    known_ids = tuple(
        dict.fromkeys([*have, *(item for item in query.done if item in measured_ids)])
    )
    kinds = _toolkits_by_kind(query.start, query.target, tables)
    all_steps = toolkit.sort_by_gain(toolkit.from_both(kinds[USED], kinds[ADS], have), kit)
    steps = tuple(
        step
        for step in all_steps
        if step.skill.item in query.done or step.skill.item not in query.skipped
    )
    shown = {
        position: step
        for position, step in enumerate(steps)
        if position < MAX_SKILLS or step.skill.item in query.done or query.show_all
    }
    to_do = [step.skill.item for step in shown.values() if step.skill.item not in query.done]
    return LearningPath(
        roles[query.start] if query.start else None,
        roles[query.target],
        _other_people(query.start, query.target, tables),
        tuple(have),
        known_ids,
        kit,
        steps,
        shown,
        toolkit.progress(kit, known_ids, to_do),
    )


@cache_result
def assumed_skills(start: str | None, picked: tuple[str, ...], tables: Tables) -> tuple[str, ...]:
    """Return the skills to assume until the visitor selects some.

    These are the skills that at least half of the people in the start role have, and the picks that
    are measured skills.
    """
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
def toolkit_of(start: str | None, target: str, tables: Tables) -> tuple[Skill, ...]:
    """Return the target's toolkit from the main survey, compared with the start role's skills."""
    return toolkit.toolkit(shares_by_kind(tables), target, start)


@cache_result
def skill_evidence(start: str | None, target: str, tables: Tables) -> dict[str, SkillEvidence]:
    """Return the survey's evidence on each skill in the target's toolkit, by skill id."""
    end = next(role for role in all_roles(tables) if role.id == target)
    others = _other_people(start, target, tables)
    return {
        skill.item: SkillEvidence(
            words.share_with_interval(skill.target, end.plural),
            words.comparison_sentence(skill, others, end),
        )
        for skill in toolkit_of(start, target, tables)
    }


@cache_result
def other_evidence(target: str, start: str | None, tables: Tables) -> dict[str, str]:
    """Return what the sources other than the main survey say about each tool, by tool id."""
    main = tables["tool_usage"]["source"].iloc[0]
    roles = {role.id: role for role in all_roles(tables)}
    shown = [roles[target], *([roles[start]] if start else [])]
    sentences_by_item: dict[str, list[str]] = {}
    for comparison in compare_usage(tables):
        evidence = comparison.evidence
        if evidence.source == main:
            continue
        title = sources_by_id(tables)[evidence.source].title
        shares_by_item: dict[str, dict[str, float]] = {}
        for share in comparison.shares:
            if share.has_figure:
                shares_by_item.setdefault(share.item, {})[share.role] = share.value
        for item, by_role in shares_by_item.items():
            role_shares = [
                (role.short_plural, by_role[role.id]) for role in shown if role.id in by_role
            ]
            if role_shares:
                sentence = words.source_shares_sentence(
                    evidence.kind == ADS, title, evidence.years, role_shares
                )
                sentences_by_item.setdefault(item, []).append(sentence)
    return {item: " ".join(lines) for item, lines in sentences_by_item.items()}
