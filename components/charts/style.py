"""What all charts share: calm axes, labels as plain text, amounts on a pay axis."""

import html
import textwrap
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.currencies import Currency

# Streamlit replaces this near-black by a text colour of the theme, which is light where the theme
# is dark. Its own choice for charts, a grey, falls short of the contrast that WCAG asks for.
TEXT = "#000037"
GRID = "rgba(128, 128, 128, 0.25)"
# What stands for no role: readable on light and on dark.
NEUTRAL = "#808080"
TEXT_SIZE = 14
LONGEST_LINE = 22
LONGEST_TICK = 6
# Between a label and a mark whose interval is narrower than the mark.
SPACE = "\N{NO-BREAK SPACE}" * 2


def plain(text: str) -> str:
    """Text for a figure: Plotly reads a few HTML tags in labels, none of which are ours."""
    return html.escape(str(text), quote=False)


def wrapped(label: str, most: int = 2) -> str:
    """A label in at most so many lines, the rest cut off."""
    lines = textwrap.wrap(label, LONGEST_LINE) or [""]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return "<br>".join(plain(line) for line in lines)


def faded(colour: str, opacity: float) -> str:
    """A colour such as '#2a7bcf' at an opacity between 0 and 1."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


def interval(
    value: pd.Series, low: pd.Series, high: pd.Series, colour: str, thickness: float
) -> dict:
    """Plotly's error bars for estimates with their intervals, in the units of the axis."""
    return {
        "type": "data",
        "symmetric": False,
        "array": high - value,
        "arrayminus": value - low,
        "color": colour,
        "thickness": thickness,
        "width": 0,
    }


def marks(role: Any, few: pd.Series, size: int, colour: str | None = None) -> dict:
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


def figure(height: int) -> go.Figure:
    """An empty figure in the style of the project, `height` pixels tall."""
    axis = {
        "fixedrange": True,
        "automargin": True,
        "gridcolor": GRID,
        "zeroline": False,
        "tickfont": {"color": TEXT},
    }
    return go.Figure(
        layout=go.Layout(
            height=height,
            margin={"l": 8, "r": 8, "t": 8, "b": 8},
            showlegend=False,
            dragmode=False,
            font={"size": TEXT_SIZE, "color": TEXT},
            hoverlabel={"align": "left", "font": {"color": TEXT}},
            xaxis=axis,
            yaxis=axis,
        )
    )


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
        "ticktext": [plain(currency.tick(tick)) for tick in ticks],
    }
