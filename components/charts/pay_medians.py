"""Charts of pay: the distribution, medians by level, the trend.

`roles` is `roles.csv` in display order; `medians` comes from `group_medians.summary` with the
columns role, level and label; `reports` is what the source has: job ads.
"""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import (
    ChartBuilder,
    error_bars,
    escape_html,
    pay_axis,
    role_markers,
    round_step,
    text_width,
    with_alpha,
    wrapped,
)
from components.reports.reports import Reports
from components.statistics.quantiles import quantiles, shares_between
from components.tables.roles import Roles
from components.words.money import Currency
from components.words.phrases import FEW

ROW = 26
BINS = 24
# Mark labels consist of capitals and digits, which are wider than most letters; their distance from
# the mark is in pixels.
WIDER, SPACE_BEFORE = 1.3, 12


def pay_bins(reports: Reports) -> np.ndarray:
    """Return about BINS equal, round intervals (edges) from 0 to the 95th percentile of pay."""
    top = quantiles(reports, np.array([0.95]))[0]
    if not np.isfinite(top):
        top = reports.high[np.isfinite(reports.high)].max()
    step = round_step(top, BINS)
    return np.arange(0, np.ceil(top / step) + 1) * step


def distribution_chart(
    reports: Reports, medians: pd.DataFrame, roles: Roles, currency: Currency
) -> tuple[go.Figure, pd.DataFrame]:
    """Return the share of each role's reports in equal pay intervals, with the medians marked.

    `medians` has one row per role with a figure. Returns the figure and its table: from, to, role,
    share; the last interval of a role is open.
    """
    edges = pay_bins(reports)
    chart = ChartBuilder(380)
    tables = []
    for position, role in enumerate(roles.values()):
        median = medians.loc[medians["role"] == role.id, "median"]
        if median.empty:
            continue
        share = shares_between(reports.of_roles(role.id), edges)
        steps = pd.DataFrame({"from": edges, "to": [*edges[1:], np.nan]})
        tables.append(steps.assign(role=role.id, share=[*share, 1 - share.sum()]))
        chart.scatter(
            x=np.repeat(edges, 2)[1:-1],
            y=np.repeat(share, 2),
            mode="lines",
            line={"color": role.colour, "width": 2.5, "dash": role.dash},
            fill="tozeroy",
            fillcolor=with_alpha(role.colour, 0.12),
            text=np.repeat(
                [
                    f"{value:.1%} of the reports of {escape_html(role.plural)}<br>lie at "
                    f"{escape_html(currency.amount(low))} to {escape_html(currency.amount(high))}"
                    for value, low, high in zip(share, edges, edges[1:], strict=False)
                ],
                2,
            ),
            hovertemplate="%{text}<extra></extra>",
        )
        value = float(median.iloc[0])
        if value <= edges[-1]:
            lowest = value == medians["median"].min()
            place = value / edges[-1]
            left_of_line = place > 0.7 or (lowest and place > 0.3)
            chart.vertical_line(value, color=role.colour, width=2, dash=role.dash)
            chart.annotate(
                x=value,
                y=1 + 0.09 * (len(roles) - position),
                yref="paper",
                yanchor="top",
                xanchor="right" if left_of_line else "left",
                text=f"{escape_html(role.short_name)} {escape_html(currency.amount(value))}",
            )
    chart.margins(l=44, r=28, t=8 + 34 * len(roles), b=32)
    chart.x_axis(**pay_axis(0, float(edges[-1]), currency), showgrid=False)
    chart.y_axis(tickformat=".0%", rangemode="tozero", nticks=5)
    return chart.figure(), pd.concat(tables, ignore_index=True)


def medians_chart(
    medians: pd.DataFrame,
    roles: Roles,
    currency: Currency,
    reports: str,
    tallest: float = np.inf,
) -> go.Figure:
    """Return a chart of each level's median with its 95% interval, a row per role.

    Levels are in the order of `medians`. Rows move closer together if the chart would be taller
    than `tallest` pixels.
    """
    known = medians[np.isfinite(medians["median"])]
    levels = list(dict.fromkeys(known["level"]))
    labels = known.drop_duplicates("level").set_index("level")["label"]
    spread = 0.7 / len(roles)
    height = 70 + len(levels) * (ROW * len(roles) + 10)
    close = height > tallest
    written: list[str] = []
    chart = ChartBuilder(min(height, tallest))
    for position, role in enumerate(roles.values()):
        role_rows = known[known["role"] == role.id]
        if role_rows.empty:
            continue
        y = role_rows["level"].map(levels.index) + (position - (len(roles) - 1) / 2) * spread
        high = role_rows["median_high"].where(
            np.isfinite(role_rows["median_high"]), role_rows["median"]
        )
        texts = [
            f"{escape_html(role.short_name)} {escape_html(currency.amount(each))}"
            for each in role_rows["median"]
        ]
        written += texts
        chart.scatter(
            x=role_rows["median"],
            y=y,
            error_x=error_bars(role_rows["median"], role_rows["median_low"], high, role.colour, 2),
            mode="markers",
            marker=role_markers(role, role_rows["few"], 9 if close else 11),
            text=_descriptions(role_rows, role, currency, reports),
            hovertemplate="%{text}<extra></extra>",
            # Don't clip a mark at the edge.
            cliponaxis=False,
        )
        chart.scatter(
            x=high,
            y=y,
            mode="text",
            text=[f"  {text}" for text in texts],
            textposition="middle right",
            textfont={"size": 12 if close else 14},
            hoverinfo="skip",
            cliponaxis=False,
        )
    top = float(np.nanmax(known["median_high"].where(np.isfinite(known["median_high"]), 0)))
    chart.margins(r=WIDER * max(map(text_width, written)) + SPACE_BEFORE)
    low = float(np.nanmin(known["median_low"]))
    chart.x_axis(**pay_axis(max(0, low - 0.1 * (top - low)), top, currency, most_ticks=2))
    chart.rows([wrapped(labels[level]) for level in levels])
    return chart.figure()


def trend_chart(medians: pd.DataFrame, roles: Roles, currency: Currency, reports: str) -> go.Figure:
    """Return a chart of each role's median by year with its 95% interval, labelled at the end."""
    known = medians[np.isfinite(medians[["median", "median_high"]]).all(axis=1)]
    known = known.assign(level=known["level"].astype(int))
    chart = ChartBuilder(360)
    ends = []
    for role in roles.values():
        role_rows = known[known["role"] == role.id].sort_values("level")
        if role_rows.empty:
            continue
        chart.scatter(
            x=role_rows["level"],
            y=role_rows["median"],
            error_y=error_bars(
                role_rows["median"],
                role_rows["median_low"],
                role_rows["median_high"],
                role.colour,
                2,
            ),
            mode="lines+markers",
            line={"color": role.colour, "width": 2.5, "dash": role.dash},
            marker=role_markers(role, role_rows["few"], 10),
            text=_descriptions(role_rows, role, currency, reports),
            hovertemplate="%{text}<extra></extra>",
        )
        last = role_rows.iloc[-1]
        ends.append((last["median"], last["level"], f"{role.short_name} "))
    top = float(known["median_high"].max()) * 1.08
    for rank, (value, year, name) in enumerate(sorted(ends)):
        chart.annotate(
            x=year,
            y=value,
            xanchor="left",
            xshift=10,
            yshift=-9 if len(ends) > 1 and rank == 0 else 9,
            text=escape_html(name + currency.amount(value)),
        )
    chart.margins(r=96)
    years = range(int(known["level"].min()), int(known["level"].max()) + 1)
    chart.x_axis(
        range=[years[0] - 0.3, years[-1] + 0.3],
        tickvals=list(years),
        # The first year in full and two digits for the others fit a phone.
        ticktext=[str(years[0]), *(f"’{year % 100:02}" for year in years[1:])],
        tickangle=0,
        showgrid=False,
    )
    chart.y_axis(**pay_axis(0, top, currency))
    return chart.figure()


def _descriptions(medians: pd.DataFrame, role: Any, currency: Currency, reports: str) -> list[str]:
    """Return the hover text of each mark."""
    return [
        f"<b>{escape_html(row.label)}, {escape_html(role.plural)}</b><br>"
        f"Median {escape_html(currency.amount(row.median))} a year<br>"
        f"95% interval {escape_html(currency.amount(row.median_low))} to "
        f"{escape_html(currency.amount(row.median_high))}<br>"
        f"{row.distinct_records:,} {escape_html(reports)}"
        f"{f'<br>{FEW}' if row.few else ''}"
        for row in medians.itertuples()
    ]
