"""Charts of ranges of pay: outer percentiles, middle half and median, one row each."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import NEUTRAL, Drawing, marks, pay_axis, plain, wrapped
from components.words.money import Currency
from components.words.phrases import FEW

ROW = 64
NEAR_EDGE = 0.15


def ranges(
    rows: pd.DataFrame,
    roles: pd.DataFrame,
    currency: Currency,
    neutral: bool = False,
    least: float = 0,
) -> go.Figure:
    """One row each: thin line 10th to 90th percentile, thick the middle half, mark the median.

    `rows` has the columns label, role (an id of `roles`), p10, p25, median, p75, p90 and
    few, and is drawn from top to bottom; `neutral` is for what is near a role but not it.
    The figure is at `least` so high, in pixels.
    """
    known = rows[np.isfinite(rows["median"])].reset_index(drop=True)
    chart = Drawing(max(least, 60 + ROW * len(known)))
    of_role = {role.id: role for role in roles.itertuples()}
    top = _finite(known[["p90", "p75", "median"]]).max().max()
    for y, row in enumerate(known.itertuples()):
        role: Any = of_role[row.role]
        colour = NEUTRAL if neutral else role.colour
        for low, high, width in ((row.p10, row.p90, 2), (row.p25, row.p75, 9)):
            chart.scatter(
                x=[low, high if np.isfinite(high) else top],
                y=[y, y],
                mode="lines",
                line={"color": colour, "width": width},
                opacity=1 if width == 2 else 0.45,
                hoverinfo="skip",
            )
        chart.scatter(
            x=[row.median],
            y=[y],
            mode="markers+text",
            marker=marks(role, pd.Series([bool(row.few)]), 13, colour),
            text=[f"<b>{plain(currency.amount(row.median))}</b>"],
            # A label over a mark at the left edge would run into the name of its row.
            textposition="top center" if row.median > NEAR_EDGE * top else "top right",
            hovertext=[_description(row, currency)],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
        starts_left = row.p10 < top / 2
        outer = row.p10 if starts_left else row.p90
        chart.annotate(
            x=outer if np.isfinite(outer) else top,
            y=y,
            yshift=-16,
            xanchor="left" if starts_left else "right",
            text=f"{plain(currency.amount(row.p10))} to {plain(currency.amount(row.p90))}",
            font={"size": 12},
        )
    chart.x_axis(**pay_axis(0, 1.04 * float(top), currency, most_ticks=3))
    chart.rows([wrapped(label) for label in known["label"]])
    return chart.figure()


def _finite(values: pd.DataFrame) -> pd.DataFrame:
    return values.where(np.isfinite(values))


def _description(row: Any, currency: Currency) -> str:
    def amounts(low: float, high: float) -> str:
        return f"{plain(currency.amount(low))} to {plain(currency.amount(high))}"

    return (
        f"<b>{plain(row.label)}</b><br>Median {plain(currency.amount(row.median))} a year<br>"
        f"Middle half {amounts(row.p25, row.p75)}<br>"
        f"10th to 90th percentile {amounts(row.p10, row.p90)}"
        f"{f'<br>{FEW}' * bool(row.few)}"
    )
