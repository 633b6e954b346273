"""Write `data/README.md`, the dictionary of the tables, from `data/columns.csv`.

Usage: python -m data.build.dictionary
"""

import textwrap
from typing import Any

import pandas as pd

from components.tables.loading import DATA, read_table
from components.tables.schemas import CHARTS

PATH = DATA / "README.md"
INTRODUCTION = """# The tables

Everything that Crossroads shows comes from these tables. They are CSV files in UTF-8 with one
header row. Ids are in lower case. `make data` writes the tables marked *measured* from raw files
that are not part of the project; the others are written by hand. A table that breaks a rule is
rejected with a message that names the file, the row and the column.

`make dictionary` generates this file from `columns.csv`, which also holds the checks of every
column. Rules about whole rows are in `components/tables/row_rules.py`.
"""


def dictionary() -> str:
    """Return the content of `data/README.md`."""
    columns = read_table("columns")
    sections = [_section(str(table), rows) for table, rows in columns.groupby("table", sort=False)]
    return "\n".join([INTRODUCTION, *sections])


def _section(table: str, rows: pd.DataFrame) -> str:
    described = rows.loc[rows["column"] == "", "meaning"]
    text = textwrap.fill(" ".join(described), 103, break_long_words=False, break_on_hyphens=False)
    is_chart = table == CHARTS
    heading = "Beside charts" if is_chart else f"`{table}.csv`"
    last = "heading" if is_chart else "meaning"
    lines = [
        f"| `{row.column}` | {row.type if is_chart else _content(row)} | {getattr(row, last)} |"
        for row in rows[rows["column"] != ""].itertuples()
    ]
    header = [f"| column | holds | {last} |", "| --- | --- | --- |"]
    return "\n".join([f"## {heading}", "", text, "", *header, *lines, ""])


def _content(row: Any) -> str:
    """Describe what a column's cells hold: their type, the tables they refer to, or nothing."""
    tables = [f"`{name}.csv`" for name in row.references.split() if name != "all"]
    refers = f" of {' or '.join(tables)}" if tables else ""
    return f"{row.type}{refers}{'' if row.required == 'yes' else ', or nothing'}"


if __name__ == "__main__":
    PATH.write_text(dictionary(), encoding="utf-8")
