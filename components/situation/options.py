"""The options for each field of the visitor's profile: labels by code."""

from collections.abc import Sequence

from components.reports.exchange import DOLLARS, PURCHASING_POWER
from components.selection.options import currency_names
from components.situation.situation import (
    CURRENCY,
    EXPERIENCE,
    MAX_YEARS,
    NEWCOMER,
    ROLE,
    Situation,
    countries_of_areas,
    valid_codes,
)
from components.situation.source_mapping import profile_currency
from components.situation.words import NO_ROLE, level
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY
from components.tables.roles import all_roles
from components.words.phrases import capitalise, join_words

# The separator between the codes of an option that combines several. No code contains it.
SEPARATOR = " "


def join_codes(codes: Sequence[str]) -> str:
    """Join codes into one option; '' if there are none."""
    return SEPARATOR.join(codes)


def split_codes(chosen: Sequence[str]) -> list[str]:
    return [code for option in chosen for code in option.split(SEPARATOR)]


def profile_options(name: str, now: Situation, tables: Tables) -> dict[str, str]:
    """Return the options of a field of the profile; `name` is its query parameter.

    The current value is always an option, even if it combines several levels or exists in only one
    source.
    """
    offered = _offered(name, tables)
    codes = now.to_params().get(name, [])
    chosen = join_codes(codes)
    if not chosen or chosen in offered:
        return offered
    if name == CURRENCY:
        return {**offered, chosen: currency_names(tables)[profile_currency(now, tables)]}
    return {
        **offered,
        chosen: capitalise(join_words([level(name, code, tables) for code in codes])),
    }


@cache_result
def _offered(name: str, tables: Tables) -> dict[str, str]:
    if name == ROLE:
        return {
            NEWCOMER: capitalise(NO_ROLE),
            **{role.id: role.name for role in all_roles(tables)},
        }
    if name == CURRENCY:
        return {id: currency_names(tables)[id] for id in (DOLLARS, PURCHASING_POWER)}
    profile_levels = tables["situation_levels"]
    profile_levels = profile_levels[profile_levels["factor"] == name]
    labels_by_code = dict(zip(profile_levels["code"], profile_levels["label"], strict=True))
    if name == EXPERIENCE:
        years = [str(number) for number in range(MAX_YEARS + 1)]
        labels_by_code |= {code: level(name, code, tables) for code in years}
    return labels_by_code


def place_options(now: Situation, tables: Tables) -> dict[str, str]:
    """Return the countries, cities and US areas by code.

    If the profile has several countries, they form one additional option.
    """
    offered, chosen = _places(tables), join_codes(now.levels_of(COUNTRY))
    if now.area or not chosen or chosen in offered:
        return offered
    named = join_words([level(COUNTRY, code, tables) for code in now.levels_of(COUNTRY)])
    return {**offered, chosen: named}


@cache_result
def _places(tables: Tables) -> dict[str, str]:
    countries = {code: level(COUNTRY, code, tables) for code in valid_codes(tables)[COUNTRY]}
    groups = tables["country_groups"]
    also = {id: f" ({name})" for id, name in zip(groups["id"], groups["also"], strict=True) if name}
    names = {
        **dict(zip(tables["metro_pay"]["area"], tables["metro_pay"]["name"], strict=True)),
        **dict(zip(tables["cities"]["id"], tables["cities"]["name"], strict=True)),
    }
    within = countries_of_areas(tables)
    areas = {id: f"{name}, {countries[within[id]]}" for id, name in names.items()}
    labels_by_code = {code: f"{name}{also.get(code, '')}" for code, name in countries.items()}
    return {
        code: label
        for group in (labels_by_code, areas)
        for code, label in sorted(group.items(), key=lambda option: option[1].casefold())
    }
