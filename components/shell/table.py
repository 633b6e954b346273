"""The table beside a chart, which opens on demand."""

from typing import TYPE_CHECKING

import streamlit as st

from components.charts.readable_table import readable
from components.shell.plain import plain
from components.shell.problems import problems_shown
from components.tables.cache import load

if TYPE_CHECKING:
    from pandas import DataFrame

FORMATS = {"count": "%,d", "number": "%,.2f", "share": "%.1f%%", "amount": "%,.0f"}


@st.fragment
def table_on_demand(table: "DataFrame", key: str, title: str) -> None:
    """A table that opens on demand; only then is it sent to the browser.

    `table` has the columns of the file that a visitor downloads; `column_headings.csv` says how
    people call them and what they hold.
    """
    with st.expander("Table", key=key, icon=":material/table:", on_change="rerun") as view:
        if view.open:
            # A fragment runs again on its own, outside what the page shows of problems.
            with problems_shown("The table"):
                _show(table, title)


def _show(table: "DataFrame", title: str) -> None:
    found = readable(table, load("column_headings", "roles"))
    st.dataframe(
        found.table,
        hide_index=True,
        placeholder="–",
        alt=f"Table: {title}",
        column_config={
            column: st.column_config.NumberColumn(found.labels[column], format=FORMATS[kind])
            if kind in FORMATS
            else found.labels[column]
            for column, kind in found.kinds.items()
        },
    )
    if found.caption:
        st.caption(plain(found.caption))
