"""Options offered by the pay controls: sources, factor levels, currencies and pairs of roles."""

from dataclasses import dataclass
from itertools import combinations

from components.reports.exchange import DOLLARS, PURCHASING_POWER, local_currency
from components.selection.records import latest, pay_reports
from components.selection.selection import Selection
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, factors_of, pay_sources
from components.tables.roles import all_roles
from components.tables.sources import sources_by_id
from components.words import money
from components.words.phrases import capitalise, join_words

LOCAL = "local"
ALL = "All"


@dataclass(frozen=True)
class Filter:
    """A filter for pay, based on one factor of a source.

    `levels` maps the codes of the factor's levels to their labels. `unchosen` describes what is
    selected when no level is chosen.
    """

    id: str
    label: str
    definition: str
    levels: dict[str, str]
    unchosen: str


@cache_result
def source_titles(tables: Tables) -> dict[str, str]:
    """Return the title of each pay source, by id."""
    return {source: sources_by_id(tables)[source].title for source in pay_sources(tables)}


@cache_result
def source_filters(
    source: str, tables: Tables, without: tuple[str, ...] = ()
) -> tuple[Filter, ...]:
    """Return the filters for a pay source, in the order of its factors.

    Factors in `without` are left out.
    """
    newest = latest(Selection(source), tables)
    filters = []
    for factor in factors_of(source, tables).values():
        if factor.id in without:
            continue
        chosen = newest.chosen(factor.id)
        unchosen = join_words([factor.labels[code] for code in chosen]) if chosen else ALL
        filters.append(Filter(factor.id, factor.label, factor.definition, factor.labels, unchosen))
    return tuple(filters)


@cache_result
def all_factors(tables: Tables) -> dict[str, str]:
    """Return the labels of the factors of all sources, in the order of `salary_factors.csv`."""
    rows = tables["salary_factors"]
    return dict(zip(rows["factor"], rows["label"], strict=True))


@cache_result
def all_levels(tables: Tables) -> dict[tuple[str, str], str]:
    """Return the label of each level in any source, by factor and code."""
    rows = tables["pay_levels"]
    return dict(zip(zip(rows["factor"], rows["code"], strict=True), rows["label"], strict=True))


@cache_result
def breakdowns(
    selection: Selection, tables: Tables, without: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return the factors by which pay can be broken down: those with several levels.

    The result maps ids to labels. Factors in `without` are left out; factors that the selection
    restricts to one level come last.
    """
    several = [
        factor
        for factor in source_filters(selection.source, tables, without)
        if len(factor.levels) > 1
    ]
    several.sort(key=lambda factor: len(selection.chosen(factor.id)) == 1)
    return {factor.id: factor.label for factor in several}


@cache_result
def own_currency(selection: Selection, tables: Tables) -> str | None:
    """Return the id of the selected countries' common currency, or None (see `local_currency`)."""
    countries = (
        selection.chosen(COUNTRY) or pay_reports(selection, tables).categories[COUNTRY].occurring()
    )
    return local_currency(countries, tables["exchange_rates"])


@cache_result
def currency_options(selection: Selection, tables: Tables) -> dict[str, str]:
    """Return the currencies in which the selected pay can be shown.

    The result maps values of the query parameter to currency ids.
    """
    local = own_currency(selection, tables)
    return {
        DOLLARS: DOLLARS,
        **({LOCAL: local} if local else {}),
        PURCHASING_POWER: PURCHASING_POWER,
    }


@cache_result
def currency_names(tables: Tables) -> dict[str, str]:
    """Return the name of each currency, by id."""
    named = tables["currencies"]
    return {id: capitalise(name) for id, name in zip(named["id"], named["name"], strict=True)}


@cache_result
def missing_currency_reason(selection: Selection, tables: Tables) -> str:
    """Explain why the selected pay can't be shown in the countries' own currency.

    Return '' if it can, or if that currency is the dollar.
    """
    if own_currency(selection, tables):
        return ""
    countries = (
        selection.chosen(COUNTRY) or pay_reports(selection, tables).categories[COUNTRY].occurring()
    )
    rates = tables["exchange_rates"]
    of = {country: set(rates.loc[rates["country"] == country, "currency"]) for country in countries}
    if all(currency_names == {DOLLARS} for currency_names in of.values()):
        return ""
    labels = all_levels(tables)
    return money.no_own_currency([labels[(COUNTRY, country)] for country in of])


@cache_result
def pairs(tables: Tables) -> dict[tuple[str, str], str]:
    """Return the label of each pair of roles that can be compared, by the ids of both roles."""
    return {
        (first.id, second.id): f"{first.short_name} and {second.short_name}"
        for first, second in combinations(all_roles(tables), 2)
    }
