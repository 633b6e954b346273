"""A chart as pages show it: a figure, its finding, what is plotted, its source, its table."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Chart:
    """A figure with its finding as title, and all that stands around it.

    `subtitle` says what is plotted, of how many records and from where, in one short line;
    `caption` names the source in full and what else is to keep in mind. `table` is what is drawn,
    for download. `file_name` has no ending. `scope` says for whom, where the page says so
    once for all its charts: a picture that leaves the page has to say it too.
    """

    figure: go.Figure
    title: str
    subtitle: str
    caption: str
    table: pd.DataFrame
    file_name: str
    scope: str = ""
