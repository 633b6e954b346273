"""Tests for the profile: reading it from URLs, and changing one field at a time."""

from hypothesis import given
from hypothesis import strategies as st

from components.situation.situation import (
    AREA,
    EVERYONE,
    LOCAL,
    NEWCOMER,
    ROLE,
    Situation,
    countries_of_areas,
    valid_codes,
)
from components.tables.cache import get_tables
from components.tables.factors import COUNTRY

TABLES = get_tables()
DENVER = "19740"
PARTS = {**valid_codes(TABLES), AREA: dict.fromkeys(countries_of_areas(TABLES))}
LINKS = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(st.one_of(st.sampled_from(list(codes)), st.just("nonsense")), max_size=3)
        for name, codes in PARTS.items()
    },
)
CHANGES = st.sampled_from(list(PARTS)).flatmap(
    lambda name: st.tuples(st.just(name), st.lists(st.sampled_from(list(PARTS[name])), max_size=2))
)


def consistent(situation: Situation) -> bool:
    """Return whether the area, if any, is in one of the selected countries."""
    country = countries_of_areas(TABLES).get(situation.area)
    return not situation.area or country in situation.levels_of(COUNTRY)


@given(LINKS)
def test_situation_round_trips_through_the_link(link):
    situation = Situation.from_params(link, TABLES)
    assert consistent(situation)
    assert Situation.from_params(situation.to_params(), TABLES) == situation


@given(LINKS)
def test_nonsense_is_left_out(link):
    for codes in Situation.from_params(link, TABLES).to_params().values():
        assert codes
        assert "nonsense" not in codes


@given(LINKS, CHANGES)
def test_a_change_holds_and_leaves_no_contradiction(link, change):
    name, codes = change
    changed = Situation.from_params(link, TABLES).replacing(name, codes, TABLES)
    assert consistent(changed)
    text = changed.to_params().get(name, [])
    if name in (AREA, ROLE, "currency"):
        assert text == [code for code in codes[-1:] if code != LOCAL]
    else:
        assert text == list(dict.fromkeys(codes))


@given(LINKS, CHANGES)
def test_a_change_leaves_the_other_parts_alone(link, change):
    name, codes = change
    before = Situation.from_params(link, TABLES)
    after = before.replacing(name, codes, TABLES)
    places = {AREA, COUNTRY}
    touched = places if name in places else {name}
    assert {part: text for part, text in before.to_params().items() if part not in touched} == {
        part: said for part, said in after.to_params().items() if part not in touched
    }


def test_empty_situation_is_everyone():
    assert Situation.from_params({}, TABLES) == EVERYONE
    assert EVERYONE.to_params() == {}


def test_a_city_brings_its_country_along():
    situation = Situation.from_params({"city": ["bengaluru"]}, TABLES)
    assert situation.levels_of(COUNTRY) == ("in",)
    assert EVERYONE.replacing("city", [DENVER], TABLES).levels_of(COUNTRY) == ("us",)


def test_another_country_leaves_the_city_behind():
    situation = Situation.from_params({"city": [DENVER], "from": [NEWCOMER]}, TABLES)
    moved = situation.replacing(COUNTRY, ["in"], TABLES)
    assert (moved.area, moved.levels_of(COUNTRY), moved.role) == ("", ("in",), NEWCOMER)
    assert situation.replacing(COUNTRY, [], TABLES).to_params() == {"from": [NEWCOMER]}
    # Adding a second country to the area's own doesn't clear the area.
    assert situation.replacing(COUNTRY, ["us", "in"], TABLES).area == DENVER


def test_a_country_in_the_link_counts_against_a_city_elsewhere():
    situation = Situation.from_params({"city": ["bengaluru"], "country": ["us"]}, TABLES)
    assert (situation.area, situation.levels_of(COUNTRY)) == ("", ("us",))
