"""Tests that the figures shown for countries agree with the tables."""

import json

import pytest

from components.charts.chart import Chart
from components.places.answer import countries
from components.places.answer.countries import CountryQuery
from components.selection.selection import Selection
from components.tables.cache import get_tables
from components.tables.roles import default_pair

INDEX, SURVEY = "salary_index", "practitioner_survey"


def side_by_side(currency: str = "usd", **levels: list[str]) -> CountryQuery:
    compared = countries.comparable_countries(get_tables())
    selection = Selection.of(compared.source, {**levels, "country": compared.countries})
    return CountryQuery(selection, currency)


def ranking(source: str = INDEX, currency: str = "usd", **levels: list[str]) -> countries.Ranking:
    question = CountryQuery(Selection.of(source, levels), currency)
    return countries.build_ranking(question, (), True, get_tables())


def drawn(chart: Chart) -> str:
    return json.dumps(chart.figure.to_plotly_json(), default=str, ensure_ascii=False)


def rows_of(chart: Chart) -> list[str]:
    return list(chart.figure.layout.yaxis.ticktext)


def test_compared_are_the_groups_that_are_countries():
    compared = countries.comparable_countries(get_tables())
    assert (compared.source, compared.countries) == (SURVEY, {"in": "India", "us": "USA"})


def test_currencies_are_those_of_the_countries():
    assert list(countries.shared_currencies(get_tables())) == ["usd", "inr", "international"]
    assert list(countries.ranked_currencies("usd", get_tables())) == ["usd", "international"]
    assert list(countries.ranked_currencies("inr", get_tables())) == ["usd", "inr", "international"]


@pytest.mark.parametrize(
    ("currency", "mark", "rate"),
    [("usd", "$", ""), ("inr", "lakh", "1 US dollar = 7"), ("international", "PPP $", "buys in a")],
)
def test_countries_are_side_by_side_in_each_currency(currency, mark, rate):
    actual = countries.build_side_by_side(side_by_side(currency), get_tables())
    assert mark in drawn(actual.chart)
    assert rate in actual.rates
    assert bool(actual.rates) == bool(rate)
    assert [label.replace("<br>", " ") for label in rows_of(actual.chart)] == [
        f"{country}, {role}"
        for country in ("India", "USA")
        for role in ("machine learning engineers", "data scientists")
    ]


def test_medians_lie_where_half_of_the_selected_records_is_reached():
    names = get_tables()["roles"].set_index("id")["name"]
    # Answers below 1,000 dollars don't count.
    survey = get_tables()["pay"][lambda pay: (pay["source"] == SURVEY) & (pay["low"] >= 1000)]
    by_band = survey.assign(role=survey["role"].map(names)).groupby(["country", "role", "low"])
    bands = by_band.agg(high=("high", "max"), records=("records", "sum"))
    for row in countries.build_side_by_side(side_by_side(), get_tables()).chart.table.itertuples():
        subset = bands.loc[(row.country, row.role)]
        assert row.records == subset["records"].sum()
        middle = subset[subset["records"].cumsum() >= row.records / 2].iloc[0]
        assert middle.name <= row.median <= middle["high"]


def test_limits_name_the_share_of_answers_that_are_too_low_to_count():
    pay, actual = get_tables()["pay"], countries.build_side_by_side(side_by_side(), get_tables())
    survey = pay[(pay["source"] == SURVEY) & pay["country"].isin(["in", "us"])]
    lowest = survey[survey["low"] < 1000]
    share = lowest.groupby("country")["records"].sum() / survey.groupby("country")["records"].sum()
    # Of respondents who stated pay, 101 of 617 in India and 6 of 403 in the USA chose the lowest
    # band.
    assert share.to_dict() == {"in": 101 / 617, "us": 6 / 403}
    assert (
        "Answers below $1,000 a year are left out, 16% in India and 1% in the USA: too low"
    ) in actual.limits


def test_each_country_has_its_distribution_and_its_breakdown():
    india, usa = countries.country_details(
        side_by_side("inr"), "company_size", default_pair(get_tables()), get_tables()
    )
    assert (india.label, usa.label) == ("India", "USA")
    for country, code in ((india, "in"), (usa, "us")):
        assert country.distribution.file_name == f"distribution-{code}"
        assert country.by.file_name == f"by-company_size-{code}"
        assert "Indian rupees a year" in country.by.subtitle
    assert (
        "Like for like, machine learning engineers against data scientists: 10% less"
        in india.distribution.caption + usa.distribution.caption
    )


def test_filters_are_applied_and_named():
    question = side_by_side(company_size=["10000-up"])
    text = "at companies of 10,000 people or more"
    assert text in countries.build_side_by_side(question, get_tables()).chart.subtitle.lower()
    assert all(
        text in country.distribution.subtitle.lower()
        for country in countries.country_details(
            question, "experience", default_pair(get_tables()), get_tables()
        )
    )


def test_where_nobody_matches_there_is_no_chart():
    nobody = {"company_size": ["10000-up"], "experience": ["none"]}
    assert countries.build_side_by_side(side_by_side(**nobody), get_tables()).chart is None
    for country in countries.country_details(
        side_by_side(**nobody), "experience", default_pair(get_tables()), get_tables()
    ):
        assert country.distribution == "Too few reports match this selection."
        assert country.by.startswith("By years of coding there are too few reports. No figure for")


def test_ranking_has_the_best_paid_first_and_those_with_few_records_last():
    actual = ranking()
    ticks = rows_of(actual.chart)
    assert ticks[0] in actual.finding
    many = actual.chart.table[~actual.chart.table["few"].astype(bool)]
    best = many.groupby("level", sort=False)["median"].max()
    assert best.is_monotonic_decreasing
    few = set(actual.chart.table["label"]) - set(many["label"])
    assert set(ticks[len(ticks) - len(few) :]) == few


def test_ranking_follows_source_and_currency():
    assert rows_of(ranking(SURVEY).chart) != rows_of(ranking().chart)
    assert ranking(SURVEY).caveats != ranking().caveats
    purchasing = ranking(currency="international").chart
    assert "PPP $" in drawn(purchasing)
    assert "reports have no known rate" in purchasing.caption
    assert "rate" not in ranking().chart.caption


def test_a_third_role_is_in_every_chart(third_role):
    colour, question = third_role["colour"], side_by_side()
    charts = [countries.build_side_by_side(question, get_tables()).chart, ranking().chart]
    for country in countries.country_details(
        question, "experience", default_pair(get_tables()), get_tables()
    ):
        charts += [country.distribution, country.by]
    assert all(colour in drawn(chart) for chart in charts)
    assert third_role["id"] in [role.id for role in ranking().roles]
