"""Tests that sentences follow from their numbers and claim only clear differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from components.statistics import usage_shares
from components.statistics.estimate import Estimate
from components.statistics.gap import Gap
from components.statistics.group_medians import GroupMedian, leading_role, median_gap
from components.statistics.usage_shares import Count, Share, ShareDifference
from components.tables.factors import Level
from components.words import pay_findings, phrases, share_findings
from tests.made_up_gap import made_up_gap
from tests.made_up_median import made_up_median
from tests.made_up_roles import made_up_roles

ROLES = made_up_roles(
    "abc",
    short_name=["A", "B", "C"],
    short_plural=["alphas", "betas", "gammas"],
    plural=["alpha people", "beta people", "gamma people"],
)

estimates = st.one_of(
    st.just((np.nan, np.nan, np.nan)), st.tuples(*[st.floats(5_000, 400_000)] * 3).map(sorted)
)
flags = st.booleans()


def medians(
    rows: dict, level: str = "x", *, is_few: bool = False, distinct_records: int = 50
) -> list[GroupMedian]:
    """Return medians at one level from a mapping of roles to (low, median, high)."""
    return [
        made_up_median(
            role, *figures, level=level, is_few=is_few, distinct_records=distinct_records
        )
        for role, figures in rows.items()
    ]


@given(estimates, estimates, estimates)
def test_median_gap_never_claims_a_difference_that_is_not_clear(a, b, c):
    figures = {"a": a, "b": b, "c": c}
    title = pay_findings.median_gap_sentence(medians(figures), ROLES, "earn")
    known = {role: Estimate(middle, low, high) for role, (low, middle, high) in figures.items()
             if not np.isnan(middle)}  # fmt: skip
    assert len(title.split()) <= 12
    if len(known) < 2:
        assert title == "Too few reports to compare the roles"
        return
    two_highest = sorted(known, key=lambda role: -known[role].value)[:2]
    first, second = sorted(two_highest)
    a, b = ROLES[first].short_plural, ROLES[second].short_plural
    gap = median_gap(*(known[role] for role in two_highest))
    more = "more" if known[first].value >= known[second].value else "less"
    if gap.is_clear:
        assert title.startswith(f"{a[0].upper()}{a[1:]} earn ")
        assert f"% {more} than {b} at the median" in title
    else:
        assert title == f"No clear difference between {a} and {b} in median pay"


def test_gap_of_medians_counts_from_the_first_role_as_like_for_like_does():
    both = medians({"a": (90, 100, 110), "b": (180, 200, 220)})
    assert (
        pay_findings.median_gap_sentence(both, ROLES, "earn")
        == "Alphas earn 50% less than betas at the median"
    )
    # By hand: ln 0.5 ± √(ln²(100/90) + ln²(220/200)) = −0.693 ± 0.142.
    assert pay_findings.gap_in_words(both, ROLES) == (
        "The median of alpha people is 50% below that of beta people "
        "(95% interval: 57% below to 42% below)."
    )
    swapped = medians({"b": (90, 100, 110), "a": (180, 200, 220)})
    assert (
        pay_findings.median_gap_sentence(swapped, ROLES, "earn")
        == "Alphas earn 100% more than betas at the median"
    )


@given(st.lists(st.tuples(estimates, estimates), min_size=1, max_size=6))
def test_levels_count_only_clear_leads(levels):
    at_levels = [
        median for i, (a, b) in enumerate(levels) for median in medians({"a": a, "b": b}, str(i))
    ]
    title = pay_findings.levels_ahead_title(at_levels, ROLES, "kinds of place", "earn")
    assert len(title.split()) <= 12
    ahead, p_values = [], []
    for both in levels:
        a, b = (Estimate(middle, low, high) for low, middle, high in both)
        if np.isnan([a.value, b.value]).any():
            continue
        gap = median_gap(a, b)
        ratio, low, high = np.log1p([gap.value, gap.low, gap.high])
        ahead.append("a" if ratio > 0 else "b")
        side = ratio - low if ratio > 0 else high - ratio
        p_values.append(
            2 * stats.norm.sf(1.959964 * abs(ratio) / side) if side else float(ratio == 0)
        )
    compared = len(ahead)
    adjusted = stats.false_discovery_control(p_values) if compared else []
    clear = {
        role: sum(
            first == role and value <= 0.05 for first, value in zip(ahead, adjusted, strict=True)
        )
        for role in "ab"
    }
    which = "compared " if compared < len(levels) else ""
    if compared > 1 and max(clear.values()) > 0:
        assert f"earn clearly more in {max(clear.values())} of {compared} {which}kinds" in title
    elif compared > 1:
        assert title.startswith("No clear difference in any of")


def changed(ratio: float, low: float, high: float, few: bool = False) -> Gap:
    """Return a change from 2021 to 2023, as if from `trend.adjusted_change`."""
    return made_up_gap(ratio, low, high, role="2023", compared_with="2021", is_few=few)


@given(st.lists(st.floats(-0.5, 2), min_size=3, max_size=3).map(sorted), flags)
def test_change_is_called_one_only_when_clear(figures, few):
    low, ratio, high = figures
    actual = changed(ratio, low, high, few)
    title = pay_findings.change_finding({"a": actual, "b": actual}, ROLES)
    assert len(title.split()) <= 12
    assert title.startswith("2021–23 like for like: alphas ")
    assert ("no clear change" in title) == (not actual.is_clear)
    assert ("up" in title) == (actual.is_clear and ratio > 0)
    assert ("down" in title) == (actual.is_clear and ratio < 0)


def test_change_without_a_figure_and_what_it_buys():
    nothing = changed(float("nan"), float("nan"), float("nan"))
    assert pay_findings.change_finding({"a": nothing}, ROLES) == "Too few reports to see a trend"
    assert pay_findings.change_finding({}, ROLES) == "Too few reports to see a trend"
    assert pay_findings.change_in_words({"a": nothing}, {"a": nothing}, ROLES, "in Ys") == ""
    money, real = {"a": changed(0.2, 0.1, 0.3)}, {"a": changed(0.05, -0.02, 0.1)}
    assert pay_findings.change_in_words(money, real, ROLES, "in Ys") == (
        "In Ys, like for like, with 95% intervals: alpha people up 20% (up 10% to up 30%), after "
        "inflation no clear change (down 2% to up 10%)."
    )


def test_years_compared_are_those_with_many_records_of_every_role():
    early = medians({"a": (90, 100, 110)}, "2020")
    thin = medians({"a": (90, 100, 110), "b": (90, 100, 110)}, "2021", is_few=True)
    later = [
        median
        for year in ("2022", "2023", "2024")
        for median in medians({"a": (195, 200, 205), "b": (90, 100, 110)}, year)
    ]
    assert pay_findings.comparable_years([*early, *thin, *later]) == ("2022", "2024")
    assert pay_findings.comparable_years(early) is None


@pytest.mark.parametrize(
    ("years", "text"),
    [(["2025"], "2025"), (["2024", "2025"], "2024–25"), (["2020", "2022"], "2020 and 2022")],
)
def test_period(years, text):
    assert phrases.year_span(years) == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.244, "24%"), (0.004, "0.4%"), (0, "0%"), (-0.07, "−7%"), (1.5, "150%")]
)
def test_percent(share, text):
    assert phrases.percent(share) == text


def test_too_few_names_role_level_and_count():
    missing = medians({"a": (), "b": (1, 2, 3)}, "Mars", distinct_records=7)
    assert pay_findings.too_few(missing, ROLES, 10) == (
        "No figure for fewer than 10 reports: alphas (Mars): 7."
    )
    assert pay_findings.too_few(medians({"b": (1, 2, 3)}), ROLES, 10) == ""


people = st.integers(0, 400).flatmap(lambda n: st.tuples(st.just(n), st.integers(n, 400)))


def compared(items: list) -> tuple[tuple[Share, ...], tuple[ShareDifference, ...]]:
    """Return shares and differences for roles a and b, given (users, asked) for each item."""
    shares = usage_shares.shares_by_role(
        Count(str(number), role, "x", 0, users, max(asked, 1))
        for number, both in enumerate(items)
        for role, (users, asked) in zip("ab", both, strict=True)
    )
    return shares, usage_shares.differences(shares)


@given(st.lists(st.tuples(people, people), min_size=1, max_size=6))
def test_sentences_on_shares_claim_only_clear_differences(items):
    shares, differences = compared(items)
    names = {str(number): f"tool {number}" for number in range(len(items))}
    clear = [row for row in differences if row.is_clear]

    largest = share_findings.largest_difference(differences, shares, names, ROLES)
    assert len(largest.split()) <= 12
    if len(differences):
        assert (largest == "No clear difference between the roles") == (not clear)
    if clear:
        widest = max(clear, key=lambda row: row.value)
        assert phrases.percent(widest.leader.value) in largest

    counted = share_findings.clear_differences(differences, shares, names, ROLES, "tools")
    assert len(counted.split()) <= 12
    if len(differences) > 1:
        all_of_them = len(clear) == len(differences)
        of = f"all {len(differences)}" if all_of_them else f"{len(clear)} of {len(differences)}"
        expected = f"Clear differences in {of}" if len(clear) else "No clear"
        assert expected in counted

    for row in differences:
        words = share_findings.difference_in_words(row, ROLES)
        title = share_findings.tool_sentence(row, "tool", ROLES)
        assert words.startswith("Clearly more common") == row.is_clear
        assert ("no clear difference" in title) == (not row.is_clear)


def test_few_records_can_veto_the_best_paid_level_but_never_lead():
    phrases = {"x": "Xanadu", "y": "Ys", "z": "Zion"}
    levels = {code: Level(code, phrase, phrase) for code, phrase in phrases.items()}
    below = medians({"a": (90, 100, 110), "b": (85, 95, 105)}, "z")
    clear = [*medians({"a": (140, 150, 160), "b": (90, 100, 110)}, "y"), *below]
    title = pay_findings.best_paid_title(clear, levels, ROLES)
    assert title == "Pay is highest in Ys for both roles, not clearly for betas"
    above = medians({"a": (190, 200, 210)}, "x", is_few=True)
    vetoed = pay_findings.best_paid_title([*above, *clear], levels, ROLES)
    assert vetoed == "Pay is highest in Ys for both roles, not clearly for either"
    assert pay_findings.best_paid_title(above, levels, ROLES) == "Too few reports for a figure"


def test_a_role_with_few_records_never_leads():
    a, b = {"a": (140, 150, 160)}, {"b": (90, 100, 110)}
    assert leading_role(medians(a | b)) == "a"
    assert leading_role([*medians(a), *medians(b, is_few=True)]) == "a"
    assert leading_role([*medians(a, is_few=True), *medians(b)]) is None
