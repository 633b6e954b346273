"""Charts of US areas: a map, bars and a ranking.

`people` says what the sample sizes count: 'Employed' or 'Applications'.
"""

from collections.abc import Collection, Sequence
from math import isnan

import numpy as np
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
from components.statistics.local_prices import AreaPay
from components.thresholds import MAX_AREAS
from components.words.area_names import short_name
from components.words.money import Currency

# The points of lines on the map, east and north, with None between two lines.
Lines = tuple[list[float | None], list[float | None]]
# The horizontal and vertical limits of the map, in earth radii: the USA with its insets.
FRAME = ((-0.425, 0.366), (-0.238, 0.226))

# The colour scale, from grey to a colour that stands out in both themes.
SCALE = ["#a9a9a9", "#bd8bae", "#c966a8", "#cc3fa0", "#c4128f"]

# Heights in pixels: a row of the ranking, a row of the bar chart, and the minimum for the bar
# chart.
ROW, BAR_ROW, LEAST_BARS = 25, 64, 236

# In pixels: the height of the map with its colour scale, of that scale, and of the map alone, then
# the map's width on a desktop, on a phone, and beside a chart on a small screen.
MAP_HEIGHT, MAP_SCALE, MAP_SPACE, MAP_WIDTHS = 430, 28, 394, (501, 318, 247)


def area_map(
    shown: Sequence[AreaPay],
    chosen: Collection[str],
    outlines: tuple[Lines, Lines],
    currency: Currency,
    people: str,
) -> go.Figure:
    """Return a map of the areas that have a position.

    The colour of a mark shows pay, its size the number of people employed or of applications. The
    areas in `chosen` (ids) and the best-paid area are outlined and labelled. `outlines` are those
    of the neighbouring countries and of the states.
    """
    chart = ChartBuilder(MAP_HEIGHT)
    for (line_x, line_y), width in zip(outlines, (0.6, 0.9), strict=True):
        chart.scatter(
            x=line_x,
            y=line_y,
            mode="lines",
            line={"color": NEUTRAL, "width": width},
            opacity=0.7,
            hoverinfo="skip",
        )
    placed = sorted(
        (area for area in shown if not isnan(area.east)), key=lambda area: -(area.size or 0)
    )
    east, north = (np.array([getattr(area, axis) for area in placed]) for axis in ("east", "north"))
    medians = np.array([area.pay.median for area in placed])
    low, high = np.quantile(medians, [0.05, 0.95]).tolist()
    # The title names the best-paid area, so the map labels it.
    best = min(area.rank for area in placed)
    named = np.array([area.area in chosen or area.rank == best for area in placed])
    size = np.array([area.size or 0 for area in placed])
    sizes = 6 + 16 * np.sqrt(size / size.max())
    chart.scatter(
        x=east,
        y=north,
        mode="markers",
        customdata=[area.area for area in placed],
        marker={
            "size": sizes,
            "color": medians,
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
        text=[_description(area, currency, people) for area in placed],
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
    texts = [f"<b>{escape_html(short_name(placed[row].name).split(',')[0])}</b>" for row in rows]
    radii = sizes / 2 + np.where(named, 2.5, 0.8)
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
    picked: Sequence[AreaPay], chosen: Collection[str], colour: str, currency: Currency, people: str
) -> go.Figure:
    """Return a chart of areas, best-paid first: medians as bars, 95% intervals as lines.

    Areas that are not `chosen` are grey; those with few reports are hollow.
    """
    chart = ChartBuilder(max(LEAST_BARS, 36 + BAR_ROW * len(picked)))
    median, low, high = _medians(picked)
    rows = np.arange(len(picked))
    colours = [colour if area.area in chosen else NEUTRAL for area in picked]
    chart.bars(
        orientation="h",
        x=median,
        y=rows,
        width=0.5,
        marker={
            "color": [
                with_alpha(colour, 0.0 if area.pay.is_few else 0.75)
                for colour, area in zip(colours, picked, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
        error_x=error_bars(median, low, high, TEXT, 2),
        hovertext=[_description(area, currency, people) for area in picked],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    chart.scatter(
        x=high,
        y=rows,
        mode="text",
        text=[f"{SPACE}<b>{escape_html(currency.amount(value))}</b>" for value in median.tolist()],
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
    )
    chart.margins(r=60)
    chart.x_axis(**pay_axis(0, float(high.max()), currency, most_ticks=3))
    chart.rows([wrapped(short_name(area.name)) for area in picked])
    return chart.figure()


def ranking_chart(
    shown: Sequence[AreaPay], chosen: Collection[str], currency: Currency, people: str
) -> go.Figure:
    """Return a chart of the best-paid and the chosen areas, with medians, intervals and ranks."""
    drawn = [area for area in shown if area.rank <= MAX_AREAS or area.area in chosen]
    median, low, high = _medians(drawn)
    rows = np.arange(len(drawn))
    chart = ChartBuilder(50 + ROW * len(drawn))
    chart.scatter(
        x=median,
        y=rows,
        error_x=error_bars(median, low, high, NEUTRAL, 2),
        mode="markers",
        marker={
            "color": NEUTRAL,
            "size": 10,
            "symbol": ["square" if area.area in chosen else "square-open" for area in drawn],
            "line": {"width": 2, "color": NEUTRAL},
        },
        hovertext=[_description(area, currency, people) for area in drawn],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    chart.scatter(
        x=high,
        y=rows,
        mode="text",
        text=[
            f"{SPACE}{escape_html(currency.amount(area.pay.median))}"
            f"{', few' if area.pay.is_few else ''}"
            for area in drawn
        ],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
    )
    chart.margins(r=60)
    chart.x_axis(**pay_axis(0, float(high.max()), currency, most_ticks=3))
    names = [f"{area.rank}. {escape_html(short_name(area.name))}" for area in drawn]
    chart.rows(
        [
            f"<b>{name}</b>" if area.area in chosen else name
            for name, area in zip(names, drawn, strict=True)
        ]
    )
    return chart.figure()


def _medians(areas: Sequence[AreaPay]) -> np.ndarray:
    """Return an array with the rows median, low and high; one column per area."""
    return np.array(
        [(area.pay.median, area.pay.median_low, area.pay.median_high) for area in areas]
    ).T


def lines(outlines: Sequence[tuple[int, float, float]]) -> Lines:
    """Return points as lines; `outlines` has the line's number, east and north of each point."""
    number, east, north = np.array(outlines).T
    ends = np.flatnonzero(np.diff(number)) + 1
    return (
        np.insert(east, ends, np.nan).tolist(),
        np.insert(north, ends, np.nan).tolist(),
    )


def _description(area: AreaPay, currency: Currency, people: str) -> str:
    work = "withheld" if area.size is None else f"{area.size:,}"
    topped = "<br>Some wages are cut off at the highest published one" if area.top_coded else ""
    pay = area.pay
    low, high, p25, p75 = (
        escape_html(currency.amount(value))
        for value in (pay.median_low, pay.median_high, pay.p25, pay.p75)
    )
    return (
        f"<b>{escape_html(area.name)}</b><br>Rank {area.rank}<br>"
        f"Median {escape_html(currency.amount(pay.median))} a year<br>"
        f"Approximate 95% interval {low} to {high}<br>"
        f"Middle half {p25} to {p75}<br>"
        f"{people}: {work}{topped}"
    )
