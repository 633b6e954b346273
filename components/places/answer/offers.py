"""Visa offers to both roles in some areas, beside wages, and whether a claim holds."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.charts import pay_medians
from components.charts.chart import Chart
from components.places import words
from components.selection.records import pay_reports
from components.selection.selection import COUNTRY, Selection
from components.statistics import clusters, group_medians, local_prices, role_gap
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, cache_result
from components.tables.roles import Role, all_roles
from components.thresholds import DOMINANT_SHARE, MIN_REPORTS
from components.words import pay_findings
from components.words.area_names import short_name
from components.words.money import Currency, currency
from components.words.provenance import Provenance

PLACE, EMPLOYER = "place", "employer"
# The source's factors for the place: areas are compared side by side here.
PLACES = ("area", COUNTRY)
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

    `selection` has the wage levels and years of the offers; none means all. `tables` needs pay,
    lowest_pay, salary_factors, pay_levels, employers, claimed_areas, metro_pay, occupations, roles,
    currencies and sources.
    """
    origin = Provenance.of(source_of(tables), tables)
    shown = compared_places(chosen, tables)
    both = {basis: _medians(shown, basis, selection, tables) for basis in words.shared.COUNTED}
    differences = _differences(shown, selection, tables)
    labels = {place.area: place.label for place in shown}
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
        tuple(_said(differences, labels, tables)),
        words.offers.same_employer_caption(origin.line),
        origin.annotate(
            differences.assign(
                first=differences["first"].map(labels), second=differences["second"].map(labels)
            ),
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
    factors = tables["salary_factors"]
    return selection.describe(factors[~factors["factor"].isin(PLACES)], tables["pay_levels"])


@cache_result
def _rows(prices: str, selection: Selection, tables: Tables) -> pd.DataFrame:
    """Return the selected offers in all areas, in dollars or at local prices."""
    rows = pay_reports(selection, tables)
    if prices == words.shared.LOCAL:
        return local_prices.offers_at_prices(rows, tables["metro_pay"])
    return rows


def _in_places(
    shown: tuple[Place, ...], prices: str, selection: Selection, tables: Tables
) -> pd.DataFrame:
    """Return the offers in each place with the column place; one place may be part of another."""
    rows = _rows(prices, selection, tables)
    return pd.concat(
        [rows[rows["area"].isin(place.areas)].assign(**{PLACE: place.area}) for place in shown]
    )


def _medians(
    shown: tuple[Place, ...], prices: str, selection: Selection, tables: Tables
) -> pd.DataFrame:
    """Return one row per place and role, in order, even without applications."""
    medians = [_medians_in(place, prices, selection, tables) for place in shown]
    return pd.concat(medians, ignore_index=True)


@cache_result
def _medians_in(place: Place, prices: str, selection: Selection, tables: Tables) -> pd.DataFrame:
    """Return `_medians` of one place, cached because most places recur between questions."""
    rows = _in_places((place,), prices, selection, tables)
    medians = group_medians.summary(rows, ["role"]).set_index("role")
    firms = rows.groupby("role", observed=True)[EMPLOYER].nunique()
    counts = ["records", "distinct_records", "effective_records"]
    medians = medians.reindex(pd.Index(tables["roles"]["id"], name="role"))
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
    money = currency(tables["currencies"], DOLLARS)
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
            few = bool(higher["few"] or other["few"])
            verdicts.append(
                words.offers.claim_verdict(group_medians.median_gap(higher, other), few)
            )
    return words.offers.offers_finding(verdicts, str(higher["label"]))


def _chart(
    medians: pd.DataFrame, prices: str, selection: Selection, tables: Tables
) -> Chart | None:
    known = medians.dropna(subset="median")
    if known.empty:
        return None
    roles, money = tables["roles"], currency(tables["currencies"], DOLLARS)
    origin, about = Provenance.of(selection.source, tables), describe_offers(selection, tables)
    few = pay_findings.too_few(medians, roles, MIN_REPORTS)
    local = prices == words.shared.LOCAL
    unit = words.offers.AT_LOCAL_PRICES if local else words.offers.DOLLARS_A_YEAR
    table = medians.drop(columns=[PLACE, "level"])
    return Chart(
        pay_medians.medians_chart(medians, roles, money, origin.reports),
        title=words.offers.medians_title(medians, roles),
        subtitle=words.offers.medians_subtitle(
            words.shared.COUNTED[prices], about, origin.count_and_citation(known)
        ),
        caption=f"{origin.line} {words.offers.INTERVAL} {few}",
        table=origin.annotate(table, f"{about}, {words.shared.COUNTED[prices]}", unit),
        file_name="offers-by-area",
    )


def _dominated(shown: tuple[Place, ...], selection: Selection, tables: Tables) -> list[str]:
    rows = _in_places(shown, words.shared.NOMINAL, selection, tables)
    names = tables["employers"].set_index("id")
    notes = []
    for place in shown:
        for role in all_roles(tables):
            place_rows = rows[(rows[PLACE] == place.area) & (rows["role"] == role.id)]
            if place_rows["distinct_records"].sum() < MIN_REPORTS:
                continue
            employer, share = clusters.largest_employer(place_rows)
            if share >= DOMINANT_SHARE:
                name = names["name"].get(employer, words.offers.ONE_EMPLOYER)
                notes.append(words.offers.dominated_note(place.label, role.plural, name, share))
    return notes


def _paid(prices: str, tables: Tables) -> pd.DataFrame:
    """Return the wages of the roles that the wage statistics count, by role and area."""
    same = tables["occupations"]
    same = same[same["match"] == "same"].set_index("id")["role"]
    wages = tables["metro_pay"][tables["metro_pay"]["occupation"].isin(same.index)]
    at = local_prices.wages_at_prices(wages, prices == words.shared.LOCAL)
    return at.assign(role=at["occupation"].map(same), few=False).set_index(["role", "area"])


def _summary(both: dict[str, pd.DataFrame], tables: Tables) -> pd.DataFrame:
    """Return both roles in each place in words: offered and paid, in dollars and local prices."""
    money = currency(tables["currencies"], DOLLARS)
    names = tables["roles"].set_index("id")["short_plural"]
    same = tables["occupations"]
    occupations = same[same["match"] == "same"].set_index("role")["plural"]
    paid = {prices: _paid(prices, tables) for prices in words.shared.COUNTED}
    rows = []
    for number, row in both[words.shared.NOMINAL].iterrows():
        key = (row["role"], row[PLACE])
        offered = words.offers.offers_to(names[row["role"]], row)
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


@cache_result
def _differences(shown: tuple[Place, ...], selection: Selection, tables: Tables) -> pd.DataFrame:
    """Return how much more the same employers offer in one place than in another.

    Columns: role, first and second (areas), those of `role_gap.adjusted_gap`, raw_ratio (of all
    employers), typical and employers (see `clusters.typical_difference`).
    """
    rows = _in_places(shown, words.shared.NOMINAL, selection, tables)
    differences = []
    for role in all_roles(tables):
        role_rows = rows[rows["role"] == role.id]
        for pair in _pairs(shown, tables):
            typical, employers = clusters.typical_difference(role_rows, PLACE, *pair)
            gap = role_gap.adjusted_gap(role_rows, *pair, [EMPLOYER], by=PLACE)
            differences.append(
                {
                    **gap.drop("compared_with"),
                    "role": role.id,
                    "first": pair[0],
                    "second": pair[1],
                    "raw_ratio": role_gap.adjusted_gap(role_rows, *pair, [], by=PLACE)["ratio"],
                    "typical": typical,
                    "employers": employers,
                }
            )
    return pd.DataFrame(differences)


def _pairs(shown: tuple[Place, ...], tables: Tables) -> list[tuple[str, str]]:
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
        pair
        for pair in kept
        if not set(by_area[pair[0]].areas) & set(by_area[pair[1]].areas)
        and not ((pair[1], pair[0]) in kept and pair[0] != lead)
    ]


def _said(differences: pd.DataFrame, labels: dict[str, str], tables: Tables) -> list[str]:
    plurals, sentences = tables["roles"].set_index("id")["plural"], []
    for _, row in differences.iterrows():
        about = plurals[row["role"]], labels[row["first"]], labels[row["second"]]
        known = not np.isnan(row["ratio"])
        sentences.append(
            words.offers.same_employer_sentence(*about, row, row["typical"])
            if known
            else words.offers.too_few_shared(*about)
        )
    return sentences


@cache_result
def offers_by_area(role: str, local: bool, selection: Selection, tables: Tables) -> pd.DataFrame:
    """Return the offers to a role by area, with the columns of `wages_at_prices`, best paid first.

    Applications replace employed people; areas without a position or name are left out.
    """
    rows = _rows(words.shared.LOCAL if local else words.shared.NOMINAL, selection, tables)
    medians = group_medians.summary(rows[rows["role"] == role], ["area"]).dropna(subset="median")
    known = tables["metro_pay"].drop_duplicates("area").set_index("area")
    medians = medians.assign(area=medians["area"].astype(str))
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
