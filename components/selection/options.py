"""What can be selected of the pay records: sources, levels of factors, currencies, pairs."""

from dataclasses import dataclass
from itertools import combinations

from components.selection.records import latest, records
from components.selection.selection import COUNTRY, Selection, levels_of
from components.statistics.exchange import DOLLARS, PURCHASING_POWER, local_currency
from components.tables.cache import Tables, cache_result
from components.tables.roles import all_roles
from components.words import money
from components.words.phrases import capitalise, join_words

LOCAL = "local"
ALL = "All"


@dataclass(frozen=True)
class Factor:
    """A factor of a pay source: what it is called, and the labels of its levels by code.

    `unchosen` says what is selected where no level is chosen.
    """

    id: str
    label: str
    definition: str
    levels: dict[str, str]
    unchosen: str


@cache_result
def sources(tables: Tables) -> dict[str, str]:
    """The titles of the pay sources by id."""
    titles = tables["sources"].set_index("id")["title"]
    return {source: titles[source] for source in tables["salary_factors"]["source"].unique()}


@cache_result
def factors(source: str, tables: Tables, without: tuple[str, ...] = ()) -> tuple[Factor, ...]:
    """The factors of a pay source in their order, but those `without`."""
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
    """The labels of the factors of any source."""
    return dict(
        zip(tables["salary_factors"]["factor"], tables["salary_factors"]["label"], strict=True)
    )


@cache_result
def all_levels(tables: Tables) -> dict[tuple[str, str], str]:
    """The label of each factor's levels in any source, by factor and code."""
    return tables["pay_levels"].set_index(["factor", "code"])["label"].to_dict()


@cache_result
def breakdowns(
    selection: Selection, tables: Tables, without: tuple[str, ...] = ()
) -> dict[str, str]:
    """The factors whose levels can be compared: those with several, but those `without`.

    Those that are narrowed to one level come last.
    """
    several = [
        factor for factor in factors(selection.source, tables, without) if len(factor.levels) > 1
    ]
    several.sort(key=lambda factor: len(selection.chosen(factor.id)) == 1)
    return {factor.id: factor.label for factor in several}


@cache_result
def own_currency(selection: Selection, tables: Tables) -> str | None:
    """The id of the currency that the selected countries share, if it is one with a rate."""
    countries = selection.chosen(COUNTRY) or records(selection, tables)[COUNTRY].unique()
    return local_currency(countries, tables["exchange_rates"])


@cache_result
def currencies(selection: Selection, tables: Tables) -> dict[str, str]:
    """The ids of the currencies in which the selected pay can be shown, by what links call them."""
    local = own_currency(selection, tables)
    return {
        DOLLARS: DOLLARS,
        **({LOCAL: local} if local else {}),
        PURCHASING_POWER: PURCHASING_POWER,
    }


@cache_result
def currency_names(tables: Tables) -> dict[str, str]:
    """The name of each currency, by its id."""
    named = tables["currencies"]
    return {id: capitalise(name) for id, name in zip(named["id"], named["name"], strict=True)}


@cache_result
def no_own_currency(selection: Selection, tables: Tables) -> str:
    """Why the selected pay cannot be shown in the countries' own currency.

    Empty where it can, and where that is the dollar.
    """
    if own_currency(selection, tables):
        return ""
    countries = selection.chosen(COUNTRY) or records(selection, tables)["country"].unique()
    rates = tables["exchange_rates"]
    of = {country: set(rates.loc[rates["country"] == country, "currency"]) for country in countries}
    if all(currency_names == {DOLLARS} for currency_names in of.values()):
        return ""
    labels = all_levels(tables)
    return money.no_own_currency([labels[(COUNTRY, country)] for country in of])


@cache_result
def pairs(tables: Tables) -> dict[tuple[str, str], str]:
    """The labels of the pairs of roles that can be compared, by the ids of both."""
    return {
        (first.id, second.id): f"{first.short_name} and {second.short_name}"
        for first, second in combinations(all_roles(tables), 2)
    }
