"""The frame around a chart: its finding, what is plotted, its source, its table."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.widgets.browser_buttons import save_picture
from components.widgets.table import table_on_demand
from components.widgets.text import plain

# Where a spreadsheet takes a cell for a formula: at its start, behind what may separate cells
# elsewhere than here, and in the wide letters that some keyboards write.
FORMULA = re.compile(r"(^|[;\t\n])(?=\s*[=+@|%\-＝＋＠－−])")
NUMERAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


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


def show_chart(
    chart: Chart, on_point: Callable[[str], None] | None = None, invitation: str = ""
) -> None:
    """Show a chart in its frame, with its table and both as files.

    `on_point` is told the custom data of a point that the visitor clicks on; `invitation`
    says what a click does, which is not for the picture.
    """
    key = f"chart-{chart.file_name}"

    def tell() -> None:
        points = st.session_state[key].selection.points
        if on_point and points and "customdata" in points[0]:
            on_point(points[0]["customdata"])

    with st.container(border=True):
        st.subheader(plain(chart.title), anchor=False)
        st.caption(plain(f"{chart.subtitle} {invitation}"))
        st.plotly_chart(
            chart.figure,
            key=key,
            on_select=tell if on_point else "ignore",
            selection_mode="points",
            config={"displayModeBar": False},
            alt=f"{chart.title}. {chart.subtitle}",
        )
        st.caption(plain(chart.caption))
        with st.container(horizontal=True):
            download(chart.table, chart.file_name)
            save_picture(key, chart.title, chart.subtitle, chart.caption, chart.file_name)
        table_on_demand(chart.table, f"table-{chart.file_name}", chart.title)


def show_chart_or_say(found: Chart | str) -> None:
    """Show a chart, or say what there is to say in its place."""
    if isinstance(found, Chart):
        show_chart(found)
    else:
        st.info(plain(found))


def download(table: pd.DataFrame, file_name: str, label: str = "Download the table (CSV)") -> None:
    """A button that downloads a table as CSV."""
    download_file(label, lambda: as_csv(table), f"{file_name}.csv", "text/csv")


def download_file(
    label: str, content: Callable[[], str | bytes], file_name: str, kind: str
) -> None:
    """A button that downloads a file, which is made when it is asked for."""
    st.download_button(
        label,
        data=content,
        file_name=file_name,
        mime=kind,
        key=f"download-{file_name}",
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
    )


def as_csv(table: pd.DataFrame) -> str:
    """A table as CSV in which no cell is a formula to a spreadsheet."""
    safe = table.rename(columns=_no_formula)
    for place, kind in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            safe.isetitem(place, table.iloc[:, place].map(_no_formula, na_action="ignore"))
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.6g")


def _no_formula(cell: Any) -> Any:
    """A text with an apostrophe wherever a formula could start; numbers stay as they are."""
    if not isinstance(cell, str) or NUMERAL.fullmatch(cell):
        return cell
    # A lone carriage return would end the row, as it is not put into quotation marks.
    return FORMULA.sub(r"\1'", re.sub(r"\r\n?", "\n", cell))


def definitions(terms: pd.DataFrame) -> None:
    """What the terms on the pages mean, one click away."""
    with st.expander("What the terms mean", icon=":material/help:"):
        st.markdown(
            "\n\n".join(
                f"**{plain(term.term)}.** {plain(term.definition)}" for term in terms.itertuples()
            )
        )


def headline(
    topic: str,
    finding: str,
    explanation: str,
    page: str,
    link: str,
    choices: dict[str, str] | None = None,
    besides: str = "",
) -> None:
    """A card with one finding that leads to the page, and the choices on it, it comes from.

    `besides` is what a reader must know with the finding.
    """
    with st.container(border=True, height="stretch"):
        st.caption(plain(topic))
        st.subheader(plain(finding), anchor=False)
        if besides:
            st.markdown(plain(besides))
        st.caption(plain(explanation))
        st.page_link(page, label=link, icon=":material/arrow_forward:", query_params=choices or {})
