"""Tests for how pages map a profile to sources, and which fields they report as unused."""

import pytest

from components.situation import source_mapping, words
from components.situation.situation import EVERYONE, Situation
from components.tables.cache import get_tables

TABLES = get_tables()
BENGALURU = {"city": ["bengaluru"], "experience": ["entry"], "from": ["new"]}
DENVER = {"city": ["19740"], "experience": ["5"], "from": ["ds"]}


def of(link: dict[str, list[str]]) -> Situation:
    return Situation.from_params(link, TABLES)


@pytest.mark.parametrize(
    ("link", "source", "levels"),
    [
        (BENGALURU, "salary_index", {"experience": ("entry",), "country": ("in",)}),
        (
            BENGALURU,
            "practitioner_survey",
            {"experience": ("under-1", "1-3"), "country": ("in",)},
        ),
        (DENVER, "salary_index", {"experience": ("mid",), "country": ("us",)}),
        (DENVER, "practitioner_survey", {"experience": ("3-5",), "country": ("us",)}),
        (
            DENVER,
            "visa_applications",
            {"experience": ("level-3",), "country": ("us",), "area": ("19740",)},
        ),
        ({"remote": ["remote"]}, "practitioner_survey", {}),
        ({"country": ["lt", "us"]}, "practitioner_survey", {"country": ("us",)}),
    ],
)
def test_a_source_follows(link, source, levels):
    actual = source_mapping.map_to_source(of(link), source, TABLES)
    assert dict(actual.selection.levels) == levels


def test_source_synonyms_are_named_and_missing_levels_reported():
    situation = of({"remote": ["remote"], "country": ["lt"], "company_size": ["over-250"]})
    actual = source_mapping.map_to_source(situation, "practitioner_survey", TABLES)
    assert actual.unmatched == (("country", "lt"), ("remote", "remote"))
    text = words.source_note(situation, actual, TABLES)
    assert text == (
        "Company size: over 250 people counts as 250 to 999 people, 1,000 to 9,999 people or "
        "10,000 people or more."
    )
    index = source_mapping.map_to_source(situation, "salary_index", TABLES)
    assert words.source_note(situation, index, TABLES) == ""


@pytest.mark.parametrize(
    ("countries", "groups"),
    [
        ([], ()),
        (["in"], ("in",)),
        (["de"], ("elsewhere",)),
        (["de", "us"], ("us", "elsewhere")),
        (["elsewhere"], ("elsewhere",)),
    ],
)
def test_countries_belong_to_groups(countries, groups):
    assert source_mapping.profile_country_groups(of({"country": countries}), TABLES) == groups


@pytest.mark.parametrize(
    ("link", "id"),
    [
        ({}, "usd"),
        ({"country": ["in"]}, "inr"),
        ({"city": ["bengaluru"]}, "inr"),
        ({"country": ["in"], "currency": ["usd"]}, "usd"),
        ({"country": ["in"], "currency": ["local"]}, "inr"),
        ({"country": ["de", "fr"]}, "eur"),
        ({"country": ["de", "in"]}, "usd"),
        # No exchange rate is known for Pakistan.
        ({"country": ["pk"]}, "usd"),
        ({"currency": ["inr"]}, "inr"),
    ],
)
def test_the_currency_is_the_country_s_unless_another_is_chosen(link, id):
    assert source_mapping.profile_currency(of(link), TABLES) == id


def test_unavailable_currency_falls_back_to_the_first():
    offered = {"usd": "usd", "local": "inr"}
    assert source_mapping.offered_currency(of({"country": ["in"]}), offered, TABLES) == "local"
    assert source_mapping.offered_currency(of({"country": ["br"]}), offered, TABLES) == "usd"


def test_areas_and_occupations():
    assert source_mapping.us_area(of(DENVER), TABLES) == "19740"
    assert source_mapping.us_area(of(BENGALURU), TABLES) == ""
    assert source_mapping.profile_occupation(of(DENVER), TABLES) == "data_scientists"
    assert source_mapping.profile_occupation(of({"from": ["mle"]}), TABLES) == "software_developers"
    assert source_mapping.profile_occupation(EVERYONE, TABLES) == "data_scientists"


@pytest.mark.parametrize(
    ("link", "line"),
    [
        ({}, "You: not set"),
        (BENGALURU, "You: no role yet · entry level · Bengaluru, India · ₹"),
        (DENVER, "You: data scientist · 5 years · Denver, CO, USA · $"),
        ({"experience": ["1"]}, "You: 1 year"),
        (
            {"company_size": ["1000-up"], "remote": ["remote"], "country": ["in", "us"]},
            "You: India and USA · 1,000 people or more · fully remote · $",
        ),
        ({"experience": ["3-5"]}, "You: 3 to 5 years"),
    ],
)
def test_the_line(link, line):
    assert words.situation_label(of(link), TABLES) == line


def test_pages_on_practitioners_say_whom_they_show():
    assert words.groups_note(EVERYONE, TABLES) == ""
    assert words.groups_note(of({"country": ["in"], "from": ["ds"]}), TABLES) == ""
    assert (
        words.groups_note(of(BENGALURU), TABLES)
        == "Shows practitioners in India: not known by experience or city."
    )
    assert words.groups_note(of({"country": ["de"]}), TABLES) == (
        "Shows practitioners outside India and the USA."
    )


def test_us_areas_say_where_the_visitors_country_is():
    text = words.areas_note(of(BENGALURU), TABLES)
    assert text.startswith("These are US areas, in US dollars")
    assert "for India see the other views" in text
    assert "not split by experience" in text
    assert words.areas_note(of({"city": ["19740"]}), TABLES) == ""
    assert words.areas_note(EVERYONE, TABLES) == ""


def test_every_city_has_a_country_that_some_source_of_pay_knows():
    for city in TABLES["cities"]["id"]:
        situation = of({"city": [city]})
        collected = [
            source_mapping.map_to_source(situation, source, TABLES)
            for source in TABLES["salary_factors"]["source"].unique()
        ]
        assert any(each.selection.chosen("country") for each in collected), city
