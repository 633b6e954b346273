"""Activities of people in the roles, and tests of the article's responsibilities."""

from dataclasses import dataclass, replace

import pandas as pd

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell_chart
from components.statistics import usage_shares
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import difference_p_value
from components.tables.cache import Tables, cache_result
from components.tables.roles import Roles, roles_by_id, select_roles
from components.words import share_findings
from components.words.metric import Metric
from components.words.phrases import capitalise, year_span
from components.words.provenance import SHARE, Provenance, most_asked_by_role, people_asked
from components.work import words

# The question of `work_questions.csv` on what is part of the work.
ROUTINE = "routine"


@dataclass(frozen=True)
class Practice:
    """Activities by stage.

    `finding` states which role does more of which stages; `metrics` in how many activities each
    role leads, and how many people were asked. `more_common` lists what each role clearly does
    more, `changes` what clearly changed from the first year to the last.
    """

    finding: str
    metrics: tuple[Metric, ...]
    more_common: tuple[str, ...]
    changes: tuple[str, ...]
    routine: Chart | None


@dataclass(frozen=True)
class ResponsibilityTest:
    """A test of a responsibility: the share of each role that does the work in question."""

    sentence: str


@dataclass(frozen=True)
class QuestionShares:
    """The shares of the answers to a question, the roles' differences, and the survey years."""

    shares: pd.DataFrame
    differences: pd.DataFrame
    years: str
    origin: Provenance


@cache_result
def question_shares(question: str, tables: Tables) -> QuestionShares:
    """Return the shares for a question of `work_questions.csv`, in the latest year or all years."""
    question_row = tables["work_questions"].set_index("id").loc[question]
    names = tables["work_names"]
    shares_rows = tables["work_shares"]
    shares_rows = shares_rows[
        shares_rows["item"].isin(names.loc[names["question"] == question, "id"])
    ]
    if question_row["years"] == "latest":
        shares_rows = shares_rows[shares_rows["year"] == shares_rows["year"].max()]
    shares = usage_shares.shares_by_role(shares_rows, "item")
    return QuestionShares(
        shares,
        usage_shares.differences(shares),
        year_span([str(year) for year in sorted(shares_rows["year"].unique())])
        if len(shares_rows)
        else "",
        Provenance.of(question_row["source"], tables),
    )


@cache_result
def practice(roles: tuple[str, ...], stages: tuple[str, ...], tables: Tables) -> Practice:
    """Return what people in these roles do in these stages (ids); an empty tuple means all."""
    routine, selected_roles = question_shares(ROUTINE, tables), select_roles(roles, tables)
    names = tables["work_names"].set_index("id")["label"]
    shown = _subset(routine, tables["work_names"], selected_roles, stages)
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
            words.does_more_sentence(role.plural, _more_common(routine, role.id, names))
            for role in selected_roles.values()
        ),
        _changes(roles, tables),
        _chart(ROUTINE, roles, stages, tables),
    )


def _asked_metric(shares: pd.DataFrame, roles: Roles) -> tuple[Metric, ...]:
    """Return where people were asked, and how many of each role, as a metric."""
    asked = most_asked_by_role(shares, roles)
    return (words.asked_metric(asked),) if asked else ()


def _subset(
    practice: QuestionShares, names: pd.DataFrame, roles: Roles, stages: tuple[str, ...]
) -> QuestionShares:
    """Return the shares and differences for these roles and stages."""
    items = names.loc[names["stage"].isin(stages or names["stage"]), "id"]
    shares, differences = practice.shares, practice.differences
    shares = shares[shares["item"].isin(items) & shares["role"].isin(list(roles))]
    # With a single role there is nothing to compare.
    differences = differences[differences["item"].isin(items) & (len(roles) > 1)]
    return replace(practice, shares=shares, differences=differences)


def _leading_stages(
    differences: pd.DataFrame, roles: Roles, tables: Tables
) -> dict[str, list[str]]:
    """Return the stages in which every clear difference has the same leading role, by role."""
    stage = differences["item"].map(tables["work_names"].set_index("id")["stage"])
    leaders = differences[differences["clear"]].groupby(stage)["leader"].agg(["nunique", "first"])
    leads = leaders.loc[leaders["nunique"] == 1, "first"]
    labels = tables["work_stages"].set_index("id")["label"]
    stages_by_role = {
        role.short_plural: list(labels[labels.index.isin(leads.index[leads == role.id])])
        for role in roles.values()
    }
    return {role: role_stages for role, role_stages in stages_by_role.items() if role_stages}


def _changes(roles: tuple[str, ...], tables: Tables) -> tuple[str, ...]:
    """List what clearly changed in any role from the first year to the last.

    All roles are tested together; the shares of `roles` are shown.
    """
    names = tables["work_names"].set_index("id")
    asked_every_year = tables["work_questions"].set_index("id")["years"] == "all"
    is_yearly = names["question"].map(asked_every_year)
    table = tables["work_shares"]
    table = table[table["item"].map(is_yearly)]
    first, last = (
        table[table["year"] == year].set_index(["item", "role"])
        for year in (table["year"].min(), table["year"].max())
    )
    both = first.index.intersection(last.index)
    counts = [
        year_rows.loc[both, count].to_numpy(float)
        for year_rows in (first, last)
        for count in ("people", "asked")
    ]
    clear = both[benjamini_hochberg(difference_p_value(*counts))]
    year = int(table["year"].max())
    latest = usage_shares.shares_by_role(table[table["year"] == year], "item")
    latest = latest[latest["role"].isin(roles or latest["role"])].dropna(subset="share")
    return tuple(
        words.latest_shares_sentence(
            names.at[item, "label"], year, latest[latest["item"] == item], roles_by_id(tables)
        )
        for item in names.index[names.index.isin(clear.get_level_values("item"))]
        if (latest["item"] == item).any()
    )


def _more_common(practice: QuestionShares, role: str, names: pd.Series) -> list[str]:
    """List what a role clearly does more, largest difference first, with both shares."""
    items = usage_shares.most_typical(practice.differences, role, len(practice.differences))
    differences = practice.differences.set_index("item")
    return [
        words.with_both_shares(
            names[item], differences.at[item, "leader_share"], differences.at[item, "other_share"]
        )
        for item in items
    ]


@cache_result
def other_charts(roles: tuple[str, ...], tables: Tables) -> dict[str, Chart]:
    """Return a chart for each of the other questions, by label; arguments as for `practice`."""
    questions = tables["work_questions"]
    charts = {
        question.label: _chart(question.id, roles, (), tables)
        for question in questions[questions["id"] != ROUTINE].itertuples()
    }
    return {label: chart for label, chart in charts.items() if chart}


def _chart(
    question: str, roles: tuple[str, ...], stages: tuple[str, ...], tables: Tables
) -> Chart | None:
    answers, names = question_shares(question, tables), tables["work_names"]
    selected_roles = select_roles(roles, tables)
    stage = tables["work_stages"].set_index("id")["label"]
    positions = {code: number for number, code in enumerate(tables["work_stages"]["id"])}
    question_names = names[names["question"] == question]
    by_stage = question == ROUTINE
    if by_stage:
        question_names = question_names[
            question_names["stage"].isin(stages or question_names["stage"])
        ]
        question_names = question_names.sort_values(
            "stage", key=lambda codes: codes.map(positions), kind="stable"
        )
    shown = _subset(answers, question_names, selected_roles, ())
    shares, differences = shown.shares, shown.differences
    if shares.dropna(subset="share").empty:
        return None
    label = question_names.set_index("id")["label"].map(capitalise)
    if by_stage:
        drawn = {
            row.id: f"{stage[row.stage]}: {row.label}" if row.stage else capitalise(row.label)
            for row in question_names.itertuples()
        }
    else:
        drawn = usage_shares.labelled(shares, differences, label, "popularity")
    question_row = tables["work_questions"].set_index("id").loc[question]
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
            question_row["question"],
            people_asked(shares, selected_roles),
            replace(origin, years=answers.years).short_citation,
            by_stage,
        ),
        caption=words.practice_caption(
            origin.line, len(answers.differences), origin.source.licence
        ),
        table=origin.annotate(
            shares.assign(activity=shares["item"].map(label)), answers.years, SHARE
        ),
        file_name=f"work-{question}",
    )


@cache_result
def responsibility_tests(tables: Tables) -> dict[tuple[str, str], list[ResponsibilityTest]]:
    """Return the tests of each responsibility, by role and name."""
    tests_by_task: dict[tuple[str, str], list[ResponsibilityTest]] = {}
    for test in tables["responsibility_tests"].itertuples():
        sentence = _test_sentence(test.role, test.item, test.match == "nearest", tables)
        if sentence:
            tests_by_task.setdefault((test.role, test.responsibility), []).append(
                ResponsibilityTest(sentence)
            )
    return tests_by_task


def _test_sentence(role: str, item: str, nearest: bool, tables: Tables) -> str:
    names = tables["work_names"].set_index("id")
    if item not in names.index:
        return _earlier_test_sentence(role, item, nearest, tables)
    row = names.loc[item]
    practice = question_shares(row["question"], tables)
    differences = practice.differences[practice.differences["item"] == item]
    if differences.empty:
        return ""
    sentence = words.survey_test_sentence(
        row["label"], nearest, differences.iloc[0], role, roles_by_id(tables), practice.years
    )
    if not row["asked_before"]:
        return sentence
    earlier = _earlier_differences(tables)
    earlier_sentence = words.earlier_survey_sentence(
        earlier, row["asked_before"], differences.iloc[0], tables
    )
    return f"{sentence} {earlier_sentence}"


def _earlier_test_sentence(role: str, item: str, nearest: bool, tables: Tables) -> str:
    """Test with the survey of 2022 what only that survey asked; '' if it didn't ask it."""
    earlier = _earlier_differences(tables)
    difference = earlier[earlier["item"] == item]
    if difference.empty:
        return ""
    label = tables["activity_names"].set_index("id").loc[item, "label"]
    year = Provenance.of_table("activities", tables).source.period
    return words.survey_test_sentence(
        label, nearest, difference.iloc[0], role, roles_by_id(tables), year
    )


@cache_result
def _earlier_differences(tables: Tables) -> pd.DataFrame:
    """Return the roles' differences in the activities of the survey of 2022."""
    return usage_shares.differences(usage_shares.shares_by_role(tables["activities"], "activity"))
