"""The style of all charts: axes, labels and colours."""

import html
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import orjson
import pandas as pd
import plotly.graph_objects as go
import plotly.io

from components.tables.roles import Role
from components.words.money import Currency

# Streamlit replaces this near-black with the text colour of the theme, which is light in the dark
# theme. Streamlit's default for charts, a grey, doesn't have the contrast that WCAG requires.
TEXT = "#000037"
GRID = "rgba(128, 128, 128, 0.25)"


# The colour of everything that isn't a role. It is readable in both themes.
NEUTRAL = "#808080"
TEXT_SIZE = 14


# For axis labels, in pixels: the distance from the edge, the line height, the average letter width.
EDGE, LINE, LETTER = 8, 24, 5.8


MAX_LINE_LENGTH = 22
# The distance in rows from a mark up to its label.
ABOVE = 0.4
MAX_TICK_LENGTH = 6
# Separates a label from a mark whose interval is narrower than the mark.
SPACE = "\N{NO-BREAK SPACE}" * 2


def escape_html(text: str) -> str:
    """Escape text for a figure, because Plotly interprets a few HTML tags in labels."""
    return html.escape(str(text), quote=False)


def wrapped(label: str, most: int = 2) -> str:
    """Wrap a label to at most `most` lines and cut off the rest."""
    lines = textwrap.wrap(label, MAX_LINE_LENGTH) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return "<br>".join(escape_html(line) for line in lines)


def with_alpha(colour: str, opacity: float) -> str:
    """Return a colour such as '#2a7bcf' with an opacity between 0 and 1."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


def error_bars(
    value: pd.Series | np.ndarray,
    low: pd.Series | np.ndarray,
    high: pd.Series | np.ndarray,
    colour: str,
    thickness: float,
) -> dict[str, Any]:
    """Return Plotly's error bars for estimates with intervals, in axis units.

    The ends have caps, to distinguish intervals from pay bands.
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


def role_markers(
    role: Role, few: Iterable[bool], size: int, colour: str | None = None
) -> dict[str, Any]:
    """Return a role's markers, which are hollow where there are few reports.

    `colour` replaces the role's colour.
    """
    colour = colour or role.colour
    return {
        "color": colour,
        "size": size,
        "symbol": [role.symbol + ("-open" if is_few else "") for is_few in few],
        "line": {"width": 2, "color": colour},
    }


# The contents of Plotly's template "none".
PLAIN_TEMPLATE = {"data": {"scatter": [{"type": "scatter"}]}}


class FrozenFigure(go.Figure):  # type: ignore[misc]  # Plotly has no types.
    """A finished figure that caches its representation as a dictionary."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as Plotly sends it to the browser; don't modify the result."""
        # Copying a figure and converting its arrays takes as long as the rest of a cached page.
        if "_sent" not in self.__dict__:
            json = plotly.io.to_json(super().to_dict(), validate=False)
            self.__dict__["_sent"] = orjson.loads(json)
        sent: dict[str, Any] = self.__dict__["_sent"]
        return sent


class ChartBuilder:
    """A builder for charts in the project's style.

    It takes Plotly's own names and values. They are not validated here, because validation takes
    four fifths of the time needed to build a figure. A test validates the figures of every page.
    """

    def __init__(self, height: float) -> None:
        axis = {
            "fixedrange": True,
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "tickfont": {"color": TEXT},
        }
        self._traces: list[dict[str, Any]] = []
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
            "template": PLAIN_TEMPLATE,
        }

    def scatter(self, **trace: Any) -> None:
        self._traces.append({"type": "scatter", **trace})

    def bars(self, **trace: Any) -> None:
        self._traces.append({"type": "bar", **trace})

    def annotate(self, **annotation: Any) -> None:
        """Add an annotation, with an arrow only if `arrowhead` is given."""
        arrow = {"showarrow": "arrowhead" in annotation}
        self._layout["annotations"].append(arrow | annotation)

    def vertical_line(self, x: float, **line: Any) -> None:
        """Add a line from the bottom to the top of the plot at `x`."""
        ends = {"x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper"}
        self._layout["shapes"].append({"type": "line", **ends, "line": line})

    def height(self, height: float) -> None:
        """Set the height of the figure in pixels."""
        self._layout["height"] = height

    def margins(self, **margins: float) -> None:
        """Set the minimum margins l, r, t and b in pixels; axis labels can enlarge them."""
        self._margins |= margins

    def x_axis(self, **axis: Any) -> None:
        self._layout["xaxis"] = self._layout["xaxis"] | axis

    def y_axis(self, **axis: Any) -> None:
        self._layout["yaxis"] = self._layout["yaxis"] | axis

    def rows(self, labels: Sequence[str], places: Sequence[float] | None = None) -> None:
        """Label the rows from top to bottom; `places` are positions counted from 0."""
        self.y_axis(
            range=[len(labels) - 0.4, -0.6],
            tickvals=list(range(len(labels)) if places is None else places),
            ticktext=list(labels),
            showgrid=False,
        )

    def rows_under_labels(self, labels: Sequence[str]) -> None:
        """Label the rows above their marks, for labels that are too long to fit beside them."""
        self.rows(labels)
        self.y_axis(range=[len(labels) - 0.6, -0.8], showticklabels=False)
        for row, label in enumerate(labels):
            self.annotate(
                x=0, xref="paper", xanchor="left", y=row - ABOVE, yanchor="middle", text=label
            )

    def figure(self) -> go.Figure:
        """Return the finished chart.

        The margins have room for most labels. Plotly could adjust them itself, but would then draw
        the chart twice.
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
        layout = {name: value for name, value in self._layout.items() if value != []}
        return FrozenFigure(
            {"data": self._traces, "layout": layout | {"margin": wide}}, _validate=False
        )


def text_width(label: str) -> float:
    """Return the approximate width in pixels of a label's longest line."""
    lines = html.unescape(re.sub("<(?!br)[^>]*>", "", label)).split("<br>")
    return LETTER * max(map(len, lines)) + LETTER


def round_step(span: float, most: int) -> float:
    """Return the smallest step (1, 2 or 5 times 10^n) with at most `most` steps in `span`."""
    least = span / most
    power = 10.0 ** np.floor(np.log10(least))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least))


def pay_axis(low: float, high: float, currency: Currency, most_ticks: int = 5) -> dict[str, Any]:
    """Return a Plotly axis for pay from `low` to `high` with a few round, labelled ticks.

    Axes with long amounts, such as '₹20 lakh', have one tick fewer, to fit on a phone.
    """
    if len(currency.tick(round_step(high, 1))) > MAX_TICK_LENGTH:
        most_ticks -= 1
    step = round_step(high - low, most_ticks)
    ticks = np.arange(np.ceil(low / step) * step, high + step / 1000, step)
    return {
        "range": [low, high],
        "tickangle": 0,
        "tickvals": ticks.tolist(),
        "ticktext": [escape_html(currency.tick(tick)) for tick in ticks],
    }
