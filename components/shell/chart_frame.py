"""The frame around a chart: title, subtitle, and a menu with the table and downloads."""

from collections.abc import Callable, Collection
from typing import Any

import streamlit as st

from components.charts.chart import Chart
from components.shell import url_state
from components.shell.browser_buttons import copy_link, save_picture
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown
from components.shell.table import show_table

LAST_POINT = "last point"


def show_chart(
    chart: Chart,
    on_point: Callable[[str], None] | None = None,
    invitation: str = "",
    chosen: Collection[str] = (),
) -> None:
    """Show a chart with its title, its subtitle, and a menu: source, table, downloads, link.

    `on_point` receives the custom data of a point that the visitor clicks. `invitation` says what a
    click does; downloaded pictures omit it. `chosen` lists the points that are already selected.
    """
    key = f"chart-{chart.file_name}"

    def tell() -> None:
        # A second click on a point empties the chart's selection, so the last point is stored.
        point = _selected(st.session_state[key]) or st.session_state.get(LAST_POINT, {}).get(key)
        st.session_state[LAST_POINT] = {key: point}
        if on_point and point:
            on_point(point)

    with st.container(border=True):
        st.subheader(escape_markdown(chart.title), anchor=False)
        state = st.plotly_chart(
            chart.figure,
            key=key,
            on_select=tell if on_point else "ignore",
            selection_mode="points",
            config={"displayModeBar": False},
            alt=f"{chart.title}. {_plotted(chart)}",
        )
        if (
            on_point
            and (point := _selected(state))
            and point not in chosen
            and url_state.is_replay()
        ):
            on_point(point)
        _below(chart, key, invitation)


def _plotted(chart: Chart) -> str:
    """Return the text that says what is plotted and which people it describes."""
    return f"{chart.subtitle} {chart.scope}".strip()


@st.fragment
def _below(chart: Chart, key: str, invitation: str) -> None:
    """Show the subtitle and the menu below a chart; the table is sent only on request."""
    table = f"table-{chart.file_name}"
    shown = st.session_state.get(table, False)

    def turn() -> None:
        st.session_state[table] = not shown

    with st.container(horizontal=True, key=f"below-{chart.file_name}"):
        st.caption(escape_markdown(f"{chart.subtitle} {invitation}"))
        with st.popover(
            "More",
            icon=":material/more_horiz:",
            type="tertiary",
            key=f"menu-{chart.file_name}",
            on_change="rerun",
        ) as menu:
            if menu.open:
                if chart.caption:
                    st.caption(escape_markdown(chart.caption))
                label = "Hide the table" if shown else "Show the table"
                st.button(label, icon=":material/table:", type="tertiary", on_click=turn)
                download_table(lambda: chart.table, chart.file_name)
                save_picture(key, chart.title, _plotted(chart), chart.caption, chart.file_name)
                copy_link(f"link-{chart.file_name}")
    if shown:
        show_table(chart.table, chart.title)


def _selected(state: Any) -> str | None:
    """Return the custom data of the selected point of a chart, or None."""
    points = state.selection.points
    return points[0].get("customdata") if points else None


def show_chart_or_message(chart: Chart | str) -> None:
    if isinstance(chart, Chart):
        show_chart(chart)
    else:
        st.info(escape_markdown(chart))
