"""Pay bands at each level of a factor, as a picture and as a table."""

import streamlit as st

from components.pay import words
from components.pay.answer.bands import Bands
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown
from components.shell.metrics import show_metrics
from components.tables.roles import Role


def show_bands(found: Bands, roles: tuple[Role, ...]) -> None:
    """The bands by level, or that there are too few records."""
    if not found.chart:
        st.info(escape_markdown(found.finding))
        return
    show_metrics(found.numbers, roles)
    left, right = st.columns([5, 4])
    with left:
        show_chart(found.chart)
    with right:
        st.table(found.table.map(escape_markdown), border="horizontal", hide_index=True)
        download_table(found.chart.table, found.chart.file_name, words.DOWNLOAD)


def show_notes(found: Bands) -> None:
    """What else to know of the bands."""
    if found.notes:
        st.markdown("  \n".join(map(escape_markdown, found.notes)))
