"""The style that all charts share: calm axes, labels as plain text, amounts on a pay axis."""

import html
import re
import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np
import orjson
import pandas as pd
import plotly.graph_objects as go
import plotly.io

from components.words.money import Currency

# Streamlit replaces this near-black by a text colour of the theme, which is light where the theme
# is dark. Its own choice for charts, a grey, falls short of the contrast that WCAG asks for.
TEXT = "#000037"
GRID = "rgba(128, 128, 128, 0.25)"


# What stands for no role: readable on light and on dark.
NEUTRAL = "#808080"
TEXT_SIZE = 14


# Of the labels of axes, in pixels: the distance from the edge, a line, and a letter of many.
EDGE, LINE, LETTER = 8, 24, 5.8


LONGEST_LINE = 22
# How far above its marks a label of a row stands, in rows.
ABOVE = 0.4
LONGEST_TICK = 6
# Between a label and a mark whose interval is narrower than the mark.
SPACE = "\N{NO-BREAK SPACE}" * 2


def escape_html(text: str) -> str:
    """Text for a figure: Plotly reads a few HTML tags in labels, none of which are ours."""
    return html.escape(str(text), quote=False)


def wrapped(label: str, most: int = 2) -> str:
    """A label in at most so many lines, the rest cut off."""
    lines = textwrap.wrap(label, LONGEST_LINE) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return "<br>".join(escape_html(line) for line in lines)


def with_alpha(colour: str, opacity: float) -> str:
    """A colour such as '#2a7bcf' at an opacity between 0 and 1."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


def error_bars(
    value: pd.Series, low: pd.Series, high: pd.Series, colour: str, thickness: float
) -> dict:
    """Plotly's error bars for estimates with their intervals, in the units of the axis.

    Their ends are capped: bands of pay, which look alike at a glance, have none.
    """
    return {
        "type": "data",
        "symmetric": False,
        "array": high - value,
        "arrayminus": value - low,
        "color": colour,
        "thickness": thickness,
        "width": 4,
    }


def role_markers(role: Any, few: pd.Series, size: int, colour: str | None = None) -> dict:
    """The marks of a role (a row of `roles.csv`), hollow where an estimate rests on few.

    `colour` replaces the role's.
    """
    colour = colour or role.colour
    return {
        "color": colour,
        "size": size,
        "symbol": [role.symbol + "-open" * is_few for is_few in few],
        "line": {"width": 2, "color": colour},
    }


class FrozenFigure(go.Figure):
    """A figure that nobody changes any more: what is sent of it is put together once."""

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly sends it; do not change it."""
        # Copying a figure and cleaning its arrays take as long as all the rest of a page that
        # was asked for before.
        if "_kept" not in self.__dict__:
            sent = plotly.io.to_json(super().to_dict(), validate=False)
            self.__dict__["_kept"] = orjson.loads(sent)
        return self.__dict__["_kept"]


class ChartBuilder:
    """A chart in the making, in the style of the project.

    Takes Plotly's own names and values. Plotly checks them once, when the figure is done;
    its figures check all that they have at each step, which takes five times as long.
    """

    def __init__(self, height: float) -> None:
        """An empty chart, `height` pixels tall."""
        axis = {
            "fixedrange": True,
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "tickfont": {"color": TEXT},
        }
        self._traces: list[dict] = []
        self._margins: dict[str, float] = {}
        self._layout: dict[str, Any] = {
            "height": height,
            "showlegend": False,
            "dragmode": False,
            "font": {"size": TEXT_SIZE, "color": TEXT},
            "hoverlabel": {"align": "left", "font": {"color": TEXT}},
            "xaxis": axis,
            "yaxis": axis,
            "annotations": [],
            "shapes": [],
            "template": "none",
        }

    def scatter(self, **trace: Any) -> None:
        """Add marks, lines or texts."""
        self._traces.append({"type": "scatter", **trace})

    def bars(self, **trace: Any) -> None:
        """Add bars."""
        self._traces.append({"type": "bar", **trace})

    def annotate(self, **annotation: Any) -> None:
        """Add a text at a point, without an arrow unless it has a head."""
        arrow = {"showarrow": "arrowhead" in annotation}
        self._layout["annotations"].append(arrow | annotation)

    def vertical_line(self, x: float, **line: Any) -> None:
        """Add a line from the bottom to the top of the plot at `x`."""
        ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
        self._layout["shapes"].append({"type": "line", **ends, "line": line})

    def height(self, height: float) -> None:
        """Make the chart `height` pixels tall."""
        self._layout["height"] = height

    def margins(self, **margins: float) -> None:
        """Make margins l, r, t and b at least so wide, in pixels; they fit the axes' labels."""
        self._margins |= margins

    def x_axis(self, **axis: Any) -> None:
        """Change the horizontal axis."""
        self._layout["xaxis"] = self._layout["xaxis"] | axis

    def y_axis(self, **axis: Any) -> None:
        """Change the vertical axis."""
        self._layout["yaxis"] = self._layout["yaxis"] | axis

    def rows(self, labels: Sequence[str], places: Sequence[float] | None = None) -> None:
        """Name the rows of the chart, from top to bottom; their `places` count from 0."""
        self.y_axis(
            range=[len(labels) - 0.4, -0.6],
            tickvals=list(range(len(labels)) if places is None else places),
            ticktext=list(labels),
            showgrid=False,
        )

    def rows_under_labels(self, labels: Sequence[str]) -> None:
        """Name the rows above their marks, where labels are too long to stand beside them."""
        self.rows(labels)
        self.y_axis(range=[len(labels) - 0.6, -0.8], showticklabels=False)
        for row, label in enumerate(labels):
            self.annotate(
                x=0, xref="paper", xanchor="left", y=row - ABOVE, yanchor="middle", text=label
            )

    def figure(self) -> go.Figure:
        """The finished chart.

        Its margins have room for most labels: Plotly makes more, but draws the chart twice then.
        """
        across, up = self._layout["xaxis"], self._layout["yaxis"]
        labelled = across.get("visible", True) and across.get("showticklabels", True)
        beside = EDGE + LINE * labelled
        above = across.get("side") == "top"
        beside_rows = up.get("ticktext", []) if up.get("showticklabels", True) else []
        margins = {
            "l": EDGE + max(map(text_width, beside_rows), default=0),
            "r": EDGE,
            "t": beside if above else EDGE,
            "b": EDGE if above else beside,
        }
        wide = {side: max(room, self._margins.get(side, 0)) for side, room in margins.items()}
        layout = self._layout | {"margin": wide}
        return FrozenFigure({"data": self._traces, "layout": layout})


def text_width(label: str) -> float:
    """About how wide a label is, in pixels, by its longest line."""
    lines = html.unescape(re.sub("<(?!br)[^>]*>", "", label)).split("<br>")
    return LETTER * max(map(len, lines)) + LETTER


def round_step(span: float, most: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that cuts `span` in at most `most`."""
    least = span / most
    power = 10.0 ** np.floor(np.log10(least))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least))


def pay_axis(low: float, high: float, currency: Currency, most_ticks: int = 5) -> dict:
    """A Plotly axis for pay from `low` to `high` with few, round, labelled ticks.

    Amounts that are written long, such as '₹20 lakh', get one tick fewer, to fit a phone.
    """
    if len(currency.tick(round_step(high, 1))) > LONGEST_TICK:
        most_ticks -= 1
    step = round_step(high - low, most_ticks)
    ticks = np.arange(np.ceil(low / step) * step, high + step / 1000, step)
    return {
        "range": [low, high],
        "tickangle": 0,
        "tickvals": ticks.tolist(),
        "ticktext": [escape_html(currency.tick(tick)) for tick in ticks],
    }
