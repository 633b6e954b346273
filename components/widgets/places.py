"""US areas: which pay most, on a map, side by side and as a ranking."""

import pandas as pd
import streamlit as st

from components import places
from components.charts.places import area_map, ranking
from components.charts.ranges import ranges
from components.currencies import Currency
from components.widgets import link
from components.widgets.frame import chart, download
from components.widgets.provenance import Provenance
from components.widgets.text import plain

AREA, OCCUPATION, PRICES, SHAPE = "area", "occupation", "prices", "show"
MAP = "map"
SHAPE_LABELS = {MAP: "Map", "ranking": "Ranking"}
LOCAL = "local"
BEST = 15
PRICE_LABELS = {"nominal": "In dollars", LOCAL: "At local prices"}
PRICE_PHRASES = {"nominal": "in dollars", LOCAL: "at local prices"}


def areas_view(money: Currency, tables: dict[str, pd.DataFrame]) -> None:
    """Choose an occupation, how to count and areas; then the claim, the map and the ranking."""
    occupations = tables["occupations"].sort_values("order").set_index("id")
    labels = occupations["label"].to_dict()
    occupation = link.one(OCCUPATION, labels, "Occupation", _definition(occupations, tables))
    prices = link.one(
        PRICES,
        PRICE_LABELS,
        "Pay",
        "At local prices, a wage is divided by how expensive life is in the area: what it buys "
        "there is what so many dollars buy in the USA on average.",
    )
    areas = tables["metro_pay"][tables["metro_pay"]["occupation"] == occupation]
    names = areas.sort_values("name").set_index("area")["name"].to_dict()
    opening = tables["opening_areas"].sort_values("order")
    chosen = link.several(AREA, names, "Areas to put side by side", placeholder="Type a city")
    link.report_ignored(
        {
            "occupation": link.unknown(OCCUPATION, labels),
            "pay": link.unknown(PRICES, PRICE_LABELS),
            "area": link.unknown(AREA, names),
            "show as": link.unknown(SHAPE, SHAPE_LABELS),
        }
    )
    chosen = chosen or [area for area in opening["area"] if area in names]

    local = prices == LOCAL
    described = occupations.loc[occupation]
    shown = places.at_prices(areas, local)
    origin = Provenance.of(areas["source"].iloc[0], tables)
    note = _note(described, tables)
    if note:
        st.info(plain(note), icon=":material/info:")
    _claim(areas, tables, opening, origin, described["plural"])

    shape = link.one(SHAPE, SHAPE_LABELS, "Show as")
    unit = "US dollars a year" + " at the average prices of the USA" * local
    about = f"{described['label']}, {PRICE_PHRASES[prices]}, {origin.source['period']}"
    left_out = places.not_shown(areas, shown, local)
    table = origin.attach(_table(shown), about, unit)
    if shape == MAP:
        chart(
            area_map(shown, chosen, tables["outlines"], money),
            title=places.title(shown, PRICE_PHRASES[prices]),
            subtitle=f"Median pay of {described['plural']} by area, {PRICE_PHRASES[prices]}: the "
            "stronger the colour the better paid, the larger the more of them. A click puts an "
            "area side by side, or takes it away.",
            caption=f"{origin.line} {left_out} Areas outside metropolitan ones are not on the map.",
            table=table,
            file_name="areas-map",
            on_point=lambda area: link.write(AREA, _toggled(chosen, area)),
        )
    else:
        chart(
            ranking(shown, chosen, BEST, money),
            title=f"The {min(BEST, len(shown))} areas of {len(shown)} that pay "
            f"{described['plural']} most",
            subtitle=f"Median pay, {PRICE_PHRASES[prices]}, with an approximate 95% interval. "
            "Filled: the areas chosen above, wherever they rank. Neighbours in the ranking whose "
            "intervals overlap may well change places.",
            caption=f"{origin.line} {left_out} The interval takes the sampling error of the mean "
            "wage, the only one published.",
            table=table,
            file_name="areas-ranking",
        )
    _side_by_side(shown, areas, chosen, described, money, origin, about, unit)


def _toggled(chosen: list[str], area: str) -> list[str]:
    """The chosen areas with one more, or without it where it was among them."""
    if area not in chosen:
        return [*chosen, area]
    return [other for other in chosen if other != area]


def _definition(occupations: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> str:
    names = tables["roles"].set_index("id")["plural"]
    same = occupations[occupations["match"] == "same"]
    nearest = occupations[occupations["match"] == "nearest"]
    counted = [f"{row.plural} as such" for row in same.itertuples()]
    near = [f"{row.plural} as the nearest to {names[row.role]}" for row in nearest.itertuples()]
    return f"The source counts {', '.join([*counted, *near])}."


def _note(described: pd.Series, tables: dict[str, pd.DataFrame]) -> str:
    """What an occupation that is not a role of ours stands for, '' where it is one."""
    if described["match"] == "same":
        return ""
    role = tables["roles"].set_index("id").loc[described["role"], "plural"]
    return (
        f"{described['label']} are not {role}. The source has no occupation for {role}; these are "
        "among the nearest that it counts."
    )


def _claim(
    areas: pd.DataFrame,
    tables: dict[str, pd.DataFrame],
    opening: pd.DataFrame,
    origin: Provenance,
    occupation: str,
) -> None:
    """The article's claim about the opening areas, and whether it holds both ways."""
    names = areas.set_index("area")["name"].map(places.short_name)
    title = tables["sources"].set_index("id").loc[opening["source"].iloc[0], "publisher"]

    def called(claimed: str) -> str:
        ids = opening.loc[opening["claimed"] == claimed, "area"]
        return " and ".join(names.get(area, area) for area in ids)

    with st.container(border=True):
        st.subheader(
            plain(f"Does {called('higher')} pay more than {called('lower')}?"), anchor=False
        )
        st.caption(plain(f"The article ({title}) says so, without a figure."))
        for code, phrase in PRICE_PHRASES.items():
            verdict = places.claim(places.at_prices(areas, code == LOCAL), opening, phrase)
            st.markdown(f"- {plain(verdict)}")
        st.caption(plain(f"{origin.line} Medians of {occupation}."))


def _side_by_side(
    shown: pd.DataFrame,
    areas: pd.DataFrame,
    chosen: list[str],
    described: pd.Series,
    money: Currency,
    origin: Provenance,
    about: str,
    unit: str,
) -> None:
    """The ranges of the chosen areas, and which of them have no figure."""
    picked = shown[shown["area"].isin(chosen)]
    names = areas.set_index("area")["name"]
    missing = [names[area] for area in chosen if area not in set(picked["area"])]
    if missing:
        st.info(plain(f"No figure for {', '.join(missing)}: withheld, or no price level."))
    if picked.empty:
        return
    rows = picked.assign(
        label=picked["name"].map(places.short_name), role=described["role"], few=False
    )
    chart(
        ranges(rows, origin.roles, money, neutral=described["match"] != "same"),
        title=places.title(picked, "of these"),
        subtitle=f"{about}: the mark is the median, the thick line the middle half, the thin line "
        "the middle four fifths (10th to 90th percentile).",
        caption=f"{origin.line} Employed: "
        + ", ".join(
            f"{row.label} {'withheld' if pd.isna(row.employment) else f'{row.employment:,}'}"
            for row in rows.itertuples()
        )
        + ". Price levels (USA = 100): "
        + ", ".join(
            f"{row.label} {'unknown' if pd.isna(row.price_level) else f'{row.price_level:.1f}'}"
            for row in rows.itertuples()
        )
        + ".",
        table=origin.attach(_table(picked), about, unit),
        file_name="areas-side-by-side",
    )
    download(origin.attach(_table(shown), about, unit), "areas", "Download all areas (CSV)")


def _table(shown: pd.DataFrame) -> pd.DataFrame:
    """What is shown, without the columns that only the map needs."""
    return shown.drop(columns=["longitude", "latitude", "source", "price_area"])
