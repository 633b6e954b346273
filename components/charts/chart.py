"""A chart as pages show it: a figure, its finding, what is plotted, its source, its table."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Chart:
    """A figure with its finding as title, and all that stands around it.

    `subtitle` says what is plotted and for whom, `caption` names source, records and
    period; `table` is what is drawn, for download. `file_name` has no ending.
    """

    figure: go.Figure
    title: str
    subtitle: str
    caption: str
    table: pd.DataFrame
    file_name: str
