"""The chart of how much of a role's toolkit is covered now and after each step."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.charts.style import ChartBuilder, escape_html, with_alpha, wrapped
from components.statistics.toolkit import Progress
from components.tables.roles import Role
from components.words.phrases import percent

ROW_HEIGHT = 34


def coverage_chart(
    progress: Sequence[Progress], labels: dict[str, str], role: Role, average: float
) -> go.Figure:
    """Return a bar chart with a solid bar for now and a pale one for each step to come.

    `labels` maps the items of `progress` to names; `average` is the average coverage among the
    role's practitioners.
    """
    rows, coverage = list(range(len(progress))), [step.coverage for step in progress]
    chart = ChartBuilder(90 + ROW_HEIGHT * len(progress))
    chart.bars(
        y=rows,
        x=coverage,
        orientation="h",
        width=0.6,
        marker={
            "color": [
                with_alpha(role.colour, 0.3) if step.item else role.colour for step in progress
            ],
            "line": {"color": role.colour, "width": 1.5},
        },
        hovertext=[
            f"{escape_html(labels[step.item])}<br>{step.coverage:.1%} of the toolkit covered "
            f"{'after this step' if step.item else 'now'}"
            for step in progress
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    # The shares have their own column, away from the line that marks the average.
    reach = min(1.0, 1.1 * max(average, *coverage))
    chart.scatter(
        x=[reach] * len(progress),
        y=rows,
        mode="text",
        text=[percent(share) for share in coverage],
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
    chart.rows([wrapped(labels[step.item]) for step in progress])
    return chart.figure()
