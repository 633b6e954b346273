"""The table beside a chart, formatted for reading: names for ids, rounded values, units."""

from dataclasses import dataclass

import pandas as pd

from components.tables.cache import Tables
from components.tables.roles import roles_by_id
from components.tables.schemas import CHARTS
from components.words.phrases import capitalise


@dataclass(frozen=True)
class ReadableTable:
    """A table for reading; `kinds` and `labels` give the type and the heading of each column."""

    table: pd.DataFrame
    kinds: dict[str, str]
    labels: dict[str, str]
    caption: str


def readable(table: pd.DataFrame, tables: Tables) -> ReadableTable:
    """Format a chart's downloadable table for display on a page."""
    described = tables["columns"]
    known = described[described["table"] == CHARTS].set_index("column")
    shown = [column for column in known.index if column in table]
    shown += [column for column in table if column not in known.index]
    kinds = known["type"].reindex(shown).fillna("text")
    kinds = kinds[kinds != "hidden"]
    labels = {column: capitalise(column.replace("_", " ")) for column in kinds.index}
    names = {role.id: role.name for role in roles_by_id(tables).values()}
    amounts = "amount" in set(kinds) and "unit" in table
    return ReadableTable(
        pd.DataFrame(
            {column: _for_people(table[column], kind, names) for column, kind in kinds.items()}
        ),
        kinds.to_dict(),
        labels | known["heading"].reindex(kinds.index).dropna().to_dict(),
        f"Amounts in {table['unit'].iloc[0]}." if amounts else "",
    )


def _for_people(values: pd.Series, kind: str, role_names: dict[str, str]) -> pd.Series:
    # Screen readers read the stored numbers, not the formatted ones.
    if kind == "share":
        return (100 * values).round(1)
    if kind == "amount":
        return values.round()
    if kind == "code":
        return values.str.replace("_", " ").map(capitalise)
    if pd.api.types.is_bool_dtype(values):
        return values.map({True: "yes", False: "no"})
    return values.replace(role_names) if values.name in ("role", "compared_with") else values
