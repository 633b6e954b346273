"""A chart as pages show it: figure, title, subtitle, source and table."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Chart:
    """A figure with its finding as title, and its texts and table.

    `subtitle` says in one short line what is plotted, the sample size and the source. `caption`
    cites the source in full and adds caveats. `table` holds the plotted data for download.
    `file_name` has no extension. `scope` says whom the figures describe if the page says it once
    for all its charts; a downloaded picture repeats it.
    """

    figure: go.Figure
    title: str
    subtitle: str
    caption: str
    table: pd.DataFrame
    file_name: str
    scope: str = ""
