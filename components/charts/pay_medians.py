"""Charts of the distribution of pay, of medians by level, and of the trend.

String parameters named `reports` are the source's name for its reports, such as 'job ads'.
"""

from collections.abc import Sequence

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
from components.statistics.group_medians import GroupMedian, by_level
from components.statistics.quantiles import quantiles, shares_between
from components.tables.roles import Role, Roles
from components.words.money import Currency
from components.words.phrases import FEW

ROW = 26
BINS = 24
# Labels of marks consist of capitals and digits, which are wider than most letters. WIDER is their
# relative width; SPACE_BEFORE is the distance from the mark in pixels.
WIDER, SPACE_BEFORE = 1.3, 12


def pay_bins(reports: Reports) -> np.ndarray:
    """Return the edges of about BINS equal, round intervals up to the 95th percentile of pay."""
    top = quantiles(reports, np.array([0.95]))[0]
    if not np.isfinite(top):
        top = reports.high[np.isfinite(reports.high)].max()
    step = round_step(top, BINS)
    return np.arange(0, np.ceil(top / step) + 1) * step


def distribution_chart(
    reports: Reports, medians: Sequence[GroupMedian], roles: Roles, currency: Currency
) -> tuple[go.Figure, pd.DataFrame]:
    """Return a chart of the share of each role's reports by pay interval, and its table.

    The intervals are equally wide. `medians`, one for each role with a figure, are marked. The
    table has the columns from, to, role and share; each role's last interval has no upper end.
    """
    edges = pay_bins(reports)
    median_of = {median.role: median.pay.median for median in medians}
    chart = ChartBuilder(380)
    tables = []
    for position, role in enumerate(roles.values()):
        if role.id not in median_of:
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
        value = median_of[role.id]
        if value <= edges[-1]:
            lowest = value == min(median_of.values())
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


def _columns(medians: Sequence[GroupMedian]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return three arrays: the medians and the lower and upper ends of their intervals."""
    rows = [(row.pay.median, row.pay.median_low, row.pay.median_high) for row in medians]
    median, low, high = np.array(rows).reshape(-1, 3).T
    return median, low, high


def medians_chart(
    medians: Sequence[GroupMedian],
    roles: Roles,
    currency: Currency,
    reports: str,
    tallest: float = np.inf,
) -> go.Figure:
    """Return a chart of each role's median at each level, with 95% intervals.

    Levels are in the order of `medians`. Rows move closer together if the chart would be taller
    than `tallest` pixels.
    """
    known = [median for median in medians if np.isfinite(median.pay.median)]
    labels = {median.level: median.label for median in reversed(known)}
    levels = list(by_level(known))
    spread = 0.7 / len(roles)
    height = 70 + len(levels) * (ROW * len(roles) + 10)
    close = height > tallest
    written: list[str] = []
    chart = ChartBuilder(min(height, tallest))
    for position, role in enumerate(roles.values()):
        role_medians = [median for median in known if median.role == role.id]
        if not role_medians:
            continue
        shift = (position - (len(roles) - 1) / 2) * spread
        y = np.array([levels.index(median.level) for median in role_medians]) + shift
        median, low, high = _columns(role_medians)
        high = np.where(np.isfinite(high), high, median)
        texts = [
            f"{escape_html(role.short_name)} {escape_html(currency.amount(each))}"
            for each in median
        ]
        written += texts
        chart.scatter(
            x=median,
            y=y,
            error_x=error_bars(median, low, high, role.colour, 2),
            mode="markers",
            marker=role_markers(
                role, [each.pay.is_few for each in role_medians], 9 if close else 11
            ),
            text=_descriptions(role_medians, role, currency, reports),
            hovertemplate="%{text}<extra></extra>",
            # Draw marks at the edge in full.
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
    _, lows, highs = _columns(known)
    top = float(np.nanmax(np.where(np.isfinite(highs), highs, 0)))
    chart.margins(r=WIDER * max(map(text_width, written)) + SPACE_BEFORE)
    low_end = float(np.nanmin(lows))
    chart.x_axis(**pay_axis(max(0, low_end - 0.1 * (top - low_end)), top, currency, most_ticks=2))
    chart.rows([wrapped(labels[level]) for level in levels])
    return chart.figure()


def trend_chart(
    medians: Sequence[GroupMedian], roles: Roles, currency: Currency, reports: str
) -> go.Figure:
    """Return a line chart of each role's median by year, with 95% intervals and end labels."""
    known = [
        median
        for median in medians
        if np.isfinite([median.pay.median, median.pay.median_high]).all()
    ]
    chart = ChartBuilder(360)
    ends = []
    for role in roles.values():
        by_year = sorted(
            (median for median in known if median.role == role.id),
            key=lambda median: int(median.level),
        )
        if not by_year:
            continue
        median, low, high = _columns(by_year)
        chart.scatter(
            x=np.array([int(each.level) for each in by_year]),
            y=median,
            error_y=error_bars(median, low, high, role.colour, 2),
            mode="lines+markers",
            line={"color": role.colour, "width": 2.5, "dash": role.dash},
            marker=role_markers(role, [each.pay.is_few for each in by_year], 10),
            text=_descriptions(by_year, role, currency, reports),
            hovertemplate="%{text}<extra></extra>",
        )
        ends.append((by_year[-1].pay.median, int(by_year[-1].level), f"{role.short_name} "))
    top = max(median.pay.median_high for median in known) * 1.08
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
    all_years = [int(median.level) for median in known]
    years = range(min(all_years), max(all_years) + 1)
    chart.x_axis(
        range=[years[0] - 0.3, years[-1] + 0.3],
        tickvals=list(years),
        # Only the first year has four digits, so that the labels fit on a phone.
        ticktext=[str(years[0]), *(f"’{year % 100:02}" for year in years[1:])],
        tickangle=0,
        showgrid=False,
    )
    chart.y_axis(**pay_axis(0, top, currency))
    return chart.figure()


def _descriptions(
    medians: Sequence[GroupMedian], role: Role, currency: Currency, reports: str
) -> list[str]:
    return [
        f"<b>{escape_html(median.label)}, {escape_html(role.plural)}</b><br>"
        f"Median {escape_html(currency.amount(median.pay.median))} a year<br>"
        f"95% interval {escape_html(currency.amount(median.pay.median_low))} to "
        f"{escape_html(currency.amount(median.pay.median_high))}<br>"
        f"{median.pay.distinct_records:,} {escape_html(reports)}"
        f"{f'<br>{FEW}' if median.pay.is_few else ''}"
        for median in medians
    ]
