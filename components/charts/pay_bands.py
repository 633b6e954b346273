"""The chart of pay bands: a strip for the middle half of pay, by level and role."""

from collections.abc import Collection, Sequence

import numpy as np
import plotly.graph_objects as go

from components.charts.style import ChartBuilder, escape_html, pay_axis, role_markers, wrapped
from components.statistics.group_medians import GroupMedian, by_level
from components.tables.roles import Roles
from components.words.money import Currency
from components.words.phrases import FEW

ROW, APART, STRIP = 30, 14, 14


def bands_chart(
    medians: Sequence[GroupMedian],
    roles: Roles,
    currency: Currency,
    reports: str,
    own_levels: Collection[str] = (),
) -> go.Figure:
    """Return a chart of the 25th to 75th percentiles at each level, with the median marked.

    `medians` are in display order. The visitor's levels (`own_levels`) are bold. `reports` is the
    source's name for its reports, such as 'job ads'.
    """
    known = [median for median in medians if np.isfinite(median.pay.median)]
    labels = {median.level: median.label for median in reversed(known)}
    levels = list(by_level(known))
    spread = (1 - APART / (ROW * len(roles) + APART)) / len(roles)
    chart = ChartBuilder(60 + len(levels) * (ROW * len(roles) + APART))
    top = max(
        median.pay.p75 if np.isfinite(median.pay.p75) else median.pay.median for median in known
    )
    for position, role in enumerate(roles.values()):
        for median in [median for median in known if median.role == role.id]:
            pay = median.pay
            place = levels.index(median.level) + (position - (len(roles) - 1) / 2) * spread
            high = pay.p75 if np.isfinite(pay.p75) else top
            chart.scatter(
                x=[pay.p25, high],
                y=[place, place],
                mode="lines",
                line={"color": role.colour, "width": STRIP},
                opacity=0.5,
                hoverinfo="skip",
            )
            chart.scatter(
                x=[pay.median],
                y=[place],
                mode="markers",
                marker=role_markers(role, [pay.is_few], 11),
                hovertext=[
                    f"<b>{escape_html(median.label)}, {escape_html(role.plural)}</b><br>"
                    f"P25 {escape_html(currency.amount(pay.p25))}, median "
                    f"{escape_html(currency.amount(pay.median))}, P75 "
                    f"{escape_html(currency.amount(pay.p75))}<br>"
                    f"{pay.distinct_records:,} {escape_html(reports)}"
                    f"{f'<br>{FEW}' if pay.is_few else ''}"
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )
            chart.annotate(
                x=high,
                y=place,
                xanchor="left",
                xshift=4,
                text=f"{escape_html(role.short_name)} {escape_html(currency.amount(pay.median))}",
                font={"size": 12},
            )
    chart.margins(r=96)
    low = min(median.pay.p25 for median in known)
    chart.x_axis(**pay_axis(max(0, low - 0.1 * (top - low)), top, currency, most_ticks=4))
    chart.rows(
        [
            f"<b>{wrapped(labels[level])}</b>" if level in own_levels else wrapped(labels[level])
            for level in levels
        ]
    )
    return chart.figure()
