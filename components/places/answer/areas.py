"""Pay in US areas: the article's claim, all areas on a map or ranked, and some side by side."""

from dataclasses import dataclass, replace

import pandas as pd

from components.charts.chart import Chart
from components.charts.ranges import ranges_chart
from components.charts.style import NEUTRAL
from components.places import words
from components.places.answer.offers import AREA, describe_offers, offers_by_area
from components.places.charts import area_map, bars, ranking_chart
from components.reports.exchange import DOLLARS
from components.selection.selection import Selection
from components.statistics import clusters, local_prices
from components.statistics.group_medians import (
    ESTIMATES,
    GroupMedian,
    Quantiles,
    median_gap,
    median_of,
)
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
    table: pd.DataFrame


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
    names, known = _names(question.occupation, tables), set(areas.shown["area"])
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
        table=areas.table,
    )


@cache_result
def all_areas_chart(question: AreaQuery, shape: str, tables: Tables) -> Chart:
    """Return a map of all areas, or a ranking of the best-paid and the selected ones."""
    areas = _areas(question.occupation, question.prices, question.offers, tables)
    money, plural = currency(DOLLARS, tables), areas.occupation["plural"]
    if shape == words.areas.MAP:
        return Chart(
            area_map(areas.shown, question.areas, tables["map_outlines"], money, areas.people),
            title=words.areas.best_paid_area(areas.shown, areas.counted, areas.pays),
            subtitle=words.areas.map_subtitle(
                areas.people, len(areas.shown), areas.origin.short_citation
            ),
            caption=words.areas.map_caption(areas.origin.line, areas.left_out),
            table=areas.table,
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
        table=areas.table,
        file_name="areas-ranking",
    )


@dataclass(frozen=True)
class _Areas:
    """Data shared by all charts of an occupation's areas, for one measure of pay.

    `shown` has the areas with a figure, best-paid first; `table` has the same areas for download.
    `occupation` is a row of `occupations.csv` or, for visa offers, has the same fields. `people`
    says what the sample size counts, `interval` explains the intervals, `why_not` says why an area
    may have no figure, and `pays` is the verb for pay in an area.
    """

    shown: pd.DataFrame
    occupation: pd.Series
    origin: Provenance
    counted: str
    selected: str
    unit: str
    left_out: str
    table: pd.DataFrame
    people: str = words.areas.EMPLOYED
    interval: str = words.areas.INTERVAL
    why_not: str = words.areas.WITHHELD
    pays: str = words.areas.PAYS


def _offers(occupation: str, prices: str, offers: Selection, tables: Tables) -> _Areas:
    """Return areas by visa offers for a role; `occupation` is OFFERS_PREFIX plus the role's id."""
    role = next(role for role in all_roles(tables) if f"{OFFERS_PREFIX}{role.id}" == occupation)
    local, counted = prices == words.shared.LOCAL, words.shared.COUNTED[prices]
    shown = offers_by_area(role.id, local, offers, tables)
    origin = Provenance.of(offers.source, tables)
    label = words.offers.map_of_offers(role.short_plural)
    selected = words.areas.selected_areas(label, counted, describe_offers(offers, tables))
    area_count = len(levels_of(offers.source, AREA, tables))
    unit = words.areas.unit_of_areas(local)
    table = shown.drop(columns=["longitude", "latitude", "employment", "top_coded"])
    as_occupation = {
        "label": label,
        "plural": role.plural,
        "role": role.id,
        "match": "same",
    }
    return _Areas(
        shown,
        pd.Series(as_occupation),
        origin,
        counted,
        selected,
        unit,
        left_out=words.offers.left_out_note(area_count - len(shown), local),
        table=origin.annotate(table.assign(role=role.id), selected, unit),
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
    shown = local_prices.wages_at_prices(rows, local)
    described = tables["occupations"].set_index("id").loc[occupation]
    origin = Provenance.of(rows["source"].iloc[0], tables)
    selected = words.areas.selected_areas(described["label"], counted, origin.source.period)
    unit = words.areas.unit_of_areas(local)
    # Only the map and the calculations use these columns, so the download leaves them out.
    table = shown.drop(columns=["longitude", "latitude", "source", "price_area"])
    return _Areas(
        shown,
        described,
        origin,
        counted,
        selected,
        unit,
        left_out=words.areas.not_shown(rows, shown, local),
        table=origin.annotate(table, selected, unit),
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


def _note(occupation: pd.Series, tables: Tables) -> str:
    """Say how an occupation relates to a role; return '' if it is the role itself."""
    if occupation["match"] == "same":
        return ""
    role = roles_by_id(tables)[occupation["role"]].plural
    shares = clusters.share_intervals(tables["role_occupations"])
    occupation_shares = shares[shares["role"] == occupation["role"]].sort_values(
        "share", ascending=False
    )
    classed = (
        words.offers.occupations_sentence(role, occupation_shares) if len(occupation_shares) else ""
    )
    return f"{words.areas.nearest_note(occupation['label'], role)} {classed}".strip()


@cache_result
def _claim(occupation: str, offers: Selection, tables: Tables) -> AreaClaim:
    opening, names = tables["claimed_areas"], _names(occupation, tables)
    called = opening["area"].map(lambda area: short_name(names[area]) if area in names else area)
    if occupation.startswith(OFFERS_PREFIX):
        # The page shows the verdicts on offers next to this claim, so the claim is about wages.
        return _claim(tables["occupations"]["id"].iloc[0], offers, tables)
    publisher = sources_by_id(tables)[opening["source"].iloc[0]].publisher
    counted = [_areas(occupation, prices, offers, tables) for prices in words.shared.COUNTED]
    return AreaClaim(
        words.areas.claim_in_question(
            list(called[opening["claimed"] == "higher"]),
            list(called[opening["claimed"] == "lower"]),
        ),
        words.areas.claimed_by(publisher),
        tuple(words.areas.claim_sentence(areas.shown, opening, areas.counted) for areas in counted),
        words.areas.claim_source(counted[0].origin.line, counted[0].occupation["plural"]),
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
        prices: priced.shown.drop_duplicates("area").set_index("area", drop=False)
        for prices, priced in ways.items()
    }
    picked = areas.shown[areas.shown["area"].isin(question.areas)]
    money, plural = currency(DOLLARS, tables), areas.occupation["plural"]
    if len(picked) < 2:
        best = (picked if len(picked) else areas.shown).head(1)
        if best.empty:
            return "", ()
        known = {
            prices: rows.loc[best["area"].iloc[0]]
            for prices, rows in by_area.items()
            if best["area"].iloc[0] in rows.index
        }
        row, out_of = best.iloc[0], len(areas.shown)
        finding = (
            words.areas.one_area_finding(row, out_of, plural, money, areas.pays)
            if len(picked)
            else ""
        )
        return finding, words.areas.one_area_metrics(known, out_of, money)
    higher = picked.iloc[0]
    visitor_row = picked[
        (picked["area"] == question.visitor_area) & (picked["area"] != higher["area"])
    ]
    lower = visitor_row.iloc[0] if len(visitor_row) else picked.iloc[-1]
    gaps = {
        prices: median_gap(median_of(rows.loc[higher["area"]]), median_of(rows.loc[lower["area"]]))
        for prices, rows in by_area.items()
        if {higher["area"], lower["area"]} <= set(rows.index)
    }
    opening = area_options(tables).occupations[question.occupation].opening
    example = not question.visitor_area and question.areas == opening
    return (
        words.areas.two_areas_finding(higher, lower, gaps, plural, areas.pays, example),
        words.areas.two_areas_metrics(higher, lower, gaps, money),
    )


def _behind(areas: _Areas, picked: pd.DataFrame) -> str:
    """Return the sample size of the areas, and the source."""
    return words.areas.sample_size(
        picked["employment"].sum(), areas.people, areas.origin.short_citation
    )


def _bars(areas: _Areas, question: AreaQuery, tables: Tables) -> Chart | None:
    """Return a chart of the medians of the selected areas, or None if none has a figure.

    A single area is shown between the best-paid and the worst-paid of all areas.
    """
    chosen = areas.shown["area"].isin(question.areas)
    if not chosen.any():
        return None
    alone = bool(chosen.sum() == 1)
    if alone:
        chosen = chosen | areas.shown.index.isin([areas.shown.index[0], areas.shown.index[-1]])
    picked = areas.shown[chosen]
    money, is_a_role = currency(DOLLARS, tables), areas.occupation["match"] == "same"
    colour = roles_by_id(tables)[areas.occupation["role"]].colour
    return Chart(
        bars(picked, question.areas, colour if is_a_role else NEUTRAL, money, areas.people),
        title=words.areas.bars_title(areas.occupation["label"], areas.counted),
        subtitle=words.areas.bars_subtitle(alone, _behind(areas, picked)),
        caption=areas.origin.line,
        table=areas.table[chosen],
        file_name="areas-medians",
    )


def _side_by_side(areas: _Areas, question: AreaQuery, tables: Tables) -> Chart | None:
    """Return a chart of the ranges of the selected areas, or None if none has a figure."""
    chosen = areas.shown["area"].isin(question.areas)
    picked = areas.shown[chosen]
    if picked.empty:
        return None
    rows = [
        GroupMedian(
            areas.occupation["role"],
            Quantiles(
                0,
                0,
                0.0,
                bool(getattr(area, "few", False)),
                *(getattr(area, name) for name in ESTIMATES),
            ),
            label=short_name(area.name),
        )
        for area in picked.itertuples(index=False)
    ]
    money, is_a_role = currency(DOLLARS, tables), areas.occupation["match"] == "same"
    return Chart(
        ranges_chart(rows, areas.origin.roles, money, neutral=not is_a_role),
        title=words.areas.spread_title(picked, areas.pays),
        subtitle=words.areas.side_by_side_subtitle(areas.selected, _behind(areas, picked)),
        caption=words.areas.side_by_side_caption(areas.origin.line, picked, areas.people),
        table=areas.table[chosen],
        file_name="areas-side-by-side",
    )
