"""The page model of the plan: known skills, coverage, steps and advice."""

from dataclasses import dataclass
from math import nan

import pandas as pd
import plotly.graph_objects as go

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.statistics import toolkit
from components.statistics.toolkit import SkillToAdd, toolkit_table
from components.switch import charts, words
from components.switch.answer import suggestions
from components.switch.answer.learning_path import (
    LearningPath,
    SkillEvidence,
    learning_path,
    other_evidence,
    skill_evidence,
    skill_shares,
    toolkit_of,
)
from components.switch.answer.query import PathQuery
from components.switch.answer.suggestions import Advice, Project
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles, select_roles
from components.tables.tools import tools_by_id
from components.thresholds import MAX_NEXT_STEPS, MAX_SKILLS
from components.words.metric import Metric
from components.words.phrases import join_sentences, percent
from components.words.provenance import SHARE, Provenance
from components.words.skill_names import skill_names


@dataclass(frozen=True)
class Strength:
    """A skill that the visitor has, and the share of people in the target role who have it."""

    name: str
    share: str


@dataclass(frozen=True)
class Step:
    """A skill to add, with the coverage after it and what the sources say about it.

    `coverage_after` is '' for a step that is done; `article_note` is '' if the article doesn't name
    the skill for the target role.
    """

    id: str
    numbered_name: str
    name: str
    coverage_after: str
    evidence_summary: str
    evidence: str
    article_note: str
    project: Project | None
    done: bool


@dataclass(frozen=True)
class PlanPage:
    """The page model of the plan for a query.

    `have` holds the ids of the known skills; `is_assumed` is True if the visitor hasn't edited
    them. `steps` holds the displayed steps, out of `step_count`; if there are none,
    `nothing_to_add` explains why. `next_steps` is the group of steps to do next. `skipped` maps the
    ids of skipped steps to names. `coverage_chart` and `evidence_chart` are None if there is
    nothing to draw; `evidence_chart` shows the `compared_roles`.
    """

    query: PathQuery
    finding: str
    metrics: tuple[Metric, ...]
    target: Role
    have: tuple[str, ...]
    is_assumed: bool
    strengths_sentence: str
    strengths: tuple[Strength, ...]
    coverage_chart: Chart | None
    toolkit_note: str
    order_note: str
    step_count: int
    steps: tuple[Step, ...]
    next_steps: tuple[Step, ...]
    skipped: dict[str, str]
    nothing_to_add: str
    all_done: bool
    evidence_chart: Chart | None
    compared_roles: tuple[Role, ...]
    advice: Advice
    steps_done_sentence: str


@cache_result
def build_plan_page(query: PathQuery, tables: Tables) -> PlanPage:
    path, names = learning_path(query, tables), skill_names(tables)
    done = set(query.done)
    start, target = path.start, path.target
    strengths = _strengths(path, tables)
    steps = _steps(path, done, tables)
    advice = suggestions.role_advice(target.id, tables)
    ids = [*(step.id for step in steps), *(item.id for item in advice.all)]
    now, *ahead = path.progress[: MAX_SKILLS + 1]
    covered, after = now.coverage, path.progress[len(ahead)].coverage
    first_items = [step.item for step in ahead[:2]]
    is_distinctive = all(
        step.skill.more_common for step in path.steps if step.skill.item in first_items
    )
    is_assumed = query.have is None
    return PlanPage(
        query=query,
        finding=words.coverage_headline(
            covered, after, [names[step.item] for step in ahead], is_distinctive, target
        ),
        metrics=(
            words.coverage_now_metric(covered, is_assumed, start is not None, bool(query.picked)),
            *([words.coverage_after_metric(after, len(ahead))] if ahead else []),
            Metric(f"{target.short_name} average", percent(toolkit.average_coverage(path.toolkit))),
        )
        if path.toolkit
        else (),
        target=target,
        have=path.have,
        is_assumed=is_assumed,
        strengths_sentence=words.strengths_sentence(len(strengths), len(path.known_skills), target),
        strengths=strengths,
        coverage_chart=_coverage_chart(path, tables) if path.toolkit else None,
        toolkit_note=words.toolkit_note(len(path.toolkit), target),
        order_note=words.order_note(path.others, target),
        step_count=len(path.steps),
        steps=steps,
        next_steps=_next_steps(steps),
        skipped={id: names[id] for id in query.skipped if id not in done and id not in path.have},
        nothing_to_add="" if steps else _nothing_to_add_sentence(path),
        all_done=bool(steps) and all(step.done for step in steps),
        evidence_chart=_evidence_chart(path, done, tables) if _any_surveyed(path) else None,
        compared_roles=_compared_roles(path, tables),
        advice=advice,
        steps_done_sentence=words.steps_done_sentence(sum(id in done for id in ids), len(ids)),
    )


def _next_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the first group of steps that aren't all done.

    A group stays on display until all its steps are done.
    """
    groups = [
        steps[first : first + MAX_NEXT_STEPS] for first in range(0, len(steps), MAX_NEXT_STEPS)
    ]
    return next((group for group in groups if not all(step.done for step in group)), ())


def _missing_prerequisites(project: Project | None, known_skills: tuple[str, ...]) -> list[str]:
    """Return the ids of a step's prerequisite skills that the visitor doesn't have yet."""
    return [need for need in project.needs if need not in known_skills] if project else []


def _any_surveyed(path: LearningPath) -> bool:
    """Return whether the main survey's toolkit contains any of the displayed steps."""
    in_toolkit = {skill.item for skill in path.toolkit}
    return any(step.skill.item in in_toolkit for step in path.shown.values())


def _start_and_target(path: LearningPath) -> tuple[str | None, str]:
    return path.start.id if path.start else None, path.target.id


def _strengths(path: LearningPath, tables: Tables) -> tuple[Strength, ...]:
    names, shares = skill_names(tables), skill_evidence(*_start_and_target(path), tables)
    common = toolkit.strengths(path.toolkit, path.known_skills)
    return tuple(Strength(names[skill.item], shares[skill.item].share) for skill in common)


def _nothing_to_add_sentence(path: LearningPath) -> str:
    return words.nothing_to_add_sentence(
        toolkit.toolkit_coverage(path.toolkit, path.known_skills), path.target
    )


def _steps(path: LearningPath, done: set[str], tables: Tables) -> tuple[Step, ...]:
    names, projects = skill_names(tables), suggestions.projects_by_skill(path.target.id, tables)
    shares_by_skill = {skill.item: skill.share for skill in path.toolkit}
    surveyed, tools = skill_evidence(*_start_and_target(path), tables), tools_by_id(tables)
    coverage_by_skill = {step.item: step.coverage for step in path.progress}
    other_sources = other_evidence(path.target.id, path.start.id if path.start else None, tables)
    steps = []
    for position, step in path.shown.items():
        item = step.skill.item
        project = projects.get(item)
        needs = [names[need] for need in _missing_prerequisites(project, path.known_skills)]
        is_named = item in tools and path.target.id in tools[item].named_for
        steps.append(
            Step(
                item,
                f"{position + 1}. {names[item]}",
                names[item],
                f"brings you to {percent(coverage_by_skill[item])}"
                if item in coverage_by_skill
                else "",
                words.evidence_summary(
                    step.is_in_ads, shares_by_skill.get(item, nan), path.target, needs
                ),
                _evidence_sentences(step, surveyed, other_sources),
                words.NAMED_BY_THE_ARTICLE if is_named else "",
                project,
                item in done,
            )
        )
    return tuple(steps)


def _evidence_sentences(
    step: SkillToAdd, surveyed: dict[str, SkillEvidence], others: dict[str, str]
) -> str:
    """State which kinds of evidence a skill has, then what each source says about it."""
    item = step.skill.item
    main = surveyed.get(item)
    kinds_sentence = words.evidence_kinds_sentence(step.is_used, step.is_in_ads, main is not None)
    return join_sentences(kinds_sentence, main.comparison if main else "", others.get(item, ""))


def _compared_roles(path: LearningPath, tables: Tables) -> tuple[Role, ...]:
    """Return the start and target roles, or all roles for a newcomer."""
    roles = all_roles(tables)
    return tuple(role for role in roles if not path.start or role in (path.start, path.target))


def _coverage_chart(path: LearningPath, tables: Tables) -> Chart:
    """Return the chart of the toolkit's coverage now and after each of the next steps."""
    names, target = skill_names(tables), path.target
    progress, average = path.progress[: MAX_SKILLS + 1], toolkit.average_coverage(path.toolkit)
    skills = {"": words.NOW, **{step.item: names[step.item] for step in progress[1:]}}
    labels = {item: f"+ {name}" if item else name for item, name in skills.items()}
    origin, people = _survey(tables), _asked_in_target(*_start_and_target(path), tables)
    return Chart(
        charts.coverage_chart(progress, labels, target, average),
        title=words.coverage_title(progress[-1].coverage, len(progress) - 1, target),
        subtitle=words.coverage_subtitle(len(path.toolkit), target, people, origin.short_citation),
        caption=origin.line,
        rows=lambda: pd.DataFrame(
            {
                "item": [step.item for step in progress],
                "coverage": [step.coverage for step in progress],
                "skill": [skills[step.item] for step in progress],
            }
        ).assign(role=target.name, unit=words.COVERAGE_UNIT, source=origin.line),
        file_name="coverage",
    )


@cache_result
def _survey(tables: Tables) -> Provenance:
    return Provenance.of_table("tool_usage", tables)


@cache_result
def _asked_in_target(start: str | None, target: str, tables: Tables) -> int:
    """Return the largest number of people in the target role asked about a skill in its toolkit."""
    return max(skill.target.asked for skill in toolkit_of(start, target, tables))


def _evidence_chart(path: LearningPath, done: set[str], tables: Tables) -> Chart:
    """Return the chart of the displayed steps' shares in the compared roles."""
    positions = tuple((position, step.skill.item) for position, step in path.shown.items())
    role_ids = tuple(role.id for role in _compared_roles(path, tables))
    done_items = frozenset(item for _, item in positions if item in done)
    return _ranking_chart(
        *_start_and_target(path), path.others, positions, done_items, role_ids, tables
    )


# Cached separately, because a change of the known skills often changes no step.
@cache_result
def _ranking_chart(
    start: str | None,
    target: str,
    others: words.People,
    positions: tuple[tuple[int, str], ...],
    done: frozenset[str],
    role_ids: tuple[str, ...],
    tables: Tables,
) -> Chart:
    """Return the chart of the shares of steps in the compared roles.

    `positions` pairs the position of each step in the plan, from 0, with the id of its skill;
    `done` holds the ids of those that are done.
    """
    roles = {role.id: role for role in all_roles(tables)}
    target_role, start_role = roles[target], roles[start] if start else None
    names, origin, toolkit_rows = (
        skill_names(tables),
        _survey(tables),
        toolkit_of(start, target, tables),
    )
    ranks = {item: position + 1 for position, item in positions}
    shown = sorted(
        (skill for skill in toolkit_rows if skill.item in ranks),
        key=lambda skill: ranks[skill.item],
    )
    to_do = [item for item in ranks if item not in done]
    next_skill = next((skill for skill in shown if skill.item in to_do[:1]), None)
    figure, people = _shares_chart(tuple(skill.item for skill in shown), role_ids, tables)
    return Chart(
        figure,
        title=words.ranking_title(
            names[to_do[0]] if to_do else "",
            next_skill,
            others,
            target_role,
        ),
        subtitle=f"Share who use it, 95% intervals. Up to {people:,} people a role, "
        f"{origin.short_citation}",
        caption=words.ranking_caption(origin.line, others, target_role),
        rows=lambda: toolkit_table(shown).assign(
            role=target,
            rank=[ranks[skill.item] for skill in shown],
            skill=[names[skill.item] for skill in shown],
            difference_times_share=[skill.evidence for skill in shown],
            done=[skill.item in done for skill in shown],
        ),
        origin=origin,
        selection=words.route_title(start_role, target_role),
        unit=SHARE,
        file_name="skills-to-add",
    )


@cache_result
def _shares_chart(
    items: tuple[str, ...], role_ids: tuple[str, ...], tables: Tables
) -> tuple[go.Figure, int]:
    """Return a chart of each skill's shares by role, and the largest number of people asked."""
    names, roles = skill_names(tables), select_roles(role_ids, tables)
    shares = [
        share for share in skill_shares(tables) if share.item in items and share.role in role_ids
    ]
    figure = dumbbell_chart(shares, {item: names[item] for item in items}, roles)
    return figure, max(share.asked for share in shares)
