"""A chart as shown on a page: figure, title, subtitle, source and table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from components.words.provenance import Provenance


@dataclass(frozen=True)
class Chart:
    """A figure with a title that states the finding, two captions and the plotted data.

    `subtitle` is a short line with what is plotted, the sample size and the source. `caption` cites
    the source in full and adds caveats. `rows` returns the plotted data for download. If there is
    an `origin`, it is added to each row together with `selection` and `unit`. `file_name` has no
    extension. `scope` says whom the figures describe if the page states this once for all of its
    charts; a downloaded image repeats it.
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
        """The plotted data, computed only when a visitor asks for it."""
        rows = self.rows()
        return self.origin.annotate(rows, self.selection, self.unit) if self.origin else rows
