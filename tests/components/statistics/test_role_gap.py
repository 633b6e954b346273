"""Tests for the adjusted gap, against results by hand and by statsmodels, and for general laws."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from components.reports import counting
from components.reports.reports import Reports
from components.statistics import role_gap
from components.tables.cache import get_tables
from components.words import gap_findings
from tests.conftest import sampled
from tests.made_up_gap import made_up_gap
from tests.made_up_roles import made_up_roles

COUNTS = ["records", "distinct_records", "squared_repeats"]


def rows_of(*records: tuple[str, str, float, int, int]) -> pd.DataFrame:
    """Return rows of `pay.csv` from (role, country, pay, reports, distinct reports)."""
    table = pd.DataFrame(records, columns=["role", "country", "low", *COUNTS[:2]])
    repeats = table["records"] / table["distinct_records"]
    return table.assign(
        source="made-up",
        high=table["low"] * 1.001,
        squared_repeats=table["distinct_records"] * repeats**2,
    )


def test_gap_of_two_cells_worked_out_by_hand():
    # In country x, role a earns twice as much as b; in country y, it earns 50% more.
    rows = rows_of(
        ("a", "x", 200, 10, 10), ("b", "x", 100, 30, 30),
        ("a", "y", 150, 20, 20), ("b", "y", 100, 20, 20), ("b", "z", 900, 50, 50),
    )  # fmt: skip
    weights = np.array([10 * 30 / 40, 20 * 20 / 40])
    expected = np.exp((weights * np.log([2, 1.5])).sum() / weights.sum()) - 1
    actual = role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"])
    assert actual.ratio == pytest.approx(expected)
    assert (actual.records, actual.cells) == (80, 2)
    # Country z has no reports of role a, so only the raw gap includes it.
    raw = role_gap.adjusted_gap(Reports.of(rows), "a", "b", [])
    mean_a = (10 * np.log(200) + 20 * np.log(150)) / 30
    mean_b = (50 * np.log(100) + 50 * np.log(900)) / 100
    assert raw.ratio == pytest.approx(np.exp(mean_a - mean_b) - 1)


def test_gap_and_interval_agree_with_statsmodels():
    random = np.random.default_rng(1)
    people = pd.DataFrame(
        {
            "role": random.choice(["a", "b"], 400),
            "country": random.choice(list("wxyz"), 400),
            "repeats": random.choice([1, 1, 2, 9], 400),
        }
    )
    people["pay"] = np.round(
        np.exp(11 + 0.2 * (people["role"] == "a") + random.normal(0, 0.4, 400))
    )
    rows = people.assign(
        source="made-up",
        low=people["pay"],
        high=people["pay"] * 1.0001,
        records=people["repeats"],
        distinct_records=1,
        squared_repeats=people["repeats"] ** 2,
    )
    actual = role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"])

    raw = people.loc[people.index.repeat(people["repeats"])].reset_index(names="person")
    raw["first"] = (raw.role == "a").astype(float)
    fitted = smf.ols("np.log(pay) ~ first + C(country)", raw).fit(
        cov_type="cluster",
        cov_kwds={"groups": raw["person"], "use_correction": False},
        use_t=False,
    )
    assert actual.ratio == pytest.approx(np.expm1(fitted.params["first"]), abs=1e-4)
    # With 400 people, bias reduction and Student's t widen the plain interval only slightly.
    half = fitted.bse["first"] * np.sqrt(400 / 395) * 1.966
    width = np.log1p(actual.high) - np.log1p(actual.ratio)
    assert half < width < 1.03 * half
    naive = smf.ols("np.log(pay) ~ first + C(country)", raw).fit()
    assert half > 1.96 * 1.4 * naive.bse["first"]


def test_repeats_add_no_information():
    once = rows_of(*[(role, "x", pay, 1, 1) for role in "ab" for pay in range(90, 130)])
    often = once.assign(records=25, squared_repeats=625)
    intervals = [
        role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"]) for rows in (once, often)
    ]
    assert intervals[0].low == pytest.approx(intervals[1].low)
    assert intervals[1].records == 2000
    assert intervals[1].distinct_records == 80


def test_interval_of_records_that_count_once_is_that_of_bell_and_mccaffrey():
    random = np.random.default_rng(1)
    size = 60
    role, country = random.choice(["a", "b"], size, p=[0.3, 0.7]), random.integers(0, 6, size)
    pay = 11 + random.normal(0, 0.4, size)
    rows = counted(role, country, pay)
    actual = role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"])

    # Compute the same with full matrices, as Bell and McCaffrey do in their paper.
    both = np.array([len(set(role[country == place])) == 2 for place in country])
    role, country, pay = role[both], country[both], pay[both]
    design = np.column_stack([role == "a", *(country == place for place in set(country))])
    inverse = np.linalg.inv(design.astype(float).T @ design)
    fit = (inverse @ design.T)[0]
    rest = np.eye(len(pay)) - design @ inverse @ design.T
    parts = fit**2 / np.diag(rest)
    variance = (parts * (rest @ pay) ** 2).sum()
    spread = rest @ np.diag(parts) @ rest
    degrees = np.trace(spread) ** 2 / np.trace(spread @ spread)
    half = stats.t.ppf(0.975, degrees) * np.sqrt(variance)
    assert np.log1p(actual.ratio) == pytest.approx(fit @ pay, abs=1e-6)
    assert np.log1p(actual.high) - np.log1p(actual.ratio) == pytest.approx(half, rel=1e-6)

    # Without factors, the standard error is that of Welch's test.
    raw = role_gap.adjusted_gap(Reports.of(counted(role, country, pay)), "a", "b", [])
    welch = stats.ttest_ind(pay[role == "a"], pay[role == "b"], equal_var=False)
    interval = np.log1p([raw.low, raw.high])
    assert interval == pytest.approx(list(welch.confidence_interval()), rel=0.02)


def counted(
    role: np.ndarray, country: np.ndarray, pay: np.ndarray, repeats: np.ndarray | int = 1
) -> pd.DataFrame:
    """Return rows of `pay.csv`, one for each distinct report; `pay` is the logarithm of pay."""
    table = pd.DataFrame(
        {"role": role, "country": country.astype(str), "low": np.exp(pay), "records": repeats}
    )
    return table.assign(
        high=table["low"] * 1.0000001, distinct_records=1, squared_repeats=table["records"] ** 2
    )


# How often ads are repeated in the USA and elsewhere, as in the salary index.
AT_HOME, ABROAD = [1] * 11 + [2] * 6 + [3, 4, 8], [1] * 17 + [2, 2, 3]


@pytest.mark.parametrize(
    ("of_a", "of_b", "countries", "once", "most"),
    sampled(
        [
            (10, 24, 3, True, 0.97),
            (12, 300, 6, True, 0.97),
            (30, 70, 8, True, 0.97),
            (72, 168, 60, True, 0.97),
            # If repeats count and only few ads are compared, the interval is wider than necessary.
            (12, 300, 6, False, 0.98),
            (60, 140, 8, False, 0.97),
            (72, 168, 60, False, 0.97),
        ],
        one_in=3,
    ),
)
def test_interval_covers_the_truth_with_ads_repeats_and_small_countries(
    of_a, of_b, countries, once, most
):
    random = np.random.default_rng(7)
    truth, hits, rounds = 0.2, 0, 400
    role = np.repeat(["a", "b"], [of_a, of_b])
    chances = np.array([0.5, *[0.5 / (countries - 1)] * (countries - 1)])
    while rounds:
        country = random.choice(countries, len(role), p=chances)
        repeats = np.where(
            country == 0, random.choice(AT_HOME, len(role)), random.choice(ABROAD, len(role))
        )
        # The roles also differ in spread, and repeats are copies of the same ad.
        spread = np.where(role == "a", 0.35, 0.45)
        pay = 11 + truth * (role == "a") + 0.1 * country + random.normal(0, spread)
        reports = Reports.of(counted(role, country, pay, repeats))
        reports = counting.deduplicate(reports) if once else reports
        actual = role_gap.adjusted_gap(reports, "a", "b", ["country"])
        if np.isfinite(actual.ratio):
            rounds -= 1
            hits += np.log1p(actual.low) <= truth <= np.log1p(actual.high)
    # With 400 rounds, the coverage is measured to about two percentage points.
    assert 0.93 <= hits / 400 <= most


def test_of_gaps_looked_at_together_few_of_the_clear_ones_are_chance():
    random = np.random.default_rng(5)
    shares = []
    for _ in range(60):
        # The roles differ in a quarter of the countries.
        role, country = np.tile(["a", "b"], 40 * 20), np.repeat(np.arange(20), 80)
        differ = country < 5
        pay = 11 + 0.4 * ((role == "a") & differ) + random.normal(0, 0.4, len(role))
        codes = [str(code) for code in range(20)]
        reports = Reports.of(counted(role, country, pay))
        gaps = role_gap.gaps_by_level(reports, "a", "b", "country", codes, ["country"])
        alone = {code for code, gap in gaps.items() if gap.low > 0 or gap.high < 0}
        clear = {code for code, gap in gaps.items() if gap.is_clear}
        assert clear <= alone
        shares.append([np.mean([int(code) >= 5 for code in codes]) for codes in (clear, alone)])
    together, alone = np.mean(shares, axis=0)
    assert together < 0.06 < alone


def test_p_value_is_that_of_the_interval():
    rows = rows_of(*[(role, "x", pay, 1, 1) for role in "ab" for pay in range(90, 130)])
    for edge in ("low", "high"):
        rows[edge] *= np.where(rows["role"] == "a", 1.06, 1)
    actual = role_gap.adjusted_gap(Reports.of(rows), "a", "b", [])
    welch = stats.ttest_ind(
        *(np.log(rows.loc[rows["role"] == role, "low"]) for role in "ab"), equal_var=False
    )
    assert actual.p_value == pytest.approx(welch.pvalue, rel=0.02)
    assert (actual.p_value < 0.05) == actual.is_clear


amounts = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.sampled_from("xy"), st.integers(20, 400), st.integers(1, 9)
    ),
    min_size=30,
    max_size=80,
)


@given(amounts)
def test_swapping_the_roles_turns_the_gap_round_and_order_does_not_matter(records):
    rows = rows_of(*[(role, place, pay, count, 1) for role, place, pay, count in records])
    one = role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"])
    other = role_gap.adjusted_gap(
        Reports.of(rows.sample(frac=1, random_state=1)), "b", "a", ["country"]
    )
    assert one.records == other.records
    if np.isfinite(one.ratio):
        assert 1 + one.ratio == pytest.approx(1 / (1 + other.ratio))
        assert 1 + one.low == pytest.approx(1 / (1 + other.high))
        assert one.low <= one.ratio <= one.high


def test_too_few_distinct_records_of_a_role_give_no_figure():
    rows = rows_of(("a", "x", 200, 90, 9), ("b", "x", 100, 90, 90))
    assert np.isnan(role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"]).ratio)
    assert np.isnan(role_gap.adjusted_gap(Reports.of(rows[:1]), "a", "b", []).ratio)


def test_few_effective_records_of_a_role_are_marked():
    rows = rows_of(("a", "x", 200, 29, 29), ("b", "x", 100, 90, 90))
    assert role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["country"]).is_few
    more = rows_of(("a", "x", 200, 30, 30), ("b", "x", 100, 90, 90))
    assert not role_gap.adjusted_gap(Reports.of(more), "a", "b", ["country"]).is_few


def test_sentences_claim_a_gap_only_where_the_interval_excludes_zero():
    roles = made_up_roles("ab", plural=["as", "bs"], short_plural=["As", "Bs"])
    clear, open_ = made_up_gap(0.24, 0.2, 0.28), made_up_gap(0.24, -0.02, 0.5)
    lower, unknown = made_up_gap(-0.1, -0.2, -0.01, is_few=True), made_up_gap()
    assert gap_findings.gap_title(clear, roles, "get") == "As get 24% more than Bs, like for like"
    for nothing in (open_, lower):
        assert "No clear difference" in gap_findings.gap_title(nothing, roles, "get")
        assert "no clear gap" in gap_findings.gap_with_interval(nothing)
    assert "few reports" in gap_findings.gap_with_interval(lower)
    gaps = [clear, open_, lower, unknown]
    title = gap_findings.gap_levels_title(gaps, roles, "countries", "get")
    assert title == "As get clearly more in 1 of 3 countries"


def test_other_ways_to_count_give_their_reason():
    actual, nothing = made_up_gap(0.26, 0.22, 0.3), made_up_gap()
    (text,) = gap_findings.counted_otherwise({"repeats": actual, "low": nothing}, "ads", "$1k")
    assert text == (
        "Counting every repeat, the ads say 26% more, a clear gap (95% interval: 22% to 30% "
        "more), like for like. Here repeated ads count once."
    )
    (text,) = gap_findings.counted_otherwise({"low": actual}, "answers", "$1k")
    assert text.startswith(
        "Including those below $1k a year, too little to live on, the answers say 26%"
    )


@pytest.mark.parametrize("source", ["salary_index", "practitioner_survey"])
def test_why_names_the_shares_that_are_in_the_records(source):
    tables = get_tables()
    rows = tables["pay"][tables["pay"]["source"] == source]
    subset = tables["salary_factors"]
    factors = list(subset.loc[subset["source"] == source, "factor"])
    reports = Reports.of(rows)
    raw, alike = (role_gap.adjusted_gap(reports, "mle", "ds", equal) for equal in ([], factors))
    sentence = gap_findings.gap_difference_sentence(reports, source, raw, alike, factors, tables)
    levels = tables["pay_levels"]
    shown = []
    for level in levels[levels["source"] == source].itertuples():
        shares = []
        for role in ("mle", "ds"):
            subset = rows[rows["role"] == role]
            here = subset.loc[subset[level.factor] == level.code, "records"].sum()
            shares.append(f"{here / subset['records'].sum():.0%}")
        start = f"{shares[0]} of the reports of machine learning engineers are "
        end = f"{level.phrase}, against {shares[1]} of those of data scientists"
        shown.append(start in sentence and end in sentence)
    assert any(shown)


def test_mean_log_is_that_of_records_spread_over_the_band():
    rows = pd.DataFrame({"low": [100.0, 0.0, 1e6], "high": [300.0, 1000.0, np.nan]})
    spread = np.linspace(100, 300, 1_000_001)
    actual = Reports.of(rows.assign(**dict.fromkeys(COUNTS, 1))).mean_log
    assert actual[0] == pytest.approx(np.log(spread).mean(), abs=1e-6)
    assert actual[1] == pytest.approx(np.log(1000) - 1)
    assert actual[2] == np.log(1e6)


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        ([(0.1, 0.3), (0.2, 0.5)], "All sources agree that engineers get more than scientists."),
        ([(-0.3, -0.1), (-0.5, -0.2)], "agree that engineers get less than scientists."),
        (
            [(0.1, 0.3), (-0.5, 0.2)],
            "more than scientists, but clearly so in only 1 of 2",
        ),
        ([(0.1, 0.3), (-0.5, -0.2)], "The sources contradict each other"),
        ([(-0.1, 0.3), (-0.5, 0.2)], "No source shows a clear gap"),
        ([(0.1, 0.3), (np.nan, np.nan)], ""),
    ],
)
def test_sources_together(intervals, expected):
    roles = made_up_roles("ab", plural=["engineers", "scientists"])
    gaps = [made_up_gap((low + high) / 2, low, high) for low, high in intervals]
    actual = gap_findings.sources_agree(gaps, roles)
    assert expected in actual
    assert bool(expected) == bool(actual)
