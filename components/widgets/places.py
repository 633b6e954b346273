"""US areas: which pay most, on a map, side by side and as a ranking."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from components import places
from components.charts.places import area_map, ranking
from components.charts.ranges import ranges
from components.currencies import Currency
from components.widgets import link
from components.widgets.data import Tables, once
from components.widgets.downloads import download_table
from components.widgets.frame import Chart, show_chart
from components.widgets.provenance import Provenance
from components.widgets.text import plain

AREA, OCCUPATION, PRICES, SHAPE = "area", "occupation", "prices", "show"
MAP = "map"
SHAPE_LABELS = {MAP: "Map", "ranking": "Ranking"}
LOCAL = "local"
BEST = 15
PRICE_LABELS = {"nominal": "In dollars", LOCAL: "At local prices"}
PRICE_PHRASES = {"nominal": "in dollars", LOCAL: "at local prices"}


def areas_view(money: Currency, tables: Tables) -> None:
    """Choose an occupation, how to count and areas; then the claim, the map and the ranking."""
    occupations = tables["occupations"].set_index("id")
    labels = occupations["label"].to_dict()
    occupation = link.one(OCCUPATION, labels, "Occupation", _definition(occupations, tables))
    prices = link.one(
        PRICES,
        PRICE_LABELS,
        "Pay",
        "At local prices, a wage is divided by how expensive life is in the area: what it buys "
        "there is what so many dollars buy in the USA on average.",
    )
    names = _names(occupation, tables)
    chosen = link.several(AREA, names, "Areas to put side by side", placeholder="Type a city")
    link.report_ignored(
        {
            "occupation": link.unknown(OCCUPATION, labels),
            "pay": link.unknown(PRICES, PRICE_LABELS),
            "area": link.unknown(AREA, names),
            "show as": link.unknown(SHAPE, SHAPE_LABELS),
        }
    )
    opening = tables["opening_areas"]
    chosen = chosen or [area for area in opening["area"] if area in names]
    note = _note(occupations.loc[occupation], tables)
    if note:
        st.info(plain(note), icon=":material/info:")
    _claim(occupation, tables)
    if link.one(SHAPE, SHAPE_LABELS, "Show as") == MAP:
        drawn = _map(occupation, prices, chosen, money, tables)
        show_chart(
            drawn,
            on_point=lambda area: link.write(AREA, _toggled(chosen, area)),
            invitation="A click on an area puts it side by side below, or takes it away.",
        )
    else:
        show_chart(_ranking(occupation, prices, chosen, money, tables))
    _side_by_side(occupation, prices, chosen, money, tables)


@dataclass(frozen=True)
class Areas:
    """The areas of an occupation in one way to count pay: what all charts of them share.

    `shown` are those of `metro_pay.csv` that have a figure, best paid first; `occupation`
    is its row of `occupations.csv`.
    """

    shown: pd.DataFrame
    occupation: pd.Series
    origin: Provenance
    counted: str
    about: str
    unit: str
    left_out: str

    @cached_property
    def table(self) -> pd.DataFrame:
        """All of them for download."""
        return self.attached(self.shown)

    def attached(self, areas: pd.DataFrame) -> pd.DataFrame:
        """Some of the areas for download, without the columns that only the map needs."""
        table = areas.drop(columns=["longitude", "latitude", "source", "price_area"])
        return self.origin.attach(table, self.about, self.unit)


@once
def _areas(occupation: str, prices: str, tables: Tables) -> Areas:
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    local, counted = prices == LOCAL, PRICE_PHRASES[prices]
    shown = places.at_prices(rows, local)
    described = tables["occupations"].set_index("id").loc[occupation]
    origin = Provenance.of(rows["source"].iloc[0], tables)
    return Areas(
        shown,
        described,
        origin,
        counted,
        about=f"{described['label']}, {counted}, {origin.source['period']}",
        unit="US dollars a year" + " at the average prices of the USA" * local,
        left_out=places.not_shown(rows, shown, local),
    )


@once
def _names(occupation: str, tables: Tables) -> dict[str, str]:
    """The areas that have a row for an occupation, by their names, in alphabetical order."""
    rows = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    return dict(rows.sort_values("name")[["area", "name"]].itertuples(index=False))


@once
def _map(occupation: str, prices: str, chosen: list[str], money: Currency, tables: Tables) -> Chart:
    areas = _areas(occupation, prices, tables)
    return Chart(
        area_map(areas.shown, chosen, tables["outlines"], money),
        title=places.title(areas.shown, areas.counted),
        subtitle=f"Median pay of {areas.occupation['plural']} by area, {areas.counted}: the "
        "stronger the colour the better paid, the larger the more of them.",
        caption=f"{areas.origin.line} {areas.left_out} Areas outside metropolitan ones are not on "
        "the map.",
        table=areas.table,
        file_name="areas-map",
    )


@once
def _ranking(
    occupation: str, prices: str, chosen: list[str], money: Currency, tables: Tables
) -> Chart:
    areas = _areas(occupation, prices, tables)
    return Chart(
        ranking(areas.shown, chosen, BEST, money),
        title=places.ranking_title(areas.shown, chosen),
        subtitle=f"Median pay of {areas.occupation['plural']} in the "
        f"{min(BEST, len(areas.shown))} areas that pay most, {areas.counted}, with an approximate "
        "95% interval. Filled: the areas chosen above, wherever they rank. Neighbours in the "
        "ranking whose intervals overlap may well change places.",
        caption=f"{areas.origin.line} {areas.left_out} The interval takes the sampling error of "
        "the mean wage, the only one published.",
        table=areas.table,
        file_name="areas-ranking",
    )


def _toggled(chosen: list[str], area: str) -> list[str]:
    """The chosen areas with one more, or without it where it was among them."""
    if area not in chosen:
        return [*chosen, area]
    return [other for other in chosen if other != area]


def _definition(occupations: pd.DataFrame, tables: Tables) -> str:
    names = tables["roles"].set_index("id")["plural"]
    same = occupations[occupations["match"] == "same"]
    nearest = occupations[occupations["match"] == "nearest"]
    counted = [f"{row.plural} as such" for row in same.itertuples()]
    near = [f"{row.plural} as the nearest to {names[row.role]}" for row in nearest.itertuples()]
    return f"The source counts {', '.join([*counted, *near])}."


def _note(described: pd.Series, tables: Tables) -> str:
    """What an occupation that is not a role of ours stands for, '' where it is one."""
    if described["match"] == "same":
        return ""
    role = tables["roles"].set_index("id").loc[described["role"], "plural"]
    return (
        f"{described['label']} are not {role}. The source has no occupation for {role}; these are "
        "among the nearest that it counts."
    )


def _claim(occupation: str, tables: Tables) -> None:
    """The article's claim about the opening areas, and whether it holds both ways."""
    question, claimed, verdicts, caption = _claim_in_words(occupation, tables)
    with st.container(border=True):
        st.header(plain(question), anchor=False)
        st.caption(plain(claimed))
        st.markdown("\n".join(f"- {plain(verdict)}" for verdict in verdicts))
        st.caption(plain(caption))


@once
def _claim_in_words(occupation: str, tables: Tables) -> tuple[str, str, list[str], str]:
    """The question, who claims it, the verdict for each way to count, and the source."""
    opening = tables["opening_areas"]
    names = {area: places.short_name(name) for area, name in _names(occupation, tables).items()}
    title = tables["sources"].set_index("id").loc[opening["source"].iloc[0], "publisher"]
    counted = [_areas(occupation, prices, tables) for prices in PRICE_PHRASES]

    def called(claimed: str) -> str:
        ids = opening.loc[opening["claimed"] == claimed, "area"]
        return " and ".join(names.get(area, area) for area in ids)

    return (
        f"Does {called('higher')} pay more than {called('lower')}?",
        f"The article ({title}) says so, without a figure.",
        [places.claim(areas.shown, opening, areas.counted) for areas in counted],
        f"{counted[0].origin.line} Medians of {counted[0].occupation['plural']}.",
    )


def _side_by_side(
    occupation: str, prices: str, chosen: list[str], money: Currency, tables: Tables
) -> None:
    """The ranges of the chosen areas, and which of them have no figure."""
    areas = _areas(occupation, prices, tables)
    known = set(areas.shown["area"])
    names = _names(occupation, tables)
    missing = [names[area] for area in chosen if area not in known]
    if missing:
        st.info(plain(f"No figure for {', '.join(missing)}: withheld, or no price level."))
    if len(missing) < len(chosen):
        show_chart(_ranges(occupation, prices, chosen, money, tables))
        download_table(areas.table, "areas", "Download all areas (CSV)")


@once
def _ranges(
    occupation: str, prices: str, chosen: list[str], money: Currency, tables: Tables
) -> Chart:
    areas = _areas(occupation, prices, tables)
    picked = areas.shown[areas.shown["area"].isin(chosen)]
    rows = picked.assign(
        label=picked["name"].map(places.short_name), role=areas.occupation["role"], few=False
    )
    employed = [
        f"{row.label} {'withheld' if pd.isna(row.employment) else f'{row.employment:,}'}"
        for row in rows.itertuples()
    ]
    price_levels = [
        f"{row.label} {'unknown' if pd.isna(row.price_level) else f'{row.price_level:.1f}'}"
        for row in rows.itertuples()
    ]
    return Chart(
        ranges(rows, areas.origin.roles, money, neutral=areas.occupation["match"] != "same"),
        title=places.title(picked, "of these"),
        subtitle=f"{areas.about}: the mark is the median, the thick line "
        "the middle half, the thin line the middle four fifths (10th to 90th percentile).",
        caption=f"{areas.origin.line} Employed: {', '.join(employed)}. "
        f"Price levels (USA = 100): {', '.join(price_levels)}.",
        table=areas.attached(picked),
        file_name="areas-side-by-side",
    )
