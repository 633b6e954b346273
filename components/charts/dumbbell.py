"""Dumbbell charts: one row per item, with a mark and a 95% interval for each role."""

from collections.abc import Mapping, Sequence

import numpy as np
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
from components.statistics.usage_shares import Share
from components.tables.roles import Role, Roles

ROW, TALL_ROW = 30, 44


def dumbbell_chart(shares: Sequence[Share], labels: Mapping[str, str], roles: Roles) -> go.Figure:
    """Return a chart of each role's share for each item, with labels beside the marks.

    `labels` maps items to names, in row order from top to bottom. Each point has its item as custom
    data.
    """
    rows = {item: position for position, item in enumerate(labels)}
    known = [share for share in shares if share.has_figure and share.item in rows]
    by_item: dict[str, list[Share]] = {}
    for share in sorted(known, key=lambda share: rows[share.item]):
        by_item.setdefault(share.item, []).append(share)
    long = any(len(label) > MAX_LINE_LENGTH for label in labels.values())
    chart = ChartBuilder(56 + (TALL_ROW if long else ROW) * len(labels))
    chart.scatter(
        x=[
            x
            for row_shares in by_item.values()
            for x in (*_ends([share.value for share in row_shares]), None)
        ],
        y=[y for item in by_item for y in (rows[item], rows[item], None)],
        mode="lines",
        line={"color": GRID, "width": 6},
        hoverinfo="skip",
    )
    for role in roles.values():
        role_shares = [share for share in known if share.role == role.id]
        if not role_shares:
            continue
        value, low, high = np.array(
            [(share.value, share.low, share.high) for share in role_shares]
        ).T
        chart.scatter(
            x=value,
            y=np.array([rows[share.item] for share in role_shares]),
            customdata=[share.item for share in role_shares],
            error_x=error_bars(value, low, high, role.colour, 1.5),
            mode="markers",
            marker=role_markers(role, [share.is_few for share in role_shares], 10),
            text=[_description(share, role, labels) for share in role_shares],
            hovertemplate="%{text}<extra></extra>",
            cliponaxis=False,
            # A click selects a tool; the other marks must not fade.
            unselected={"marker": {"opacity": 1}},
        )
        _label(chart, role_shares, by_item, rows, role)
    highest = max(share.high for share in known)
    # On a phone, the label to the left of a mark takes up about a quarter of the axis.
    room = 0.27 * highest
    chart.margins(r=56)
    ticks = [tick / 100 for tick in range(0, 101, 25 if highest > 0.5 else 10)]
    chart.x_axis(
        range=[min(min(share.low for share in known) - room, 0), highest],
        tickvals=[tick for tick in ticks if tick <= highest],
        tickformat=".0%",
        tickangle=0,
        side="top",
    )
    name_rows = chart.rows_under_labels if long else chart.rows
    name_rows([escape_html(label) for label in labels.values()])
    return chart.figure()


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)


def _label(
    chart: ChartBuilder,
    role_shares: Sequence[Share],
    by_item: Mapping[str, Sequence[Share]],
    rows: Mapping[str, int],
    role: Role,
) -> None:
    """Label the outer marks of each row with their shares, outside the intervals.

    The labels in the first row include the role's name.
    """
    left: list[tuple[float, int, float]] = []
    right: list[tuple[float, int, float]] = []
    for share in role_shares:
        row_shares = by_item[share.item]
        values = [row_share.value for row_share in row_shares]
        if share.value == max(values):
            edge = max(row_share.high for row_share in row_shares)
            right.append((edge, rows[share.item], share.value))
        elif share.value == min(values):
            edge = min(row_share.low for row_share in row_shares)
            left.append((edge, rows[share.item], share.value))
    name = f"{escape_html(role.short_name)} "
    for side, labels in (("middle right", right), ("middle left", left)):
        edges, positions, _ = np.array(labels).reshape(-1, 3).T
        chart.scatter(
            x=edges,
            y=positions.astype(int),
            mode="text",
            text=[f"{SPACE}{'' if row else name}{value:.0%}{SPACE}" for _, row, value in labels],
            textposition=side,
            textfont={"size": 12},
            hoverinfo="skip",
            cliponaxis=False,
            # Without this, a click hides the labels.
            unselected={"textfont": {"color": TEXT}},
        )


def _description(share: Share, role: Role, labels: Mapping[str, str]) -> str:
    return (
        f"<b>{escape_html(labels[share.item])}, {escape_html(role.plural)}</b><br>"
        f"{share.value:.1%}, 95% interval {share.low:.1%} to {share.high:.1%}<br>"
        f"{share.people:,} of {share.asked:,} asked"
        f"{'<br>Few were asked: take with care' if share.is_few else ''}"
    )
