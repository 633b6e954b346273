"""Tests that a selection picks the right rows and describes itself correctly."""

import pytest

from components.reports.reports import Reports
from components.selection.selection import Selection
from components.tables.cache import get_tables
from components.tables.factors import levels_of, pay_sources
from components.words.phrases import join_words
from tests import expected

YEARS = expected.all_years("salary_index")


@pytest.fixture(scope="module")
def real():
    return get_tables()


@pytest.mark.parametrize(
    ("source", "levels", "sentence"),
    [
        (
            "salary_index",
            {
                "experience": ["mid", "senior"],
                "country": ["in"],
                "company_size": ["50-250"],
                "year": ["2022"],
            },
            "Mid-level and senior, in India, at companies of 50 to 250 people (or not stated), "
            "on site and remote, 2022",
        ),
        (
            "practitioner_survey",
            {"country": ["in"], "company_size": ["50-249"]},
            "Any coding experience, in India, at companies of 50 to 249 people, 2022",
        ),
        (
            "salary_index",
            {},
            "All levels of experience, all countries, all company sizes, "
            f"on site and remote, {YEARS[0]} to {YEARS[-1]}",
        ),
        (
            "practitioner_survey",
            {"experience": ["5-10"], "country": ["us", "in"]},
            "With 5 to 10 years of coding, in India and the USA, all company sizes, 2022",
        ),
    ],
)
def test_sentence(real, source, levels, sentence):
    selection = Selection.of(source, levels)
    assert selection.describe(real) == sentence


def test_rows_are_those_of_every_chosen_level_and_no_other(real):
    pay = real["pay"]
    index = Reports.of(pay[pay["source"] == "salary_index"])
    selection = Selection.of("salary_index", {"country": ["us", "in"], "year": ["2024"]})
    reports = selection.filter(index)
    assert set(reports.categories["country"].occurring()) == {"us", "in"}
    assert reports.categories["year"].occurring() == ["2024"]
    by_hand = [
        row
        for row in pay.itertuples()
        if row.source == "salary_index" and row.country in ("us", "in") and row.year == "2024"
    ]
    assert len(reports) == len(by_hand)


def test_levels_stand_in_their_order(real):
    levels = levels_of("salary_index", "experience", real)
    assert list(levels) == ["entry", "mid", "senior", "executive"]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a", "b", "c", "d", "e", "f"], "a, b, c and 3 more"),
    ],
)
def test_listed(words, text):
    assert join_words(words) == text


def test_elsewhere_keeps_the_countries_that_the_other_source_knows(real):
    known = {source: set(levels_of(source, "country", real)) for source in pay_sources(real)}
    here, place, *_ = known
    alone = sorted(known[here] - known[place])[0]
    chosen = Selection.of(here, {"country": [alone, "in"], "remote": ["remote"]})
    assert chosen.in_source(place, real) == Selection.of(place, {"country": ["in"]})
    assert Selection.of(here, {"country": [alone]}).in_source(place, real) is None
    everyone = Selection.of(here, {"remote": ["remote"]}).in_source(place, real)
    assert everyone == Selection(place)
