"""The chart of pay bands: the middle half of pay at each level, a strip for each role."""

from collections.abc import Collection

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import ChartBuilder, escape_html, pay_axis, role_markers, wrapped
from components.tables.roles import Roles
from components.words.money import Currency
from components.words.phrases import FEW

ROW, APART, STRIP = 30, 14, 14


def bands_chart(
    medians: pd.DataFrame,
    roles: Roles,
    currency: Currency,
    reports: str,
    own_levels: Collection[str] = (),
) -> go.Figure:
    """Return a chart of the 25th to 75th percentile at each level, with a mark at the median.

    `medians` comes from `group_medians.medians_by_level`, in display order. The visitor's levels
    (`own_levels`) are bold. `roles` is `roles.csv`; `reports` is what the source has: job ads.
    """
    known = medians[np.isfinite(medians["median"])]
    levels = list(dict.fromkeys(known["level"]))
    labels = known.drop_duplicates("level").set_index("level")["label"]
    spread = (1 - APART / (ROW * len(roles) + APART)) / len(roles)
    chart = ChartBuilder(60 + len(levels) * (ROW * len(roles) + APART))
    finite = known["p75"].where(np.isfinite(known["p75"]), known["median"])
    top = float(finite[np.isfinite(finite)].max())
    for position, role in enumerate(roles.values()):
        for row in known[known["role"] == role.id].itertuples():
            place = levels.index(row.level) + (position - (len(roles) - 1) / 2) * spread
            high = row.p75 if np.isfinite(row.p75) else top
            chart.scatter(
                x=[row.p25, high],
                y=[place, place],
                mode="lines",
                line={"color": role.colour, "width": STRIP},
                opacity=0.5,
                hoverinfo="skip",
            )
            chart.scatter(
                x=[row.median],
                y=[place],
                mode="markers",
                marker=role_markers(role, pd.Series([bool(row.few)]), 11),
                hovertext=[
                    f"<b>{escape_html(row.label)}, {escape_html(role.plural)}</b><br>"
                    f"P25 {escape_html(currency.amount(row.p25))}, median "
                    f"{escape_html(currency.amount(row.median))}, P75 "
                    f"{escape_html(currency.amount(row.p75))}<br>"
                    f"{row.distinct_records:,} {escape_html(reports)}"
                    f"{f'<br>{FEW}' if row.few else ''}"
                ],
                hovertemplate="%{hovertext}<extra></extra>",
                cliponaxis=False,
            )
            chart.annotate(
                x=high,
                y=place,
                xanchor="left",
                xshift=4,
                text=f"{escape_html(role.short_name)} {escape_html(currency.amount(row.median))}",
                font={"size": 12},
            )
    chart.margins(r=96)
    low = float(known["p25"].min())
    chart.x_axis(**pay_axis(max(0, low - 0.1 * (top - low)), top, currency, most_ticks=4))
    chart.rows(
        [
            f"<b>{wrapped(labels[level])}</b>" if level in own_levels else wrapped(labels[level])
            for level in levels
        ]
    )
    return chart.figure()
