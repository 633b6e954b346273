"""The situation as one object: what links say of it, and what changes with one of its parts."""

from hypothesis import given
from hypothesis import strategies as st

from components.selection.selection import COUNTRY
from components.situation.situation import (
    AREA,
    EVERYONE,
    LOCAL,
    NEWCOMER,
    ROLE,
    Situation,
    countries_of_areas,
    known,
)
from components.tables.cache import load

TABLES = load(
    "pay_filters",
    "pay_levels",
    "situation_levels",
    "level_spans",
    "country_groups",
    "cities",
    "area_countries",
    "metro_pay",
    "currencies",
    "roles",
)
DENVER = "19740"
PARTS = {**known(TABLES), AREA: dict.fromkeys(countries_of_areas(TABLES))}
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
    """Whether the area lies in one of the countries."""
    country = countries_of_areas(TABLES).get(situation.area)
    return not situation.area or country in situation.level(COUNTRY)


@given(LINKS)
def test_what_a_situation_writes_into_the_link_is_read_as_itself(link):
    situation = Situation.of(link, TABLES)
    assert consistent(situation)
    assert Situation.of(situation.link(), TABLES) == situation


@given(LINKS)
def test_nonsense_is_left_out(link):
    for codes in Situation.of(link, TABLES).link().values():
        assert codes
        assert "nonsense" not in codes


@given(LINKS, CHANGES)
def test_a_change_holds_and_leaves_no_contradiction(link, change):
    name, codes = change
    changed = Situation.of(link, TABLES).but(name, codes, TABLES)
    assert consistent(changed)
    said = changed.link().get(name, [])
    if name in (AREA, ROLE, "currency"):
        assert said == [code for code in codes[-1:] if code != LOCAL]
    else:
        assert said == list(dict.fromkeys(codes))


@given(LINKS, CHANGES)
def test_a_change_leaves_the_other_parts_alone(link, change):
    name, codes = change
    before = Situation.of(link, TABLES)
    after = before.but(name, codes, TABLES)
    places = {AREA, COUNTRY}
    touched = places if name in places else {name}
    assert {part: said for part, said in before.link().items() if part not in touched} == {
        part: said for part, said in after.link().items() if part not in touched
    }


def test_nothing_said_is_everyone():
    assert Situation.of({}, TABLES) == EVERYONE
    assert EVERYONE.link() == {}


def test_a_city_brings_its_country_along():
    situation = Situation.of({"city": ["bengaluru"]}, TABLES)
    assert situation.level(COUNTRY) == ("in",)
    assert EVERYONE.but("city", [DENVER], TABLES).level(COUNTRY) == ("us",)


def test_another_country_leaves_the_city_behind():
    situation = Situation.of({"city": [DENVER], "from": [NEWCOMER]}, TABLES)
    moved = situation.but(COUNTRY, ["in"], TABLES)
    assert (moved.area, moved.level(COUNTRY), moved.role) == ("", ("in",), NEWCOMER)
    assert situation.but(COUNTRY, [], TABLES).link() == {"from": [NEWCOMER]}
    # A second country beside one's own is no move.
    assert situation.but(COUNTRY, ["us", "in"], TABLES).area == DENVER


def test_a_country_in_the_link_counts_against_a_city_elsewhere():
    situation = Situation.of({"city": ["bengaluru"], "country": ["us"]}, TABLES)
    assert (situation.area, situation.level(COUNTRY)) == ("", ("us",))
