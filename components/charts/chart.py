"""A chart as pages show it: figure, title, subtitle, source and table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from components.words.provenance import Provenance


@dataclass(frozen=True)
class Chart:
    """A figure with its title, which states the finding, and its texts and table.

    `subtitle` says in one short line what is plotted, the sample size and the source. `caption`
    cites the source in full and adds caveats. `rows` returns the plotted data for download;
    `origin`, `selection` and `unit` are added to each row unless there is no `origin`.
    `file_name` has no extension. `scope` says whom the figures describe if the page says it once
    for all its charts; a downloaded picture repeats it.
    """

    figure: go.Figure
    title: str
    subtitle: str
    caption: str
    rows: Callable[[], pd.DataFrame]
    file_name: str
    origin: Provenance | None = None
    selection: str = ""
    unit: str = ""
    scope: str = ""

    @cached_property
    def table(self) -> pd.DataFrame:
        """The plotted data, computed on first use because few visitors ask for it."""
        rows = self.rows()
        return self.origin.annotate(rows, self.selection, self.unit) if self.origin else rows
