"""Read the cells of a table's CSV file as text, and say what is wrong with the file."""

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

MAX_CELL_QUOTE_LENGTH = 60

# Remove the CSV reader's limit on the length of a cell, because its error doesn't name the column.
# `loading.py` reports long cells.
csv.field_size_limit(sys.maxsize)


class TableError(Exception):
    """Raised if a table can't be used; visitors see the message."""


def read_content(path: Path, columns: Sequence[str]) -> bytes:
    """Return the content of a table's file; `columns` are named in the error message.

    Raises:
        TableError: the file is missing or can't be read.
    """
    file = file_name(path.stem)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TableError(
            f"{file}: the file is missing: found nothing, expected a table with the columns "
            f"{', '.join(columns)}."
        ) from None
    except OSError as error:
        raise TableError(
            f"{file}: found {error.strerror or error}, expected a readable file."
        ) from None


def read_cells(name: str, content: bytes, columns: Sequence[str]) -> pd.DataFrame:
    """Return the cells of table `name` as text, indexed by line number.

    Raises:
        TableError: the content isn't a CSV file with exactly these columns and at least one row.
    """
    file = file_name(name)
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
                f"{', '.join(columns)}."
            )
        _check_header(name, header, columns)
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


def _check_header(name: str, header: list[str], columns: Sequence[str]) -> None:
    """Raise a TableError unless the header has exactly these columns in this order."""
    file = file_name(name)
    for column in columns:
        times = header.count(column)
        if times != 1:
            problem = "is missing" if times == 0 else f"is there {times} times"
            raise TableError(
                f"{file}, row 1, column {column}: found {quote(','.join(header))}, "
                f"where the column {problem}; expected {', '.join(columns)}."
            )
    for actual, wanted in zip(header, [*columns, None], strict=False):
        if actual not in columns:
            raise TableError(
                f"{file}, row 1, column {quote(actual)}: found a column that does not "
                f"belong there, expected only {', '.join(columns)}."
            )
        # Check the order as well: otherwise two swapped column names would pass.
        if actual != wanted:
            raise TableError(
                f"{file}, row 1, column {wanted}: found {quote(actual)} in its place, "
                f"expected the order {', '.join(columns)}."
            )


def file_name(name: str) -> str:
    return f"data/{name}.csv"


def quote(text: str, longest: int = MAX_CELL_QUOTE_LENGTH) -> str:
    text = str(text)
    return repr(text if len(text) <= longest else text[: longest - 1] + "…")
