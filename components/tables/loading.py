"""Load the tables in `data/`.

Any problem with a table raises a `TableError`. Its message names the file, the row, the column,
what was found and what was expected.
"""

import csv
import io
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
from cachetools import LRUCache, cached
from pandera.errors import SchemaErrors

from components.tables.schemas import EVERYTHING, FACTOR_COLUMNS, FACTOR_TABLES, REFERENCES, SCHEMAS

DATA = Path(__file__).parents[2] / "data"
# How many checked tables to keep: all of them, in a few versions.
MAX_CHECKED = 200


MAX_CELL_QUOTE_LENGTH = 60
MAX_ROW_QUOTE_LENGTH = 200
MAX_CELL_LENGTH = 2_000
# Python also reads '1_000', ' 5', '１２', 'nan' and 'inf' as numbers. A table that contains them is
# damaged. So is a table with invisible characters, with characters that change the writing
# direction, or with the replacement character of a failed decoding.
NUMERAL = r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"


INVISIBLE = "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]"


# The tables are small and often read row by row. Python strings make that a third faster than Arrow
# strings.
TEXT = pd.StringDtype("python", na_value=np.nan)


# The one large table is read by whole columns only. Integer codes are fastest for that.
CODED = {"pay": ["employer"]}


# Lift the CSV reader's limit, because its error doesn't name the column. Long cells are reported
# below.
csv.field_size_limit(sys.maxsize)


class TableError(Exception):
    """A table that can't be used; the message is written for visitors."""


def dependencies(name: str) -> list[str]:
    """Return the tables that table `name` depends on, itself last."""
    needed = " ".join(REFERENCES.get(name, {}).values()).split()
    if name in FACTOR_COLUMNS or name in FACTOR_TABLES:
        needed.append("pay_levels")
    nested = [table for other in needed for table in dependencies(other)]
    return list(dict.fromkeys([*nested, name]))


def read_table(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Return the checked table `name`, with the columns and types that SCHEMAS declares.

    Raises:
        TableError: the file, or a table that it refers to, is missing or damaged.
    """
    return read_tables([name], folder)[name]


def read_tables(names: list[str], folder: Path = DATA) -> dict[str, pd.DataFrame]:
    """Return the checked tables `names`, and every table they refer to, by name.

    Raises:
        TableError: a file is missing or damaged.
    """
    tables: dict[str, pd.DataFrame] = {}
    for name in dict.fromkeys(table for wanted in names for table in dependencies(wanted)):
        tables[name] = check_table(name, tables, folder)
    return tables


def check_table(name: str, others: dict[str, pd.DataFrame], folder: Path = DATA) -> pd.DataFrame:
    """Return the checked table `name` in its order, given the checked tables that it refers to.

    A file with the same content is checked once, wherever it is. Don't modify the result.

    Raises:
        TableError: the file is missing or damaged.
    """
    return _check_content(name, _content(folder / f"{name}.csv"), others)


class _Identity:
    """A table as part of a cache key: compared by identity, and kept alive by the key."""

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
    table = _cells(name, content)
    _check_references(name, table, others)
    checked = _checked(name, table)
    if "order" in checked:
        checked = checked.sort_values("order", kind="stable")
    checked = checked.reset_index(drop=True)
    codes = (
        [*REFERENCES.get(name, {}), *FACTOR_COLUMNS[name], *CODED[name]] if name in CODED else []
    )
    return checked.astype(
        dict.fromkeys(checked.select_dtypes("str"), TEXT) | dict.fromkeys(codes, "category")
    )


def _content(path: Path) -> bytes:
    """Return the content of a table's file."""
    file = _file(path.stem)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TableError(
            f"{file}: the file is missing: found nothing, expected a table with the columns "
            f"{', '.join(SCHEMAS[path.stem].columns)}."
        ) from None
    except OSError as error:
        raise TableError(
            f"{file}: found {error.strerror or error}, expected a readable file."
        ) from None


def _cells(name: str, content: bytes) -> pd.DataFrame:
    """Return the raw cells of a CSV file as text, indexed by line number."""
    file = _file(name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        raise TableError(
            f"{file}, row {row}: found the byte 0x{byte:02x}, expected text in UTF-8."
        ) from None

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 1
    try:
        header = next(reader, None)
        if not header:
            raise TableError(
                f"{file}, row 1: found nothing, expected a header row with the columns "
                f"{', '.join(SCHEMAS[name].columns)}."
            )
        _check_header(name, header)
        rows, lines = [], []
        row = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                raise TableError(
                    f"{file}, row {row}: found {len(cells)} cells, expected "
                    f"{len(header)}, as in the header row."
                )
            if cells:
                rows.append(cells)
                lines.append(row)
            row = reader.line_num + 1
    except csv.Error as error:
        raise TableError(
            f"{file}, row {row}: found text that is not CSV ({error}), "
            "expected cells separated by commas."
        ) from None
    table = pd.DataFrame(rows, columns=header, index=lines, dtype="str")
    if table.empty:
        raise TableError(
            f"{file}, row 2: found no rows, expected at least one with {', '.join(header)}."
        )
    return table


def _check_header(name: str, header: list[str]) -> None:
    """Raise a TableError unless the header is exactly that of the schema."""
    file, schema = _file(name), SCHEMAS[name]
    for column in schema.columns:
        times = header.count(column)
        if times != 1:
            problem = "is missing" if times == 0 else f"is there {times} times"
            raise TableError(
                f"{file}, row 1, column {column}: found {_quote(','.join(header))}, "
                f"where the column {problem}; expected {', '.join(schema.columns)}."
            )
    for actual, wanted in zip(header, [*schema.columns, None], strict=False):
        if actual not in schema.columns:
            raise TableError(
                f"{file}, row 1, column {_quote(actual)}: found a column that does not "
                f"belong there, expected only {', '.join(schema.columns)}."
            )
        # Require the order as well: otherwise two swapped column names would pass.
        if actual != wanted:
            raise TableError(
                f"{file}, row 1, column {wanted}: found {_quote(actual)} in its place, "
                f"expected the order {', '.join(schema.columns)}."
            )


def _checked(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the types of its schema, still indexed by line number."""
    schema = SCHEMAS[name]
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
    """Raise a TableError for a cell that can't be shown completely on a page."""
    for damaged, expected in (
        (cells.str.len() > MAX_CELL_LENGTH, f"at most {MAX_CELL_LENGTH:,} characters"),
        (cells.str.contains(INVISIBLE), "one line of text without invisible characters"),
    ):
        if damaged.any():
            row, cell = damaged.idxmax(), cells[damaged].iloc[0]
            size = f" and so on, {len(cell):,} characters" if len(cell) > MAX_CELL_LENGTH else ""
            raise TableError(
                f"{_file(name)}, row {row}, column {cells.name}: found {_quote(cell)}{size}, "
                f"expected {expected}."
            )


def _refuse_no_number(name: str, cells: pd.Series) -> None:
    """Raise a TableError for a cell that isn't a number in the format of the tables."""
    column = SCHEMAS[name].columns[cells.name]
    numbers = cells.str.fullmatch(NUMERAL) | (column.nullable & (cells == ""))
    if not numbers.all():
        row = numbers.idxmin()
        raise TableError(
            f"{_file(name)}, row {row}, column {cells.name}: found {_quote(cells[row])}, "
            f"expected {column.checks[0].error}."
        )


def _first_failure(name: str, failures: pd.DataFrame, table: pd.DataFrame) -> str:
    """Return the message for the first damaged cell of a table."""
    # A damaged cell can also break rules about whole rows, so report cells first. Among rules,
    # those that come first in the schema cause the others.
    whole_row = failures["schema_context"] == "DataFrameSchema"
    located = failures.assign(
        whole_row=whole_row, rule=failures["check_number"].where(whole_row, 0)
    ).sort_values(["whole_row", "rule", "index"], kind="stable", na_position="last")
    first = located.iloc[0]
    check = str(first["check"])
    if first["schema_context"] == "DataFrameSchema":
        # Rules may have the same text, so find the broken one by its number.
        columns = SCHEMAS[name].checks[int(first["check_number"])].name.split()
        where = f"column{'s' if len(columns) > 1 else ''} {', '.join(columns)}"
        if pd.isna(first["index"]):
            row_text = _quote(", ".join(table[columns[0]]), MAX_ROW_QUOTE_LENGTH)
            return f"{_file(name)}, {where}: found {row_text}, expected {check}."
        row = int(first["index"])
        cells = "; ".join(f"{column} {table.at[row, column]}" for column in columns)
        row_text = _quote(cells, MAX_ROW_QUOTE_LENGTH)
        return f"{_file(name)}, row {row}, {where}: found {row_text}, expected {check}."
    row, column = int(first["index"]), first["column"]
    schema = SCHEMAS[name].columns[column]
    if check.startswith(("coerce_dtype", "dtype", "not_nullable")):
        check = schema.checks[0].error
    return (
        f"{_file(name)}, row {row}, column {column}: "
        f"found {_quote(table.at[row, column])}, expected {check}."
    )


def _check_references(name: str, table: pd.DataFrame, others: dict[str, pd.DataFrame]) -> None:
    """Raise a TableError for an id that is missing in the table it refers to."""
    for column, named in REFERENCES.get(name, {}).items():
        # A table's ids are in the first column of its schema.
        ids = pd.concat(
            [others[other][next(iter(SCHEMAS[other].columns))] for other in named.split()]
        )
        known = [*ids, EVERYTHING.get(name, {}).get(column)]
        each = table[column].str.split().explode().dropna()
        _refuse_unknown(name, each[~each.isin(known)], named, ids)
    for column in FACTOR_COLUMNS.get(name, []):
        levels = others["pay_levels"]
        levels = levels[levels["factor"] == column]
        unknown = ~table[column].isin(levels["code"])
        if "source" in table:
            codes = pd.MultiIndex.from_frame(levels[["source", "code"]])
            unknown = ~pd.MultiIndex.from_frame(table[["source", column]]).isin(codes)
            # A factor that a source doesn't know is blank in the source's rows, and only there.
            unknown &= table["source"].isin(levels["source"]) | (table[column] != "")
            unknown &= table["source"].isin(others["sources"]["id"])
        _refuse_unknown(name, table.loc[unknown, column], "pay_levels", levels["code"])
    if name in FACTOR_TABLES:
        keys = ["source", "factor"]
        levels = pd.MultiIndex.from_frame(others["pay_levels"][keys])
        unknown = table.loc[~pd.MultiIndex.from_frame(table[keys]).isin(levels), "factor"]
        unknown = unknown[table["source"].isin(others["sources"]["id"])]
        if len(unknown):
            raise TableError(
                f"{_file(name)}, row {unknown.index[0]}, column factor: found "
                f"{_quote(unknown.iloc[0])}, expected a factor of which "
                f"{_file('pay_levels')} has levels for this source."
            )


def _refuse_unknown(name: str, unknown: pd.Series, others: str, known: pd.Series) -> None:
    if unknown.empty:
        return
    examples = ", ".join(known.drop_duplicates().head(5))
    files = " or ".join(_file(other) for other in others.split())
    raise TableError(
        f"{_file(name)}, row {unknown.index[0]}, column {unknown.name}: "
        f"found {_quote(unknown.iloc[0])}, expected an id of {files} such as {examples}."
    )


def _file(name: str) -> str:
    return f"data/{name}.csv"


def _quote(text: str, longest: int = MAX_CELL_QUOTE_LENGTH) -> str:
    text = str(text)
    return repr(text if len(text) <= longest else text[: longest - 1] + "…")
