"""The visitor's profile in words, and notes on the parts of it that a page can't use."""

from collections.abc import Sequence

from components.reports.exchange import DOLLARS
from components.situation.situation import (
    COMPANY_SIZE,
    EVERYONE,
    EXPERIENCE,
    METROPOLITAN_AREA,
    NEWCOMER,
    Situation,
    countries_of_areas,
    profile_factors,
)
from components.situation.source_mapping import (
    SourceMapping,
    profile_country_groups,
    profile_currency,
    us_area,
)
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, factor_labels, factors_of, pay_sources
from components.tables.roles import roles_by_id
from components.tables.sources import sources_by_id
from components.words import money
from components.words.area_names import short_name
from components.words.country_groups import where_phrase
from components.words.phrases import join_words, lower_first

NO_ROLE = "no role yet"
NOBODY_SET = "You: not set"
ASSESSMENT_NOTE = (
    "Your situation does not change the questions or the fit; the pages that follow use it again."
)
EVIDENCE_NOTE = "Sources and methods are the same for everyone, wherever you are."


@cache_result
def situation_label(situation: Situation, tables: Tables) -> str:
    """Return the profile in one line: 'You: no role yet · Lyon, France · €'."""
    if situation == EVERYONE:
        return NOBODY_SET
    return f"You: {' · '.join(_parts(situation, tables))}"


def unlike(situation: Situation, phrase: str) -> str:
    """Return the note `phrase` if the visitor has a profile, otherwise ''.

    The note says that a page is the same for everyone.
    """
    return "" if situation == EVERYONE else phrase


def _parts(situation: Situation, tables: Tables) -> list[str]:
    parts = [role(situation, tables), levels(situation, EXPERIENCE, tables)]
    parts.append(place(situation, tables))
    parts.append(levels(situation, COMPANY_SIZE, tables))
    shown = (EXPERIENCE, COUNTRY, COMPANY_SIZE)
    parts += [
        levels(situation, factor, tables)
        for factor in profile_factors(tables)
        if factor not in shown
    ]
    if situation.currency or situation.levels_of(COUNTRY):
        symbol = money.currency(profile_currency(situation, tables), tables).symbol
        parts.append(symbol.strip())
    return [part for part in parts if part]


def role(situation: Situation, tables: Tables) -> str:
    """Return the visitor's role for use inside a sentence; '' if it isn't set."""
    if situation.role in ("", NEWCOMER):
        return NO_ROLE if situation.role else ""
    name = str(roles_by_id(tables)[situation.role].name)
    return lower_first(name)


def place(situation: Situation, tables: Tables) -> str:
    """Return the area with its country, or the countries: 'Bengaluru, India'."""
    labels = [level(COUNTRY, code, tables) for code in situation.levels_of(COUNTRY)]
    if not situation.area:
        return join_words(labels)
    country = level(COUNTRY, countries_of_areas(tables)[situation.area], tables)
    return f"{area_name(situation.area, tables)}, {country}"


@cache_result
def area_name(area: str, tables: Tables) -> str:
    """Return the common name of an area or a city: 'Denver, CO', 'Bengaluru'."""
    cities = tables["cities"].set_index("id")["name"]
    if area in cities:
        return str(cities[area]).split(" (")[0]
    areas = tables["metro_pay"]
    return short_name(areas.loc[areas["area"] == area, "name"].iloc[0])


def levels(situation: Situation, factor: str, tables: Tables) -> str:
    """Return the levels that the profile has for a factor, as a list in words."""
    return join_words([level(factor, code, tables) for code in situation.levels_of(factor)])


def level(factor: str, code: str, tables: Tables) -> str:
    """Return a level of any source as a phrase: 'mid-level', '5 years', 'India'."""
    names = _levels(tables)
    if (factor, code) not in names:
        return f"{code} year{'s' if code != '1' else ''}"
    return names[factor, code]


@cache_result
def _levels(tables: Tables) -> dict[tuple[str, str], str]:
    profile_levels, source_levels, groups = (
        tables[name] for name in ("situation_levels", "pay_levels", "country_groups")
    )
    countries = source_levels[source_levels["factor"] == COUNTRY]
    labels = {(COUNTRY, row.id): row.label for row in groups.itertuples()}
    labels |= {(row.factor, row.code): row.phrase for row in source_levels[::-1].itertuples()}
    labels |= {(COUNTRY, row.code): row.label for row in countries[::-1].itertuples()}
    return labels | {(row.factor, row.code): row.phrase for row in profile_levels.itertuples()}


@cache_result
def opens_elsewhere(tables: Tables) -> str:
    """Explain why the Pay page opens with a source other than the first."""
    first = sources_by_id(tables)[pay_sources(tables)[0]]
    return f"Opens on another source: {first.title} has too few reports like yours."


@cache_result
def source_note(situation: Situation, mapping: SourceMapping, tables: Tables) -> str:
    """Explain how a pay source interprets a profile; '' if it uses the profile as it is."""
    source = mapping.selection.source
    factors = factors_of(source, tables)
    parts = [
        f"{factors[factor].label}: {level(factor, code, tables)} counts as "
        f"{_or([factors[factor].levels[other].phrase for other in levels])}."
        for factor, code, levels in mapping.mapped
    ]
    known_by_area = bool(mapping.selection.chosen(METROPOLITAN_AREA))
    if situation.area and not known_by_area and COUNTRY not in dict(mapping.unmatched):
        parts.append(
            f"No pay by city in this source: figures are for {_country(situation, tables)}."
        )
    return " ".join(parts)


def _country(situation: Situation, tables: Tables) -> str:
    """Return the country of the profile's area as a phrase, such as 'the USA'."""
    code, source_levels = countries_of_areas(tables)[situation.area], tables["pay_levels"]
    return str(
        source_levels.loc[
            (source_levels["factor"] == COUNTRY) & (source_levels["code"] == code), "phrase"
        ].iloc[0]
    )


@cache_result
def groups_note(situation: Situation, tables: Tables) -> str:
    """Explain which part of a profile the Work and Tools pages can use; '' if all of it."""
    unknown = _unknown(situation, (COUNTRY,), tables)
    groups = profile_country_groups(situation, tables)
    unmatched = set(situation.levels_of(COUNTRY)) - set(groups)
    if not (unknown or unmatched):
        return ""
    shown = f"Shows practitioners {where_phrase(groups, tables['country_groups'])}"
    return f"{shown}{': not known ' if unknown else ''}{_by(unknown)}."


@cache_result
def areas_note(situation: Situation, tables: Tables) -> str:
    """Explain which part of a profile the figures on US areas can use; '' if all of it."""
    abroad = situation.levels_of(COUNTRY) and not us_area(situation, tables)
    countries = [level(COUNTRY, code, tables) for code in situation.levels_of(COUNTRY)]
    sentences = []
    inside = set(tables["area_countries"]["country"])
    if abroad and not inside & set(situation.levels_of(COUNTRY)):
        sentences.append(
            f"These are US areas, in US dollars; for {join_words(countries)} see the other views."
        )
    elif profile_currency(situation, tables) != DOLLARS:
        sentences.append("These wages are in US dollars.")
    unknown = _unknown(situation, (COUNTRY,), tables, city=False)
    if unknown:
        sentences.append(
            f"Wages are not split {_by(unknown)}; offers to visa workers are, by wage level."
        )
    return " ".join(sentences)


@cache_result
def outlook_note(situation: Situation, tables: Tables) -> str:
    """Explain which part of a profile Outlook can use, as most of its figures are for the USA."""
    countries = set(situation.levels_of(COUNTRY)) - set(tables["area_countries"]["country"])
    lacking = countries - set(tables["ad_countries"]["id"])
    if lacking:
        named = [level(COUNTRY, code, tables) for code in sorted(lacking)]
        return (
            f"No outlook data for {join_words(named)}: what follows covers the USA, and countries "
            "whose job ads are counted."
        )
    if countries:
        named = [level(COUNTRY, code, tables) for code in sorted(countries)]
        return (
            f"For {join_words(named)} only job ads that mention AI are known; "
            "everything else covers "
            "the USA."
        )
    unknown = _unknown(situation, (COUNTRY,), tables)
    return f"The outlook is not known {_by(unknown)}." if unknown else ""


def _unknown(
    situation: Situation, known: Sequence[str], tables: Tables, city: bool = True
) -> list[str]:
    """Return the names of the profile's factors that a page can't use: all but the `known` ones.

    With `city`, the names include the city if the profile has one.
    """
    labels = factor_labels(tables)
    parts = [labels[factor].lower() for factor, _ in situation.levels if factor not in known]
    return [*parts, *(["city"] if situation.area and city else [])]


def _by(parts: list[str]) -> str:
    return f"by {_or(parts)}" if parts else ""


def _or(parts: list[str]) -> str:
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
