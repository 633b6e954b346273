"""The plan: skills already there, coverage, steps, and advice."""

from dataclasses import dataclass
from math import nan
from typing import Any

import plotly.graph_objects as go

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell
from components.statistics import toolkit
from components.switch import charts, words
from components.switch.answer import suggestions
from components.switch.answer.learning_path import (
    LearningPath,
    SkillEvidence,
    elsewhere,
    learning_path,
    names,
    skill_evidence,
    skills,
    toolkit_of,
)
from components.switch.answer.query import PathQuery
from components.switch.answer.suggestions import Advice, Project
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles
from components.thresholds import MAX_NEXT_STEPS, MAX_SKILLS
from components.words.metric import Metric
from components.words.provenance import SHARE, Provenance


@dataclass(frozen=True)
class Strength:
    """A known skill that is common in the target, and its share there."""

    name: str
    share: str


@dataclass(frozen=True)
class Step:
    """A skill to add: its place, the coverage after it, and what the sources say.

    `takes` is '' for a done step; `named` is '' if the article doesn't name it for the target.
    """

    id: str
    place: str
    name: str
    takes: str
    in_short: str
    evidence: str
    named: str
    project: Project | None
    done: bool


@dataclass(frozen=True)
class PlanPage:
    """The plan for a query.

    `have` are the known skills, `assumed` if nothing was selected. `following` are the next of the
    `steps`, which are those displayed out of `all_steps`; if there are none, `nothing_to_add` says
    why. `skipped` names the skipped steps. `how_far` and `evidence` are None if there is nothing to
    draw; `compared` are the roles in the latter.
    """

    question: PathQuery
    finding: str
    numbers: tuple[Metric, ...]
    target: Role
    have: tuple[str, ...]
    assumed: bool
    brought: str
    strengths: tuple[Strength, ...]
    how_far: Chart | None
    how_counted: str
    order: str
    all_steps: int
    steps: tuple[Step, ...]
    following: tuple[Step, ...]
    skipped: dict[str, str]
    nothing_to_add: str
    all_done: bool
    evidence: Chart | None
    compared: tuple[Role, ...]
    advice: Advice
    ticked: str


@cache_result
def answer(question: PathQuery, tables: Tables) -> PlanPage:
    """Build the plan.

    `tables` needs activities, tool_usage, switch_steps, switch_advice and what they refer to.
    """
    path, called = learning_path(question, tables), names(tables)
    done = set(question.done)
    start, target = path.start, path.target
    strong = _strengths(path, tables)
    steps = _steps(path, done, tables)
    advice = suggestions.advice(target.id, tables)
    ids = [*(step.id for step in steps), *(piece.id for piece in advice.all)]
    ahead = path.progress.iloc[1 : MAX_SKILLS + 1]
    ahead_is_common = path.steps[path.steps["item"].isin(ahead["item"].head(2))][
        "more_common"
    ].all()
    covered, after = (path.progress["coverage"].iloc[end] for end in (0, len(ahead)))
    assumed = question.have is None
    return PlanPage(
        question=question,
        finding=words.finding(
            covered, after, [called[id] for id in ahead["item"]], ahead_is_common, target
        ),
        numbers=(
            words.covered_now(covered, assumed, start is not None, bool(question.picked)),
            *([words.covered_after(after, len(ahead))] if len(ahead) else []),
            words.covered_on_average(toolkit.average_coverage(path.toolkit), target),
        )
        if len(path.toolkit)
        else (),
        target=target,
        have=path.have,
        assumed=assumed,
        brought=words.strengths(len(strong), len(path.known), target),
        strengths=strong,
        how_far=_how_far(path, tables) if len(path.toolkit) else None,
        how_counted=words.how_counted(len(path.toolkit), target),
        order=words.order(path.beside, target),
        all_steps=len(path.steps),
        steps=steps,
        following=_following(steps),
        skipped={
            id: called[id] for id in question.skipped if id not in done and id not in path.have
        },
        nothing_to_add="" if steps else _nothing_to_add(path),
        all_done=bool(steps) and all(step.done for step in steps),
        evidence=_evidence(path, done, tables) if _any_asked(path) else None,
        compared=_compared(path, tables),
        advice=advice,
        ticked=words.steps_done(sum(id in done for id in ids), len(ids)),
    )


def _following(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the next steps, in groups that stay until all of a group are done."""
    groups = [
        steps[first : first + MAX_NEXT_STEPS] for first in range(0, len(steps), MAX_NEXT_STEPS)
    ]
    return next((group for group in groups if not all(step.done for step in group)), ())


def _lacking(project: Project | None, known: tuple[str, ...]) -> list[str]:
    """Return the ids of the unknown prerequisites of a step."""
    return [need for need in project.needs if need not in known] if project else []


def _any_asked(path: LearningPath) -> bool:
    """Return whether the survey asked about any of the displayed steps."""
    return bool(path.shown["item"].isin(path.toolkit["item"]).any())


def _ends(path: LearningPath) -> tuple[str | None, str]:
    return path.start.id if path.start else None, path.target.id


def _strengths(path: LearningPath, tables: Tables) -> tuple[Strength, ...]:
    called, shares = names(tables), skill_evidence(*_ends(path), tables)
    common = toolkit.strengths(path.toolkit, list(path.known))["item"]
    return tuple(Strength(called[item], shares[item].share) for item in common)


def _nothing_to_add(path: LearningPath) -> str:
    return words.nothing_to_add(toolkit.coverage(path.toolkit, list(path.known)), path.target)


def _steps(path: LearningPath, done: set[str], tables: Tables) -> tuple[Step, ...]:
    called, projects = names(tables), suggestions.projects(path.target.id, tables)
    shares = dict(zip(path.toolkit["item"], path.toolkit["share"], strict=True))
    surveyed, named_for = skill_evidence(*_ends(path), tables), _named_for(tables)
    covered = dict(zip(path.progress["item"], path.progress["coverage"], strict=True))
    others = elsewhere(path.target.id, path.start.id if path.start else None, tables)
    return tuple(
        Step(
            item,
            f"{place + 1}. {called[item]}",
            called[item],
            words.takes_to(covered[item]) if item in covered else "",
            words.evidence_in_short(
                row.in_ads,
                shares.get(item, nan),
                path.target,
                [called[need] for need in _lacking(projects.get(item), path.known)],
            ),
            _evidence_of(row, surveyed, others),
            words.NAMED_BY_THE_ARTICLE * (path.target.id in named_for.get(item, "").split()),
            projects.get(item),
            item in done,
        )
        for (place, item), row in zip(
            path.shown["item"].items(), path.shown.itertuples(), strict=True
        )
    )


def _evidence_of(row: Any, surveyed: dict[str, SkillEvidence], others: dict[str, str]) -> str:
    """Return which kinds of evidence a skill has, and what each source says about it."""
    main = surveyed.get(row.item)
    which = words.which(row.used, row.in_ads, main is not None)
    return " ".join(filter(None, [which, main.comparison if main else "", others.get(row.item)]))


@cache_result
def _named_for(tables: Tables) -> dict[str, str]:
    """Return the ids of the roles for which the article names each tool."""
    return dict(zip(tables["tools"]["id"], tables["tools"]["named_for"], strict=True))


def _compared(path: LearningPath, tables: Tables) -> tuple[Role, ...]:
    """Return the roles whose shares are compared."""
    roles = all_roles(tables)
    return tuple(role for role in roles if not path.start or role in (path.start, path.target))


def _how_far(path: LearningPath, tables: Tables) -> Chart:
    """Return the coverage of the target's toolkit, now and after each of the next steps."""
    called, target = names(tables), path.target
    table, average = path.progress.head(MAX_SKILLS + 1), toolkit.average_coverage(path.toolkit)
    labels = {"": words.NOW, **{item: f"+ {called[item]}" for item in table["item"][1:]}}
    origin, people = _origin(tables), _asked_in_target(*_ends(path), tables)
    return Chart(
        charts.progress(table, labels, target, average),
        title=words.chart_title(table["coverage"].iloc[-1], len(table) - 1, target),
        subtitle=words.coverage_subtitle(len(path.toolkit), target, people, origin.short_citation),
        caption=origin.line,
        table=table.assign(
            skill=table["item"].map({**called, "": words.NOW}),
            role=target.name,
            unit=words.COVERAGE_UNIT,
            source=origin.line,
        ),
        file_name="coverage",
    )


@cache_result
def _origin(tables: Tables) -> Provenance:
    return Provenance.of_table("tool_usage", tables)


@cache_result
def _asked_in_target(start: str | None, target: str, tables: Tables) -> int:
    """Return the largest number of people in the target asked about its toolkit."""
    kit, measured = skill_evidence(start, target, tables), skills(tables)
    target_skills = measured[(measured["role"] == target) & measured["item"].isin(list(kit))]
    return int(target_skills["asked"].max())


def _evidence(path: LearningPath, done: set[str], tables: Tables) -> Chart:
    """Return the shares of the steps in the compared roles."""
    places = tuple(path.shown["item"].items())
    compared = tuple(role.id for role in _compared(path, tables))
    ticked = frozenset(item for _, item in places if item in done)
    return _ranking(*_ends(path), path.beside, places, ticked, compared, tables)


# Cached separately, because known skills often change no step.
@cache_result
def _ranking(
    start: str | None,
    target: str,
    beside: words.People,
    places: tuple[tuple[int, str], ...],
    done: frozenset[str],
    compared: tuple[str, ...],
    tables: Tables,
) -> Chart:
    """Return the shares of steps, by their places from 0; some are done."""
    roles = {role.id: role for role in all_roles(tables)}
    end, beginning = roles[target], roles[start] if start else None
    called, origin, kit = names(tables), _origin(tables), toolkit_of(start, target, tables)
    ranks = {item: place + 1 for place, item in places}
    shown = kit[kit["item"].isin(list(ranks))].sort_values(
        "item", key=lambda items: items.map(ranks)
    )
    left = [item for item in ranks if item not in done]
    following = shown[shown["item"].isin(left[:1])]
    figure, people = _shares(tuple(shown["item"]), compared, tables)
    return Chart(
        figure,
        title=words.ranking_title(
            called[left[0]] if left else "",
            None if following.empty else following.iloc[0],
            beside,
            end,
        ),
        subtitle=words.ranking_subtitle(people, origin.short_citation),
        caption=words.ranking_caption(origin.line, beside, end),
        table=origin.annotate(
            shown.drop(columns="evidence").assign(
                role=target,
                rank=shown["item"].map(ranks),
                skill=shown["item"].map(called),
                difference_times_share=shown["evidence"],
                done=shown["item"].isin(done),
            ),
            words.route_title(beginning, end),
            SHARE,
        ),
        file_name="skills-to-add",
    )


@cache_result
def _shares(
    items: tuple[str, ...], compared: tuple[str, ...], tables: Tables
) -> tuple[go.Figure, int]:
    """Return the shares of skills in some roles as a chart, and the largest number asked."""
    called, measured, roles = names(tables), skills(tables), tables["roles"]
    roles = roles[roles["id"].isin(compared)]
    item_shares = measured[measured["item"].isin(items) & measured["role"].isin(compared)]
    return dumbbell(item_shares, {item: called[item] for item in items}, roles), int(
        item_shares["asked"].max()
    )
