"""What US areas pay: the article's claim, all of them on a map or ranked, some side by side."""

from dataclasses import dataclass

import pandas as pd

from components.charts.chart import Chart
from components.charts.ranges import ranges
from components.places import words
from components.places.charts import area_map, ranking
from components.statistics import local_prices
from components.statistics.exchange import DOLLARS
from components.tables.cache import Tables, once
from components.words.money import currency
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Occupation:
    """An occupation that can be chosen: its areas in alphabetical order, by id.

    `opening` are those that stand side by side before any is chosen.
    """

    label: str
    areas: dict[str, str]
    opening: tuple[str, ...]


@dataclass(frozen=True)
class Options:
    """What can be chosen: occupations by id; `definition` says what the source counts."""

    occupations: dict[str, Occupation]
    definition: str


@dataclass(frozen=True)
class Question:
    """The areas of which occupation, how pay is counted, and which areas stand side by side."""

    occupation: str
    prices: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """The article's claim about areas, and a verdict for each way to count pay."""

    question: str
    claimed: str
    verdicts: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Answer:
    """What the areas of an occupation pay.

    `note` says what the occupation stands for where it is not a role, `without_figure` which
    of the chosen areas have no figure; both may be ''. `chart` has those that have one, and
    is None where none has. `table` has all areas.
    """

    note: str
    claim: Claim
    without_figure: str
    chart: Chart | None
    table: pd.DataFrame


@once
def options(tables: Tables) -> Options:
    """What can be chosen; `tables` needs metro_pay, occupations, claimed_areas and roles."""
    occupations, opening = tables["occupations"], tables["claimed_areas"]["area"]
    roles = tables["roles"].set_index("id")["plural"]
    found = {}
    for occupation in occupations.itertuples():
        names = _names(occupation.id, tables)
        first = tuple(area for area in opening if area in names)
        found[occupation.id] = Occupation(occupation.label, names, first)
    same = occupations.loc[occupations["match"] == "same", "plural"]
    near = occupations[occupations["match"] == "nearest"]
    pairs = zip(near["plural"], near["role"].map(roles), strict=True)
    return Options(found, words.definition(list(same), list(pairs)))


@once
def answer(question: Question, tables: Tables) -> Answer:
    """What the areas pay; `tables` needs those of `options`, currencies and sources."""
    areas = _areas(question.occupation, question.prices, tables)
    names, known = _names(question.occupation, tables), set(areas.shown["area"])
    missing = [names[area] for area in question.areas if area not in known]
    return Answer(
        note=_note(areas.occupation, tables),
        claim=_claim(question.occupation, tables),
        without_figure=words.without_figure(missing),
        chart=_side_by_side(areas, question, tables),
        table=areas.table,
    )


@once
def chart(question: Question, shape: str, tables: Tables) -> Chart:
    """All areas on a map, or the best paid and the chosen ones ranked.

    `tables` as for `answer`; a map needs outlines.
    """
    areas = _areas(question.occupation, question.prices, tables)
    money, plural = currency(tables["currencies"], DOLLARS), areas.occupation["plural"]
    if shape == words.MAP:
        return Chart(
            area_map(areas.shown, question.areas, tables["map_outlines"], money),
            title=words.best_paid_area(areas.shown, areas.counted),
            subtitle=words.map_subtitle(plural, areas.counted),
            caption=words.map_caption(areas.origin.line, areas.left_out),
            table=areas.table,
            file_name="areas-map",
        )
    return Chart(
        ranking(areas.shown, question.areas, money),
        title=words.ranking_title(areas.shown, question.areas),
        subtitle=words.ranking_subtitle(plural, areas.counted, len(areas.shown)),
        caption=words.ranking_caption(areas.origin.line, areas.left_out),
        table=areas.table,
        file_name="areas-ranking",
    )


@dataclass(frozen=True)
class _Areas:
    """The areas of an occupation in one way to count pay: what all charts of them share.

    `shown` are those of `metro_pay.csv` that have a figure, best paid first; `occupation` is
    its row of `occupations.csv`; `table` has all of `shown` for download.
    """

    shown: pd.DataFrame
    occupation: pd.Series
    origin: Provenance
    counted: str
    selected: str
    unit: str
    left_out: str
    table: pd.DataFrame


@once
def _areas(occupation: str, prices: str, tables: Tables) -> _Areas:
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    local, counted = prices == words.LOCAL, words.COUNTED[prices]
    shown = local_prices.at_prices(rows, local)
    described = tables["occupations"].set_index("id").loc[occupation]
    origin = Provenance.of(rows["source"].iloc[0], tables)
    selected = words.selected_areas(described["label"], counted, origin.source["period"])
    unit = words.unit_of_areas(local)
    # Only the map needs the other columns.
    table = shown.drop(columns=["longitude", "latitude", "source", "price_area"])
    return _Areas(
        shown,
        described,
        origin,
        counted,
        selected,
        unit,
        left_out=words.not_shown(rows, shown, local),
        table=origin.attach(table, selected, unit),
    )


@once
def _names(occupation: str, tables: Tables) -> dict[str, str]:
    """The areas that have a row for an occupation, by their names, in alphabetical order."""
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    return dict(rows.sort_values("name")[["area", "name"]].itertuples(index=False))


def _note(occupation: pd.Series, tables: Tables) -> str:
    """What an occupation that is not a role stands for, '' where it is one."""
    if occupation["match"] == "same":
        return ""
    role = tables["roles"].set_index("id").loc[occupation["role"], "plural"]
    return words.nearest(occupation["label"], role)


@once
def _claim(occupation: str, tables: Tables) -> Claim:
    opening, names = tables["claimed_areas"], _names(occupation, tables)
    called = opening["area"].map(
        lambda area: words.short_name(names[area]) if area in names else area
    )
    publisher = tables["sources"].set_index("id").loc[opening["source"].iloc[0], "publisher"]
    counted = [_areas(occupation, prices, tables) for prices in words.COUNTED]
    return Claim(
        words.claim_in_question(
            list(called[opening["claimed"] == "higher"]),
            list(called[opening["claimed"] == "lower"]),
        ),
        words.claimed_by(publisher),
        tuple(words.claim(areas.shown, opening, areas.counted) for areas in counted),
        words.claim_source(counted[0].origin.line, counted[0].occupation["plural"]),
    )


def _side_by_side(areas: _Areas, question: Question, tables: Tables) -> Chart | None:
    """The ranges of the chosen areas that have a figure, if any has."""
    among = areas.shown["area"].isin(question.areas)
    picked = areas.shown[among]
    if picked.empty:
        return None
    rows = picked.assign(
        label=picked["name"].map(words.short_name), role=areas.occupation["role"], few=False
    )
    money, is_a_role = currency(tables["currencies"], DOLLARS), areas.occupation["match"] == "same"
    return Chart(
        ranges(rows, areas.origin.roles, money, neutral=not is_a_role),
        title=words.best_paid_area(picked, "of these"),
        subtitle=words.side_by_side_subtitle(areas.selected),
        caption=words.side_by_side_caption(areas.origin.line, picked),
        table=areas.table[among],
        file_name="areas-side-by-side",
    )
