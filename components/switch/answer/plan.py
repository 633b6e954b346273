"""The page model of the plan: known skills, coverage, steps and advice."""

from dataclasses import dataclass
from math import nan

import plotly.graph_objects as go

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.statistics import toolkit
from components.switch import charts, words
from components.switch.answer import suggestions
from components.switch.answer.learning_path import (
    LearningPath,
    SkillEvidence,
    learning_path,
    names_by_skill,
    other_evidence,
    skill_evidence,
    skill_shares,
    toolkit_of,
)
from components.switch.answer.query import PathQuery
from components.switch.answer.suggestions import Advice, Project
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles, select_roles
from components.thresholds import MAX_NEXT_STEPS, MAX_SKILLS
from components.words.metric import Metric
from components.words.phrases import join_sentences
from components.words.provenance import SHARE, Provenance


@dataclass(frozen=True)
class Strength:
    """A skill that the visitor has, and the share of people in the target role who use it."""

    name: str
    share: str


@dataclass(frozen=True)
class Step:
    """A skill to add: its number, the coverage after it, and what the sources say.

    `coverage_after` is '' for a done step; `article_note` is '' if the article doesn't name the
    skill for the target.
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
    """The plan for a query.

    `have` are the known skills; `is_assumed` is True if the visitor selected none. `steps` are the
    displayed ones out of `step_count`; without any, `nothing_to_add` explains why. `next_steps` is
    the group of steps to do next. `skipped` maps the ids of skipped steps to names.
    `coverage_chart` and `evidence_chart` are None if there is nothing to draw; the latter shows
    `compared_roles`.
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
    path, names = learning_path(query, tables), names_by_skill(tables)
    done = set(query.done)
    start, target = path.start, path.target
    strengths = _strengths(path, tables)
    steps = _steps(path, done, tables)
    advice = suggestions.role_advice(target.id, tables)
    ids = [*(step.id for step in steps), *(item.id for item in advice.all)]
    next_rows = path.progress.iloc[1 : MAX_SKILLS + 1]
    is_distinctive = path.steps[path.steps["item"].isin(next_rows["item"].head(2))][
        "more_common"
    ].all()
    covered, after = (path.progress["coverage"].iloc[end] for end in (0, len(next_rows)))
    is_assumed = query.have is None
    return PlanPage(
        query=query,
        finding=words.coverage_headline(
            covered, after, [names[id] for id in next_rows["item"]], is_distinctive, target
        ),
        metrics=(
            words.coverage_now_metric(covered, is_assumed, start is not None, bool(query.picked)),
            *([words.coverage_after_metric(after, len(next_rows))] if len(next_rows) else []),
            words.average_coverage_metric(toolkit.average_coverage(path.toolkit), target),
        )
        if len(path.toolkit)
        else (),
        target=target,
        have=path.have,
        is_assumed=is_assumed,
        strengths_sentence=words.strengths_sentence(len(strengths), len(path.known_skills), target),
        strengths=strengths,
        coverage_chart=_coverage_chart(path, tables) if len(path.toolkit) else None,
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
    """Return the first group of steps that isn't done: a group stays until all of it is done."""
    groups = [
        steps[first : first + MAX_NEXT_STEPS] for first in range(0, len(steps), MAX_NEXT_STEPS)
    ]
    return next((group for group in groups if not all(step.done for step in group)), ())


def _missing_prerequisites(project: Project | None, known_skills: tuple[str, ...]) -> list[str]:
    """Return the ids of a step's prerequisites that the visitor doesn't know yet."""
    return [need for need in project.needs if need not in known_skills] if project else []


def _any_surveyed(path: LearningPath) -> bool:
    """Return whether the survey asked about any of the displayed steps."""
    return bool(path.shown["item"].isin(path.toolkit["item"]).any())


def _start_and_target(path: LearningPath) -> tuple[str | None, str]:
    return path.start.id if path.start else None, path.target.id


def _strengths(path: LearningPath, tables: Tables) -> tuple[Strength, ...]:
    names, shares = names_by_skill(tables), skill_evidence(*_start_and_target(path), tables)
    common = toolkit.strengths(path.toolkit, list(path.known_skills))["item"]
    return tuple(Strength(names[item], shares[item].share) for item in common)


def _nothing_to_add_sentence(path: LearningPath) -> str:
    return words.nothing_to_add_sentence(
        toolkit.toolkit_coverage(path.toolkit, list(path.known_skills)), path.target
    )


def _steps(path: LearningPath, done: set[str], tables: Tables) -> tuple[Step, ...]:
    names, projects = names_by_skill(tables), suggestions.projects_by_skill(path.target.id, tables)
    shares_by_skill = dict(zip(path.toolkit["item"], path.toolkit["share"], strict=True))
    surveyed, named_for = skill_evidence(*_start_and_target(path), tables), _named_for(tables)
    coverage_by_skill = dict(zip(path.progress["item"], path.progress["coverage"], strict=True))
    other_sources = other_evidence(path.target.id, path.start.id if path.start else None, tables)
    return tuple(
        Step(
            item,
            f"{position + 1}. {names[item]}",
            names[item],
            words.coverage_after_text(coverage_by_skill[item]) if item in coverage_by_skill else "",
            words.evidence_summary(
                row.in_ads,
                shares_by_skill.get(item, nan),
                path.target,
                [
                    names[need]
                    for need in _missing_prerequisites(projects.get(item), path.known_skills)
                ],
            ),
            _evidence_sentences(item, surveyed, other_sources, row.used, row.in_ads),
            words.NAMED_BY_THE_ARTICLE if path.target.id in named_for.get(item, "").split() else "",
            projects.get(item),
            item in done,
        )
        for (position, item), row in zip(
            path.shown["item"].items(), path.shown.itertuples(), strict=True
        )
    )


def _evidence_sentences(
    item: str,
    surveyed: dict[str, SkillEvidence],
    others: dict[str, str],
    is_used: bool,
    is_in_ads: bool,
) -> str:
    """Return the kinds of evidence for a skill, then what each source says about it."""
    main = surveyed.get(item)
    kinds_sentence = words.evidence_kinds_sentence(is_used, is_in_ads, main is not None)
    return join_sentences(kinds_sentence, main.comparison if main else "", others.get(item, ""))


@cache_result
def _named_for(tables: Tables) -> dict[str, str]:
    """Return the ids of the roles for which the article names each tool."""
    return dict(zip(tables["tools"]["id"], tables["tools"]["named_for"], strict=True))


def _compared_roles(path: LearningPath, tables: Tables) -> tuple[Role, ...]:
    """Return the roles whose shares are compared."""
    roles = all_roles(tables)
    return tuple(role for role in roles if not path.start or role in (path.start, path.target))


def _coverage_chart(path: LearningPath, tables: Tables) -> Chart:
    """Return the coverage of the target's toolkit, now and after each of the next steps."""
    names, target = names_by_skill(tables), path.target
    table, average = path.progress.head(MAX_SKILLS + 1), toolkit.average_coverage(path.toolkit)
    labels = {"": words.NOW, **{item: f"+ {names[item]}" for item in table["item"][1:]}}
    origin, people = _survey(tables), _asked_in_target(*_start_and_target(path), tables)
    return Chart(
        charts.coverage_chart(table, labels, target, average),
        title=words.coverage_title(table["coverage"].iloc[-1], len(table) - 1, target),
        subtitle=words.coverage_subtitle(len(path.toolkit), target, people, origin.short_citation),
        caption=origin.line,
        table=table.assign(
            skill=table["item"].map({**names, "": words.NOW}),
            role=target.name,
            unit=words.COVERAGE_UNIT,
            source=origin.line,
        ),
        file_name="coverage",
    )


@cache_result
def _survey(tables: Tables) -> Provenance:
    return Provenance.of_table("tool_usage", tables)


@cache_result
def _asked_in_target(start: str | None, target: str, tables: Tables) -> int:
    """Return the largest number of people in the target asked about its toolkit."""
    toolkit_evidence, all_shares = skill_evidence(start, target, tables), skill_shares(tables)
    target_skills = all_shares[
        (all_shares["role"] == target) & all_shares["item"].isin(list(toolkit_evidence))
    ]
    return int(target_skills["asked"].max())


def _evidence_chart(path: LearningPath, done: set[str], tables: Tables) -> Chart:
    """Return the shares of the steps in the compared roles."""
    positions = tuple(path.shown["item"].items())
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
    """Return the shares of steps as a chart.

    `positions` pairs each skill with its position in the plan, from 0; `done` are the done ones.
    """
    roles = {role.id: role for role in all_roles(tables)}
    target_role, start_role = roles[target], roles[start] if start else None
    names, origin, toolkit_rows = (
        names_by_skill(tables),
        _survey(tables),
        toolkit_of(start, target, tables),
    )
    ranks = {item: position + 1 for position, item in positions}
    shown = toolkit_rows[toolkit_rows["item"].isin(list(ranks))].sort_values(
        "item", key=lambda items: items.map(ranks)
    )
    to_do = [item for item in ranks if item not in done]
    next_rows = shown[shown["item"].isin(to_do[:1])]
    figure, people = _shares_chart(tuple(shown["item"]), role_ids, tables)
    return Chart(
        figure,
        title=words.ranking_title(
            names[to_do[0]] if to_do else "",
            None if next_rows.empty else next_rows.iloc[0],
            others,
            target_role,
        ),
        subtitle=words.ranking_subtitle(people, origin.short_citation),
        caption=words.ranking_caption(origin.line, others, target_role),
        table=origin.annotate(
            shown.drop(columns="evidence").assign(
                role=target,
                rank=shown["item"].map(ranks),
                skill=shown["item"].map(names),
                difference_times_share=shown["evidence"],
                done=shown["item"].isin(done),
            ),
            words.route_title(start_role, target_role),
            SHARE,
        ),
        file_name="skills-to-add",
    )


@cache_result
def _shares_chart(
    items: tuple[str, ...], role_ids: tuple[str, ...], tables: Tables
) -> tuple[go.Figure, int]:
    """Return the shares of skills in some roles as a chart, and the largest number asked."""
    names, all_shares = names_by_skill(tables), skill_shares(tables)
    item_shares = all_shares[all_shares["item"].isin(items) & all_shares["role"].isin(role_ids)]
    labels, roles = {item: names[item] for item in items}, select_roles(role_ids, tables)
    return dumbbell_chart(item_shares, labels, roles), int(item_shares["asked"].max())
