"""The table beside a chart, as people read it: names instead of ids, rounded, with units."""

import pandas as pd
import streamlit as st

from components.findings import sentence
from components.widgets.data import load, problems_shown
from components.widgets.text import plain

FORMATS = {"count": "%,d", "number": "%,.2f", "share": "%.1f%%", "amount": "%,.0f"}


@st.fragment
def table_on_demand(table: pd.DataFrame, key: str, title: str) -> None:
    """A table that opens on demand; only then is it sent to the browser.

    `table` has the columns of the file that a visitor downloads; `columns.csv` says how
    people call them and what they hold.
    """
    with st.expander("Table", key=key, icon=":material/table:", on_change="rerun") as view:
        if view.open:
            # A fragment runs again on its own, outside what the page shows of problems.
            with problems_shown("The table"):
                _show(table, title)


def _show(table: pd.DataFrame, title: str) -> None:
    tables = load("columns", "roles")
    known = tables["columns"].set_index("id")
    shown = [column for column in known.index if column in table]
    shown += [column for column in table if column not in known.index]
    kinds = known["kind"].reindex(shown).fillna("text")
    labels = {column: sentence(column.replace("_", " ")) for column in shown}
    labels |= known["label"].to_dict()
    names = tables["roles"].set_index("id")["name"].to_dict()
    st.dataframe(
        pd.DataFrame(
            {
                column: _for_people(table[column], kind, names)
                for column, kind in kinds.items()
                if kind != "hidden"
            }
        ),
        hide_index=True,
        placeholder="–",
        alt=f"Table: {title}",
        column_config={
            column: st.column_config.NumberColumn(labels[column], format=FORMATS[kind])
            if kind in FORMATS
            else labels[column]
            for column, kind in kinds.items()
            if kind != "hidden"
        },
    )
    if "amount" in set(kinds) and "unit" in table:
        st.caption(plain(f"Amounts in {table['unit'].iloc[0]}."))


def _for_people(values: pd.Series, kind: str, role_names: dict[str, str]) -> pd.Series:
    # Screen readers read the numbers as they are, not as they are formatted.
    if kind == "share":
        return (100 * values).round(1)
    if kind == "amount":
        return values.round()
    if kind == "code":
        return values.str.replace("_", " ").map(sentence)
    if pd.api.types.is_bool_dtype(values):
        return values.map({True: "yes", False: "no"})
    return values.replace(role_names) if values.name in ("role", "compared_with") else values
