"""What the plan says follows from its numbers, in every direction."""

import itertools
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import plan as plans
from components import practice, transition
from components.plan import Plan
from components.tables import load_all

TABLES = load_all(
    ["activities", "tool_usage", "roles", "activity_names", "tools", "steps", "advice"]
)
SKILLS = transition.skills(TABLES["activities"], TABLES["tool_usage"])
ROLES = list(TABLES["roles"]["id"])
WAYS = [*itertools.permutations(ROLES, 2), *[(None, role) for role in ROLES]]
ITEMS = sorted(set(SKILLS["item"]))
COUNTS = {
    kind: table.rename(columns={kind: "item"}).groupby(["item", "role"])[["people", "asked"]].sum()
    for kind, table in (("tool", TABLES["tool_usage"]), ("activity", TABLES["activities"]))
}

ways = st.sampled_from(WAYS)
some = st.lists(st.sampled_from(ITEMS), unique=True)


def plan(start: str | None, target: str, have=(), done=()) -> Plan:
    names = practice.names(TABLES)
    return Plan(SKILLS, TABLES["roles"], names, target, start, list(have), list(done))


def counted(item: str, role: str) -> tuple[int, int]:
    """People and asked, counted anew from the tables."""
    for table in COUNTS.values():
        if (item, role) in table.index:
            return tuple(int(value) for value in table.loc[(item, role)])
    raise KeyError(item)


@pytest.mark.parametrize(("start", "target"), WAYS)
def test_each_comparison_says_what_was_counted(start, target):
    own = plan(start, target)
    plural = TABLES["roles"].set_index("id")["plural"]
    for step in own.steps.itertuples():
        text = plans.comparison(step, own)
        for role in [target] if start is None else [target, start]:
            people, asked = counted(step.item, role)
            assert f"{people / asked:.0%} of {plural[role]}" in text
            assert f"{asked:,} asked" in text
        if start is None:
            assert "common" not in text
            continue
        by = float(re.search(r"([\d.]+) percentage points", text)[1])
        (a, of_a), (b, of_b) = counted(step.item, target), counted(step.item, start)
        assert by == pytest.approx(abs(100 * (a / of_a - b / of_b)), abs=0.06)
        ends = re.search(r"percentage points \(95% interval (−?[\d.]+) to (−?[\d.]+)\)", text)
        low, high = (float(end.replace("−", "-")) for end in ends.groups())
        assert ("Clearly" in text) == (low > 0)
        assert low <= by <= high
        more = a / of_a >= b / of_b
        assert ("less common" in text) == (low > 0 and not more)
        if low <= 0:
            assert f"more among {plural[target if more else start]}" in text
        assert ("more common" in text) == bool(step.more_common)


@given(ways, some, some)
def test_known_skills_are_never_steps_and_done_ones_stay(way, have, done):
    own = plan(*way, have, done)
    assert not set(own.steps["item"]) & set(have)
    shown = own.first(8)
    assert set(shown["item"]) >= set(done) & set(own.steps["item"])
    assert list(shown["item"]) == [item for item in own.steps["item"] if item in set(shown["item"])]


@given(ways, some, some)
def test_titles_are_short_and_say_what_the_table_says(way, have, done):
    own = plan(*way, have, done)
    shown = own.first(8)
    table = own.progress(shown)
    title = plans.coverage_title(table, own)
    assert len(title.split()) <= 12
    assert len(plans.ranking_title(shown, own).split()) <= 12
    known = set(have) | set(done)
    assert f"{plans.percent(transition.coverage(own.toolkit, list(known)))} covered now" in title


@given(ways, some)
def test_ticking_a_step_moves_what_is_covered_now(way, have):
    before = plan(*way, have)
    if before.steps.empty:
        return
    step = before.steps["item"].iloc[0]
    after = plan(*way, have, [step])
    now = [own.progress(own.first(8)).query("done")["coverage"].iloc[-1] for own in (before, after)]
    assert now[1] > now[0]


@given(ways, some)
def test_strengths_count_what_was_counted(way, have):
    own = plan(*way, have)
    common = 0
    for item in have:
        try:
            people, asked = counted(item, own.target)
        except KeyError:
            continue
        common += people / asked >= 0.25
    text = plans.strengths_in_words(own)
    if common:
        assert f"{common} of the {len(have)} skills" in text
    else:
        assert "othing" in text


def test_nothing_to_add_is_said():
    own = plan(*WAYS[0], ITEMS)
    assert "Nothing is left to add" in plans.nothing_to_add(own)
    assert "You cover 100% of their toolkit." in plans.nothing_to_add(own)
    nobody = plan(ROLES[0], ROLES[1])
    nobody = Plan(SKILLS.iloc[:0], nobody.roles, nobody.names, ROLES[1], ROLES[0], [], [])
    assert "asked too few" in plans.nothing_to_add(nobody)


@pytest.mark.parametrize(
    ("ratio", "low", "high", "expected"),
    [
        (0.24, 0.21, 0.28, "earn 24% more than"),
        (-0.2, -0.22, -0.18, "(95% interval: 22% to 18% less)"),
        (0.02, -0.05, 0.09, "(95% interval: 5% less to 9% more). That is no clear difference"),
        (float("nan"), float("nan"), float("nan"), "too few records"),
    ],
)
def test_pay_in_words(ratio, low, high, expected):
    gap = {"role": ROLES[0], "compared_with": ROLES[1], "ratio": ratio, "low": low, "high": high}
    assert expected in plans.pay_in_words(pd.Series(gap), TABLES["roles"])


def test_free_and_official_resources_come_first():
    resources = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "cost": ["Paid", "Free", "Free", "Partly free"],
            "official": ["yes", "no", "yes", "yes"],
        }
    )
    assert [row.id for row in plans.resources_of("a b c d", plans.by_id(resources))] == [
        "c",
        "b",
        "a",
        "d",
    ]


@pytest.mark.parametrize(("start", "target"), WAYS)
def test_document_has_every_step_with_its_links(start, target):
    own = plan(start, target, ["python"], ["pytorch", "advice-network"])
    shown = own.first(8)
    parts = plans.parts(own, shown, TABLES, ["Pay."], "Source.")
    by_heading = {part.heading: part for part in parts}
    for step in shown.itertuples():
        part = by_heading[own.names[step.item]]
        assert len(part.sentences) == 4
        assert part.links
        assert part.done == (step.item == "pytorch")
    assert by_heading["Networking inside your organisation"].done
    assert by_heading["Where to look for open jobs"].done is False
    assert parts[-1].sentences == ["Pay."]
