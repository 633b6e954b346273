"""Charts of US areas: a map, bars and a ranking.

`shown` and `picked` come from `local_prices.wages_at_prices` or, for visa offers, from
`offers_by_area`. `people` says what the sample sizes count: 'Employed' or 'Applications'.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import (
    NEUTRAL,
    SPACE,
    TEXT,
    ChartBuilder,
    error_bars,
    escape_html,
    pay_axis,
    with_alpha,
    wrapped,
)
from components.places.map_labels import label_places
from components.places.projection import FRAME, project_usa
from components.thresholds import MAX_AREAS
from components.words.area_names import short_name
from components.words.money import Currency

# The colour scale, from grey to a colour that stands out in both themes.
SCALE = ["#a9a9a9", "#bd8bae", "#c966a8", "#cc3fa0", "#c4128f"]

# Heights in pixels: a row of the ranking, a row of the bar chart, and the minimum for the bar
# chart.
ROW, BAR_ROW, LEAST_BARS = 25, 64, 236

# In pixels: the height of the map with its colour scale, of that scale, and of the map alone, then
# the map's width on a desktop, on a phone, and beside a chart on a small screen.
MAP_HEIGHT, MAP_SCALE, MAP_SPACE, MAP_WIDTHS = 430, 28, 394, (501, 318, 247)


def area_map(
    shown: pd.DataFrame,
    chosen: Sequence[str],
    outlines: pd.DataFrame,
    currency: Currency,
    people: str,
) -> go.Figure:
    """Return a map of the areas that have a position.

    The colour of a mark shows pay, its size the number of people employed or of applications. The
    areas in `chosen` (ids) and the best-paid area are outlined and labelled. `outlines` is the
    table `map_outlines.csv`.
    """
    chart = ChartBuilder(MAP_HEIGHT)
    across, up = project_usa(outlines["longitude"].to_numpy(), outlines["latitude"].to_numpy())
    outlines = outlines.assign(across=across, up=up)
    for outline, width in (("countries", 0.6), ("states", 0.9)):
        line_x, line_y = _lines(outlines[outlines["outline"] == outline])
        chart.scatter(
            x=line_x,
            y=line_y,
            mode="lines",
            line={"color": NEUTRAL, "width": width},
            opacity=0.7,
            hoverinfo="skip",
        )
    placed = shown.dropna(subset="longitude").sort_values("employment", ascending=False)
    placed = placed.reset_index(drop=True)
    east, north = project_usa(placed["longitude"].to_numpy(), placed["latitude"].to_numpy())
    low, high = (float(end) for end in placed["median"].quantile([0.05, 0.95]))
    picked = placed["area"].isin(chosen)
    # The title names the best-paid area, so the map labels it too.
    named = picked | (placed["rank"] == placed["rank"].min())
    sizes = 6 + 16 * np.sqrt(placed["employment"].fillna(0) / placed["employment"].max())
    chart.scatter(
        x=east,
        y=north,
        mode="markers",
        customdata=placed["area"],
        marker={
            "size": sizes,
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
                "y": 1,
                "yanchor": "bottom",
                "thickness": 10,
                "len": 0.36,
                "ypad": 0,
                "outlinewidth": 0,
                "showticklabels": False,
            },
        },
        # A click selects an area; it must not fade the others.
        selected={"marker": {"opacity": 0.95}},
        unselected={"marker": {"opacity": 0.95}},
        text=[_description(row, currency, people) for row in placed.itertuples()],
        hovertemplate="%{text}<extra></extra>",
    )
    for side, at, text in (
        ("right", 0.3, f"{escape_html(currency.amount(low))} or less"),
        ("left", 0.7, f"{escape_html(currency.amount(high))} or more"),
    ):
        chart.annotate(
            x=at,
            y=1,
            xref="paper",
            yref="paper",
            xanchor=side,
            yanchor="bottom",
            text=text,
            font={"size": 12},
        )
    # Go from west to east, so that the labels of neighbours keep the order of their marks.
    rows = sorted(np.flatnonzero(named), key=lambda row: east[row])
    texts = [f"<b>{escape_html(short_name(placed['name'][row]).split(',')[0])}</b>" for row in rows]
    radii = sizes.to_numpy() / 2 + np.where(named, 2.5, 0.8)
    marks = np.column_stack([east, north])
    places = label_places(marks, radii, [int(row) for row in rows], texts, _scales(), FRAME)
    for row, text, place in zip(rows, texts, places, strict=True):
        chart.annotate(
            x=east[row],
            y=north[row],
            xanchor=place.anchor,
            ax=place.across,
            ay=-place.up,
            yanchor="bottom" if place.up > 0 else "top",
            text=text,
            align=place.anchor,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=TEXT,
            standoff=float(radii[row]),
            font={"shadow": "auto"},
        )
    chart.margins(l=4, r=4, t=MAP_SCALE, b=4)
    chart.x_axis(visible=False, range=list(FRAME[0]))
    # On a phone, the width limits the size of the map, so the map is aligned to the top.
    chart.y_axis(
        visible=False,
        range=list(FRAME[1]),
        scaleanchor="x",
        constrain="domain",
        constraintoward="top",
    )
    return chart.figure()


def _scales() -> tuple[float, ...]:
    """Return the pixels per unit of map coordinates for each width in MAP_WIDTHS."""
    wide, high = (np.ptp(ends) for ends in FRAME)
    return tuple(min(width / wide, MAP_SPACE / high) for width in MAP_WIDTHS)


def bars(
    picked: pd.DataFrame, chosen: Sequence[str], colour: str, currency: Currency, people: str
) -> go.Figure:
    """Return a chart of areas, best-paid first: medians as bars, 95% intervals as lines.

    Areas that are not `chosen` are grey; those with few reports are hollow.
    """
    rows = picked.reset_index(drop=True)
    chart = ChartBuilder(max(LEAST_BARS, 36 + BAR_ROW * len(rows)))
    few = rows.get("few", pd.Series(False, index=rows.index)).astype(bool)
    colours = [colour if area in chosen else NEUTRAL for area in rows["area"]]
    chart.bars(
        orientation="h",
        x=rows["median"],
        y=rows.index,
        width=0.5,
        marker={
            "color": [
                with_alpha(colour, 0.0 if is_few else 0.75)
                for colour, is_few in zip(colours, few, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
        error_x=error_bars(rows["median"], rows["median_low"], rows["median_high"], TEXT, 2),
        hovertext=[_description(row, currency, people) for row in rows.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    chart.scatter(
        x=rows["median_high"],
        y=rows.index,
        mode="text",
        text=[f"{SPACE}<b>{escape_html(currency.amount(value))}</b>" for value in rows["median"]],
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
    )
    chart.margins(r=60)
    chart.x_axis(**pay_axis(0, float(rows["median_high"].max()), currency, most_ticks=3))
    chart.rows([wrapped(short_name(name)) for name in rows["name"]])
    return chart.figure()


def ranking_chart(
    shown: pd.DataFrame, chosen: Sequence[str], currency: Currency, people: str
) -> go.Figure:
    """Return a chart of the best-paid and the chosen areas, with medians, intervals and ranks."""
    rows = shown[(shown["rank"] <= MAX_AREAS) | shown["area"].isin(chosen)].reset_index(drop=True)
    picked = rows["area"].isin(chosen)
    chart = ChartBuilder(50 + ROW * len(rows))
    chart.scatter(
        x=rows["median"],
        y=rows.index,
        error_x=error_bars(rows["median"], rows["median_low"], rows["median_high"], NEUTRAL, 2),
        mode="markers",
        marker={
            "color": NEUTRAL,
            "size": 10,
            "symbol": ["square" if pick else "square-open" for pick in picked],
            "line": {"width": 2, "color": NEUTRAL},
        },
        hovertext=[_description(row, currency, people) for row in rows.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    chart.scatter(
        x=rows["median_high"],
        y=rows.index,
        mode="text",
        text=[
            f"{SPACE}{escape_html(currency.amount(row.median))}"
            f"{', few' if getattr(row, 'few', 0) else ''}"
            for row in rows.itertuples()
        ],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
    )
    names = [
        f"{rank}. {escape_html(short_name(name))}"
        for rank, name in zip(rows["rank"], rows["name"], strict=True)
    ]
    chart.margins(r=60)
    chart.x_axis(**pay_axis(0, float(rows["median_high"].max()), currency, most_ticks=3))
    chart.rows(
        [f"<b>{name}</b>" if pick else name for name, pick in zip(names, picked, strict=True)]
    )
    return chart.figure()


def _lines(outline: pd.DataFrame) -> tuple[list[float | None], list[float | None]]:
    """Return the coordinates of the map's lines, with NaN between one line and the next."""
    ends = np.flatnonzero(outline["line"].to_numpy()[1:] != outline["line"].to_numpy()[:-1]) + 1
    return (
        np.insert(np.round(outline["across"].to_numpy(), 4), ends, np.nan).tolist(),
        np.insert(np.round(outline["up"].to_numpy(), 4), ends, np.nan).tolist(),
    )


def _description(row: Any, currency: Currency, people: str) -> str:
    work = "withheld" if pd.isna(row.employment) else f"{row.employment:,}"
    topped = "<br>Some wages are cut off at the highest published one" if row.top_coded else ""
    return (
        f"<b>{escape_html(row.name)}</b><br>Rank {row.rank}<br>"
        f"Median {escape_html(currency.amount(row.median))} a year<br>"
        f"Approximate 95% interval {escape_html(currency.amount(row.median_low))} to "
        f"{escape_html(currency.amount(row.median_high))}<br>"
        f"Middle half {escape_html(currency.amount(row.p25))} to "
        f"{escape_html(currency.amount(row.p75))}<br>"
        f"{people}: {work}{topped}"
    )
