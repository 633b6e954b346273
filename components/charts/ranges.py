"""Charts of pay ranges: outer percentiles, middle half and median as strips, one row each."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import (
    NEUTRAL,
    ChartBuilder,
    escape_html,
    pay_axis,
    role_markers,
    wrapped,
)
from components.tables.roles import Roles
from components.words.money import Currency
from components.words.phrases import FEW

ROW = 64
# From this row height on there is room for both ranges in words.
ROOMY = 100
AXIS, STRIP = 60, 14
NEAR_EDGE = 0.15


def ranges_chart(
    rows: pd.DataFrame,
    roles: Roles,
    currency: Currency,
    neutral: bool = False,
    min_height: float = 0,
) -> go.Figure:
    """Return one row each: a pale strip P10 to P90, a dark one for the middle half, the median.

    `rows` has the columns label, role (an id of `roles`), p10, p25, median, p75, p90 and few, from
    top to bottom. `neutral` draws a row without its role's colour, for a near but different
    occupation. The figure is at least `min_height` pixels tall.
    """
    known = rows[np.isfinite(rows["median"])].reset_index(drop=True)
    row_height = max(ROW, (min_height - AXIS) / len(known))
    chart = ChartBuilder(AXIS + row_height * len(known))
    of_role = {role.id: role for role in roles.values()}
    top = _finite(known[["p90", "p75", "median"]]).max().max()
    low = _finite(known[["p10"]]).min().min()
    start = max(0, low - 0.1 * (top - low))
    for y, row in enumerate(known.itertuples()):
        role: Any = of_role[row.role]
        colour = NEUTRAL if neutral else role.colour
        near_edge = row.median - start <= NEAR_EDGE * (top - start)
        for low, high, opacity in ((row.p10, row.p90, 0.25), (row.p25, row.p75, 0.5)):
            chart.scatter(
                x=[low, high if np.isfinite(high) else top],
                y=[y, y],
                mode="lines",
                line={"color": colour, "width": STRIP},
                opacity=opacity,
                hoverinfo="skip",
            )
        chart.scatter(
            x=[row.median],
            y=[y],
            mode="markers+text",
            marker=role_markers(role, pd.Series([bool(row.few)]), 15, colour),
            text=[f"<b>{escape_html(currency.amount(row.median))}</b>"],
            # A label above a mark at the left edge would overlap the name of its row.
            textposition="top right" if near_edge else "top center",
            hovertext=[_description(row, currency)],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
        starts_left = row.p10 < (start + top) / 2
        outer = row.p10 if starts_left else row.p90
        chart.annotate(
            x=outer if np.isfinite(outer) else top,
            y=y,
            yshift=-12,
            yanchor="top",
            xanchor="left" if starts_left else "right",
            align="left" if starts_left else "right",
            text=_spans(row, currency, row_height >= ROOMY),
            font={"size": 12},
        )
    end = float(top + 0.04 * (top - start))
    chart.x_axis(**pay_axis(float(start), end, currency, most_ticks=5))
    chart.rows([wrapped(label) for label in known["label"]])
    return chart.figure()


def _finite(values: pd.DataFrame) -> pd.DataFrame:
    return values.where(np.isfinite(values))


def _spans(row: Any, currency: Currency, both: bool) -> str:
    """Return the outer percentiles in words, and above them the middle half if there is room."""
    outer = _from_to(row.p10, row.p90, currency)
    return f"Half: {_from_to(row.p25, row.p75, currency)}<br>80%: {outer}" if both else outer


def _from_to(low: float, high: float, currency: Currency) -> str:
    return f"{escape_html(currency.amount(low))} to {escape_html(currency.amount(high))}"


def _description(row: Any, currency: Currency) -> str:
    return (
        f"<b>{escape_html(row.label)}</b><br>"
        f"Median {escape_html(currency.amount(row.median))} a year<br>"
        f"Half fall between {_from_to(row.p25, row.p75, currency)} (P25 to P75)<br>"
        f"80% fall between {_from_to(row.p10, row.p90, currency)} (P10 to P90)"
        f"{f'<br>{FEW}' if row.few else ''}"
    )
