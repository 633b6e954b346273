"""Tests for the toolkit: ranking, coverage and remaining skills, against hand calculations."""

import itertools
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from components.statistics import toolkit, usage_shares
from components.statistics.intervals import mover_interval, wilson_interval
from components.statistics.p_values import difference_p_value
from components.statistics.toolkit import Skill, toolkit_table
from components.statistics.usage_shares import Share
from components.tables.loading import read_tables
from components.thresholds import MAJORITY_SHARE

TABLES = read_tables(["activities", "tool_usage", "roles"])


def kinds(activities: pd.DataFrame, tool_usage: pd.DataFrame) -> list[tuple[Share, ...]]:
    """Return the known shares of activities, and those of tools."""
    return [
        tuple(
            share
            for share in usage_shares.shares_by_role(usage_shares.counts(table, item))
            if share.has_figure
        )
        for table, item in ((activities, "activity"), (tool_usage, "tool"))
    ]


def table_of(kit: Sequence[Skill]) -> pd.DataFrame:
    """Return a toolkit as a table with the evidence."""
    return toolkit_table(kit).assign(evidence=[skill.evidence for skill in kit])


def items(skills: Sequence[Skill]) -> list[str]:
    return [skill.item for skill in skills]


SKILLS = kinds(TABLES["activities"], TABLES["tool_usage"])
ROLES = list(TABLES["roles"]["id"])
WAYS = [*itertools.permutations(ROLES, 2), *[(None, role) for role in ROLES]]
ITEMS = sorted({share.item for shares in SKILLS for share in shares})

ways = st.sampled_from(WAYS)
some = st.lists(st.sampled_from(ITEMS), unique=True)


def usage(people: dict[str, tuple[int, int]], asked: tuple[int, int] = (100, 100)) -> pd.DataFrame:
    """Return counts of people who use made-up tools in roles a and b."""
    rows = [
        {"tool": tool, "role": role, "country_group": "x", "people": count, "asked": of}
        for tool, counts in people.items()
        for role, count, of in zip("ab", counts, asked, strict=True)
    ]
    return pd.DataFrame(rows)


NOBODY = TABLES["activities"].iloc[:0]


def made_up(people: dict[str, tuple[int, int]], **kwargs) -> list[tuple[Share, ...]]:
    return kinds(NOBODY, usage(people, **kwargs))


# Percentages of people who have each skill in a (the start) and b (the target).
COUNTS = {"new": (10, 60), "top": (50, 90), "same": (80, 80), "rare": (0, 9), "less": (95, 55)}
KIT = made_up(COUNTS)


def test_ranking_by_hand():
    kit = toolkit.toolkit(KIT, "b", "a")
    table = table_of(kit).set_index("item")
    assert "rare" not in table.index
    assert table["evidence"].to_dict() == pytest.approx(
        {"new": 0.5 * 0.6, "top": 0.4 * 0.9, "same": 0.0, "less": -0.4 * 0.55}
    )
    assert items(toolkit.to_add(kit, [])) == ["top", "new", "same", "less"]
    assert list(table.index[table["more_common"]]) == ["top", "new"]
    assert list(table.index[table["less_common"]]) == ["less"]


def test_newcomer_sees_what_distinguishes_the_target():
    third = usage({"new": (10, 90), "top": (50, 150)}, asked=(100, 300)).replace(
        {"role": {"a": "c", "b": "d"}}
    )
    kit = kinds(NOBODY, pd.concat([usage(COUNTS), third]))
    table = table_of(toolkit.toolkit(kit, "b", None)).set_index("item")
    assert list(table.index[:2]) == ["top", "new"]
    # In all other roles together, 10 + 10 + 90 of 100 + 100 + 300 people have the skill "new".
    assert table.loc["new", "start_share"] == pytest.approx(110 / 500)
    assert table.loc["new", "evidence"] == pytest.approx((0.6 - 0.22) * 0.6)
    alone, from_a = (table_of(toolkit.toolkit(KIT, "b", start)) for start in (None, "a"))
    pd.testing.assert_frame_equal(alone, from_a)


@pytest.mark.parametrize("target", ROLES)
def test_a_newcomers_first_steps_differ_by_role_in_the_real_tables(target):
    """Compare with differences computed from the tables; skills common to both roles come later."""
    steps = toolkit.to_add(toolkit.toolkit(SKILLS, target, None), [])
    first = items(steps)[:5]
    counts = pd.concat(
        TABLES[name].rename(columns={kind: "item"})
        for name, kind in (("activities", "activity"), ("tool_usage", "tool"))
    )
    subset = counts["role"] == target
    shares = {
        side: sums["people"] / sums["asked"]
        for side, rows in ((True, counts[subset]), (False, counts[~subset]))
        for sums in [rows.groupby("item")[["people", "asked"]].sum()]
    }
    differences = (shares[True] - shares[False]) * shares[True]
    assert first == list(differences.loc[first].sort_values(ascending=False).index)
    assert (shares[True].loc[first] > shares[False].loc[first]).all()
    assert not {"python", "seaborn"} & set(first)


def test_coverage_by_hand():
    table = toolkit.toolkit(KIT, "b", "a")
    assert toolkit.toolkit_coverage(table, ["top", "less", "rare", "unheard-of"]) == pytest.approx(
        (0.90 + 0.55) / (0.60 + 0.90 + 0.80 + 0.55)
    )
    assert toolkit.average_coverage(table) == pytest.approx(
        (0.60**2 + 0.90**2 + 0.80**2 + 0.55**2) / (0.60 + 0.90 + 0.80 + 0.55)
    )


def test_average_coverage_is_the_mean_over_practitioners():
    people = [{"x", "y", "z"}] * 2 + [{"x", "y"}] * 2 + [{"x"}] * 4 + [{"z"}] * 1 + [set()]
    shares = {skill: sum(skill in subset for subset in people) for skill in "xyz"}
    kit = made_up({skill: (10 * count, 10 * count) for skill, count in shares.items()})
    table = toolkit.toolkit(kit, "b", "a")
    each = [toolkit.toolkit_coverage(table, sorted(own)) for own in people]
    assert toolkit.average_coverage(table) == pytest.approx(sum(each) / len(people))


def test_too_few_asked_give_no_figure():
    kit = made_up({"new": (0, 9)}, asked=(100, 9))
    assert toolkit.toolkit(kit, "b", "a") == ()
    assert pd.isna(toolkit.toolkit_coverage(toolkit.toolkit(kit, "b", "a"), ["new"]))
    at_start = made_up({"new": (1, 30)}, asked=(9, 100))
    (skill,) = toolkit.toolkit(at_start, "b", "a")
    assert pd.isna(skill.difference)
    assert not skill.more_common
    assert toolkit.to_add([skill], []) == []


def test_strengths_are_common_in_the_target():
    table = toolkit.toolkit(made_up({"x": (50, 24), "y": (50, 25), "z": (50, 70)}), "b", "a")
    assert items(toolkit.strengths(table, ["x", "y", "z"])) == ["z", "y"]
    assert toolkit.strengths(table, []) == []


def test_common_is_half_or_more_largest_share_first():
    assert toolkit.common(KIT[1], "a") == ["less", "same", "top"]
    kit = made_up({"x": (50, 1), "y": (90, 1), "z": (49, 1)})
    assert toolkit.common(kit[1], "a") == ["y", "x"]


@given(ways)
def test_knowing_everything_leaves_nothing_to_add_and_covers_all(way):
    start, target = way
    table = toolkit.toolkit(SKILLS, target, start)
    assert toolkit.to_add(table, ITEMS) == []
    assert toolkit.toolkit_coverage(table, ITEMS) == 1
    assert toolkit.toolkit_coverage(table, []) == 0


@given(ways, some, st.sampled_from(ITEMS))
def test_adding_a_skill_never_lowers_coverage(way, known, item):
    table = toolkit.toolkit(SKILLS, way[1], way[0])
    before, after = (
        toolkit.toolkit_coverage(table, known),
        toolkit.toolkit_coverage(table, [*known, item]),
    )
    assert 0 <= before <= after <= 1 + 1e-12


@given(ways, some, st.randoms())
def test_ranking_does_not_depend_on_the_order_of_rows(way, have, random):
    start, target = way
    shuffled = []
    for name in ("activities", "tool_usage"):
        order = list(TABLES[name].index)
        random.shuffle(order)
        shuffled.append(TABLES[name].loc[order])
    expected = toolkit.to_add(toolkit.toolkit(SKILLS, target, start), have)
    actual = toolkit.to_add(toolkit.toolkit(kinds(*shuffled), target, start), have)
    assert actual == expected


def test_ties_do_not_depend_on_the_order_of_rows():
    tied = usage({"y": (10, 60), "x": (10, 60), "z": (10, 60)})
    for rows in (tied, tied.iloc[::-1]):
        assert items(toolkit.toolkit(kinds(NOBODY, rows), "b", "a")) == ["x", "y", "z"]


@given(ways, some)
def test_more_common_follows_the_counts(way, have):
    start, target = way
    steps = table_of(toolkit.to_add(toolkit.toolkit(SKILLS, target, start), have))
    assert not set(steps["item"]) & set(have)
    for step in steps.itertuples():
        low, high = wilson_interval(step.people, step.asked)
        assert (step.low, step.high) == pytest.approx((low, high))
        other = wilson_interval(step.start_people, step.start_asked)
        ends = mover_interval(
            step.people / step.asked,
            low,
            high,
            step.start_people / step.start_asked,
            *other,
        )
        # Among many comparisons, an interval may exclude zero by chance.
        assert step.more_common <= (ends[0] > 0)
        assert step.less_common <= (ends[1] < 0)
        assert step.more_common or step.share >= MAJORITY_SHARE
    by_group = [group["evidence"] for _, group in steps.groupby("more_common")]
    assert all(evidence.is_monotonic_decreasing for evidence in by_group)
    assert steps["more_common"].is_monotonic_decreasing


def test_clear_differences_match_the_tools_and_work_pages():
    clear: set[str] = set()
    for shares in SKILLS:
        table = usage_shares.share_table(shares)
        mle, ds = (table[table["role"] == role].set_index("item") for role in ("mle", "ds"))
        both = mle.join(ds, how="inner", suffixes=("_of_mle", "_of_ds"))
        p_values = difference_p_value(
            *(
                both[f"{n}_of_{role}"].to_numpy(float)
                for role in ("mle", "ds")
                for n in ("people", "asked")
            )
        )
        of_kind = set(both.index[stats.false_discovery_control(p_values) <= 0.05])
        differences = usage_shares.differences(shares)
        assert {row.item for row in differences if row.is_clear} == of_kind
        clear |= of_kind
    for start, target in itertools.permutations(["mle", "ds"]):
        table = table_of(toolkit.toolkit(SKILLS, target, start)).set_index("item")
        assert set(table.index[table["more_common"] | table["less_common"]]) == clear & set(
            table.index
        )
    # matplotlib (88% and 84%) is one of 122 tools tested together; its own interval excludes zero.
    assert (
        table.loc["matplotlib", "difference_low"] * table.loc["matplotlib", "difference_high"] > 0
    )
    assert "matplotlib" not in clear


@given(ways, some)
def test_progress_climbs_with_each_step_and_starts_where_one_is(way, known):
    table = toolkit.toolkit(SKILLS, way[1], way[0])
    steps = items(toolkit.to_add(table, known))[:8]
    actual = toolkit.progress(table, known, steps)
    coverage = [step.coverage for step in actual]
    assert coverage[0] == toolkit.toolkit_coverage(table, known)
    assert coverage[-1] == pytest.approx(toolkit.toolkit_coverage(table, known + steps))
    assert coverage == sorted(coverage)
    assert [step.item for step in actual] == ["", *steps]


def test_starting_role_no_survey_asked_about():
    table = toolkit.toolkit(SKILLS, ROLES[0], "unknown")
    steps = toolkit.to_add(table, [])
    assert not any(skill.more_common for skill in steps)
    assert all(skill.share >= MAJORITY_SHARE for skill in steps)


def test_role_no_survey_asked_about():
    table = toolkit.toolkit(SKILLS, "unknown", ROLES[0])
    assert table == ()
    assert pd.isna(toolkit.average_coverage(table))
