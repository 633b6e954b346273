"""Chart of a switch: how much of a role's toolkit is covered now and after each step."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.style import Drawing, faded, plain, wrapped
from components.tables.roles import Role
from components.words.phrases import percent

ROW = 34


def progress(table: pd.DataFrame, labels: dict[str, str], role: Role, average: float) -> go.Figure:
    """A bar for the start and one after each step; what is still to do is faded.

    `table` comes from `toolkit.progress`, `labels` says how people call each of its
    items; `average` is what practitioners of the role cover themselves.
    """
    chart = Drawing(84 + ROW * len(table))
    chart.bars(
        y=table.index,
        x=table["coverage"],
        orientation="h",
        width=0.6,
        marker={
            "color": [role.colour if done else faded(role.colour, 0.3) for done in table["done"]],
            "line": {"color": role.colour, "width": 1.5},
        },
        text=[percent(share) for share in table["coverage"]],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"{plain(labels[row.item])}<br>{row.coverage:.1%} of the toolkit covered "
            f"{'so far' if row.done else 'after this step'}"
            for row in table.itertuples()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    chart.vertical_line(x=average, color=role.colour, width=2, dash=role.dash)
    chart.annotate(
        x=average,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=f"average {plain(role.short_name)} {percent(average)}",
    )
    chart.margins(t=28, r=40)
    chart.x_axis(range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")
    chart.rows([wrapped(labels[item]) for item in table["item"]])
    return chart.figure()
