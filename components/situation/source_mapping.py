"""Map the visitor's profile to what pages need: pay levels, country groups, area, currency."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.reports.exchange import DOLLARS, local_currency
from components.selection.records import latest, pay_reports
from components.selection.selection import Selection
from components.situation.levels import matched
from components.situation.situation import METROPOLITAN_AREA, Situation, profile_factors
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, levels_of, pay_sources
from components.tables.roles import roles_by_id
from components.thresholds import MIN_REPORTS


@dataclass(frozen=True)
class SourceMapping:
    """How a pay source represents a profile.

    `selection` holds the source's own levels. `mapped` lists the codes for which the source has
    other levels: the factor, the code and the source's levels. `unmatched` lists the factors and
    codes for which the source has no equivalent.
    """

    selection: Selection
    mapped: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    unmatched: tuple[tuple[str, str], ...] = ()


@cache_result
def map_to_source(situation: Situation, source: str, tables: Tables) -> SourceMapping:
    chosen, translated, missed = {}, [], []
    for factor in profile_factors(tables):
        source_codes = list(levels_of(source, factor, tables))
        matched_codes: list[str] = []
        for code in situation.levels_of(factor):
            levels = matched(factor, code, source_codes, tables)
            matched_codes += levels
            if not levels:
                missed.append((factor, code))
            elif levels != (code,):
                translated.append((factor, code, levels))
        chosen[factor] = [code for code in source_codes if code in matched_codes]
    areas = levels_of(source, METROPOLITAN_AREA, tables)
    chosen[METROPOLITAN_AREA] = [situation.area] if situation.area in areas else []
    return SourceMapping(Selection.of(source, chosen), tuple(translated), tuple(missed))


@cache_result
def opening_source(situation: Situation, tables: Tables) -> str:
    """Return the id of the first pay source with enough reports of each role for a profile.

    The source must also have an equivalent of every level in the profile. Return the first source
    if there is no such source, or if the visitor only filtered pay and set neither a role nor an
    area.
    """
    sources = pay_sources(tables)
    if not (situation.role or situation.area):
        return sources[0]
    for source in sources:
        mapping = map_to_source(situation, source, tables)
        reports = pay_reports(latest(mapping.selection, tables), tables)
        counts = reports.sums("role", reports.distinct_records)
        enough = all(counts.get(role, 0) >= MIN_REPORTS for role in roles_by_id(tables))
        if enough and not mapping.unmatched:
            return source
    return sources[0]


@cache_result
def profile_country_groups(situation: Situation, tables: Tables) -> tuple[str, ...]:
    """Return the ids of the country groups that a profile's countries belong to, in table order.

    Countries without a group of their own belong to the group that isn't a country, if there is
    one.
    """
    groups, levels = tables["country_groups"], tables["pay_levels"]
    countries = set(levels.loc[levels["factor"] == COUNTRY, "code"])
    rest = [id for id in groups["id"] if id not in countries]
    ids = set(groups["id"])
    group_ids = {
        group
        for code in situation.levels_of(COUNTRY)
        for group in ([code] if code in ids else rest)
    }
    return tuple(id for id in groups["id"] if id in group_ids)


@cache_result
def profile_currency(situation: Situation, tables: Tables) -> str:
    """Return the id of the profile's currency: the chosen one, its countries' own, or dollars."""
    if situation.currency:
        return situation.currency
    countries = situation.levels_of(COUNTRY)
    return local_currency(countries, tables["exchange_rates"]) or DOLLARS


def offered_currency(situation: Situation, offered: Mapping[str, str], tables: Tables) -> str:
    """Return the query parameter value of the profile's currency, or the first one in `offered`.

    `offered` maps query parameter values to currency ids. A page shows this currency until the
    visitor chooses another.
    """
    wanted = profile_currency(situation, tables)
    return next((code for code, id in offered.items() if id == wanted), next(iter(offered)))


@cache_result
def us_area(situation: Situation, tables: Tables) -> str:
    """Return the profile's area code in `metro_pay.csv`, or '' if it has none there."""
    return situation.area if situation.area in set(tables["metro_pay"]["area"]) else ""


@cache_result
def profile_occupation(situation: Situation, tables: Tables) -> str:
    """Return the id of the first occupation of the profile's role, or the first in the table."""
    occupations = tables["occupations"]
    role_occupations = occupations.loc[occupations["role"] == situation.role, "id"]
    return str((role_occupations if len(role_occupations) else occupations["id"]).iloc[0])
