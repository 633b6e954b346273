"""Charts for the assessment: what drove the result, and the visitor's profile."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.style import ChartBuilder, escape_html, wrapped
from components.tables.roles import Roles

ROW_HEIGHT = 46


def drivers_chart(table: pd.DataFrame, roles: Roles, unit: str) -> go.Figure:
    """Return a bar chart: to the right what supported a role, to the left what opposed it.

    `table` has the columns label, role and value. The first row is drawn at the top.
    """
    rows = table.reset_index(drop=True)
    chart = ChartBuilder(60 + ROW_HEIGHT * len(rows))
    for role in roles.values():
        role_rows = rows[rows["role"] == role.id]
        chart.bars(
            y=role_rows.index,
            x=role_rows["value"],
            orientation="h",
            width=0.55,
            marker={"color": role.colour},
            text=[
                f"{escape_html(role.short_name)} {value:+.0f}".replace("-", "−")
                for value in role_rows["value"]
            ],
            textposition="outside",
            cliponaxis=False,
            hovertext=[
                f"{escape_html(row.label)}<br>"
                f"{row.value:+.1f} {escape_html(unit)} for {escape_html(role.plural)}"
                for row in role_rows.itertuples()
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    # On a phone, the text beside a bar takes up a third of the axis.
    reach = 2.6 * float(rows["value"].abs().max() or 1)
    left = -reach if (rows["value"] < 0).any() else 0
    chart.x_axis(range=[left, reach], showticklabels=False, showgrid=False, zeroline=True)
    chart.rows([wrapped(label, most=3) for label in rows["label"]])
    return chart.figure()


def profile_chart(table: pd.DataFrame, labels: dict[str, str], roles: Roles) -> go.Figure:
    """Return a chart of how much a person likes what is typical of each role, by dimension.

    `table` comes from `interest_fit.profile`; `labels` maps dimension ids to names, in the order of
    the chart's rows.
    """
    rows = {item: position for position, item in enumerate(labels)}
    chart = ChartBuilder(74 + ROW_HEIGHT * len(rows))
    for position, role in enumerate(roles.values()):
        role_rows = table[table["role"] == role.id]
        offset = (position - (len(roles) - 1) / 2) * 0.6 / len(roles)
        chart.scatter(
            x=role_rows["share"],
            y=role_rows["item"].map(rows).astype(float) + offset,
            mode="markers+text",
            marker={"color": role.colour, "size": 13, "symbol": role.symbol},
            text=[f"  {escape_html(role.short_name)} {share:.0%}" for share in role_rows["share"]],
            textposition="middle right",
            textfont={"size": 11},
            hovertext=[
                f"{escape_html(labels[row.item])}: "
                f"you like what is typical of {escape_html(role.plural)} to "
                f"{row.share:.0%}"
                for row in role_rows.itertuples()
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    chart.margins(r=90)
    chart.x_axis(range=[-0.03, 1.03], tickvals=[0, 0.5, 1], tickformat=".0%")
    chart.rows([wrapped(label) for label in labels.values()])
    chart.y_axis(range=[len(rows) - 0.4, -0.8], showgrid=True)
    return chart.figure()
