"""The chart of a path: coverage of a role's toolkit now and after each step."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.style import ChartBuilder, escape_html, with_alpha, wrapped
from components.tables.roles import Role
from components.words.phrases import percent

ROW_HEIGHT = 34


def coverage_chart(
    table: pd.DataFrame, labels: dict[str, str], role: Role, average: float
) -> go.Figure:
    """Return a solid bar for now and a pale one after each coming step.

    `table` comes from `toolkit.progress`; `labels` maps its items to names; `average` is the
    coverage of the role's practitioners.
    """
    chart = ChartBuilder(90 + ROW_HEIGHT * len(table))
    chart.bars(
        y=table.index,
        x=table["coverage"],
        orientation="h",
        width=0.6,
        marker={
            "color": [
                with_alpha(role.colour, 0.3) if item else role.colour for item in table["item"]
            ],
            "line": {"color": role.colour, "width": 1.5},
        },
        hovertext=[
            f"{escape_html(labels[row.item])}<br>{row.coverage:.1%} of the toolkit covered "
            f"{'after this step' if row.item else 'now'}"
            for row in table.itertuples()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    # The shares have their own column, away from the line of the average.
    reach = min(1.0, 1.1 * max(average, table["coverage"].max()))
    chart.scatter(
        x=[reach] * len(table),
        y=table.index,
        mode="text",
        text=[percent(share) for share in table["coverage"]],
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    chart.vertical_line(x=average, color=role.colour, width=2, dash=role.dash)
    chart.annotate(
        x=average,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=f"average {escape_html(role.short_name)} {percent(average)}",
    )
    chart.margins(t=28, r=48)
    chart.x_axis(range=[0, reach], nticks=5, tickformat=".0%")
    chart.rows([wrapped(labels[item]) for item in table["item"]])
    return chart.figure()
