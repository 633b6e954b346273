"""What people in the roles do at work, and tests of the article's responsibilities."""

from dataclasses import dataclass, replace

import pandas as pd

from components.charts.chart import Chart
from components.charts.dumbbell import dumbbell
from components.statistics import usage_shares
from components.statistics.intervals import benjamini_hochberg, difference_p_value
from components.tables.cache import Tables, cache_result
from components.words import share_findings
from components.words.metric import Metric
from components.words.phrases import capitalise, period
from components.words.provenance import SHARE, Provenance, most_asked, people
from components.work import words

# The question of `work_questions.csv` on what is part of the work.
ROUTINE = "routine"


@dataclass(frozen=True)
class Practice:
    """What people do, by stage.

    `finding` says which role does more of which stages; `numbers` in how many activities each role
    leads, and who was asked; `in_short` lists what each role clearly does more; `moved` what
    clearly changed from the first year to the last.
    """

    finding: str
    numbers: tuple[Metric, ...]
    in_short: tuple[str, ...]
    moved: tuple[str, ...]
    routine: Chart | None


@dataclass(frozen=True)
class Test:
    """Whether a responsibility belongs to a role: the share of each role that does what tests it."""

    sentence: str


@dataclass(frozen=True)
class Measured:
    """The shares of the answers to a question, the roles' differences, and the years."""

    shares: pd.DataFrame
    differences: pd.DataFrame
    years: str
    origin: Provenance


@cache_result
def measured(question: str, tables: Tables) -> Measured:
    """Return all answers to a question of `work_questions.csv`, from the years that count."""
    described = tables["work_questions"].set_index("id").loc[question]
    names = tables["work_names"]
    shares_rows = tables["work_shares"]
    shares_rows = shares_rows[
        shares_rows["item"].isin(names.loc[names["question"] == question, "id"])
    ]
    if described["years"] == "latest":
        shares_rows = shares_rows[shares_rows["year"] == shares_rows["year"].max()]
    shares = usage_shares.shares(shares_rows, "item")
    return Measured(
        shares,
        usage_shares.differences(shares),
        period([str(year) for year in sorted(shares_rows["year"].unique())])
        if len(shares_rows)
        else "",
        Provenance.of(described["source"], tables),
    )


@cache_result
def practice(roles: tuple[str, ...], stages: tuple[str, ...], tables: Tables) -> Practice:
    """Return what people of these roles do in these stages, by id; none means all.

    `tables` needs work_questions, work_names, work_shares and what they refer to.
    """
    routine, known = measured(ROUTINE, tables), tables["roles"]
    named = tables["work_names"].set_index("id")["label"]
    selected_roles = known[known["id"].isin(roles or known["id"])]
    shown = _shown(routine, tables["work_names"], selected_roles, stages)
    compared = shown.differences, shown.shares, named, selected_roles
    by_stage = words.does_most(_stages(shown.differences, selected_roles, tables))
    return Practice(
        by_stage or share_findings.largest_difference(*compared),
        (
            *share_findings.numbers(*compared, words.DONE_MORE),
            *_asked(shown.shares, selected_roles),
        ),
        tuple(
            words.does_more(role.plural, _typical(routine, role.id, named))
            for role in selected_roles.itertuples()
        ),
        _moved(roles, tables),
        _chart(ROUTINE, roles, stages, tables),
    )


def _asked(shares: pd.DataFrame, roles: pd.DataFrame) -> tuple[Metric, ...]:
    """Return where people were asked, and how many of each role."""
    counted = most_asked(shares, roles)
    return (words.asked_number(counted),) if counted else ()


def _shown(
    practice: Measured, names: pd.DataFrame, roles: pd.DataFrame, stages: tuple[str, ...]
) -> Measured:
    """Return the part of the answers for these roles and stages."""
    items = names.loc[names["stage"].isin(stages or names["stage"]), "id"]
    shares, differences = practice.shares, practice.differences
    shares = shares[shares["item"].isin(items) & shares["role"].isin(roles["id"])]
    # With a single role there is nothing to compare.
    differences = differences[differences["item"].isin(items) & (len(roles) > 1)]
    return replace(practice, shares=shares, differences=differences)


def _stages(differences: pd.DataFrame, roles: pd.DataFrame, tables: Tables) -> dict[str, list[str]]:
    """Return the stages in which one role clearly does more of everything that differs."""
    stage = differences["item"].map(tables["work_names"].set_index("id")["stage"])
    leaders = differences[differences["clear"]].groupby(stage)["leader"].agg(["nunique", "first"])
    leads = leaders.loc[leaders["nunique"] == 1, "first"]
    labels = tables["work_stages"].set_index("id")["label"]
    whose = {
        role.short_plural: list(labels[labels.index.isin(leads.index[leads == role.id])])
        for role in roles.itertuples()
    }
    return {role: role_stages for role, role_stages in whose.items() if role_stages}


def _moved(roles: tuple[str, ...], tables: Tables) -> tuple[str, ...]:
    """List what clearly more or fewer people of any role do in the last year than in the first.

    All roles are tested together; the shares of `roles` are shown.
    """
    names = tables["work_names"].set_index("id")
    every_year = tables["work_questions"].set_index("id")["years"] == "all"
    asked_for = names["question"].map(every_year)
    table = tables["work_shares"]
    table = table[table["item"].map(asked_for)]
    first, last = (
        table[table["year"] == year].set_index(["item", "role"])
        for year in (table["year"].min(), table["year"].max())
    )
    both = first.index.intersection(last.index)
    counts = [
        part.loc[both, count].to_numpy(float)
        for part in (first, last)
        for count in ("people", "asked")
    ]
    clear = both[benjamini_hochberg(difference_p_value(*counts))]
    year = int(table["year"].max())
    latest = usage_shares.shares(table[table["year"] == year], "item")
    latest = latest[latest["role"].isin(roles or latest["role"])].dropna(subset="share")
    return tuple(
        words.latest(names.at[item, "label"], year, latest[latest["item"] == item], tables["roles"])
        for item in names.index[names.index.isin(clear.get_level_values("item"))]
        if (latest["item"] == item).any()
    )


def _typical(practice: Measured, role: str, names: pd.Series) -> list[str]:
    """List what a role clearly does more than another, largest difference first, with both shares."""
    items = usage_shares.most_typical(practice.differences, role, len(practice.differences))
    differences = practice.differences.set_index("item")
    return [
        words.against(
            names[item], differences.at[item, "leader_share"], differences.at[item, "other_share"]
        )
        for item in items
    ]


@cache_result
def others(roles: tuple[str, ...], tables: Tables) -> dict[str, Chart]:
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
    measured_shares, known, names = (
        measured(question, tables),
        tables["roles"],
        tables["work_names"],
    )
    own_roles = known[known["id"].isin(roles or known["id"])]
    stage = tables["work_stages"].set_index("id")["label"]
    place = {code: number for number, code in enumerate(tables["work_stages"]["id"])}
    question_names = names[(names["question"] == question)]
    by_stage = question == ROUTINE
    if by_stage:
        question_names = question_names[
            question_names["stage"].isin(stages or question_names["stage"])
        ]
        question_names = question_names.sort_values(
            "stage", key=lambda codes: codes.map(place), kind="stable"
        )
    shown = _shown(measured_shares, question_names, own_roles, ())
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
    asked_for = tables["work_questions"].set_index("id").loc[question]
    origin = measured_shares.origin
    return Chart(
        dumbbell(shares, drawn, own_roles),
        title=share_findings.clear_differences(
            differences, shares, label, own_roles, words.ACTIVITIES if by_stage else words.ANSWERS
        ),
        subtitle=words.asked_in(
            asked_for["question"],
            people(shares, own_roles),
            replace(origin, years=measured_shares.years).short_citation,
            by_stage,
        ),
        caption=words.practice_caption(
            origin.line, len(measured_shares.differences), origin.source["licence"]
        ),
        table=origin.annotate(
            shares.assign(activity=shares["item"].map(label)), measured_shares.years, SHARE
        ),
        file_name=f"work-{question}",
    )


@cache_result
def tests(tables: Tables) -> dict[tuple[str, str], list[Test]]:
    """Return the tests of each responsibility, by role and name.

    `tables` needs responsibility_tests, activities and those of `practice`.
    """
    tests_by_task: dict[tuple[str, str], list[Test]] = {}
    for test in tables["responsibility_tests"].itertuples():
        test_result = _tested(test.role, test.item, test.match == "nearest", tables)
        if test_result:
            tests_by_task.setdefault((test.role, test.responsibility), []).append(Test(test_result))
    return tests_by_task


def _tested(role: str, item: str, nearest: bool, tables: Tables) -> str:
    names = tables["work_names"].set_index("id")
    if item not in names.index:
        return _tested_before(role, item, nearest, tables)
    row = names.loc[item]
    practice = measured(row["question"], tables)
    differences = practice.differences[practice.differences["item"] == item]
    if differences.empty:
        return ""
    sentence = words.tested(
        row["label"], nearest, differences.iloc[0], role, tables["roles"], practice.years
    )
    if not row["asked_before"]:
        return sentence
    before = _before(tables)
    return (
        f"{sentence} {words.asked_before(before, row['asked_before'], differences.iloc[0], tables)}"
    )


def _tested_before(role: str, item: str, nearest: bool, tables: Tables) -> str:
    """Return a test from the survey of 2022, for what only that survey asked."""
    before = _before(tables)
    difference = before[before["item"] == item]
    if difference.empty:
        return ""
    label = tables["activity_names"].set_index("id").loc[item, "label"]
    year = Provenance.of_table("activities", tables).source["period"]
    return words.tested(label, nearest, difference.iloc[0], role, tables["roles"], year)


@cache_result
def _before(tables: Tables) -> pd.DataFrame:
    """Return the roles' differences in the activities of the survey of 2022."""
    return usage_shares.differences(usage_shares.shares(tables["activities"], "activity"))
