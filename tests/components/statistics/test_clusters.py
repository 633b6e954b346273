"""Tests for intervals of clustered reports, against simulations and statsmodels."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from components.reports.reports import Reports
from components.statistics import clusters, effects, group_medians, role_gap
from components.statistics.median_interval import woodruff_interval


def rows_of(pay: np.ndarray, employer: np.ndarray, **columns) -> pd.DataFrame:
    """Return rows of `pay.csv`, one per report, each with an extremely narrow band."""
    return pd.DataFrame(columns).assign(
        low=pay,
        high=pay * 1.00001,
        employer=[f"e{number}" for number in employer],
        records=1,
        distinct_records=1,
        squared_repeats=1,
    )


def of_employers(random: np.random.Generator, sizes: list[int], between: float) -> tuple:
    """Draw pay for employers with these numbers of reports.

    `between` is the standard deviation of mean log pay between employers.
    """
    employer = np.repeat(np.arange(len(sizes)), sizes)
    level = random.normal(11, between, len(sizes))
    return np.exp(level[employer] + random.normal(0, 0.2, len(employer))), employer


def test_median_interval_has_its_nominal_coverage():
    random, held, differences = np.random.default_rng(1), [], []
    for _ in range(300):
        pay, employer = of_employers(random, [1] * 40 + [4] * 15 + [20] * 5, 0.25)
        rows = rows_of(pay, employer)
        for actual, kept in ((rows, held), (rows.drop(columns="employer"), differences)):
            low, high = woodruff_interval(Reports.of(actual))
            kept.append(low <= np.exp(11) <= high)
    assert 0.93 <= np.mean(held) <= 0.99
    # An interval that treats all reports as independent covers the true median too seldom.
    assert np.mean(differences) < 0.85


def test_one_employer_each_is_as_good_as_independent():
    pay = np.exp(np.random.default_rng(1).normal(11, 0.3, 400))
    alone = rows_of(pay, np.arange(400))
    known, unknown = (
        woodruff_interval(Reports.of(rows)) for rows in (alone, alone.drop(columns="employer"))
    )
    assert known == pytest.approx(unknown, rel=0.003)


def test_one_dominant_employer_makes_few_and_its_interval_wide():
    random = np.random.default_rng(1)
    pay, employer = of_employers(random, [160, *[2] * 20], 0.2)
    rows = rows_of(pay, employer, role=["a"] * len(pay))
    summary = group_medians.summary(Reports.of(rows), ["role"]).iloc[0]
    assert summary["few"]
    assert summary["median_high"] / summary["median_low"] > 1.3
    assert clusters.largest_employer(Reports.of(rows)) == ("e0", 0.8)
    even, spread = of_employers(random, [10] * 20, 0.2)
    assert not group_medians.summary(Reports.of(rows_of(even, spread, role=["a"] * 200)), ["role"])[
        "few"
    ].any()


@pytest.mark.parametrize(
    ("sizes", "effective"), [([5, 5, 5], 3), ([1], 1), ([8, 1, 1], 100 / 66), ([0, 4, 4], 2)]
)
def test_effective_clusters(sizes, effective):
    assert clusters.effective_clusters(np.array(sizes)) == pytest.approx(effective)


def test_reports_without_an_employer_are_their_own():
    rows = rows_of(np.array([1.0, 2.0]), np.array([1, 2])).assign(employer="")
    assert clusters.employer_codes(Reports.of(rows)) is None
    assert not clusters.few_employers(Reports.of(rows))


def made_up(seed: int) -> pd.DataFrame:
    random = np.random.default_rng(seed)
    pay, employer = of_employers(random, list(random.integers(1, 12, 60)), 0.2)
    size = len(pay)
    role, area = random.choice(["a", "b"], size), random.choice(list("xyz"), size)
    pay = pay * np.where(role == "a", 1.2, 1.0)
    return rows_of(pay, employer, role=role, area=area, source=["made-up"] * size)


def test_the_gap_and_its_error_agree_with_statsmodels():
    rows = made_up(1)
    actual = role_gap.adjusted_gap(Reports.of(rows), "a", "b", ["area"])
    data = rows.assign(first=(rows["role"] == "a") * 1.0, log=np.log(rows["low"]))
    fitted = smf.ols("log ~ first + C(area)", data).fit(
        cov_type="cluster",
        cov_kwds={"groups": pd.factorize(data["employer"])[0], "use_correction": False},
    )
    assert actual.ratio == pytest.approx(np.expm1(fitted.params["first"]), abs=1e-5)
    number = data["employer"].nunique()
    error = fitted.bse["first"] * np.sqrt(number / (number - 1))
    half = np.log1p(actual.high) - np.log1p(actual.ratio)
    # The degrees of freedom of Student's t are one less than the effective number of employers,
    # which is about forty.
    assert 2.0 < half / error < 2.06


def test_employers_without_comparable_reports_do_not_change_a_gap():
    comparable = made_up(1)[:40]
    pay, employer = np.full(200, 1e5), np.arange(1000, 1200)
    alone = rows_of(pay, employer, role=["a"] * 200, area=["w"] * 200, source=["made-up"] * 200)
    expected = role_gap.adjusted_gap(Reports.of(comparable), "a", "b", ["area"])
    actual = role_gap.adjusted_gap(Reports.of(pd.concat([alone, comparable])), "a", "b", ["area"])
    assert (actual.low, actual.high) == pytest.approx((expected.low, expected.high))


def test_the_effects_of_levels_agree_with_statsmodels():
    rows = made_up(2)
    model = effects.fit(Reports.of(rows), ["area", "role"], {"area": "x", "role": "b"})
    data = rows.assign(log=np.log(rows["low"]))
    fitted = smf.ols("log ~ C(area) + C(role, Treatment('b'))", data).fit(
        cov_type="cluster",
        cov_kwds={"groups": pd.factorize(data["employer"])[0], "use_correction": False},
    )
    name = "C(role, Treatment('b'))[T.a]"
    assert model.coefficients["role", "a"] == pytest.approx(fitted.params[name], abs=1e-4)
    widened = np.sqrt(len(data) / (len(data) - 4))
    assert np.sqrt(model.variance("role", "a")) == pytest.approx(
        widened * fitted.bse[name], rel=0.001
    )


def test_a_share_among_employers_is_that_of_whole_rows():
    random = np.random.default_rng(3)
    sizes = random.integers(1, 30, 50)
    chance = random.beta(2, 3, 50)
    subset = random.binomial(sizes, chance)
    counts = pd.DataFrame(
        {
            "applications": [subset.sum()],
            "squared_applications": [(subset**2).sum()],
            "products": [(subset * sizes).sum()],
            "of": [sizes.sum()],
            "of_employers": [50],
            "squared_of": [(sizes**2).sum()],
        }
    )
    shares = clusters.share_intervals(counts).iloc[0]
    employer = np.repeat(np.arange(50), sizes)
    chosen = np.concatenate(
        [np.arange(size) < part for size, part in zip(sizes, subset, strict=True)]
    )
    fitted = smf.ols("y ~ 1", pd.DataFrame({"y": chosen * 1.0})).fit(
        cov_type="cluster", cov_kwds={"groups": employer, "use_correction": False}
    )
    assert shares["share"] == pytest.approx(fitted.params["Intercept"])
    error = fitted.bse["Intercept"] * np.sqrt(50 / 49)
    assert 1.96 < (shares["high"] - shares["share"]) / error < 2.06
