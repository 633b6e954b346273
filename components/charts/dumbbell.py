"""A dumbbell chart: one row per item, a mark with a 95% interval for each role."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.style import (
    GRID,
    MAX_LINE_LENGTH,
    SPACE,
    TEXT,
    ChartBuilder,
    error_bars,
    escape_html,
    role_markers,
)
from components.tables.roles import Roles

ROW, TALL_ROW = 30, 44


def dumbbell_chart(table: pd.DataFrame, labels: dict[str, str], roles: Roles) -> go.Figure:
    """Return a chart of each role's share of each item, labelled at the marks.

    `table` comes from `usage_shares.shares_by_role`; `labels` maps items to names in row order,
    from top to bottom. The points carry their item as custom data.
    """
    rows = {item: position for position, item in enumerate(labels)}
    known = table[table["item"].isin(list(rows))].dropna(subset="share")
    known = known.assign(row=known["item"].map(rows))
    long = any(len(label) > MAX_LINE_LENGTH for label in labels.values())
    chart = ChartBuilder(56 + (TALL_ROW if long else ROW) * len(labels))
    reach = known.groupby("row")["share"].agg(["min", "max"])
    chart.scatter(
        x=[x for low, high in reach.to_numpy() for x in (low, high, None)],
        y=[y for row in reach.index for y in (row, row, None)],
        mode="lines",
        line={"color": GRID, "width": 6},
        hoverinfo="skip",
    )
    for role in roles.values():
        role_rows = known[known["role"] == role.id]
        if role_rows.empty:
            continue
        chart.scatter(
            x=role_rows["share"],
            y=role_rows["row"],
            customdata=role_rows["item"],
            error_x=error_bars(
                role_rows["share"], role_rows["low"], role_rows["high"], role.colour, 1.5
            ),
            mode="markers",
            marker=role_markers(role, role_rows["few"], 10),
            text=_descriptions(role_rows, role, labels),
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
            # A click selects a tool; it must not fade the others.
            unselected={"marker": {"opacity": 1}},
        )
        _label(chart, role_rows, known, role)
    highest = float(known["high"].max())
    # On a phone the label left of a mark takes about a quarter of the axis.
    room = 0.27 * highest
    chart.margins(r=56)
    ticks = [tick / 100 for tick in range(0, 101, 25 if highest > 0.5 else 10)]
    chart.x_axis(
        range=[min(float(known["low"].min()) - room, 0), highest],
        tickvals=[tick for tick in ticks if tick <= highest],
        tickformat=".0%",
        tickangle=0,
        side="top",
    )
    name_rows = chart.rows_under_labels if long else chart.rows
    name_rows([escape_html(label) for label in labels.values()])
    return chart.figure()


def _label(chart: ChartBuilder, role_rows: pd.DataFrame, known: pd.DataFrame, role: Any) -> None:
    """Write the shares beside the outer marks of each row, with the role's name in the first."""
    outer = known.groupby("row").agg({"share": ["min", "max"], "low": "min", "high": "max"})
    # For the row of each mark: the outer shares, and the ends of all intervals. Labels stay outside
    # the intervals.
    lowest, highest, left, right = outer.loc[role_rows["row"]].to_numpy().T
    row, share = role_rows["row"].to_numpy(), role_rows["share"].to_numpy()
    name = f"{escape_html(role.short_name)} "
    for side, edge, here in (
        ("middle right", right, share == highest),
        ("middle left", left, (share == lowest) & (share < highest)),
    ):
        chart.scatter(
            x=edge[here],
            y=row[here],
            mode="text",
            text=[
                f"{SPACE}{name * (place == 0)}{value:.0%}{SPACE}"
                for place, value in zip(row[here].tolist(), share[here].tolist(), strict=True)
            ],
            textposition=side,
            textfont={"size": 12},
            hoverinfo="skip",
            cliponaxis=False,
            # Without this, a click hides labels.
            unselected={"textfont": {"color": TEXT}},
        )


def _descriptions(role_rows: pd.DataFrame, role: Any, labels: dict[str, str]) -> list[str]:
    whose = escape_html(role.plural)
    return [
        f"<b>{escape_html(labels[item])}, {whose}</b><br>"
        f"{share:.1%}, 95% interval {low:.1%} to {high:.1%}<br>"
        f"{people:,} of {asked:,} asked"
        f"{'<br>Few were asked: take with care' if few else ''}"
        for item, share, low, high, people, asked, few in zip(
            *(
                role_rows[part]
                for part in ("item", "share", "low", "high", "people", "asked", "few")
            ),
            strict=True,
        )
    ]
