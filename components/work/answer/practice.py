"""The work of people in each role, and survey tests of the article's responsibilities."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.statistics import usage_shares
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import difference_p_value
from components.statistics.usage_shares import Count, Share, ShareDifference, share_table
from components.tables.activities import activities_by_id
from components.tables.cache import Tables, cache_result
from components.tables.labels import labels_by_id
from components.tables.roles import Roles, roles_by_id, select_roles
from components.words import share_findings
from components.words.metric import Metric
from components.words.phrases import capitalise, join_words, percent, year_span
from components.words.provenance import SHARE, Provenance, most_asked_by_role, people_asked
from components.work import words

# The question of `work_questions.csv` on what is part of the work.
ROUTINE = "routine"


@dataclass(frozen=True)
class Practice:
    """The work of people in each role, by stage.

    `finding` says which role does more in which stages. `metrics` give the number of activities in
    which each role leads, and the number of people asked. `more_common` lists what each role
    clearly does more often, and `changes` what clearly changed between the first year and the last.
    `routine` is None if there are no shares to draw.
    """

    finding: str
    metrics: tuple[Metric, ...]
    more_common: tuple[str, ...]
    changes: tuple[str, ...]
    routine: Chart | None


@dataclass(frozen=True)
class ResponsibilityTest:
    """A survey result that tests a responsibility: the share of each role that does such work."""

    sentence: str


@dataclass(frozen=True)
class QuestionShares:
    """The shares of each answer to a question, how the roles differ, and the survey years."""

    shares: tuple[Share, ...]
    differences: tuple[ShareDifference, ...]
    years: str
    origin: Provenance

    def difference(self, item: str) -> ShareDifference | None:
        """Return the difference in an item, if it is known."""
        return next((row for row in self.differences if row.item == item), None)


@cache_result
def _counts(tables: Tables) -> tuple[Count, ...]:
    return usage_shares.counts(tables["work_shares"], "item")


@cache_result
def question_shares(question: str, tables: Tables) -> QuestionShares:
    """Return the shares of the answers to a question.

    A column of `work_questions.csv` says whether the latest year or all years count.
    """
    questions = tables["work_questions"]
    activities = activities_by_id(tables)
    counts = [row for row in _counts(tables) if activities[row.item].question == question]
    if labels_by_id(questions, "years")[question] == "latest":
        latest = max((row.year for row in counts), default=0)
        counts = [row for row in counts if row.year == latest]
    shares = usage_shares.shares_by_role(counts)
    years = [str(year) for year in sorted({row.year for row in counts})]
    return QuestionShares(
        shares,
        usage_shares.differences(shares),
        year_span(years) if years else "",
        Provenance.of(labels_by_id(questions, "source")[question], tables),
    )


@cache_result
def practice(roles: tuple[str, ...], stages: tuple[str, ...], tables: Tables) -> Practice:
    """Return what people in these roles do in these stages (ids); an empty tuple means all."""
    routine, selected_roles = question_shares(ROUTINE, tables), select_roles(roles, tables)
    activities = activities_by_id(tables)
    names = {id: activity.label for id, activity in activities.items()}
    in_stages = {
        id for id, activity in activities.items() if not stages or activity.stage in stages
    }
    shown = _subset(routine, in_stages, selected_roles)
    finding_inputs = shown.differences, shown.shares, names, selected_roles
    stages_headline = words.stages_headline(
        _leading_stages(shown.differences, selected_roles, tables)
    )
    return Practice(
        stages_headline or share_findings.largest_difference(*finding_inputs),
        (
            *share_findings.share_metrics(*finding_inputs, words.DONE_MORE),
            *_asked_metric(shown.shares, selected_roles),
        ),
        tuple(
            words.does_more_sentence(
                role.plural,
                [
                    f"{names[row.item]} ({percent(row.leader.value)} against "
                    f"{percent(row.other.value)})"
                    for row in usage_shares.most_typical(routine.differences, role.id)
                ],
            )
            for role in selected_roles.values()
        ),
        _changes(selected_roles, tables),
        _chart(ROUTINE, roles, stages, tables),
    )


def _asked_metric(shares: Iterable[Share], roles: Roles) -> tuple[Metric, ...]:
    """Return a metric with the number of people asked in each role; () if there are no shares."""
    asked = most_asked_by_role(shares, roles)
    return (Metric(words.ASKED_IN, asked[0], join_words(asked[1:])),) if asked else ()


def _subset(practice: QuestionShares, items: set[str], roles: Roles) -> QuestionShares:
    """Return the shares and differences of these items and roles."""
    return replace(
        practice,
        shares=tuple(row for row in practice.shares if row.item in items and row.role in roles),
        # With a single role there is nothing to compare.
        differences=tuple(row for row in practice.differences if row.item in items)
        if len(roles) > 1
        else (),
    )


def _leading_stages(
    differences: Iterable[ShareDifference], roles: Roles, tables: Tables
) -> dict[str, list[str]]:
    """Return, for each role, the stages in which it leads every clear difference.

    The keys are the roles' short plurals; roles without such a stage are missing.
    """
    activities = activities_by_id(tables)
    leaders: dict[str, set[str]] = {}
    for row in differences:
        if row.is_clear:
            leaders.setdefault(activities[row.item].stage, set()).add(row.leader.role)
    stages_by_role = {
        role.short_plural: [
            label
            for id, label in labels_by_id(tables["work_stages"]).items()
            if leaders.get(id) == {role.id}
        ]
        for role in roles.values()
    }
    return {role: role_stages for role, role_stages in stages_by_role.items() if role_stages}


def _changes(roles: Roles, tables: Tables) -> tuple[str, ...]:
    """Return a sentence on each activity that became clearly more or less common over the years.

    The first and the last year are compared. The test covers all roles together; the sentences give
    the shares of `roles` only.
    """
    activities, years = activities_by_id(tables), labels_by_id(tables["work_questions"], "years")
    counts = [row for row in _counts(tables) if years[activities[row.item].question] == "all"]
    all_years = {row.year for row in counts}
    first, last = (
        {(row.item, row.role): (row.people, row.asked) for row in counts if row.year == year}
        for year in (min(all_years, default=0), max(all_years, default=0))
    )
    both = [key for key in first if key in last]
    people_and_asked = np.array([(*first[key], *last[key]) for key in both], float)
    clear = benjamini_hochberg(difference_p_value(*people_and_asked.reshape(-1, 4).T))
    changed = {item for (item, _), is_clear in zip(both, clear, strict=True) if is_clear}
    year = max(all_years, default=0)
    latest = usage_shares.shares_by_role(row for row in counts if row.year == year)
    shares_by_item = {
        item: [row for row in latest if row.item == item and row.role in roles and row.has_figure]
        for item in activities
        if item in changed
    }
    return tuple(
        words.latest_shares_sentence(activities[item].label, year, shares, roles)
        for item, shares in shares_by_item.items()
        if shares
    )


@cache_result
def other_charts(roles: tuple[str, ...], tables: Tables) -> dict[str, Chart]:
    """Return a chart for each question other than ROUTINE, by the question's label.

    An empty tuple means all roles.
    """
    questions = tables["work_questions"]
    charts = {
        question.label: _chart(question.id, roles, (), tables)
        for question in questions[questions["id"] != ROUTINE].itertuples()
    }
    return {label: chart for label, chart in charts.items() if chart}


def _chart(
    question: str, roles: tuple[str, ...], stages: tuple[str, ...], tables: Tables
) -> Chart | None:
    answers, selected_roles = question_shares(question, tables), select_roles(roles, tables)
    by_stage = question == ROUTINE
    stage_labels = labels_by_id(tables["work_stages"])
    activities = [
        activity
        for activity in activities_by_id(tables).values()
        if activity.question == question
        and not (by_stage and stages and activity.stage not in stages)
    ]
    label = {activity.id: capitalise(activity.label) for activity in activities}
    shown = _subset(answers, set(label), selected_roles)
    shares, differences = shown.shares, shown.differences
    if not any(share.has_figure for share in shares):
        return None
    if by_stage:
        stage_order = [*stage_labels, ""]
        in_order = sorted(activities, key=lambda activity: stage_order.index(activity.stage))
        drawn = {
            activity.id: f"{stage_labels[activity.stage]}: {activity.label}"
            if activity.stage
            else label[activity.id]
            for activity in in_order
        }
    else:
        drawn = usage_shares.labelled(shares, differences, label, "popularity")
    question_text = labels_by_id(tables["work_questions"], "question")[question]
    origin = answers.origin
    return Chart(
        dumbbell_chart(shares, drawn, selected_roles),
        title=share_findings.clear_differences(
            differences,
            shares,
            label,
            selected_roles,
            words.ACTIVITIES if by_stage else words.ANSWERS,
        ),
        subtitle=words.question_subtitle(
            question_text,
            people_asked(shares, selected_roles),
            replace(origin, years=answers.years).short_citation,
            by_stage,
        ),
        caption=words.practice_caption(
            origin.line, len(answers.differences), origin.source.licence
        ),
        rows=lambda: share_table(shares).assign(activity=[label[share.item] for share in shares]),
        origin=origin,
        selection=answers.years,
        unit=SHARE,
        file_name=f"work-{question}",
    )


@cache_result
def responsibility_tests(tables: Tables) -> dict[tuple[str, str], list[ResponsibilityTest]]:
    """Return the survey results that test each responsibility, by role id and name."""
    tests_by_task: dict[tuple[str, str], list[ResponsibilityTest]] = {}
    for test in tables["responsibility_tests"].itertuples():
        sentence = _test_sentence(test.role, test.item, test.match == "nearest", tables)
        if sentence:
            tests_by_task.setdefault((test.role, test.responsibility), []).append(
                ResponsibilityTest(sentence)
            )
    return tests_by_task


def _test_sentence(role: str, item: str, nearest: bool, tables: Tables) -> str:
    activity, roles = activities_by_id(tables).get(item), roles_by_id(tables)
    if activity is None:
        return _earlier_test_sentence(role, item, nearest, tables)
    practice = question_shares(activity.question, tables)
    difference = practice.difference(item)
    if difference is None:
        return ""
    sentence = words.survey_test_sentence(
        activity.label, nearest, difference, role, roles, practice.years
    )
    earlier = earlier_activities(tables).difference(activity.asked_before)
    if earlier is None:
        return sentence
    label = labels_by_id(tables["activity_names"])[activity.asked_before]
    return f"{sentence} {words.earlier_survey_sentence(label, earlier, difference, roles)}"


def _earlier_test_sentence(role: str, item: str, nearest: bool, tables: Tables) -> str:
    """Return a test from the 2022 survey, for an activity that only that survey asked about.

    Return '' if that survey doesn't compare the roles in the activity.
    """
    survey = earlier_activities(tables)
    difference = survey.difference(item)
    if difference is None:
        return ""
    label = labels_by_id(tables["activity_names"])[item]
    return words.survey_test_sentence(
        label, nearest, difference, role, roles_by_id(tables), survey.years
    )


@cache_result
def earlier_activities(tables: Tables) -> QuestionShares:
    """Return the shares for the activities of the survey of 2022."""
    shares = usage_shares.shares_by_role(usage_shares.counts(tables["activities"], "activity"))
    origin = Provenance.of_table("activities", tables)
    return QuestionShares(shares, usage_shares.differences(shares), origin.source.period, origin)
