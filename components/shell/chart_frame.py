"""The frame around a chart: its finding, what is plotted, its source, its table."""

from collections.abc import Callable, Collection
from typing import Any

import streamlit as st

from components.charts.chart import Chart
from components.shell import link
from components.shell.browser_buttons import save_picture
from components.shell.downloads import download_table
from components.shell.plain import plain
from components.shell.table import table_on_demand

LAST_POINT = "last point"


def show_chart(
    chart: Chart,
    on_point: Callable[[str], None] | None = None,
    invitation: str = "",
    chosen: Collection[str] = (),
) -> None:
    """Show a chart in its frame, with its table and both as files.

    `on_point` is told the custom data of a point that the visitor clicks on; `invitation`
    says what a click does, which is not for the picture; `chosen` are the points that are
    chosen by now.
    """
    key = f"chart-{chart.file_name}"

    def tell() -> None:
        # A click on the mark that was clicked on last takes it out of the chart's own selection.
        point = _selected(st.session_state[key]) or st.session_state.get(LAST_POINT, {}).get(key)
        st.session_state[LAST_POINT] = {key: point}
        if on_point and point:
            on_point(point)

    with st.container(border=True):
        st.subheader(plain(chart.title), anchor=False)
        st.caption(plain(f"{chart.subtitle} {invitation}"))
        state = st.plotly_chart(
            chart.figure,
            key=key,
            on_select=tell if on_point else "ignore",
            selection_mode="points",
            config={"displayModeBar": False},
            alt=f"{chart.title}. {chart.subtitle}",
        )
        if on_point and (point := _selected(state)) and point not in chosen and link.missed():
            on_point(point)
        st.caption(plain(chart.caption))
        with st.container(horizontal=True):
            download_table(chart.table, chart.file_name)
            save_picture(key, chart.title, chart.subtitle, chart.caption, chart.file_name)
        table_on_demand(chart.table, f"table-{chart.file_name}", chart.title)


def _selected(state: Any) -> str | None:
    """The custom data of the point that is selected in a chart."""
    points = state.selection.points
    return points[0].get("customdata") if points else None


def show_chart_or_say(found: Chart | str) -> None:
    """Show a chart, or say what there is to say in its place."""
    if isinstance(found, Chart):
        show_chart(found)
    else:
        st.info(plain(found))
