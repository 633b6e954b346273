"""Pay in the visitor's city, from other sources, when the selected source has no data on cities."""

from dataclasses import dataclass

from components.pay import words
from components.reports.exchange import DOLLARS
from components.selection.records import latest, pay_reports
from components.selection.selection import Selection
from components.situation.situation import METROPOLITAN_AREA, Situation, countries_of_areas
from components.situation.words import area_name
from components.statistics.group_medians import Quantiles
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY, factors_of, levels_of, pay_sources
from components.tables.roles import Role, roles_by_id
from components.words.area_names import wide
from components.words.money import currency
from components.words.provenance import Provenance


@dataclass(frozen=True)
class CityPay:
    """Pay in the visitor's city.

    `shown_for` is the place that the selected source describes instead: 'USA-wide'. `sentence` says
    what other sources say about the city.
    """

    shown_for: str
    sentence: str


@cache_result
def city_pay(situation: Situation, selection: Selection, tables: Tables) -> CityPay | None:
    """Return pay in the visitor's city if the selection is its whole country, else None."""
    if not situation.area:
        return None
    country = countries_of_areas(tables).get(situation.area, "")
    if not country or selection.chosen(COUNTRY) != (country,):
        return None
    if selection.chosen(METROPOLITAN_AREA):
        return None
    levels = levels_of(selection.source, COUNTRY, tables)
    name = area_name(situation.area, tables).split(",")[0]
    role_texts = [_role_pay(role, situation.area, tables) for role in roles_by_id(tables).values()]
    # Put texts with a figure first.
    role_texts.sort(key=lambda role_text: not role_text[1])
    has_figures = role_texts[0][1]
    sentence = f"We found no pay figures for {name}."
    if has_figures:
        sentence = words.city_sentence(name, [text for text, _ in role_texts if text])
    return CityPay(wide(levels[country].label), sentence)


def _role_pay(role: Role, area: str, tables: Tables) -> tuple[str, bool]:
    """Return a text on a role's pay in an area, and whether the text contains a figure."""
    money = currency(DOLLARS, tables)
    occupations = tables["occupations"]
    is_role = (occupations["role"] == role.id) & (occupations["match"] == "same")
    occupation_ids = occupations.loc[is_role, "id"]
    wages = tables["metro_pay"]
    area_wages = wages[(wages["area"] == area) & wages["occupation"].isin(occupation_ids)].dropna(
        subset="median"
    )
    if len(area_wages):
        origin = Provenance.of_table("metro_pay", tables)
        amount = money.amount(float(area_wages["median"].iloc[0]))
        return words.city_wages(role.short_plural, amount, origin.source.short_title), True
    reports = ""
    for source in pay_sources(tables):
        if METROPOLITAN_AREA not in factors_of(source, tables):
            continue
        area_selection = latest(Selection.of(source, {METROPOLITAN_AREA: [area]}), tables)
        median = Quantiles.of(pay_reports(area_selection, tables).of_roles(role.id)).estimate
        origin = Provenance.of(source, tables)
        if median.has_figure:
            amount = money.amount(median.value)
            return words.city_wages(role.short_plural, amount, origin.source.short_title), True
        reports = reports or origin.reports
    return (f"{role.short_plural}: too few {reports}" if reports else ""), False
