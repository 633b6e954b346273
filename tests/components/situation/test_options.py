"""Tests that the options of the profile have distinct labels."""

import pytest

from components.situation import options
from components.situation.situation import (
    CURRENCY,
    EVERYONE,
    LOCAL,
    Situation,
    countries_of_areas,
    valid_codes,
)
from components.tables.cache import get_tables

TABLES = get_tables()


@pytest.mark.parametrize("name", valid_codes(TABLES))
def test_labels_are_distinct_for_any_input(name):
    for code in valid_codes(TABLES)[name]:
        text = Situation.from_params({name: [code]}, TABLES)
        if name == "country":
            labels = options.place_options(text, TABLES)
        else:
            labels = options.profile_options(name, text, TABLES)
        assert code in labels or code == LOCAL
        assert len(set(labels.values())) == len(labels), (name, code)


def test_every_area_and_country_can_be_chosen():
    places = options.place_options(EVERYONE, TABLES)
    assert {*countries_of_areas(TABLES), *valid_codes(TABLES)["country"]} == set(places)
    assert places["bengaluru"] == "Bengaluru (Bangalore), India"
    assert places["19740"] == "Denver-Aurora-Centennial, CO, USA"


def test_years_stand_beside_levels():
    labels = options.profile_options("experience", EVERYONE, TABLES)
    assert list(labels)[:4] == ["entry", "mid", "senior", "executive"]
    assert labels["5"] == "5 years"
    assert labels["1"] == "1 year"


def test_combined_levels_split_back_into_levels():
    text = Situation.from_params({"experience": ["mid", "senior"]}, TABLES)
    labels = options.profile_options("experience", text, TABLES)
    together = list(labels)[-1]
    assert labels[together] == "Mid-level and senior"
    assert options.split_codes([together]) == ["mid", "senior"]


def test_rare_currency_becomes_an_option_once_chosen():
    text = Situation.from_params({"currency": ["inr"]}, TABLES)
    assert options.profile_options(CURRENCY, text, TABLES)["inr"] == "Indian rupees"
