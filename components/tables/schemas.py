"""The schema of each table: its columns, from `data/columns.csv`, and the rules for its rows."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandera.pandas as pa

from components.tables.column_types import column_of_type, expected_types
from components.tables.csv_file import TableError, file_name, quote, read_cells, read_content
from components.tables.row_rules import ROW_RULES

FOLDER = Path(__file__).parents[2] / "data"
DESCRIPTIONS = "columns"
HEADER = ("table", "column", "type", "required", "references", "meaning", "heading")
# Not the name of a file: it marks the columns of the tables that pages show beside charts.
CHARTS = "charts"
# In a column that refers to other tables: an id that stands for all rows.
ALL = "all"
# The table with the codes that columns named after a factor may hold.
LEVELS = "pay_levels"


@dataclass(frozen=True)
class Schema:
    """The schema of a table.

    `references` maps a column to the tables that its ids come from. Its cells hold one id, or
    several separated by spaces; a blank cell refers to nothing. The columns in `refers_to_all` may
    hold ALL instead. The columns in `factors` hold codes from LEVELS.
    """

    checks: pa.DataFrameSchema
    references: dict[str, tuple[str, ...]]
    refers_to_all: frozenset[str]
    factors: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """The column names, in the order of the table's file."""
        return list(self.checks.columns)


@cache
def schemas() -> dict[str, Schema]:
    """Return the schema of every table, in the order of `data/columns.csv`.

    The file is read once, so a change to it takes effect only when the app restarts.

    Raises:
        TableError: the file is missing or damaged.
    """
    return read_schemas(FOLDER)


def read_schemas(folder: Path) -> dict[str, Schema]:
    """Return the schemas that `columns.csv` in a folder describes.

    Raises:
        TableError: the file is missing or damaged.
    """
    content = read_content(folder / f"{DESCRIPTIONS}.csv", HEADER)
    cells = read_cells(DESCRIPTIONS, content, HEADER)
    described = cells[(cells["column"] != "") & (cells["table"] != CHARTS)]
    tables = set(described["table"])
    repeated = described.index[described.duplicated(["table", "column"], keep=False)]
    for line, row in described.iterrows():
        known = {*tables, ALL}
        unknown = [name for name in row["references"].split() if name not in known]
        if unknown:
            raise _damaged(line, "references", row["references"], "tables that the file describes")
        if row["required"] not in ("yes", "no"):
            raise _damaged(line, "required", row["required"], "one of yes, no")
        if column_of_type(row["type"], True) is None:
            raise _damaged(line, "type", row["type"], f"a type: {expected_types()}")
        if line in repeated:
            raise _damaged(line, "column", row["column"], "each column of a table once")
    missing = [table for table in ROW_RULES if table not in tables]
    if missing:
        raise TableError(
            f"{file_name(DESCRIPTIONS)}, column table: found no {missing[0]}, expected the columns "
            "of every table."
        )
    return {
        str(table): _schema(str(table), rows.to_dict("records"))
        for table, rows in described.groupby("table", sort=False)
    }


def _schema(table: str, rows: list[dict[str, str]]) -> Schema:
    references = {row["column"]: row["references"].split() for row in rows}
    factors = tuple(column for column, named in references.items() if named == [LEVELS])
    return Schema(
        pa.DataFrameSchema(
            {row["column"]: column_of_type(row["type"], row["required"] == "yes") for row in rows},
            checks=ROW_RULES.get(table, []),
        ),
        {
            column: tuple(name for name in named if name != ALL)
            for column, named in references.items()
            if named and column not in factors
        },
        frozenset(column for column, named in references.items() if ALL in named),
        factors,
    )


def _damaged(line: object, column: str, cell: str, expected: str) -> TableError:
    return TableError(
        f"{file_name(DESCRIPTIONS)}, row {line}, column {column}: found {quote(cell)}, expected "
        f"{expected}."
    )
