"""The tab 'Bands by level': pay bands as a chart and as a table."""

import streamlit as st

from components.pay import words
from components.pay.answer.bands import PayBands
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_metrics
from components.tables.roles import Role


def show_bands(bands: PayBands, roles: tuple[Role, ...]) -> None:
    """Show the bands by level, or a message if there are too few reports."""
    chart = bands.chart
    if not chart:
        st.info(escape_markdown(bands.finding))
        return
    show_metrics(bands.metrics, roles)
    left, right = st.columns([5, 4])
    with left:
        show_chart(chart)
    with right:
        st.table(bands.table.map(escape_markdown), border="horizontal", hide_index=True)
        download_table(lambda: chart.table, chart.file_name, words.DOWNLOAD)


def show_notes(bands: PayBands) -> None:
    if bands.notes:
        st.markdown("  \n".join(map(escape_markdown, bands.notes)))
