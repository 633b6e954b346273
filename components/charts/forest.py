"""Forest plots of pay relative to a reference, with 95% intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.charts.style import (
    LINE,
    NEUTRAL,
    SPACE,
    ChartBuilder,
    error_bars,
    escape_html,
    role_markers,
    wrapped,
)
from components.statistics.gap import Gap
from components.tables.roles import Roles
from components.words.phrases import FEW, plus_or_minus

ROW, SOURCE_ROW = 42, 52


# The left and right margins in pixels, with room for the two labels below the plot.
LEFT, RIGHT = 84, 64
# The right margin in pixels if it only has to fit an estimate.
BESIDE = 48


LEVEL = 40
FOREST_ROW = 34
# The row height in pixels of a forest plot that has to fit on the first screen.
SHORT_ROW = 29
# The distance in rows between two figures with the same label.
SECOND_FIGURE = 0.3
# The space in rows above and below the name of a source.
HEADING = 0.4
# From this ratio on, a factor is easier to read than a percentage.
MAX_RATIO_IN_PERCENT = 4
# If the ratios span at most NEAR, ticks are multiples of 10%. If an interval extends to FAR or
# beyond, the right label below the plot needs no extra margin.
NEAR, FAR = 0.45, 0.2
NEAR_TICKS = [tick / 10 for tick in range(-5, 6)]
TICKS = [-0.9, -0.8, -0.5, -0.25, 0, 0.25, 0.5, 1, 3, 9, 19]


def times(ratio: float) -> str:
    """Format a ratio as a factor: '× 1.24', '× 0.5'."""
    return f"× {1 + ratio:.2g}"


def _writer(ratios: np.ndarray) -> Callable[[float], str]:
    """Return one formatter for all ratios of a chart: factors if any factor is five or more."""
    return times if (ratios >= MAX_RATIO_IN_PERCENT).any() else plus_or_minus


@dataclass(frozen=True)
class ForestRow:
    """A gap with a figure; `behind` says what the figure is based on, such as '7,455 job ads'.

    `with_repeats` marks a second figure with the same label, which counts repeated reports. It is
    drawn smaller and below the first.
    """

    label: str
    gap: Gap
    behind: str
    with_repeats: bool = False


@dataclass(frozen=True)
class ForestGroup:
    """Rows under a heading, which is bold if it names a source."""

    heading: str
    is_source: bool
    rows: tuple[ForestRow, ...]


def _intervals(rows: Sequence[ForestRow]) -> np.ndarray:
    """Return one row per gap: the gap and the ends of its interval, on the log scale."""
    ends = [(row.gap.ratio, row.gap.low, row.gap.high) for row in rows]
    logs: np.ndarray = np.log1p(np.array(ends).reshape(-1, 3))
    return logs


def _hover_text(row: ForestRow, written: Callable[[float], str]) -> str:
    gap = row.gap
    return (
        f"<b>{escape_html(row.label)}{', with repeats' if row.with_repeats else ''}</b><br>"
        f"{_words(gap.ratio, gap.low, gap.high, written)}<br>"
        f"{escape_html(row.behind)}{f'<br>{FEW}' if gap.is_few else ''}"
    )


def gaps_forest(rows: Sequence[ForestRow], first: str, second: str) -> go.Figure:
    """Return a forest plot of the gap between two roles at each level.

    `first` and `second` are the short names of the roles.
    """
    return _gaps(rows, first, second, ROW, 2)


def sources_forest(rows: Sequence[ForestRow], first: str, second: str) -> go.Figure:
    """Return a forest plot of the gap between two roles in each source, with longer labels."""
    return _gaps(rows, first, second, SOURCE_ROW, 3)


def _gaps(rows: Sequence[ForestRow], first: str, second: str, height: int, lines: int) -> go.Figure:
    """Return a forest plot with rows of `height` pixels and at most `lines` lines per label."""
    chart = ChartBuilder(4 * LINE + height * len(rows))
    written = _writer(np.array([row.gap.ratio for row in rows]))
    estimate, low, high = _intervals(rows).T
    chart.scatter(
        x=estimate,
        y=np.arange(len(rows)),
        error_x=error_bars(estimate, low, high, NEUTRAL, 2),
        mode="markers+text",
        marker={
            "color": NEUTRAL,
            "size": 11,
            "symbol": ["square-open" if row.gap.is_few else "square" for row in rows],
            "line": {"width": 2, "color": NEUTRAL},
        },
        # Beside the interval, an estimate could be mistaken for the end of the interval.
        text=[written(row.gap.ratio) for row in rows],
        textposition="top center",
        textfont={"size": 12},
        hovertext=[_hover_text(row, written) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    _axes(
        chart, low, high, list(range(len(rows))), [row.label for row in rows], written, lines=lines
    )
    _sides(chart, first, second)
    # The right label needs extra margin only if no interval extends far to the right.
    beside = RIGHT if max(row.gap.high for row in rows) < FAR else LINE
    chart.margins(l=LEFT, r=beside, b=3 * LINE)
    return chart.figure()


def grouped_forest(
    groups: Sequence[ForestGroup], first: str, second: str, row_height: float = FOREST_ROW
) -> go.Figure:
    """Return a forest plot of the gaps between two roles, in groups.

    `first` and `second` are the short names of the roles. `row_height` is in pixels.
    """
    rows = [row for group in groups for row in group.rows]
    written = _writer(np.array([row.gap.ratio for row in rows]))
    places: list[float] = []
    ticks: dict[float, str] = {}
    chart = ChartBuilder(LEVEL)
    position = 0.0
    for group in groups:
        # Headings are axis labels, so that they fit on a phone. Source names get more space.
        position += HEADING * group.is_source
        label = wrapped(group.heading, 3)
        ticks[position] = f"<b>{label}</b>" if group.is_source else f"<i>{label}</i>"
        position += HEADING * group.is_source
        labels = [row.label for row in group.rows if not row.with_repeats]
        positions = {label: position + 1 + number for number, label in enumerate(labels)}
        ticks |= {place: wrapped(label) for label, place in positions.items()}
        places += [positions[row.label] for row in group.rows]
        position += len(positions) + 1
    place, intervals = np.array(places), _intervals(rows)
    with_repeats = np.array([row.with_repeats for row in rows])
    for repeated, shape, size in ((False, "square", 9), (True, "diamond", 7)):
        drawn = [row for row in rows if row.with_repeats == repeated]
        estimate, low, high = intervals[with_repeats == repeated].T
        chart.scatter(
            x=estimate,
            y=place[with_repeats == repeated] + SECOND_FIGURE * repeated,
            error_x=error_bars(estimate, low, high, NEUTRAL, 1 if repeated else 2),
            mode="markers",
            marker={
                "color": NEUTRAL,
                "size": size,
                "symbol": [f"{shape}-open" if row.gap.is_few else shape for row in drawn],
                "line": {"width": 2, "color": NEUTRAL},
            },
            hovertext=[_hover_text(row, written) for row in drawn],
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    # Place the value beyond both intervals if a second figure is below the first.
    longest = {spot: intervals[place == spot, 2].max() for spot in place}
    main = place[~with_repeats]
    chart.scatter(
        x=np.array([longest[spot] for spot in main]),
        y=main,
        mode="text",
        text=[f"{SPACE}{written(row.gap.ratio)}" for row in rows if not row.with_repeats],
        textposition="middle right",
        textfont={"size": 12},
        hoverinfo="skip",
        cliponaxis=False,
    )
    _sides(chart, first, second)
    chart.margins(l=LEFT, b=3 * LINE)
    chart.height(80 + 2 * LINE + row_height * (position + 0.5))
    tick_labels = list(ticks.values())
    _axes(chart, intervals[:, 1], intervals[:, 2], list(ticks), tick_labels, written)
    chart.y_axis(ticktext=tick_labels, range=[position - 0.4, -0.8])
    return chart.figure()


def effects_forest(
    table: pd.DataFrame, roles: Roles, labels: dict[str, str], reports: str
) -> go.Figure:
    """Return a forest plot of each level's effect on each role's pay, grouped by factor.

    `table` has the rows from `effects.level_effects`, in display order. `labels` maps factors to
    names. `reports` is the source's name for its reports, such as 'job ads'.
    """
    known = table.dropna(subset="effect")
    written = _writer(known["effect"].to_numpy())
    position = 0.0
    places: dict[tuple[str, str], float] = {}
    ticks: list[tuple[float, str]] = []
    chart = ChartBuilder(LEVEL)
    for factor, group in known.groupby("factor", sort=False):
        chart.annotate(
            x=0,
            xref="paper",
            y=position,
            xanchor="left",
            text=f"<b>{escape_html(labels[factor])}</b>",
        )
        position += 1
        for level, label in group.drop_duplicates("level")[["level", "label"]].itertuples(
            index=False
        ):
            places[(factor, level)] = position
            ticks.append((position, label))
            position += 1
    spread = 0.76 / len(roles)
    for number, role in enumerate(roles.values()):
        role_rows = known[known["role"] == role.id]
        y = pd.Series(
            [places[key] for key in zip(role_rows["factor"], role_rows["level"], strict=True)],
            role_rows.index,
        )
        y += (number - (len(roles) - 1) / 2) * spread
        estimate, high = np.log1p(role_rows["effect"]), np.log1p(role_rows["high"])
        chart.scatter(
            x=estimate,
            y=y,
            error_x=error_bars(estimate, np.log1p(role_rows["low"]), high, role.colour, 2),
            mode="markers",
            marker=role_markers(role, role_rows["few"], 9),
            text=[_description(row, role, written, reports) for row in role_rows.itertuples()],
            hovertemplate="%{text}<extra></extra>",
        )
        others = ~role_rows["reference"]
        shown = role_rows.loc[others, ["effect", "low", "high"]]
        _values(chart, y[others], shown.rename(columns={"effect": "ratio"}), written)
    chart.height(60 + LEVEL * (position + 0.5))
    places_of_ticks, tick_labels = zip(*ticks, strict=True)
    # Estimates below the reference are written to the left of their intervals.
    left = 11 if (known["low"] < 0).any() else 1
    low, high = (np.log1p(known[end].to_numpy(float)) for end in ("low", "high"))
    _axes(chart, low, high, list(places_of_ticks), list(tick_labels), written, left)
    chart.margins(r=BESIDE)
    chart.y_axis(range=[position - 0.4, -0.8])
    return chart.figure()


def _description(row: Any, role: Any, written: Callable[[float], str], reports: str) -> str:
    start = f"<b>{escape_html(row.label)}, {escape_html(role.plural)}</b><br>"
    if row.reference:
        return f"{start}The reference that others are compared with"
    return (
        f"{start}{_words(row.effect, row.low, row.high, written)}<br>"
        f"{row.distinct_records:,} {escape_html(reports)}"
        f"{f'<br>{FEW}' if row.few else ''}"
    )


def _words(ratio: float, low: float, high: float, written: Callable[[float], str]) -> str:
    return f"{written(ratio)} (95% interval {written(low)} to {written(high)})"


def _values(
    chart: ChartBuilder, y: pd.Series, ratios: pd.DataFrame, written: Callable[[float], str]
) -> None:
    """Write the estimates beside their intervals, on the side away from the zero line."""
    more = ratios["ratio"] >= 0
    for side, edge, here in (
        ("middle right", "high", more),
        ("middle left", "low", ~more),
    ):
        chart.scatter(
            x=np.log1p(ratios.loc[here, edge]),
            y=y[here],
            mode="text",
            text=[f"{SPACE}{written(ratio)}{SPACE}" for ratio in ratios.loc[here, "ratio"]],
            textposition=side,
            textfont={"size": 12},
            hoverinfo="skip",
            cliponaxis=False,
        )


def _sides(chart: ChartBuilder, first: str, second: str) -> None:
    """Label the two sides of the zero line, below the plot."""
    for anchor, text in (
        ("right", f"← {escape_html(second)}<br>get more "),
        ("left", f"{escape_html(first)}<br> get more →"),
    ):
        chart.annotate(
            x=0,
            y=0,
            yref="paper",
            xanchor=anchor,
            yanchor="top",
            yshift=-LINE,
            align=anchor,
            text=text,
            font={"size": 12},
        )


def _axes(
    chart: ChartBuilder,
    lows: np.ndarray,
    highs: np.ndarray,
    positions: list[float],
    labels: list[str],
    written: Callable[[float], str],
    left: int = 1,
    lines: int = 2,
) -> None:
    """Add a logarithmic axis with ratios as tick labels and a line at zero difference.

    `lows` and `highs` are the ends of the intervals on the log scale. `left` is the extra space on
    the left as a multiple of that on the right. `lines` is the maximum number of lines per label.
    """
    low, high = min(float(lows.min()), -0.05), max(float(highs.max()), 0.05)
    room = 0.06 * (high - low)
    near = np.expm1(high) - np.expm1(low) <= NEAR
    spaced = [0.0]
    shown = [
        tick for tick in NEAR_TICKS if near and low - room <= np.log1p(tick) <= high + room
    ] or [tick for tick in TICKS if low - room <= np.log1p(tick) <= high + room]
    tick_distance = (high - low + (left + 1) * room) / (5 if near else 3)
    for tick in sorted(shown, key=abs):
        if all(abs(np.log1p(tick) - np.log1p(other)) > tick_distance for other in spaced):
            spaced.append(tick)
    spaced.sort()
    chart.vertical_line(x=0, color=NEUTRAL, width=1)
    chart.margins(r=RIGHT)
    chart.x_axis(
        range=[low - left * room, high + room],
        tickvals=[float(np.log1p(tick)) for tick in spaced],
        ticktext=_tick_texts(spaced, written, near),
        tickangle=0,
    )
    chart.rows([wrapped(label, lines) for label in labels], positions)


def _tick_texts(ticks: list[float], written: Callable[[float], str], near: bool) -> list[str]:
    """Return the tick labels; if the ticks are `near` zero, only the last has a per cent sign."""
    if not near:
        return ["same" if tick == 0 else written(tick) for tick in ticks]
    return [
        written(tick) if tick == max(ticks) else written(tick).removesuffix("%") for tick in ticks
    ]
