"""Responsibilities according to the article, and what practitioners called important in 2022."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.statistics import usage_shares
from components.statistics.usage_shares import Count, share_table
from components.tables.cache import Tables, cache_result
from components.tables.labels import labels_by_id
from components.tables.roles import Role, Roles, roles_by_id, roles_of, select_roles
from components.words import share_findings
from components.words.country_groups import where_phrase
from components.words.phrases import capitalise
from components.words.provenance import SHARE, Provenance, people_asked
from components.work import words
from components.work.answer.practice import responsibility_tests


@dataclass(frozen=True)
class WorkOptions:
    """The options of the controls: the labels of roles and stages, by id."""

    roles: dict[str, str]
    stages: dict[str, str]


@dataclass(frozen=True)
class Task:
    """A responsibility that the article assigns to a role, and the survey results that test it."""

    name: str
    description: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """A stage of the work, from raw data to a live model, with each role's tasks by role id."""

    label: str
    description: str
    tasks: dict[str, list[Task]]


@dataclass(frozen=True)
class WorkPage:
    """The article's claims about the selected roles in the selected stages.

    `introduction` explains them. `projects` has a typical project for each role, as pairs of a
    stage and a step. `source` cites the article.
    """

    introduction: str
    roles: tuple[Role, ...]
    stages: list[Stage]
    projects: dict[str, list[tuple[str, str]]]
    source: str


@dataclass(frozen=True)
class Activities:
    """The activities that practitioners call important, and the survey question.

    `activities` pairs each activity with an explanation. `message` takes the place of a missing
    chart, and is '' otherwise.
    """

    roles: tuple[Role, ...]
    chart: Chart | None
    message: str
    question: str
    activities: list[tuple[str, str]]


@cache_result
def work_options(tables: Tables) -> WorkOptions:
    return WorkOptions(
        {role.id: role.name for role in roles_by_id(tables).values()},
        labels_by_id(tables["work_stages"]),
    )


@cache_result
def build_work_page(roles: tuple[str, ...], stages: tuple[str, ...], tables: Tables) -> WorkPage:
    """Build the page for these roles and stages (ids); an empty tuple means all."""
    tests_by_task = responsibility_tests(tables)
    selected_roles = roles_of(roles or roles_by_id(tables), tables)
    all_stages = tables["work_stages"]
    selected_stages = all_stages[all_stages["id"].isin(stages or all_stages["id"])]
    labels = all_stages.set_index("id")["label"]
    tasks, steps = tables["responsibilities"], tables["typical_projects"]
    article = Provenance.of_table("responsibilities", tables)
    return WorkPage(
        introduction=words.claims_introduction(article.source.publisher),
        roles=selected_roles,
        stages=[
            Stage(
                stage.label,
                stage.description,
                {
                    role.id: [
                        Task(
                            task.name,
                            task.description,
                            tuple(
                                test.sentence
                                for test in tests_by_task.get((role.id, task.name), [])
                            ),
                        )
                        for task in stage_tasks.rename_axis("row").itertuples()
                    ]
                    for role in selected_roles
                    for stage_tasks in [
                        tasks[(tasks["stage"] == stage.id) & (tasks["role"] == role.id)]
                    ]
                    if len(stage_tasks)
                },
            )
            for stage in selected_stages.itertuples()
        ],
        projects={
            role.id: [
                (labels[step.stage], step.text)
                for step in steps[
                    (steps["role"] == role.id) & steps["stage"].isin(selected_stages["id"])
                ].itertuples()
            ]
            for role in selected_roles
        },
        source=f"{article.line} {article.source.caveats} {words.STAGES_ARE_OURS}",
    )


@cache_result
def country_labels(tables: Tables) -> dict[str, str]:
    """Return the labels of the country groups by id."""
    return labels_by_id(tables["country_groups"])


@cache_result
def activities(roles: tuple[str, ...], groups: tuple[str, ...], tables: Tables) -> Activities:
    """Return which activities practitioners call important, for these roles and country groups.

    An empty tuple means all.
    """
    selected_roles = select_roles(roles, tables)
    answers = [
        row
        for row in usage_shares.counts(tables["activities"], "activity")
        if row.role in selected_roles and (not groups or row.group in groups)
    ]
    respondents = where_phrase(groups, tables["country_groups"])
    names = tables["activity_names"]
    return Activities(
        roles=tuple(selected_roles.values()),
        chart=_chart(answers, selected_roles, respondents, bool(groups), tables)
        if answers
        else None,
        message=""
        if answers
        else words.no_answers_message(
            [role.plural for role in selected_roles.values()], respondents
        ),
        question=labels_by_id(tables["survey_questions"], "question")["activities"],
        activities=list(zip(names["label"], names["sentence"], strict=True)),
    )


def _chart(
    answers: Sequence[Count], roles: Roles, respondents: str, chosen: bool, tables: Tables
) -> Chart:
    names = {id: capitalise(label) for id, label in labels_by_id(tables["activity_names"]).items()}
    shares = usage_shares.shares_by_role(answers)
    differences = usage_shares.differences(shares)
    origin = Provenance.of_table("activities", tables)
    chance = f" {share_findings.chance_note(len(differences))}" if len(differences) else ""
    return Chart(
        dumbbell_chart(
            shares, usage_shares.labelled(shares, differences, names, "difference"), roles
        ),
        title=share_findings.largest_difference(differences, shares, names, roles),
        subtitle=words.activities_subtitle(
            respondents if chosen else "", people_asked(shares, roles), origin.short_citation
        ),
        caption=f"{origin.line} {words.FIRST if len(differences) else words.FIRST_OF_ONE}{chance}",
        rows=lambda: share_table(shares).assign(activity=[names[share.item] for share in shares]),
        origin=origin,
        selection=respondents,
        unit=SHARE,
        file_name="activities",
    )
