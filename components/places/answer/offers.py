"""Visa offers for both roles in some areas, compared with wages and with the article's claim."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.charts import pay_medians
from components.charts.chart import Chart
from components.places import words
from components.places.offer_median import OfferMedian, median_table
from components.reports.exchange import DOLLARS
from components.reports.reports import Categories, Reports, joined
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.statistics import clusters, local_prices, role_gap
from components.statistics.estimate import Estimate
from components.statistics.gap import Gap, gap_table
from components.statistics.group_medians import SUMMARY, Quantiles, median_gap, quantiles_by
from components.statistics.local_prices import AreaPay
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY
from components.tables.roles import Role, RolePair, all_roles, roles_by_id
from components.thresholds import DOMINANT_SHARE, MIN_REPORTS
from components.words import pay_findings
from components.words.area_names import short_name
from components.words.money import currency
from components.words.provenance import Provenance

AREA, EMPLOYER = "area", "employer"
# When two places are compared, each offer gets the category PLACE, which is FIRST or SECOND.
PLACE, FIRST, SECOND = "place", "first", "second"
# The factors that identify a place. Descriptions of a selection leave them out, because places are
# what is being compared.
PLACES = (AREA, COUNTRY)
HIGHER = "higher"


@dataclass(frozen=True)
class Place:
    """An area, or several areas counted together; `area` is the first of its `areas`."""

    area: str
    label: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Offers:
    """Visa offers for both roles in each place.

    `verdicts` say for each role whether the claim holds; `dominated` names the places where one
    employer files most of the applications. `summary` is the table to display, with its `caption`;
    `download` has the same offers as numbers. `same_employer` says how the offers of the same
    employers differ between places, and `differences` has the numbers for this.
    """

    finding: str
    verdicts: tuple[str, ...]
    chart: Chart | None
    roles: tuple[Role, ...]
    dominated: tuple[str, ...]
    summary: pd.DataFrame
    caption: str
    download: Callable[[], pd.DataFrame]
    same_employer: tuple[str, ...]
    same_employer_caption: str
    differences: Callable[[], pd.DataFrame]


def source_of(tables: Tables) -> str:
    """Return the id of the source of visa offers, the one that names employers."""
    return str(tables["employers"]["source"].iloc[0])


@cache_result
def build_offers(
    chosen: tuple[str, ...], prices: str, selection: Selection, pair: RolePair, tables: Tables
) -> Offers:
    """Return the offers in the selected areas, followed by those in the areas of the claim.

    The title of the chart compares the roles of `pair`. `selection` holds the wage levels and years
    of the offers; if it names none, all count.
    """
    origin = Provenance.of(source_of(tables), tables)
    shown = compared_places(chosen, tables)
    both: dict[str, Medians] = {
        prices: [
            median for place in shown for median in _medians_in(place, prices, selection, tables)
        ]
        for prices in words.shared.COUNTED
    }
    differences = _differences(shown, selection, tables)

    def download() -> pd.DataFrame:
        table = pd.concat(
            [
                median_table(medians).assign(prices=words.shared.COUNTED[prices])
                for prices, medians in both.items()
            ]
        )
        return origin.annotate(table, words.shared.COUNTED[prices], words.offers.DOLLARS_A_YEAR)

    return Offers(
        _finding(both[prices], tables),
        tuple(_verdicts(both, tables)),
        _chart(both[prices], prices, selection, pair, tables),
        all_roles(tables),
        tuple(_dominated(shown, selection, tables)),
        _summary(both, tables),
        _caption(origin, shown, tables),
        download,
        tuple(_same_employer_sentences(differences, tables)),
        words.offers.same_employer_caption(origin.line),
        lambda: origin.annotate(
            _difference_table(differences),
            words.shared.COUNTED[words.shared.NOMINAL],
            words.offers.GAP_UNIT,
        ),
    )


@cache_result
def area_names(tables: Tables) -> dict[str, str]:
    """Return the names of the areas in `metro_pay.csv`, by id."""
    rows = tables["metro_pay"].drop_duplicates("area")
    return dict(zip(rows["area"], rows["name"], strict=True))


@cache_result
def compared_places(chosen: tuple[str, ...], tables: Tables) -> tuple[Place, ...]:
    """Return the selected areas, followed by the areas of the claim that aren't among them."""
    names = area_names(tables)
    claimed = [
        Place(
            row.area,
            row.called or short_name(names[row.area]),
            (row.area, *row.together.split()),
        )
        for row in tables["claimed_areas"].itertuples()
    ]
    of_claim = {place.area: place for place in claimed}
    lead = [
        of_claim.get(area) or Place(area, short_name(names[area]), (area,))
        for area in chosen
        if area in names
    ]
    return tuple(dict.fromkeys([*lead, *claimed]))


def describe_offers(selection: Selection, tables: Tables) -> str:
    """Describe the wage levels and years of the selected offers."""
    return selection.describe(tables, without=PLACES)


@cache_result
def _offers(prices: str, selection: Selection, tables: Tables) -> Reports:
    """Return the selected offers in all areas, in dollars or at local prices."""
    offers = pay_reports(selection, tables)
    if prices == words.shared.LOCAL:
        return local_prices.offers_at_prices(offers, tables["metro_pay"])
    return offers


@cache_result
def _medians_in(
    place: Place, prices: str, selection: Selection, tables: Tables
) -> tuple[OfferMedian, ...]:
    """Return the median offer for each role in a place, in the order of the roles.

    Roles without applications are included.
    """
    offers = _offers(prices, selection, tables).at(AREA, *place.areas)
    by_role = {role: offers.of_roles(role) for role in roles_by_id(tables)}
    return tuple(
        OfferMedian(
            place.area,
            place.label,
            role,
            Quantiles.of(role_offers),
            len(role_offers.categories[EMPLOYER].occurring()),
        )
        for role, role_offers in by_role.items()
    )


Medians = Sequence[OfferMedian]


def _claimed(medians: Medians, role: str, tables: Tables) -> tuple[OfferMedian, list[OfferMedian]]:
    """Return a role's median in the area claimed to pay more, and its medians in the others."""
    by_place = {median.place: median for median in medians if median.role == role}
    claimed = list(tables["claimed_areas"].itertuples())
    higher = next(by_place[row.area] for row in claimed if row.claimed == HIGHER)
    return higher, [by_place[row.area] for row in claimed if row.claimed != HIGHER]


def _verdicts(both: dict[str, Medians], tables: Tables) -> list[str]:
    money = currency(DOLLARS, tables)
    return [
        words.offers.claim_of_role(
            role.plural, *_claimed(medians, role.id, tables), words.shared.COUNTED[prices], money
        )
        for role in all_roles(tables)
        for prices, medians in both.items()
    ]


def _finding(medians: Medians, tables: Tables) -> str:
    verdicts = []
    for role in all_roles(tables):
        higher, lower = _claimed(medians, role.id, tables)
        verdicts += [
            words.offers.claim_verdict(median_gap(higher.estimate, other.estimate))
            for other in lower
        ]
    return words.offers.offers_finding(verdicts, higher.label)


def _chart(
    medians: Medians, prices: str, selection: Selection, pair: RolePair, tables: Tables
) -> Chart | None:
    known = [median for median in medians if median.estimate.has_figure]
    if not known:
        return None
    roles, money = roles_by_id(tables), currency(DOLLARS, tables)
    origin, about = Provenance.of(selection.source, tables), describe_offers(selection, tables)
    local = prices == words.shared.LOCAL
    unit = words.offers.AT_LOCAL_PRICES if local else words.offers.DOLLARS_A_YEAR
    groups = [median.as_group for median in medians]
    few = pay_findings.too_few(groups, roles, MIN_REPORTS)
    return Chart(
        pay_medians.medians_chart(groups, roles, money, origin.reports),
        title=words.offers.medians_title(medians, pair, roles),
        subtitle=words.offers.medians_subtitle(
            words.shared.COUNTED[prices],
            about,
            origin.count_and_citation(sum(median.pay.distinct_records for median in known)),
        ),
        caption=f"{origin.line} {words.offers.INTERVAL} {few}",
        rows=lambda: median_table(medians).drop(columns=["place", "level"]),
        origin=origin,
        selection=f"{about}, {words.shared.COUNTED[prices]}",
        unit=unit,
        file_name="offers-by-area",
    )


def _dominated(shown: tuple[Place, ...], selection: Selection, tables: Tables) -> list[str]:
    offers = _offers(words.shared.NOMINAL, selection, tables)
    names = tables["employers"].set_index("id")
    notes = []
    for place in shown:
        for role in all_roles(tables):
            place_offers = offers.at(AREA, *place.areas).of_roles(role.id)
            if place_offers.distinct_records.sum() < MIN_REPORTS:
                continue
            employer, share = clusters.largest_employer(place_offers)
            if share >= DOMINANT_SHARE:
                name = names["name"].get(employer, words.offers.ONE_EMPLOYER)
                notes.append(words.offers.dominated_note(place.label, role.plural, name, share))
    return notes


@cache_result
def wages(occupation: str, prices: str, tables: Tables) -> tuple[AreaPay, ...]:
    """Return the wages of an occupation by area, best paid first."""
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    return local_prices.wages_at_prices(rows, prices == words.shared.LOCAL)


@cache_result
def _paid(prices: str, tables: Tables) -> dict[tuple[str, str], Estimate]:
    """Return the wages of the roles that the wage statistics count, by role and area."""
    same = tables["occupations"]
    same = same[same["match"] == "same"]
    return {
        (role, area.area): area.estimate
        for occupation, role in zip(same["id"], same["role"], strict=True)
        for area in wages(occupation, prices, tables)
    }


def _summary(both: dict[str, Medians], tables: Tables) -> pd.DataFrame:
    """Return the table of both roles in each place, formatted as text.

    Offers and, if the statistics count the role, wages have a row each, with amounts in dollars and
    at local prices.
    """
    money, roles = currency(DOLLARS, tables), roles_by_id(tables)
    same = tables["occupations"]
    occupations = same[same["match"] == "same"].set_index("role")["plural"]
    paid = [_paid(prices, tables) for prices in words.shared.COUNTED]
    rows = []
    for medians in zip(*both.values(), strict=True):
        offer = medians[0]
        offered = words.offers.offers_to(roles[offer.role].short_plural, offer)
        amounts = [words.offers.offer_with_interval(median, money) for median in medians]
        rows.append([offer.label, offered, *amounts])
        if offer.role in occupations:
            known = [wage.get((offer.role, offer.place)) for wage in paid]
            rows.append(
                [
                    offer.label,
                    f"Wages of {occupations[offer.role]}",
                    *(words.offers.with_interval(wage, money) if wage else "–" for wage in known),
                ]
            )
    return pd.DataFrame(rows, columns=list(words.offers.COLUMNS_OF_SUMMARY))


def _caption(origin: Provenance, shown: tuple[Place, ...], tables: Tables) -> str:
    names = area_names(tables)
    wider = [short_name(names[place.area]) for place in shown if len(place.areas) > 1]
    return words.offers.summary_caption(
        origin.line.removeprefix("Source: "),
        Provenance.of_table("metro_pay", tables).line.removeprefix("Source: "),
        wider,
    )


@dataclass(frozen=True)
class _Difference:
    """How much more the same employers offer for a role in one place than in another.

    `gap` is the gap within these employers, and `raw` the gap among all employers. `employers` is
    the number of employers with offers in both places, and `typical` the median of their
    differences (see `clusters.typical_difference`).
    """

    role: str
    first: Place
    second: Place
    gap: Gap
    raw: Gap
    typical: float
    employers: int


def _differences(
    shown: tuple[Place, ...], selection: Selection, tables: Tables
) -> list[_Difference]:
    """Return the difference for each role and each pair of places that is compared."""
    return [
        _difference(role.id, *pair, selection, tables)
        for role in all_roles(tables)
        for pair in _pairs(shown, tables)
    ]


@cache_result
def _difference(
    role: str, first: Place, second: Place, selection: Selection, tables: Tables
) -> _Difference:
    offers = _offers(words.shared.NOMINAL, selection, tables).of_roles(role)
    in_first = offers.at(AREA, *first.areas)
    in_second = offers.at(AREA, *second.areas)
    place = Categories(np.repeat([0, 1], [len(in_first), len(in_second)]), (FIRST, SECOND))
    both = joined([in_first, in_second]).with_category(PLACE, place)
    typical, employers = clusters.typical_difference(both, PLACE, FIRST, SECOND)
    return _Difference(
        role,
        first,
        second,
        role_gap.adjusted_gap(both, FIRST, SECOND, [EMPLOYER], by=PLACE),
        role_gap.adjusted_gap(both, FIRST, SECOND, [], by=PLACE),
        typical,
        employers,
    )


def _difference_table(differences: list[_Difference]) -> pd.DataFrame:
    table = gap_table(difference.gap for difference in differences)
    return table.drop(columns="compared_with").assign(
        role=[difference.role for difference in differences],
        first=[difference.first.label for difference in differences],
        second=[difference.second.label for difference in differences],
        raw_ratio=[difference.raw.ratio for difference in differences],
        typical=[difference.typical for difference in differences],
        employers=[difference.employers for difference in differences],
    )


def _pairs(shown: tuple[Place, ...], tables: Tables) -> list[tuple[Place, Place]]:
    """Return the pairs of places to compare.

    The first place is compared with every other place, and the area claimed to pay more with each
    area claimed to pay less. Places that share an area are not compared.
    """
    claimed = tables["claimed_areas"]
    higher = claimed.loc[claimed["claimed"] == HIGHER, "area"].iloc[0]
    by_area = {place.area: place for place in shown}
    lower = claimed.loc[claimed["claimed"] != HIGHER, "area"]
    lead = shown[0].area
    pairs = [(lead, place.area) for place in shown[1:]] + [(higher, area) for area in lower]
    kept = dict.fromkeys(pairs)
    return [
        (by_area[pair[0]], by_area[pair[1]])
        for pair in kept
        if not set(by_area[pair[0]].areas) & set(by_area[pair[1]].areas)
        and not ((pair[1], pair[0]) in kept and pair[0] != lead)
    ]


def _same_employer_sentences(differences: list[_Difference], tables: Tables) -> list[str]:
    roles, sentences = roles_by_id(tables), []
    for difference in differences:
        about = roles[difference.role].plural, difference.first.label, difference.second.label
        sentences.append(
            words.offers.same_employer_sentence(
                *about,
                difference.gap,
                difference.raw,
                difference.typical,
                difference.employers,
            )
            if difference.gap.has_figure
            else words.offers.too_few_shared(*about)
        )
    return sentences


@cache_result
def offers_by_area(
    role: str, local: bool, selection: Selection, tables: Tables
) -> tuple[AreaPay, ...]:
    """Return the offers to a role by area, best paid first; areas with few applications come last.

    Areas that are missing from `metro_pay.csv` are left out.
    """
    offers = _offers(words.shared.LOCAL if local else words.shared.NOMINAL, selection, tables)
    known = tables["metro_pay"].drop_duplicates("area").set_index("area", drop=False)
    by_area = {
        area: pay
        for (area,), pay in quantiles_by(offers.of_roles(role), [AREA]).items()
        if area in known.index and pay.estimate.has_figure
    }
    # Areas with few applications never lead.
    in_order = sorted(by_area, key=lambda area: (by_area[area].is_few, -by_area[area].median, area))
    rows = known.loc[in_order, ["name", "price_level", "east", "north"]]
    return tuple(
        AreaPay(
            area,
            name,
            by_area[area],
            by_area[area].distinct_records,
            price_level,
            east,
            north,
            rank,
        )
        for rank, (area, name, price_level, east, north) in enumerate(
            rows.itertuples(name=None), start=1
        )
    )


def offer_table(role: str, areas: Sequence[AreaPay]) -> pd.DataFrame:
    """Return the offers to a role (an id) as a table for download, one row per area."""
    fields = SUMMARY[:-1]
    return pd.DataFrame(
        {
            "area": [area.area for area in areas],
            **{name: [getattr(area.pay, name) for area in areas] for name in fields},
            "few": [area.pay.is_few for area in areas],
            "name": [area.name for area in areas],
            "price_level": [area.price_level for area in areas],
            "rank": [area.rank for area in areas],
            "role": role,
        }
    )
