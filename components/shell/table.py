"""The data table shown below a chart."""

from typing import TYPE_CHECKING

import streamlit as st

from components.charts.readable_table import readable
from components.shell.error_boundary import table_error_boundary
from components.shell.markdown import escape_markdown
from components.tables.cache import get_tables

if TYPE_CHECKING:
    from pandas import DataFrame

FORMATS = {"count": "%,d", "number": "%,.2f", "share": "%.1f%%", "amount": "%,.0f"}


def show_table(table: "DataFrame", title: str) -> None:
    """Show the table below a chart, or a message if the headings can't be read.

    `table` has the columns of the downloaded file; `columns.csv` holds their headings.
    """
    # A fragment reruns on its own, outside the page's error boundary.
    with table_error_boundary("The table"):
        _show(table, title)


def _show(table: "DataFrame", title: str) -> None:
    readable_table = readable(table, get_tables())
    st.dataframe(
        readable_table.table,
        hide_index=True,
        placeholder="–",
        alt=f"Table: {title}",
        column_config={
            column: st.column_config.NumberColumn(
                readable_table.labels[column], format=FORMATS[kind]
            )
            if kind in FORMATS
            else readable_table.labels[column]
            for column, kind in readable_table.kinds.items()
        },
    )
    if readable_table.caption:
        st.caption(escape_markdown(readable_table.caption))
