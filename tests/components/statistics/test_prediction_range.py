"""Tests for finding the reports most similar to a situation, and for the range they predict."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.reports import counting
from components.reports.reports import Reports
from components.statistics import effects, prediction_range
from components.tables.loading import read_tables

ORDER = ["year", "country", "experience"]
GROUPS = {"in", "us", "elsewhere"}


def made_up(**sizes: int) -> pd.DataFrame:
    """Return rows with a given number of distinct reports for each kind of report.

    The names have the form country_experience_year, such as us_senior_2024.
    """
    rows = []
    for name, size in sizes.items():
        country, experience, year = name.split("_")
        base = {"us": 100_000, "in": 20_000}.get(country, 50_000)
        base *= 2 if experience == "senior" else 1
        rows += [(country, experience, year, base + 100 * place) for place in range(size)]
    table = pd.DataFrame(rows, columns=["country", "experience", "year", "low"])
    return table.assign(high=table["low"] + 50, records=1, distinct_records=1, squared_repeats=1)


def find(rows: pd.DataFrame, **situation: str) -> prediction_range.Match:
    levels = {factor: (level,) for factor, level in situation.items()}
    return prediction_range.match_records(
        Reports.of(rows), levels, ORDER, GROUPS, effects.fit(Reports.of(rows), ORDER)
    )


def test_enough_exact_matches_are_used_unadjusted():
    rows = made_up(us_senior_2024=12, us_senior_2025=30, us_junior_2024=30)
    actual = find(rows, country="us", experience="senior", year="2024")
    assert (actual.dropped, actual.country_widened) == ([], False)
    assert len(actual.reports) == 12
    assert actual.reports.low.tolist() == rows["low"][:12].tolist()


def test_factors_are_left_aside_in_their_order_until_enough_records_match():
    rows = made_up(de_senior_2024=4, de_senior_2025=5, fr_senior_2025=20, us_senior_2025=40)
    actual = find(rows, country="de", experience="senior", year="2024")
    assert (actual.dropped, actual.country_widened) == (["year"], True)
    assert set(actual.reports.categories["country"].occurring()) == {"de", "fr"}
    enough = find(rows, country="fr", experience="senior", year="2024")
    assert (enough.dropped, enough.country_widened) == (["year"], False)
    assert set(enough.reports.categories["country"].occurring()) == {"fr"}


def test_single_country_is_mixed_with_others_last():
    rows = made_up(in_senior_2024=3, in_junior_2024=9, fr_senior_2024=50)
    actual = find(rows, country="in", experience="senior", year="2024")
    assert (actual.dropped, actual.country_widened) == (["year", "experience"], False)
    assert set(actual.reports.categories["country"].occurring()) == {"in"}


def test_several_levels_match_any_and_adjust_to_their_mean():
    rows = made_up(us_senior_2023=40, us_senior_2024=9, us_senior_2025=9)
    years = {"country": ("us",), "year": ("2024", "2025")}
    model = effects.fit(Reports.of(rows), ORDER)
    actual = prediction_range.match_records(Reports.of(rows), years, ORDER, GROUPS, model)
    assert actual.dropped == []
    assert set(actual.reports.categories["year"].occurring()) == {"2024", "2025"}
    few = rows[~((rows["year"] != "2023") & (rows["low"] >= 200_400))]
    model = effects.fit(Reports.of(few), ORDER)
    actual = prediction_range.match_records(Reports.of(few), years, ORDER, GROUPS, model)
    assert actual.dropped == ["year"]
    effect = {year: model.coefficients["year", year] for year in ("2023", "2024", "2025")}
    moved = actual.reports.at("year", "2023").low / few.loc[few["year"] == "2023", "low"].to_numpy()
    assert moved == pytest.approx(np.exp((effect["2024"] + effect["2025"]) / 2 - effect["2023"]))


def test_differing_records_are_adjusted_by_their_effects():
    rows = made_up(us_senior_2024=40, us_junior_2024=40, in_junior_2024=20, in_senior_2024=4)
    actual = find(rows, country="in", experience="senior", year="2024")
    assert actual.dropped == ["year", "experience"]
    in_india = Reports.of(rows).at("country", "in")
    moved, original = (reports.at("experience", "junior") for reports in (actual.reports, in_india))
    # Seniors earn about twice as much in the made-up rows; the spread shifts the ratio slightly.
    assert moved.low / original.low == pytest.approx(2, rel=0.06)
    assert moved.high / moved.low == pytest.approx(original.high / original.low)
    same = actual.reports.at("experience", "senior")
    assert same.low.tolist() == in_india.at("experience", "senior").low.tolist()


def test_an_empty_situation_takes_every_record():
    rows = made_up(us_senior_2024=40, in_junior_2024=20)
    actual = find(rows)
    assert len(actual.reports) == 60
    assert actual.dropped == []


def test_range_is_that_of_one_more_record():
    # With 19 reports, the 10th percentile of a new report is the 2nd smallest of them, and its
    # median is the 10th.
    rows = made_up(us_senior_2024=19)
    likely = prediction_range.predict(find(rows, country="us")).pay
    middles = rows["low"] + 25
    assert likely.p10 == pytest.approx(middles[1])
    assert likely.median == pytest.approx(middles[9])
    assert likely.p90 == pytest.approx(middles[17])
    assert (likely.records, likely.distinct_records, likely.is_few) == (19, 19, True)


def test_fewer_than_ten_distinct_records_give_no_figure():
    likely = prediction_range.predict(find(made_up(us_senior_2024=9), country="us")).pay
    assert np.isnan(likely.median)
    assert likely.distinct_records == 9


def test_factors_a_source_lacks_have_no_effect():
    rows = made_up(us_senior_2024=40, us_junior_2024=40)
    model = effects.fit(Reports.of(rows), ORDER)
    situation = {"country": ("us",), "experience": ("senior",)}
    plain = prediction_range.match_records(Reports.of(rows), situation, ORDER, GROUPS, model)
    actual = prediction_range.match_records(
        Reports.of(rows), situation | {"company_size": ("small",)}, ORDER, GROUPS, model
    )
    assert actual.unused == ("company_size",)
    assert prediction_range.predict(actual) == prediction_range.predict(plain)


def test_unknown_levels_widen_range_and_interval():
    rows = made_up(us_senior_2024=40, us_junior_2024=12, us_senior_2025=4)
    actual = find(rows, country="us", experience="senior", year="2025")
    assert actual.dropped == ["year"]
    # Only the effect of the year is used, for the 40 of 44 reports from another year.
    model = effects.fit(Reports.of(rows), ORDER)
    variance = model.variance("year", "2025") + model.variance("year", "2024")
    assert actual.error == pytest.approx(40 / 44 * np.sqrt(variance))
    sure = prediction_range.Match(actual.reports, actual.dropped, actual.country_widened)
    known, moved = (prediction_range.predict(match).pay for match in (sure, actual))
    assert moved.median == known.median
    for name, z in {"median_low": -1.959964, "p10": -1.281552, "p90": 1.281552}.items():
        distance = np.log(getattr(known, name) / known.median)
        assert np.log(getattr(moved, name) / moved.median) == pytest.approx(
            np.sign(z) * np.hypot(distance, z * actual.error)
        )


tables = read_tables(["pay", "salary_factors", "country_groups"])
index = counting.deduplicate(Reports.of(tables["pay"][tables["pay"]["source"] == "salary_index"]))
levels = tables["pay_levels"]
levels = levels[levels["source"] == "salary_index"]
order = tables["salary_factors"][tables["salary_factors"]["source"] == "salary_index"]
every = list(order["factor"])
order = list(order[order["no_effect_reason"] == ""].sort_values("drop_order")["factor"])
model = effects.fit(index, [*order, "role"])
any_situation = st.fixed_dictionaries(
    {},
    optional={
        factor: st.sampled_from(sorted(levels.loc[levels["factor"] == factor, "code"]))
        for factor in every
    },
)


@given(st.sampled_from(sorted(index.role.occurring())), any_situation)
def test_every_situation_has_a_range_in_order_from_at_least_ten_records(role, situation):
    groups = set(tables["country_groups"]["id"])
    levels = {factor: (level,) for factor, level in situation.items()}
    actual = prediction_range.match_records(index.of_roles(role), levels, order, groups, model)
    likely = prediction_range.predict(actual).pay
    assert likely.distinct_records >= 10
    percentiles = [getattr(likely, name) for name in ("p10", "p25", "median", "p75", "p90")]
    assert percentiles == sorted(percentiles)
    assert set(actual.dropped) <= set(situation)
    kept = [factor for factor in situation if factor not in (*actual.dropped, *actual.unused)]
    assert set(actual.unused) == set(situation) - set(order)
    for factor in kept:
        if not (factor == "country" and actual.country_widened):
            assert set(actual.reports.categories[factor].occurring()) == {situation[factor]}


def test_published_accuracy_meets_the_target():
    accuracy = read_tables(["range_accuracy"])["range_accuracy"].set_index(["factor", "level"])
    overall = accuracy.loc[("all", "all")]
    assert 0.77 <= overall["coverage"] <= 0.83
    assert accuracy["coverage"].between(0.72, 0.88).all()
    assert set(accuracy.index.get_level_values("factor")) == {
        "all", "role", "experience", "country"
    }  # fmt: skip
    # About as accurate as medians by role, country and experience alone, although the prediction
    # takes the whole situation into account.
    assert overall["median_error"] <= 1.02 * overall["plain_median_error"]
