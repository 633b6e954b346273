"""The frame around a chart: its finding, what is plotted, its source, its table."""

from collections.abc import Callable

import streamlit as st

from components.charts.chart import Chart
from components.shell.browser_buttons import save_picture
from components.shell.downloads import download_table
from components.shell.plain import plain
from components.shell.table import table_on_demand


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
            download_table(chart.table, chart.file_name)
            save_picture(key, chart.title, chart.subtitle, chart.caption, chart.file_name)
        table_on_demand(chart.table, f"table-{chart.file_name}", chart.title)


def show_chart_or_say(found: Chart | str) -> None:
    """Show a chart, or say what there is to say in its place."""
    if isinstance(found, Chart):
        show_chart(found)
    else:
        st.info(plain(found))
