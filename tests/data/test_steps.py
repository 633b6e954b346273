"""Test that steps, advice and resources are complete, hold each URL once, and cover the article."""

import itertools
import re

import pytest

from components.statistics import toolkit
from components.switch.answer.suggestions import advice_rows
from components.tables.loading import DATA, read_tables
from components.thresholds import MIN_TOOLKIT_SHARE
from tests.components.switch.path_examples import OTHERS, SKILLS

TABLES = read_tables(
    [
        "activities",
        "tool_usage",
        "tools",
        "activity_names",
        "switch_steps",
        "switch_advice",
        "resources",
    ]
)
ROLES = list(TABLES["roles"]["id"])


@pytest.mark.parametrize("target", ROLES)
def test_every_skill_that_can_be_recommended_has_its_step(target: str):
    steps = TABLES["switch_steps"]
    known = set(steps.loc[steps["role"] == target, "skill"])
    in_kit = [skill.item for skill in toolkit.toolkit(SKILLS, target, None)]
    others = OTHERS[(OTHERS["role"] == target) & (OTHERS["share"] >= MIN_TOOLKIT_SHARE)]["tool"]
    # Every skill needs a step, because it may be clearly more common than in a role added later.
    assert {*in_kit, *others} == known


def test_every_step_has_a_resource_that_is_free_in_part_at_least():
    cost = TABLES["resources"].set_index("id")["cost"]
    for step in TABLES["switch_steps"].itertuples():
        assert step.resources
        assert {cost[id] for id in step.resources.split()} - {"Paid"}


def test_each_link_is_written_once_in_all_tables():
    for link in TABLES["resources"]["link"]:
        written = [
            file.name
            for file in DATA.glob("*.csv")
            for _ in re.findall(re.escape(link) + r"(?![\w/])", file.read_text("utf-8"))
        ]
        assert written == ["resources.csv"], link
    others = TABLES["switch_steps"].to_csv() + TABLES["switch_advice"].to_csv()
    assert "http" not in others


def test_no_resource_is_left_over():
    columns = itertools.chain(
        TABLES["switch_steps"]["resources"], TABLES["switch_advice"]["resources"]
    )
    assert {id for ids in columns for id in ids.split()} == set(TABLES["resources"]["id"])


def test_advice_is_told_from_skills():
    skills = set(TABLES["tools"]["id"]) | set(TABLES["activity_names"]["id"])
    assert not skills & set(TABLES["switch_advice"]["id"])


@pytest.mark.parametrize(
    ("role", "topics"),
    [
        ("mle", ["Software engineering", "DevOps", "Cloud", "Docker", "certificate"]),
        ("ds", ["Statistics", "Analysis", "Tableau", "certificate"]),
    ],
)
def test_all_that_the_article_advises_is_there(role: str, topics: list[str]):
    text = advice_rows(TABLES["switch_advice"], role)[["name", "text"]].to_csv()
    everywhere = ["across functions", "Networking inside your organisation", "open jobs"]
    for topic in [*topics, *everywhere, "Coursera", "Simplilearn", "AI Jobs"]:
        assert topic in text
    links = TABLES["resources"].to_csv()
    assert "Coursera" in links
    assert "Simplilearn" in links


@pytest.mark.parametrize("column", ["why", "weekend", "month"])
def test_texts_are_written_for_their_skill(column: str):
    assert TABLES["switch_steps"][column].is_unique
    assert TABLES["switch_steps"][column].str.len().between(20, 200).all()
