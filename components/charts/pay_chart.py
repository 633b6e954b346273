"""Charts of pay: assemble the subtitle, the caption and the table."""

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.charts.chart import Chart
from components.selection.records import describe, describe_filters, provenance
from components.selection.selection import Selection
from components.tables.cache import Tables
from components.words.phrases import join_sentences
from components.words.provenance import Provenance


def pay_chart(
    figure: go.Figure,
    selection: Selection,
    tables: Tables,
    *,
    title: str,
    plotted: str,
    distinct_records: int,
    rows: Callable[[], pd.DataFrame],
    unit: str,
    file_name: str,
    notes: Sequence[str] = (),
    filters: str | None = None,
    origin: Provenance | None = None,
) -> Chart:
    """Return a chart of the selected pay that cites the source and names the filters.

    `plotted` says what is drawn; `distinct_records` is the number of distinct reports. `notes`
    follow the citation in the caption, and empty ones are dropped. `rows` returns the plotted data
    in `unit`. `filters` replaces the default description of the filters, and `origin` replaces the
    default source and years.
    """
    origin = origin or provenance(selection, tables)
    description = describe(selection, tables)
    return Chart(
        figure,
        title=title,
        subtitle=join_sentences(
            describe_filters(selection, tables) if filters is None else filters,
            plotted,
            origin.count_and_citation(distinct_records),
        ),
        caption=join_sentences(origin.line, *notes),
        rows=rows,
        origin=origin,
        selection=description,
        unit=unit,
        file_name=file_name,
        scope=f"{description}.",
    )
