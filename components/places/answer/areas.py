"""Pay in US areas: the article's claim, all areas on a map or ranked, and some side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from components.charts.chart import Chart
from components.charts.ranges import ranges_chart
from components.charts.style import NEUTRAL
from components.places import words
from components.places.answer.offers import (
    AREA,
    HIGHER,
    describe_offers,
    offer_table,
    offers_by_area,
    wages,
)
from components.places.charts import Lines, area_map, bars, lines, ranking_chart
from components.places.words.shared import RANGE
from components.reports.exchange import DOLLARS
from components.selection.selection import Selection
from components.statistics import clusters
from components.statistics.group_medians import GroupMedian, median_gap
from components.statistics.local_prices import AreaPay, wage_table
from components.tables.cache import Tables, cache_result
from components.tables.factors import levels_of
from components.tables.roles import all_roles, roles_by_id
from components.tables.sources import sources_by_id
from components.words.area_names import short_name
from components.words.metric import Metric
from components.words.money import currency
from components.words.provenance import Provenance

# The prefix of the option ids for visa offers; the role's id follows it.
OFFERS_PREFIX = "offers-"


@dataclass(frozen=True)
class Occupation:
    """An occupation that the visitor can select, with the names of its areas by id.

    The areas are in alphabetical order. `opening` lists those that are compared until the visitor
    selects some.
    """

    label: str
    areas: dict[str, str]
    opening: tuple[str, ...]


@dataclass(frozen=True)
class AreaOptions:
    """The occupations by id; `definition` says which ones the wage statistics count."""

    occupations: dict[str, Occupation]
    definition: str


@dataclass(frozen=True)
class AreaQuery:
    """The visitor's choices: an occupation, a measure of pay, and the areas to compare.

    `offers` holds the wage levels and years of visa offers. `visitor_area` is the id of the
    visitor's own area, or '' if the occupation has no such area.
    """

    occupation: str
    prices: str
    areas: tuple[str, ...]
    offers: Selection
    visitor_area: str = ""


@dataclass(frozen=True)
class AreaClaim:
    """The article's claim about areas, and a verdict for each measure of pay."""

    question: str
    claimed: str
    verdicts: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class AreasPage:
    """Pay for an occupation in US areas.

    `note` says how the occupation relates to a role, unless it is a role itself. `without_figure`
    names the selected areas that have no figure. Both may be ''. `bars` shows the medians of the
    selected areas, and `chart` their ranges; both are None if no selected area has a figure.
    `table` has all areas.
    """

    finding: str
    metrics: tuple[Metric, ...]
    note: str
    claim: AreaClaim
    without_figure: str
    bars: Chart | None
    chart: Chart | None
    download: Callable[[], pd.DataFrame]


@cache_result
def area_options(tables: Tables) -> AreaOptions:
    occupations, opening = tables["occupations"], tables["claimed_areas"]["area"]
    roles = roles_by_id(tables)
    occupation_options = {}
    for occupation in occupations.itertuples():
        names = _names(occupation.id, tables)
        first = tuple(area for area in opening if area in names)
        occupation_options[occupation.id] = Occupation(occupation.label, names, first)
    for role in all_roles(tables):
        label = words.offers.map_of_offers(role.short_plural)
        first_of_all = next(iter(occupation_options.values()))
        occupation_options[f"{OFFERS_PREFIX}{role.id}"] = replace(first_of_all, label=label)
    same = occupations.loc[occupations["match"] == "same", "plural"]
    near = occupations[occupations["match"] == "nearest"]
    pairs = zip(near["plural"], [roles[role].plural for role in near["role"]], strict=True)
    return AreaOptions(occupation_options, words.areas.definition_note(list(same), list(pairs)))


@cache_result
def build_areas_page(question: AreaQuery, tables: Tables) -> AreasPage:
    areas = _areas(question.occupation, question.prices, question.offers, tables)
    names, known = _names(question.occupation, tables), {area.area for area in areas.shown}
    missing = [names[area] for area in question.areas if area not in known]
    without_figure = words.areas.without_figure(missing, areas.why_not)
    finding, metrics = _headline(areas, question, tables)
    return AreasPage(
        finding=finding or without_figure.removesuffix("."),
        metrics=metrics,
        note=_note(areas.occupation, tables),
        claim=_claim(question.occupation, question.offers, tables),
        without_figure=without_figure,
        bars=_bars(areas, question, tables),
        chart=_side_by_side(areas, question, tables),
        download=lambda: areas.table(areas.shown),
    )


@cache_result
def all_areas_chart(question: AreaQuery, shape: str, tables: Tables) -> Chart:
    """Return a map of all areas, or a ranking of the best-paid and the selected ones."""
    areas = _areas(question.occupation, question.prices, question.offers, tables)
    money, plural = currency(DOLLARS, tables), areas.occupation.plural
    if shape == words.areas.MAP:
        return Chart(
            area_map(areas.shown, question.areas, _outlines(tables), money, areas.people),
            title=words.areas.best_paid_area(areas.shown, areas.counted, areas.pays),
            subtitle=words.areas.map_subtitle(
                areas.people, len(areas.shown), areas.origin.short_citation
            ),
            caption=f"{areas.origin.line} {areas.left_out} Rural areas are not on the map.",
            rows=lambda: areas.table(areas.shown),
            file_name="areas-map",
        )
    return Chart(
        ranking_chart(areas.shown, question.areas, money, areas.people),
        title=words.areas.areas_ranking_title(areas.shown, question.areas),
        subtitle=words.areas.areas_ranking_subtitle(
            plural, areas.counted, len(areas.shown), areas.origin.short_citation
        ),
        caption=words.areas.areas_ranking_caption(
            areas.origin.line, areas.left_out, areas.interval
        ),
        rows=lambda: areas.table(areas.shown),
        file_name="areas-ranking",
    )


@cache_result
def _outlines(tables: Tables) -> tuple[Lines, Lines]:
    """Return the outlines of the neighbouring countries and of the states."""
    points = tables["map_outlines"]
    countries, states = (
        lines(
            list(
                points.loc[points["outline"] == outline, ["line", "east", "north"]].itertuples(
                    index=False, name=None
                )
            )
        )
        for outline in ("countries", "states")
    )
    return countries, states


@dataclass(frozen=True)
class _Occupation:
    """An occupation, or the offers to a role, whose pay the areas are compared by.

    `role` is the role that it represents. `is_role` is False if the wage statistics don't count
    the role, so that its nearest occupations represent it.
    """

    label: str
    plural: str
    role: str
    is_role: bool


@dataclass(frozen=True)
class _Areas:
    """The areas of an occupation with one way to count pay: what all charts of them share.

    `shown` are the areas with a figure, best paid first. `people` says what their size counts,
    `interval` what the interval of a median is, `why_not` why an area has no figure, `pays` is the
    verb for pay in an area.
    """

    shown: tuple[AreaPay, ...]
    occupation: _Occupation
    id: str
    origin: Provenance
    counted: str
    selected: str
    unit: str
    left_out: str
    people: str = words.areas.EMPLOYED
    interval: str = words.areas.INTERVAL
    why_not: str = words.areas.WITHHELD
    pays: str = words.areas.PAYS

    def table(self, areas: Sequence[AreaPay]) -> pd.DataFrame:
        """Return some of the areas as a table for download."""
        if self.id.startswith(OFFERS_PREFIX):
            table = offer_table(self.occupation.role, areas)
        else:
            table = wage_table(areas)
            table.insert(2, "occupation", self.id)
        return self.origin.annotate(table, self.selected, self.unit)

    def only(self, ids: Sequence[str]) -> list[AreaPay]:
        """Return the areas with these ids that have a figure, best paid first."""
        return [area for area in self.shown if area.area in ids]


def _offers(occupation: str, prices: str, offers: Selection, tables: Tables) -> _Areas:
    """Return the areas by the offers to a role, whose id follows OFFERS_PREFIX in `occupation`."""
    role = next(role for role in all_roles(tables) if f"{OFFERS_PREFIX}{role.id}" == occupation)
    local, counted = prices == words.shared.LOCAL, words.shared.COUNTED[prices]
    shown = offers_by_area(role.id, local, offers, tables)
    label = words.offers.map_of_offers(role.short_plural)
    area_count = len(levels_of(offers.source, AREA, tables))
    return _Areas(
        shown,
        _Occupation(label, role.plural, role.id, is_role=True),
        occupation,
        Provenance.of(offers.source, tables),
        counted,
        words.areas.selected_areas(label, counted, describe_offers(offers, tables)),
        words.areas.unit_of_areas(local),
        left_out=words.offers.left_out_note(area_count - len(shown), local),
        people=words.offers.APPLICATIONS,
        interval=words.offers.INTERVAL,
        why_not=words.offers.TOO_FEW_IN_AREA,
        pays=words.offers.OFFERS,
    )


@cache_result
def _areas(occupation: str, prices: str, offers: Selection, tables: Tables) -> _Areas:
    if occupation.startswith(OFFERS_PREFIX):
        return _offers(occupation, prices, offers, tables)
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    local, counted = prices == words.shared.LOCAL, words.shared.COUNTED[prices]
    shown = wages(occupation, prices, tables)
    described = tables["occupations"].set_index("id").loc[occupation]
    origin = Provenance.of(rows["source"].iloc[0], tables)
    unjoined = rows.loc[rows["median"].notna() & rows["price_level"].isna(), "area"]
    return _Areas(
        shown,
        _Occupation(
            described["label"],
            described["plural"],
            described["role"],
            is_role=described["match"] == "same",
        ),
        occupation,
        origin,
        counted,
        words.areas.selected_areas(described["label"], counted, origin.source.period),
        words.areas.unit_of_areas(local),
        left_out=words.areas.not_shown(
            int(rows["median"].isna().sum()),
            list(unjoined) if local else None,
            sum(area.top_coded != "" for area in shown),
        ),
    )


@cache_result
def _names(occupation: str, tables: Tables) -> dict[str, str]:
    """Return the names of an occupation's areas by id, in alphabetical order.

    For visa offers, these are the areas of the first occupation.
    """
    if occupation.startswith(OFFERS_PREFIX):
        occupation = tables["occupations"]["id"].iloc[0]
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    return dict(rows.sort_values("name")[["area", "name"]].itertuples(index=False))


def _note(occupation: _Occupation, tables: Tables) -> str:
    """Say how an occupation relates to a role; '' if it is the role itself."""
    if occupation.is_role:
        return ""
    role = roles_by_id(tables)[occupation.role].plural
    shares = clusters.share_intervals(tables["role_occupations"])
    occupation_shares = shares[shares["role"] == occupation.role].sort_values(
        "share", ascending=False
    )
    classed = (
        words.offers.occupations_sentence(role, occupation_shares) if len(occupation_shares) else ""
    )
    return f"{words.areas.nearest_note(occupation.label, role)} {classed}".strip()


@cache_result
def _claim(occupation: str, offers: Selection, tables: Tables) -> AreaClaim:
    if occupation.startswith(OFFERS_PREFIX):
        # The page shows what employers offer both roles beside this text.
        return _claim(tables["occupations"]["id"].iloc[0], offers, tables)
    opening, names = tables["claimed_areas"], _names(occupation, tables)
    higher, lower = (
        list(opening.loc[(opening["claimed"] == HIGHER) == is_higher, "area"])
        for is_higher in (True, False)
    )

    def called(ids: Sequence[str]) -> list[str]:
        return [short_name(names[id]) if id in names else id for id in ids]

    publisher = sources_by_id(tables)[opening["source"].iloc[0]].publisher
    counted = [_areas(occupation, prices, offers, tables) for prices in words.shared.COUNTED]
    return AreaClaim(
        f"Does {' and '.join(called(higher))} pay more than {' and '.join(called(lower))}?",
        f"The article ({publisher}) says so, without a figure.",
        tuple(
            words.areas.claim_sentence(areas.shown, higher, lower, areas.counted)
            for areas in counted
        ),
        f"{counted[0].origin.line} {words.areas.INTERVAL} "
        f"Medians of what employers pay {counted[0].occupation.plural}.",
    )


def _headline(areas: _Areas, question: AreaQuery, tables: Tables) -> tuple[str, tuple[Metric, ...]]:
    """Return a finding on the selected areas, with metrics.

    The finding compares the best-paid of several selected areas with the visitor's own, or else
    with the worst-paid one. It is '' if no selected area has a figure.
    """
    ways = {
        prices: _areas(question.occupation, prices, question.offers, tables)
        for prices in dict.fromkeys([question.prices, *words.shared.COUNTED])
    }
    by_area = {
        prices: {area.area: area for area in priced.shown} for prices, priced in ways.items()
    }
    picked, out_of = areas.only(question.areas), len(areas.shown)
    money, plural = currency(DOLLARS, tables), areas.occupation.plural
    if len(picked) < 2:
        best = next(iter(picked or areas.shown), None)
        if best is None:
            return "", ()
        known = {prices: area[best.area] for prices, area in by_area.items() if best.area in area}
        finding = (
            words.areas.one_area_finding(best, out_of, plural, money, areas.pays) if picked else ""
        )
        return finding, words.areas.one_area_metrics(known, out_of, money)
    higher, *others = picked
    lower = next((area for area in others if area.area == question.visitor_area), others[-1])
    gaps = {
        prices: median_gap(area[higher.area].estimate, area[lower.area].estimate)
        for prices, area in by_area.items()
        if {higher.area, lower.area} <= set(area)
    }
    opening = area_options(tables).occupations[question.occupation].opening
    example = not question.visitor_area and question.areas == opening
    return (
        words.areas.two_areas_finding(higher, lower, gaps, plural, areas.pays, example),
        words.areas.two_areas_metrics(higher, lower, gaps, money),
    )


def _behind(areas: _Areas, picked: Sequence[AreaPay]) -> str:
    """Return the sample size of the areas, and the source."""
    return words.areas.sample_size(
        sum(area.size or 0 for area in picked), areas.people, areas.origin.short_citation
    )


def _bars(areas: _Areas, question: AreaQuery, tables: Tables) -> Chart | None:
    """Return a chart of the medians of the selected areas, or None if none has a figure.

    A single area is shown between the best-paid and the worst-paid of all areas.
    """
    picked = areas.only(question.areas)
    if not picked:
        return None
    alone = len(picked) == 1
    if alone:
        ends = areas.shown[0], areas.shown[-1]
        picked = areas.only([area.area for area in (*picked, *ends)])
    money, is_a_role = currency(DOLLARS, tables), areas.occupation.is_role
    colour = roles_by_id(tables)[areas.occupation.role].colour
    return Chart(
        bars(picked, question.areas, colour if is_a_role else NEUTRAL, money, areas.people),
        title=f"{areas.occupation.label}, {areas.counted}",
        subtitle=words.areas.bars_subtitle(alone, _behind(areas, picked)),
        caption=areas.origin.line,
        rows=lambda: areas.table(picked),
        file_name="areas-medians",
    )


def _side_by_side(areas: _Areas, question: AreaQuery, tables: Tables) -> Chart | None:
    """Return a chart of the ranges of the selected areas, or None if none has a figure."""
    picked = areas.only(question.areas)
    if not picked:
        return None
    rows = [
        GroupMedian(areas.occupation.role, area.pay, label=short_name(area.name)) for area in picked
    ]
    money = currency(DOLLARS, tables)
    return Chart(
        ranges_chart(rows, areas.origin.roles, money, neutral=not areas.occupation.is_role),
        title=words.areas.spread_title(picked, areas.pays),
        subtitle=f"{areas.selected}. {RANGE} {_behind(areas, picked)}",
        caption=words.areas.side_by_side_caption(areas.origin.line, picked, areas.people),
        rows=lambda: areas.table(picked),
        file_name="areas-side-by-side",
    )
