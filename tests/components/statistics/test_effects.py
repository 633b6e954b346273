"""Tests of the fitted effects on pay against statsmodels, which gets one row per report."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from components.reports.reports import Reports
from components.statistics import effects

FACTORS = ["country", "experience"]


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    random = np.random.default_rng(3)
    size = 900
    table = pd.DataFrame(
        {
            "role": random.choice(["a", "b"], size),
            "country": random.choice(["us", "in", "rare"], size, p=[0.7, 0.29, 0.01]),
            "experience": random.choice(["junior", "senior"], size, p=[0.4, 0.6]),
            "repeats": random.choice([1, 1, 3, 8], size),
        }
    )
    pay = 11.5 - 1.2 * (table["country"] == "in") - 0.4 * (table["experience"] == "junior")
    return table.assign(pay=np.round(np.exp(pay + random.normal(0, 0.3, size))))


@pytest.fixture(scope="module")
def rows(people: pd.DataFrame) -> pd.DataFrame:
    return people.assign(
        low=people["pay"],
        high=people["pay"] * 1.00001,
        records=people["repeats"],
        distinct_records=1,
        squared_repeats=people["repeats"] ** 2,
    )


def test_coefficients_and_variances_agree_with_statsmodels(people, rows):
    model = effects.fit(Reports.of(rows), FACTORS)
    raw = people.loc[people.index.repeat(people["repeats"])].reset_index(names="person")
    fitted = smf.ols(
        "np.log(pay) ~ C(country, Treatment('us')) + C(experience, Treatment('senior'))", raw
    ).fit(
        cov_type="cluster",
        cov_kwds={"groups": raw["person"], "use_correction": False},
        use_t=False,
    )
    assert model.reference == {"country": "us", "experience": "senior"}
    for (factor, level), coefficient in model.coefficients.items():
        if level == model.reference[factor]:
            assert coefficient == 0
            continue
        name = f"C({factor}, Treatment('{model.reference[factor]}'))[T.{level}]"
        assert coefficient == pytest.approx(fitted.params[name], abs=1e-5)
        variance = fitted.bse[name] ** 2 * 900 / (900 - 4)
        assert model.variance(factor, level) == pytest.approx(variance, rel=1e-4)


def test_effects_are_ratios_to_the_reference_and_few_records_give_none(rows):
    labels = {
        ("country", "us"): "USA",
        ("country", "in"): "India",
        ("country", "rare"): "Rare",
        ("experience", "junior"): "Junior",
        ("experience", "senior"): "Senior",
    }
    actual = effects.level_effects(Reports.of(rows), FACTORS, labels).set_index(
        ["factor", "level", "role"]
    )
    for role in "ab":
        india = actual.loc[("country", "in", role)]
        assert india["low"] < np.expm1(-1.2) < india["high"]
        assert actual.loc[("country", "us", role), "effect"] == 0
        assert actual.loc[("country", "us", role), "reference"]
        assert np.isnan(actual.loc[("country", "rare", role), "effect"])
        distinct = rows[(rows["role"] == role) & (rows["country"] == "in")]
        assert india["distinct_records"] == len(distinct)
        assert india["records"] == distinct["records"].sum()
    assert list(actual.index.get_level_values("level")[::2]) == [code for _, code in labels]


def test_effects_do_not_depend_on_the_order_or_the_grouping_of_rows(rows):
    model = effects.fit(Reports.of(rows), FACTORS)
    shuffled = effects.fit(Reports.of(rows.sample(frac=1, random_state=0)), FACTORS)
    assert shuffled.coefficients == pytest.approx(model.coefficients)
    for factor, level in model.coefficients:
        assert shuffled.variance(factor, level) == pytest.approx(model.variance(factor, level))


def test_levels_that_occur_together_only_share_their_effect():
    rows = pd.DataFrame(
        {
            "country": ["x"] * 3 + ["y"] * 3,
            "experience": ["p"] * 3 + ["q"] * 3,
            "low": [100.0] * 3 + [200.0] * 3,
            "high": [101.0] * 3 + [202.0] * 3,
            "records": [5] * 6,
            "distinct_records": [5] * 6,
            "squared_repeats": [5] * 6,
        }
    )
    model = effects.fit(Reports.of(rows), FACTORS, {"country": "x", "experience": "p"})
    together = model.coefficients[("country", "y")] + model.coefficients[("experience", "q")]
    assert together == pytest.approx(np.log(2), abs=1e-6)


def test_composition_adds_up_to_the_raw_gap_less_the_roles_own(rows):
    mixed = rows.drop(rows[(rows["role"] == "a") & (rows["country"] == "in")].index[:60])
    parts = effects.oaxaca_blinder(Reports.of(mixed), "a", "b", FACTORS)
    model = effects.fit(Reports.of(mixed), [*FACTORS, "role"])
    logs = np.log(mixed["pay"])
    means = {
        role: np.average(logs[mixed["role"] == role], weights=subset["records"])
        for role, subset in mixed.groupby("role")
    }
    role_effect = model.coefficients[("role", "a")] - model.coefficients[("role", "b")]
    explained = sum(part.contribution for part in parts)
    assert explained + role_effect == pytest.approx(means["a"] - means["b"], abs=1e-4)
    for factor in FACTORS:
        levels = [part for part in parts if part.factor == factor]
        assert sum(level.first_share for level in levels) == pytest.approx(1)
        assert sum(level.second_share for level in levels) == pytest.approx(1)
