"""Charts of pay ranges: strips for the middle 80% and the middle half, with the median."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from components.charts.style import (
    NEUTRAL,
    ChartBuilder,
    escape_html,
    pay_axis,
    role_markers,
    wrapped,
)
from components.statistics.group_medians import GroupMedian, Quantiles
from components.tables.roles import Roles
from components.words.money import Currency
from components.words.phrases import FEW

ROW = 64
# Rows of at least this height in pixels have room for both ranges as text.
ROOMY = 100
AXIS, STRIP = 60, 14
NEAR_EDGE = 0.15


def ranges_chart(
    rows: Sequence[GroupMedian],
    roles: Roles,
    currency: Currency,
    neutral: bool = False,
    min_height: float = 0,
) -> go.Figure:
    """Return a chart with a pale strip for P10 to P90, a dark one for P25 to P75, and the median.

    `rows` are in order from top to bottom. The marks of estimated rows are hollow, as are those of
    rows with few reports. `neutral` leaves out the role's colour, for a related but different
    occupation. The figure is at least `min_height` pixels tall.
    """
    known = [row for row in rows if np.isfinite(row.pay.median)]
    row_height = max(ROW, (min_height - AXIS) / len(known))
    chart = ChartBuilder(AXIS + row_height * len(known))
    top = _finite(
        [end for row in known for end in (row.pay.p90, row.pay.p75, row.pay.median)]
    ).max()
    low = _finite([row.pay.p10 for row in known]).min()
    start = max(0, low - 0.1 * (top - low))
    for y, row in enumerate(known):
        role, pay, hollow = roles[row.role], row.pay, row.pay.is_few or row.is_estimated
        colour = NEUTRAL if neutral else role.colour
        near_edge = pay.median - start <= NEAR_EDGE * (top - start)
        for low, high, opacity in ((pay.p10, pay.p90, 0.25), (pay.p25, pay.p75, 0.5)):
            chart.scatter(
                x=[low, high if np.isfinite(high) else top],
                y=[y, y],
                mode="lines",
                line={"color": colour, "width": STRIP},
                opacity=opacity,
                hoverinfo="skip",
            )
        chart.scatter(
            x=[pay.median],
            y=[y],
            mode="markers+text",
            marker=role_markers(role, [hollow], 15, colour),
            text=[f"<b>{escape_html(currency.amount(pay.median))}</b>"],
            # A label centred above a mark at the left edge would overlap the name of its row.
            textposition="top right" if near_edge else "top center",
            hovertext=[_description(row.label, pay, hollow, currency)],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
        starts_left = pay.p10 < (start + top) / 2
        outer = pay.p10 if starts_left else pay.p90
        chart.annotate(
            x=outer if np.isfinite(outer) else top,
            y=y,
            yshift=-12,
            yanchor="top",
            xanchor="left" if starts_left else "right",
            align="left" if starts_left else "right",
            text=_spans(pay, currency, row_height >= ROOMY),
            font={"size": 12},
        )
    end = float(top + 0.04 * (top - start))
    chart.x_axis(**pay_axis(float(start), end, currency, most_ticks=5))
    chart.rows([wrapped(row.label) for row in known])
    return chart.figure()


def _finite(values: list[float]) -> np.ndarray:
    amounts = np.array(values)
    finite: np.ndarray = amounts[np.isfinite(amounts)]
    return finite


def _spans(pay: Quantiles, currency: Currency, both: bool) -> str:
    """Return P10 to P90 as text; with `both`, add P25 to P75 on a line above."""
    outer = _from_to(pay.p10, pay.p90, currency)
    return f"Half: {_from_to(pay.p25, pay.p75, currency)}<br>80%: {outer}" if both else outer


def _from_to(low: float, high: float, currency: Currency) -> str:
    return f"{escape_html(currency.amount(low))} to {escape_html(currency.amount(high))}"


def _description(label: str, pay: Quantiles, few: bool, currency: Currency) -> str:
    return (
        f"<b>{escape_html(label)}</b><br>"
        f"Median {escape_html(currency.amount(pay.median))} a year<br>"
        f"Half fall between {_from_to(pay.p25, pay.p75, currency)} (P25 to P75)<br>"
        f"80% fall between {_from_to(pay.p10, pay.p90, currency)} (P10 to P90)"
        f"{f'<br>{FEW}' if few else ''}"
    )
