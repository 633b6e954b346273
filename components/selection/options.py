"""Options of the pay controls: sources, levels of factors, currencies, pairs of roles."""

from dataclasses import dataclass
from itertools import combinations

from components.reports.exchange import DOLLARS, PURCHASING_POWER, local_currency
from components.selection.records import latest, pay_reports
from components.selection.selection import COUNTRY, Selection, levels_of
from components.tables.cache import Tables, cache_result
from components.tables.roles import all_roles
from components.words import money
from components.words.phrases import capitalise, join_words

LOCAL = "local"
ALL = "All"


@dataclass(frozen=True)
class Factor:
    """A factor of a pay source: its label, and the labels of its levels by code.

    `unchosen` describes the selection when no level is chosen.
    """

    id: str
    label: str
    definition: str
    levels: dict[str, str]
    unchosen: str


@cache_result
def source_titles(tables: Tables) -> dict[str, str]:
    """Return the titles of the pay sources by id."""
    titles = tables["sources"].set_index("id")["title"]
    return {source: titles[source] for source in tables["salary_factors"]["source"].unique()}


@cache_result
def source_factors(
    source: str, tables: Tables, without: tuple[str, ...] = ()
) -> tuple[Factor, ...]:
    """Return the factors of a pay source in order, except those in `without`."""
    source_factors = tables["salary_factors"]
    source_factors = source_factors[
        (source_factors["source"] == source) & ~source_factors["factor"].isin(without)
    ]
    offered, newest = [], latest(Selection(source), tables)
    for factor in source_factors.itertuples():
        levels = levels_of(tables["pay_levels"], source, factor.factor)
        labels = dict(zip(levels["code"], levels["label"], strict=True))
        chosen = newest.chosen(factor.factor)
        unchosen = join_words([labels[code] for code in chosen]) if chosen else ALL
        offered.append(Factor(factor.factor, factor.label, factor.definition, labels, unchosen))
    return tuple(offered)


@cache_result
def all_factors(tables: Tables) -> dict[str, str]:
    """Return the labels of the factors of all sources."""
    return dict(
        zip(tables["salary_factors"]["factor"], tables["salary_factors"]["label"], strict=True)
    )


@cache_result
def all_levels(tables: Tables) -> dict[tuple[str, str], str]:
    """Return the label of each level of every source, by factor and code."""
    labels: dict[tuple[str, str], str] = (
        tables["pay_levels"].set_index(["factor", "code"])["label"].to_dict()
    )
    return labels


@cache_result
def breakdowns(
    selection: Selection, tables: Tables, without: tuple[str, ...] = ()
) -> dict[str, str]:
    """Return the factors whose levels can be compared: those with several, except `without`.

    Factors that are restricted to one level come last.
    """
    several = [
        factor
        for factor in source_factors(selection.source, tables, without)
        if len(factor.levels) > 1
    ]
    several.sort(key=lambda factor: len(selection.chosen(factor.id)) == 1)
    return {factor.id: factor.label for factor in several}


@cache_result
def own_currency(selection: Selection, tables: Tables) -> str | None:
    """Return the id of the selected countries' common currency, if its rate is known."""
    countries = (
        selection.chosen(COUNTRY) or pay_reports(selection, tables).categories[COUNTRY].occurring()
    )
    return local_currency(countries, tables["exchange_rates"])


@cache_result
def currency_options(selection: Selection, tables: Tables) -> dict[str, str]:
    """Return the ids of the currencies for the selected pay, by query parameter value."""
    local = own_currency(selection, tables)
    return {
        DOLLARS: DOLLARS,
        **({LOCAL: local} if local else {}),
        PURCHASING_POWER: PURCHASING_POWER,
    }


@cache_result
def currency_names(tables: Tables) -> dict[str, str]:
    """Return the name of each currency by id."""
    named = tables["currencies"]
    return {id: capitalise(name) for id, name in zip(named["id"], named["name"], strict=True)}


@cache_result
def missing_currency_reason(selection: Selection, tables: Tables) -> str:
    """Explain why the selected pay can't be shown in the countries' own currency.

    The text is empty if it can, or if that currency is the dollar.
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
    """Return the labels of the pairs of roles that can be compared, by both ids."""
    return {
        (first.id, second.id): f"{first.short_name} and {second.short_name}"
        for first, second in combinations(all_roles(tables), 2)
    }
