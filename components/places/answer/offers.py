"""Visa offers to both roles in some areas, beside wages, and whether a claim holds."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.charts import pay_medians
from components.charts.chart import Chart
from components.places import words
from components.reports.exchange import DOLLARS
from components.reports.reports import Categories, Reports, joined
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.statistics import clusters, group_medians, local_prices, role_gap
from components.statistics.gap import Gap, gap_table
from components.statistics.group_medians import median_gap, median_of
from components.tables.cache import Tables, cache_result
from components.tables.factors import COUNTRY
from components.tables.roles import Role, all_roles, roles_by_id
from components.thresholds import DOMINANT_SHARE, MIN_REPORTS
from components.words import pay_findings
from components.words.area_names import short_name
from components.words.money import Currency, currency
from components.words.provenance import Provenance

AREA, EMPLOYER = "area", "employer"
# A category of offers that are compared between two places.
PLACE, FIRST, SECOND = "place", "first", "second"
# The source's factors for the place: areas are compared side by side here.
PLACES = (AREA, COUNTRY)
HIGHER = "higher"


@dataclass(frozen=True)
class Place:
    """An area, or several counted together; `area` is the first of its `areas`."""

    area: str
    label: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Offers:
    """The offers to both roles in each place.

    `verdicts` say for each role whether the claim holds; `dominated` names places where one
    employer makes most applications. `summary` is a table for people with its `caption`, `download`
    the same with numbers, `same_employer` how offers of the same employers differ between places.
    """

    finding: str
    verdicts: tuple[str, ...]
    chart: Chart | None
    roles: tuple[Role, ...]
    dominated: tuple[str, ...]
    summary: pd.DataFrame
    caption: str
    download: pd.DataFrame
    same_employer: tuple[str, ...]
    same_employer_caption: str
    differences: pd.DataFrame


def source_of(tables: Tables) -> str:
    """Return the id of the source that knows employers."""
    return str(tables["employers"]["source"].iloc[0])


@cache_result
def build_offers(
    chosen: tuple[str, ...], prices: str, selection: Selection, tables: Tables
) -> Offers:
    """Return the offers in the selected areas, which come first, and in those of the claim.

    `selection` has the wage levels and years of the offers; none means all.
    """
    origin = Provenance.of(source_of(tables), tables)
    shown = compared_places(chosen, tables)
    both = {basis: _medians(shown, basis, selection, tables) for basis in words.shared.COUNTED}
    differences = _differences(shown, selection, tables)
    download = pd.concat(
        [table.assign(prices=words.shared.COUNTED[basis]) for basis, table in both.items()]
    )
    return Offers(
        _finding(both[prices], tables),
        tuple(_verdicts(both, tables)),
        _chart(both[prices], prices, selection, tables),
        all_roles(tables),
        tuple(_dominated(shown, selection, tables)),
        _summary(both, tables),
        _caption(origin, shown, tables),
        origin.annotate(download, words.shared.COUNTED[prices], words.offers.DOLLARS_A_YEAR),
        tuple(_same_employer_sentences(differences, tables)),
        words.offers.same_employer_caption(origin.line),
        origin.annotate(
            _difference_table(differences),
            words.shared.COUNTED[words.shared.NOMINAL],
            words.offers.GAP_UNIT,
        ),
    )


def compared_places(chosen: tuple[str, ...], tables: Tables) -> tuple[Place, ...]:
    """Return the selected areas, then those of the claim that are not among them."""
    names = tables["metro_pay"].drop_duplicates("area").set_index("area")["name"]
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
        if area in names.index
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


def _medians(
    shown: tuple[Place, ...], prices: str, selection: Selection, tables: Tables
) -> pd.DataFrame:
    """Return one row per place and role, in order, even without applications."""
    medians = [_medians_in(place, prices, selection, tables) for place in shown]
    return pd.concat(medians, ignore_index=True)


@cache_result
def _medians_in(place: Place, prices: str, selection: Selection, tables: Tables) -> pd.DataFrame:
    """Return `_medians` of one place, cached because most places recur between questions."""
    offers = _offers(prices, selection, tables).at(AREA, *place.areas)
    medians = group_medians.summary(offers, ["role"]).set_index("role")
    firms = pd.Series(
        {
            role: len(role_offers.categories[EMPLOYER].occurring())
            for (role,), role_offers in offers.groups(["role"])
        },
        dtype=float,
    )
    counts = ["records", "distinct_records", "effective_records"]
    medians = medians.reindex(pd.Index(roles_by_id(tables), name="role"))
    medians = medians.assign(employers=firms.reindex(medians.index)).fillna(
        dict.fromkeys([*counts, "employers"], 0)
    )
    medians = medians.assign(few=medians["few"].eq(True)).reset_index()
    return medians.assign(**{PLACE: place.area, "level": place.area, "label": place.label}).astype(
        {"records": int, "distinct_records": int, "employers": int}
    )


def _claimed(medians: pd.DataFrame, role: str, tables: Tables) -> tuple[pd.Series, list[pd.Series]]:
    """Return the row of the area that is claimed to pay more, and those claimed to pay less."""
    claimed = tables["claimed_areas"]
    role_medians = medians[medians["role"] == role].set_index(PLACE, drop=False)
    higher = claimed.loc[claimed["claimed"] == HIGHER, "area"].iloc[0]
    lower = claimed.loc[claimed["claimed"] != HIGHER, "area"]
    return role_medians.loc[higher], [role_medians.loc[area] for area in lower]


def _verdicts(both: dict[str, pd.DataFrame], tables: Tables) -> list[str]:
    money = currency(DOLLARS, tables)
    return [
        words.offers.claim_of_role(
            role.plural, *_claimed(medians, role.id, tables), words.shared.COUNTED[prices], money
        )
        for role in all_roles(tables)
        for prices, medians in both.items()
    ]


def _finding(medians: pd.DataFrame, tables: Tables) -> str:
    verdicts = []
    for role in all_roles(tables):
        higher, lower = _claimed(medians, role.id, tables)
        for other in lower:
            gap = median_gap(median_of(higher), median_of(other))
            verdicts.append(words.offers.claim_verdict(gap))
    return words.offers.offers_finding(verdicts, str(higher["label"]))


def _chart(
    medians: pd.DataFrame, prices: str, selection: Selection, tables: Tables
) -> Chart | None:
    known = medians.dropna(subset="median")
    if known.empty:
        return None
    roles, money = roles_by_id(tables), currency(DOLLARS, tables)
    origin, about = Provenance.of(selection.source, tables), describe_offers(selection, tables)
    few = pay_findings.too_few(medians, roles, MIN_REPORTS)
    local = prices == words.shared.LOCAL
    unit = words.offers.AT_LOCAL_PRICES if local else words.offers.DOLLARS_A_YEAR
    table = medians.drop(columns=[PLACE, "level"])
    return Chart(
        pay_medians.medians_chart(medians, roles, money, origin.reports),
        title=words.offers.medians_title(medians, roles),
        subtitle=words.offers.medians_subtitle(
            words.shared.COUNTED[prices],
            about,
            origin.count_and_citation(int(known["distinct_records"].sum())),
        ),
        caption=f"{origin.line} {words.offers.INTERVAL} {few}",
        table=origin.annotate(table, f"{about}, {words.shared.COUNTED[prices]}", unit),
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
def _paid(prices: str, tables: Tables) -> pd.DataFrame:
    """Return the wages of the roles that the wage statistics count, by role and area."""
    same = tables["occupations"]
    same = same[same["match"] == "same"].set_index("id")["role"]
    wages = tables["metro_pay"][tables["metro_pay"]["occupation"].isin(same.index)]
    at = local_prices.wages_at_prices(wages, prices == words.shared.LOCAL)
    return at.assign(role=at["occupation"].map(same), few=False).set_index(["role", "area"])


def _summary(both: dict[str, pd.DataFrame], tables: Tables) -> pd.DataFrame:
    """Return both roles in each place in words: offered and paid, in dollars and local prices."""
    money = currency(DOLLARS, tables)
    roles = roles_by_id(tables)
    same = tables["occupations"]
    occupations = same[same["match"] == "same"].set_index("role")["plural"]
    paid = {prices: _paid(prices, tables) for prices in words.shared.COUNTED}
    rows = []
    for number, row in both[words.shared.NOMINAL].iterrows():
        key = (row["role"], row[PLACE])
        offered = words.offers.offers_to(roles[row["role"]].short_plural, row)
        wages = [medians.loc[key] if key in medians.index else None for medians in paid.values()]
        medians = [medians.loc[number] for medians in both.values()]
        rows.append([row["label"], offered, *_amounts(medians, money)])
        if row["role"] in occupations:
            wage = words.offers.wages_of(occupations[row["role"]])
            rows.append([row["label"], wage, *_amounts(wages, money)])
    return pd.DataFrame(rows, columns=list(words.offers.COLUMNS_OF_SUMMARY))


def _amounts(medians: list[pd.Series | None], money: Currency) -> list[str]:
    """Return medians with their intervals; a dash if unknown."""
    return ["–" if row is None else words.offers.with_interval(row, money) for row in medians]


def _caption(origin: Provenance, shown: tuple[Place, ...], tables: Tables) -> str:
    names = tables["metro_pay"].drop_duplicates("area").set_index("area")["name"]
    wider = [short_name(names[place.area]) for place in shown if len(place.areas) > 1]
    return words.offers.summary_caption(
        origin.line.removeprefix("Source: "),
        Provenance.of_table("metro_pay", tables).line.removeprefix("Source: "),
        wider,
    )


@dataclass(frozen=True)
class _Difference:
    """How much more the same employers offer a role in one area than in another.

    `raw` is the gap of all employers; `typical` is the median over the `employers` with offers in
    both areas (see `clusters.typical_difference`).
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
    """Return the differences between the places, by role."""
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
    """Return the differences as a table for download."""
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
    """Return the places to compare: those of the claim, and the first with each other one.

    Places with a common area are not compared.
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
def offers_by_area(role: str, local: bool, selection: Selection, tables: Tables) -> pd.DataFrame:
    """Return the offers to a role by area, with the columns of `wages_at_prices`, best paid first.

    Applications replace employed people; areas without a position or name are left out.
    """
    offers = _offers(words.shared.LOCAL if local else words.shared.NOMINAL, selection, tables)
    medians = group_medians.summary(offers.of_roles(role), [AREA]).dropna(subset="median")
    known = tables["metro_pay"].drop_duplicates("area").set_index("area")
    medians = medians[medians["area"].isin(known.index)]
    described = known.loc[medians["area"], ["name", "price_level", "longitude", "latitude"]]
    area_medians = medians.reset_index(drop=True).assign(
        **described.reset_index(drop=True).to_dict("series"),
        employment=medians["distinct_records"].to_numpy(),
        top_coded="",
    )
    # Areas with few applications never lead.
    area_medians = area_medians.sort_values(
        ["few", "median", "area"], ascending=[True, False, True], ignore_index=True
    )
    return area_medians.assign(rank=range(1, len(area_medians) + 1))
