"""Load the tables in `data/`.

Any problem with a table raises a `TableError`. Its message names the file, the row, the column,
what was found and what was expected.
"""

from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
from cachetools import LRUCache, cached
from pandera.errors import SchemaErrors

from components.tables.csv_file import (
    TableError,
    file_name,
    quote,
    read_cells,
    read_content,
)
from components.tables.schemas import ALL, FOLDER, LEVELS, schemas

DATA = FOLDER

# The number of checked tables in the cache: enough for a few versions of each table.
MAX_CHECKED = 200


MAX_ROW_QUOTE_LENGTH = 200
MAX_CELL_LENGTH = 2_000
# Numbers in the tables. Python also reads '1_000', ' 5', '１２', 'nan' and 'inf' as numbers, but a
# table that contains them is damaged.
NUMERAL = r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"

# A table is also damaged if it contains invisible characters, characters that change the writing
# direction, or the replacement character of a failed decoding.
INVISIBLE = "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]"


# Most tables are small and are often read row by row. Python strings make that a third faster than
# Arrow strings.
TEXT = pd.StringDtype("python", na_value=np.nan)


# Each pair of source and factor in these tables needs levels in LEVELS.
FACTOR_TABLES = ["salary_factors"]


# Tables whose ids and levels are stored as integer codes, with further columns to store that way.
# `pay` is the only large table. It is always read by whole columns, and integer codes are fastest
# for that.
CODED = {"pay": ["employer"]}


def dependencies(name: str) -> list[str]:
    """Return the names of all tables that table `name` depends on, ending with `name` itself."""
    schema = schemas()[name]
    needed = [other for named in schema.references.values() for other in named]
    if schema.factors or name in FACTOR_TABLES:
        needed.append(LEVELS)
    nested = [table for other in needed for table in dependencies(other)]
    return list(dict.fromkeys([*nested, name]))


def read_table(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Return the checked table `name`, with the column types from `data/columns.csv`.

    Raises:
        TableError: the file, or a table that it refers to, is missing or damaged.
    """
    return read_tables([name], folder)[name]


def read_tables(names: list[str], folder: Path = DATA) -> dict[str, pd.DataFrame]:
    """Return the checked tables `names` and every table that they refer to, by name.

    Raises:
        TableError: a file is missing or damaged.
    """
    tables: dict[str, pd.DataFrame] = {}
    for name in dict.fromkeys(table for wanted in names for table in dependencies(wanted)):
        tables[name] = check_table(name, tables, folder)
    return tables


def check_table(name: str, others: dict[str, pd.DataFrame], folder: Path = DATA) -> pd.DataFrame:
    """Return the checked table `name`, sorted by its `order` column if it has one.

    `others` are the checked tables that it refers to. Files with the same content are checked only
    once, even in different folders. Don't modify the result.

    Raises:
        TableError: the file is missing or damaged.
    """
    content = read_content(folder / f"{name}.csv", schemas()[name].columns)
    return _check_content(name, content, others)


class _Identity:
    """A table in a cache key, compared by identity; the key keeps the table alive."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.table is other.table


def _key(name: str, content: bytes, others: dict[str, pd.DataFrame]) -> tuple[object, ...]:
    return name, sha256(content).digest(), *(_Identity(others[other]) for other in sorted(others))


@cached(LRUCache(MAX_CHECKED), key=_key)
def _check_content(name: str, content: bytes, others: dict[str, pd.DataFrame]) -> pd.DataFrame:
    table = read_cells(name, content, schemas()[name].columns)
    _check_references(name, table, others)
    checked = _checked(name, table)
    if "order" in checked:
        checked = checked.sort_values("order", kind="stable")
    checked = checked.reset_index(drop=True)
    schema = schemas()[name]
    codes = [*schema.references, *schema.factors, *CODED[name]] if name in CODED else []
    return checked.astype(
        dict.fromkeys(checked.select_dtypes("str"), TEXT) | dict.fromkeys(codes, "category")
    )


def _checked(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the column types of its schema, still indexed by line number."""
    schema = schemas()[name].checks
    for column in table:
        _refuse_unreadable(name, table[column])

    numbers = [column for column, declared in schema.columns.items() if declared.coerce]
    for column in numbers:
        _refuse_no_number(name, table[column])
    typed = table.assign(**{column: table[column].replace("", None) for column in numbers})
    try:
        return schema.validate(typed, lazy=True)
    except SchemaErrors as errors:
        raise TableError(_first_failure(name, errors.failure_cases, table)) from None


def _refuse_unreadable(name: str, cells: pd.Series) -> None:
    """Raise a TableError if a cell is too long or contains invisible characters."""
    for damaged, expected in (
        (cells.str.len() > MAX_CELL_LENGTH, f"at most {MAX_CELL_LENGTH:,} characters"),
        (cells.str.contains(INVISIBLE), "one line of text without invisible characters"),
    ):
        if damaged.any():
            row, cell = damaged.idxmax(), cells[damaged].iloc[0]
            size = f" and so on, {len(cell):,} characters" if len(cell) > MAX_CELL_LENGTH else ""
            raise TableError(
                f"{file_name(name)}, row {row}, column {cells.name}: found {quote(cell)}{size}, "
                f"expected {expected}."
            )


def _refuse_no_number(name: str, cells: pd.Series) -> None:
    """Raise a TableError if a cell isn't a number in the format of NUMERAL."""
    column = schemas()[name].checks.columns[cells.name]
    numbers = cells.str.fullmatch(NUMERAL) | (column.nullable & (cells == ""))
    if not numbers.all():
        row = numbers.idxmin()
        raise TableError(
            f"{file_name(name)}, row {row}, column {cells.name}: found {quote(cells[row])}, "
            f"expected {column.checks[0].error}."
        )


def _first_failure(name: str, failures: pd.DataFrame, table: pd.DataFrame) -> str:
    """Return the error message for the first problem in a table."""
    # A damaged cell can also break rules about whole rows, so report cells first. Among rules,
    # report the first in the schema, because breaking it can break later ones too.
    whole_row = failures["schema_context"] == "DataFrameSchema"
    located = failures.assign(
        whole_row=whole_row, rule=failures["check_number"].where(whole_row, 0)
    ).sort_values(["whole_row", "rule", "index"], kind="stable", na_position="last")
    first = located.iloc[0]
    check = str(first["check"])
    if first["schema_context"] == "DataFrameSchema":
        # Several rules may have the same text, so find the broken one by its number.
        columns = schemas()[name].checks.checks[int(first["check_number"])].name.split()
        where = f"column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"
        if pd.isna(first["index"]):
            row_text = quote(", ".join(table[columns[0]]), MAX_ROW_QUOTE_LENGTH)
            return f"{file_name(name)}, {where}: found {row_text}, expected {check}."
        row = int(first["index"])
        cells = "; ".join(f"{column} {table.at[row, column]}" for column in columns)
        row_text = quote(cells, MAX_ROW_QUOTE_LENGTH)
        return f"{file_name(name)}, row {row}, {where}: found {row_text}, expected {check}."
    row, column = int(first["index"]), first["column"]
    schema = schemas()[name].checks.columns[column]
    if check.startswith(("coerce_dtype", "dtype", "not_nullable")):
        check = schema.checks[0].error
    return (
        f"{file_name(name)}, row {row}, column {column}: "
        f"found {quote(table.at[row, column])}, expected {check}."
    )


def _check_references(name: str, table: pd.DataFrame, others: dict[str, pd.DataFrame]) -> None:
    """Raise a TableError if an id is missing from the table that it refers to."""
    schema = schemas()[name]
    for column, named in schema.references.items():
        # The first column of a schema holds the table's ids.
        ids = pd.concat([others[other][schemas()[other].columns[0]] for other in named])
        known = [*ids, *([ALL] if column in schema.refers_to_all else [])]
        cells = table[column].str.split().explode().dropna()
        _refuse_unknown(name, cells[~cells.isin(known)], named, ids)
    for column in schema.factors:
        levels = others[LEVELS]
        levels = levels[levels["factor"] == column]
        unknown = ~table[column].isin(levels["code"])
        if "source" in table:
            codes = pd.MultiIndex.from_frame(levels[["source", "code"]])
            unknown = ~pd.MultiIndex.from_frame(table[["source", column]]).isin(codes)
            # If a source doesn't record a factor, the factor's cells must be blank in its rows;
            # otherwise they must not be.
            unknown &= table["source"].isin(levels["source"]) | (table[column] != "")
            unknown &= table["source"].isin(others["sources"]["id"])
        _refuse_unknown(name, table.loc[unknown, column], (LEVELS,), levels["code"])
    if name in FACTOR_TABLES:
        keys = ["source", "factor"]
        levels = pd.MultiIndex.from_frame(others["pay_levels"][keys])
        unknown = table.loc[~pd.MultiIndex.from_frame(table[keys]).isin(levels), "factor"]
        unknown = unknown[table["source"].isin(others["sources"]["id"])]
        if len(unknown):
            raise TableError(
                f"{file_name(name)}, row {unknown.index[0]}, column factor: found "
                f"{quote(unknown.iloc[0])}, expected a factor of which "
                f"{file_name('pay_levels')} has levels for this source."
            )


def _refuse_unknown(
    name: str, unknown: pd.Series, others: tuple[str, ...], known: pd.Series
) -> None:
    if unknown.empty:
        return
    examples = ", ".join(known.drop_duplicates().head(5))
    files = " or ".join(file_name(other) for other in others)
    raise TableError(
        f"{file_name(name)}, row {unknown.index[0]}, column {unknown.name}: "
        f"found {quote(unknown.iloc[0])}, expected an id of {files} such as {examples}."
    )
