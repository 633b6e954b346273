"""Tests for the plan on the Switch page, for every path between roles."""

import re

import pytest
from hypothesis import given

from components.statistics import toolkit
from components.switch.answer.learning_path import learning_path
from components.switch.answer.plan import build_plan_page
from components.switch.answer.query import PathQuery
from components.thresholds import MAX_SKILLS
from components.words.phrases import percent
from tests.components.switch.path_examples import (
    ITEMS,
    PATHS,
    SKILLS,
    TABLES,
    all_steps,
    count_people,
    evidence_kinds,
    paths,
    some_skills,
)


@given(paths, some_skills, some_skills)
def test_titles_are_short_and_state_the_coverage(ends, have, done):
    actual = build_plan_page(PathQuery(*ends, have, done=done), TABLES)
    kit = toolkit.toolkit(SKILLS, ends[1], ends[0])
    assert len(actual.finding.split()) <= 12
    assert len(actual.coverage_chart.title.split()) <= 12
    covered = percent(toolkit.toolkit_coverage(kit, [*have, *done]))
    assert actual.metrics[0].value == covered
    assert f"You cover {covered}" in actual.finding or covered == "0%"
    assert actual.metrics[-1].value == percent(toolkit.average_coverage(kit))
    if actual.evidence_chart:
        assert len(actual.evidence_chart.title.split()) <= 12


@given(paths, some_skills)
def test_strengths_are_the_known_skills_common_in_the_target(ends, have):
    actual = build_plan_page(PathQuery(*ends, have), TABLES)
    common = 0
    for item in have:
        try:
            people, asked = count_people(item, ends[1])
        except KeyError:
            continue
        common += people / asked >= 0.25
    assert len(actual.strengths) == common
    if common:
        assert f"{common} of your {len(have)} skill" in actual.strengths_sentence


@given(paths, some_skills, some_skills)
def test_steps_and_chart_show_the_same_coverage(ends, have, done):
    actual = build_plan_page(PathQuery(*ends, have, done=done), TABLES)
    drawn = dict(
        zip(
            actual.coverage_chart.table["item"],
            actual.coverage_chart.figure.data[1].text,
            strict=True,
        )
    )
    for step in actual.steps:
        assert step.done == (step.id in done)
        assert step.coverage_after == ("" if step.done else f"brings you to {drawn[step.id]}")
    to_do = [place for place, step in enumerate(actual.steps) if not step.done]
    first = to_do[0] // 3 * 3 if to_do else len(actual.steps)
    assert actual.next_steps == actual.steps[first : first + 3]
    assert actual.all_done == (bool(actual.steps) and all(step.done for step in actual.steps))


def test_knowing_all_skills_leaves_nothing_to_add():
    actual = build_plan_page(PathQuery(*PATHS[0], tuple(ITEMS)), TABLES)
    assert actual.steps == ()
    assert actual.evidence_chart is None
    assert "Nothing is left to add" in actual.nothing_to_add
    assert "You cover 100% of their toolkit." in actual.nothing_to_add
    assert list(actual.coverage_chart.figure.data[1].text) == ["100%"]


def test_done_step_beyond_the_displayed_ones_keeps_its_number():
    steps = build_plan_page(all_steps("ds", "mle"), TABLES).steps
    last = steps[-1]
    actual = build_plan_page(PathQuery("ds", "mle", done=(last.id,)), TABLES)
    assert actual.step_count == len(steps)
    assert len(actual.steps) == MAX_SKILLS + 1
    assert actual.steps[-1].numbered_name == f"{len(steps)}. {last.name}"
    asked = list(actual.evidence_chart.table["item"])
    ranks = [step.id for step in steps]
    assert actual.evidence_chart.table["rank"].tolist() == [ranks.index(item) + 1 for item in asked]


@pytest.mark.parametrize(("start", "target"), PATHS)
def test_steps_have_projects_and_evidence(start, target):
    actual = build_plan_page(all_steps(start, target), TABLES)
    texts = TABLES["switch_steps"][TABLES["switch_steps"]["role"] == target].set_index("skill")
    links = TABLES["resources"].set_index("id")["link"]
    named_for = TABLES["tools"].set_index("id")["named_for"]
    for number, step in enumerate(actual.steps, start=1):
        text = texts.loc[step.id]
        assert step.numbered_name == f"{number}. {step.name}"
        assert (step.project.why, step.project.weekend, step.project.month) == tuple(
            text[["why", "weekend", "month"]]
        )
        assert {resource.link for resource in step.project.resources} == {
            links[id] for id in text["resources"].split()
        }
        assert bool(step.article_note) == (target in named_for.get(step.id, "").split())
    assert actual.evidence_chart.title.startswith(f"Next: {actual.steps[0].name} (")
    # The chart shows only skills that the survey asked about; the cards cite every source.
    asked = {share.item for kind in SKILLS for share in kind if share.role == target}
    drawn = [number for number, step in enumerate(actual.steps, 1) if step.id in asked]
    assert set(actual.evidence_chart.table["rank"]) <= set(drawn)
    for step in actual.steps:
        used, in_ads = evidence_kinds(step.id, target)
        start_of = (
            "People use it and job ads"
            if used and in_ads
            else "Only use by people"
            if used
            else "Only job ads"
        )
        assert step.evidence.startswith(start_of)
        assert ("Asked for in job ads (" in step.evidence) >= in_ads


def test_done_steps_and_advice_are_counted():
    actual = build_plan_page(
        PathQuery("ds", "mle", done=("pytorch", "advice-network", "sql")), TABLES
    )
    steps = len(actual.steps) + len(actual.advice.all)
    assert actual.steps_done_sentence == f"3 of {steps} steps, advice included, are done."


def test_ranking_title_names_the_next_step():
    first, second, *_ = build_plan_page(all_steps("ds", "mle"), TABLES).steps
    after = build_plan_page(PathQuery("ds", "mle", done=(first.id,)), TABLES)
    people, asked = count_people(second.id, "mle")
    assert after.evidence_chart.title.startswith(
        f"Next: {second.name} (MLEs {people / asked:.0%}, "
    )
    done = build_plan_page(PathQuery("ds", "mle", done=tuple(ITEMS)), TABLES)
    assert done.evidence_chart.title == "All of these are done"
    assert done.all_done


@given(paths, some_skills)
def test_cached_ranking_matches_the_plan(ends, have):
    """Compare the ranking with the plan, which is cached separately.

    The ranking's arguments have to determine everything that it shows.
    """
    actual = learning_path(PathQuery(*ends, have), TABLES)
    chart = build_plan_page(PathQuery(*ends, have), TABLES).evidence_chart
    surveyed = {skill.item: skill for skill in actual.toolkit}
    shown = {
        position: surveyed[step.skill.item]
        for position, step in actual.shown.items()
        if step.skill.item in surveyed
    }
    if chart is None:
        assert not shown
        return
    expected = [skill.difference for skill in shown.values()]
    assert chart.table["difference"].tolist() == pytest.approx(expected, nan_ok=True)
    assert chart.table["rank"].tolist() == [position + 1 for position in shown]
    assert re.search(r"Up to [\d,]+ people a role, .+ 2022, over 3 years old\.", chart.subtitle)


def test_coverage_chart_stays_low_with_all_steps_shown():
    figure = build_plan_page(all_steps("ds", "mle"), TABLES).coverage_chart.figure
    assert figure.layout.height <= 420
    assert len(figure.data[0].x) == MAX_SKILLS + 1


def test_skipped_steps_exclude_known_and_done_ones():
    actual = build_plan_page(
        PathQuery("ds", "mle", ("go",), done=("java",), skipped=("go", "java", "cpp")), TABLES
    )
    assert actual.skipped == {"cpp": "C++"}
