"""Charts of US areas: a map, and a ranking. `shown` comes from `local_prices.at_prices`."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import NEUTRAL, TEXT, Drawing, interval, pay_axis, plain
from components.places.map_labels import label_places
from components.places.projection import usa
from components.thresholds import AREAS_SHOWN
from components.words.area_names import short_name
from components.words.money import Currency

# From grey to what stands out on light and on dark.
SCALE = ["#a9a9a9", "#bd8bae", "#c966a8", "#cc3fa0", "#c4128f"]

ROW = 34

# In pixels: the map with its scale of colours, the space for the map alone, and how wide it is on
# a phone and on a desk.
MAP_HEIGHT, MAP_SPACE, MAP_WIDTHS = 400, 330, (310, 1230)


def area_map(
    shown: pd.DataFrame,
    chosen: Sequence[str],
    outlines: pd.DataFrame,
    currency: Currency,
    people: str,
) -> go.Figure:
    """Every area with a position, the stronger its colour the better paid, larger with more work.

    `chosen` are ids of areas, which are ringed and labelled, as the best paid one is;
    `outlines` is `map_outlines.csv`.
    """
    chart = Drawing(MAP_HEIGHT)
    across, up = usa(outlines["longitude"].to_numpy(), outlines["latitude"].to_numpy())
    outlines = outlines.assign(across=across, up=up)
    for outline, width in (("countries", 0.6), ("states", 0.9)):
        x, y = _lines(outlines[outlines["outline"] == outline])
        chart.scatter(
            x=x,
            y=y,
            mode="lines",
            line={"color": NEUTRAL, "width": width},
            opacity=0.7,
            hoverinfo="skip",
        )
    placed = shown.dropna(subset="longitude").sort_values("employment", ascending=False)
    east, north = usa(placed["longitude"].to_numpy(), placed["latitude"].to_numpy())
    low, high = placed["median"].quantile([0.05, 0.95])
    picked = placed["area"].isin(chosen)
    # What the title says of the best paid area is seen on the map.
    named = picked | (placed["rank"] == placed["rank"].min())
    chart.scatter(
        x=east,
        y=north,
        mode="markers",
        customdata=placed["area"],
        marker={
            "size": 7 + 17 * np.sqrt(placed["employment"].fillna(0) / placed["employment"].max()),
            "color": placed["median"],
            "colorscale": [[place / 4, colour] for place, colour in enumerate(SCALE)],
            "cmin": low,
            "cmax": high,
            "opacity": 0.95,
            "line": {
                "color": np.where(named, TEXT, NEUTRAL),
                "width": np.where(named, 2.5, 0.8),
            },
            "colorbar": {
                "orientation": "h",
                "y": -0.02,
                "yanchor": "top",
                "thickness": 10,
                "len": 0.8,
                "outlinewidth": 0,
                **_ticks(float(low), float(high), currency),
            },
        },
        # A click chooses an area; it does not dim the others.
        selected={"marker": {"opacity": 0.95}},
        unselected={"marker": {"opacity": 0.95}},
        text=[_description(row, currency, people) for row in placed.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )
    labels = sorted(
        zip(east[named], north[named], placed["name"][named], placed["median"][named], strict=True)
    )
    texts = [
        f"<b>{plain(short_name(name).split(',')[0])}</b> {plain(currency.amount(median))}"
        for *_, name, median in labels
    ]
    beside = label_places([(x, y) for x, y, *_ in labels], texts, _scales(outlines))
    for (x, y, *_), text, place in zip(labels, texts, beside, strict=True):
        chart.annotate(
            x=x,
            y=y,
            xanchor=place.anchor,
            ax=place.across,
            ay=-place.up,
            yanchor="bottom" if place.up > 0 else "top",
            text=text,
            align=place.anchor,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=TEXT,
            font={"shadow": "auto"},
        )
    chart.x_axis(visible=False)
    chart.y_axis(visible=False, scaleanchor="x")
    return chart.figure()


def _scales(outlines: pd.DataFrame) -> list[float]:
    """How many pixels the map gives to a unit of its coordinates, on a phone and on a desk."""
    tallest = MAP_SPACE / np.ptp(outlines["up"])
    return [min(width / np.ptp(outlines["across"]), tallest) for width in MAP_WIDTHS]


def ranking(
    shown: pd.DataFrame, chosen: Sequence[str], currency: Currency, people: str
) -> go.Figure:
    """The best paid areas and the chosen ones, with medians, intervals and their places."""
    rows = shown[(shown["rank"] <= AREAS_SHOWN) | shown["area"].isin(chosen)].reset_index(drop=True)
    picked = rows["area"].isin(chosen)
    chart = Drawing(60 + ROW * len(rows))
    chart.scatter(
        x=rows["median"],
        y=rows.index,
        error_x=interval(rows["median"], rows["median_low"], rows["median_high"], NEUTRAL, 2),
        mode="markers+text",
        marker={
            "color": NEUTRAL,
            "size": 10,
            "symbol": ["square" if pick else "square-open" for pick in picked],
            "line": {"width": 2, "color": NEUTRAL},
        },
        # Beside the interval, a figure would seem to be its end.
        text=[plain(currency.amount(value)) for value in rows["median"]],
        textposition="top center",
        textfont={"size": 12},
        hovertext=[_description(row, currency, people) for row in rows.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    names = [
        f"{rank}. {plain(short_name(name))}"
        for rank, name in zip(rows["rank"], rows["name"], strict=True)
    ]
    top = float(rows["median_high"].max())
    chart.x_axis(**pay_axis(0, 1.02 * top, currency, most_ticks=3))
    chart.rows(
        [f"<b>{name}</b>" if pick else name for name, pick in zip(names, picked, strict=True)]
    )
    chart.y_axis(showgrid=True)
    return chart.figure()


def _lines(outline: pd.DataFrame) -> tuple[list, list]:
    """Points of lines on the map, with a gap after each line."""
    ends = np.flatnonzero(outline["line"].to_numpy()[1:] != outline["line"].to_numpy()[:-1]) + 1
    return (
        np.insert(np.round(outline["across"].to_numpy(), 4), ends, np.nan).tolist(),
        np.insert(np.round(outline["up"].to_numpy(), 4), ends, np.nan).tolist(),
    )


def _ticks(low: float, high: float, currency: Currency) -> dict:
    """Ticks at the ends of the colours, beyond which they stay the same."""
    return {
        "tickvals": [low, high],
        "ticktext": [
            f"{plain(currency.amount(low))} or less",
            f"{plain(currency.amount(high))} or more",
        ],
    }


def _description(row: Any, currency: Currency, people: str) -> str:
    work = "withheld" if pd.isna(row.employment) else f"{row.employment:,}"
    topped = "<br>Some wages are cut off at the highest published one" * bool(row.top_coded)
    return (
        f"<b>{plain(row.name)}</b><br>Rank {row.rank}<br>"
        f"Median {plain(currency.amount(row.median))} a year<br>"
        f"Approximate 95% interval {plain(currency.amount(row.median_low))} to "
        f"{plain(currency.amount(row.median_high))}<br>"
        f"Middle half {plain(currency.amount(row.p25))} to {plain(currency.amount(row.p75))}<br>"
        f"{people}: {work}{topped}"
    )
