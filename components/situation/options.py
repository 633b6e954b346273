"""What visitors can say of their situation: the labels of the options, by code."""

from collections.abc import Sequence

from components.selection.options import currency_names
from components.selection.selection import COUNTRY
from components.situation.situation import (
    CURRENCY,
    EXPERIENCE,
    MOST_YEARS,
    NEWCOMER,
    ROLE,
    Situation,
    countries_of_areas,
    known,
)
from components.situation.source_mapping import currency
from components.situation.words import NO_ROLE, level
from components.statistics.exchange import DOLLARS, PURCHASING_POWER
from components.tables.cache import Tables, cache_result
from components.tables.roles import all_roles
from components.words.phrases import capitalise, join_words

# Several codes in one option; no code has it.
SEPARATOR = " "


def join_codes(codes: Sequence[str]) -> str:
    """Codes as one option, '' without any."""
    return SEPARATOR.join(codes)


def split_codes(chosen: Sequence[str]) -> list[str]:
    """The codes of the chosen options."""
    return [code for option in chosen for code in option.split(SEPARATOR)]


def labels(name: str, now: Situation, tables: Tables) -> dict[str, str]:
    """The options of a part of the situation; what links call it is its `name`.

    What is said now is one of them, also where it is several levels or one of a source alone.
    """
    offered = _offered(name, tables)
    codes = now.to_params().get(name, [])
    said = join_codes(codes)
    if not said or said in offered:
        return offered
    if name == CURRENCY:
        return {**offered, said: currency_names(tables)[currency(now, tables)]}
    return {**offered, said: capitalise(join_words([level(name, code, tables) for code in codes]))}


@cache_result
def _offered(name: str, tables: Tables) -> dict[str, str]:
    if name == ROLE:
        return {
            NEWCOMER: capitalise(NO_ROLE),
            **{role.id: role.name for role in all_roles(tables)},
        }
    if name == CURRENCY:
        return {id: currency_names(tables)[id] for id in (DOLLARS, PURCHASING_POWER)}
    said = tables["situation_levels"]
    said = said[said["factor"] == name]
    found = dict(zip(said["code"], said["label"], strict=True))
    if name == EXPERIENCE:
        years = [str(number) for number in range(MOST_YEARS + 1)]
        found |= {code: level(name, code, tables) for code in years}
    return found


def places(now: Situation, tables: Tables) -> dict[str, str]:
    """The countries, cities and US areas, and the countries that are said now if several."""
    offered, said = _places(tables), join_codes(now.levels_of(COUNTRY))
    if now.area or not said or said in offered:
        return offered
    named = join_words([level(COUNTRY, code, tables) for code in now.levels_of(COUNTRY)])
    return {**offered, said: named}


@cache_result
def _places(tables: Tables) -> dict[str, str]:
    countries = {code: level(COUNTRY, code, tables) for code in known(tables)[COUNTRY]}
    groups = tables["country_groups"]
    also = {id: f" ({name})" for id, name in zip(groups["id"], groups["also"], strict=True) if name}
    names = {
        **dict(zip(tables["metro_pay"]["area"], tables["metro_pay"]["name"], strict=True)),
        **dict(zip(tables["cities"]["id"], tables["cities"]["name"], strict=True)),
    }
    within = countries_of_areas(tables)
    areas = {id: f"{name}, {countries[within[id]]}" for id, name in names.items()}
    found = {code: f"{name}{also.get(code, '')}" for code, name in countries.items()}
    return {
        code: label
        for group in (found, areas)
        for code, label in sorted(group.items(), key=lambda option: option[1].casefold())
    }
