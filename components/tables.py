"""Ring 1: loading the tables in `data/`.

Whatever is wrong with a table becomes a `TableError` whose text names the file,
the row, the column, what was found and what was expected.
"""

import csv
import io
from pathlib import Path

import pandas as pd
from pandera.errors import SchemaErrors

from components.schemas import FACTOR_COLUMNS, REFERENCES, SCHEMAS

DATA = Path(__file__).parent.parent / "data"

LONGEST_QUOTE = 60


class TableError(Exception):
    """A table that cannot be used; its text is a message for people."""


def dependencies(name: str) -> list[str]:
    """The tables that must be sound for table `name` to be, itself last."""
    needed = " ".join(REFERENCES.get(name, {}).values()).split()
    if name in FACTOR_COLUMNS:
        needed.append("salary_factors")
    nested = [table for other in needed for table in dependencies(other)]
    return list(dict.fromkeys([*nested, name]))


def load(name: str, folder: Path = DATA) -> pd.DataFrame:
    """The checked table `name`, with the columns and types that SCHEMAS declares.

    Raises:
        TableError: the file, or a table that it refers to, is missing or damaged.
    """
    return load_all([name], folder)[name]


def load_all(names: list[str], folder: Path = DATA) -> dict[str, pd.DataFrame]:
    """The checked tables `names` and all that they refer to, by name.

    Raises:
        TableError: a file is missing or damaged.
    """
    tables: dict[str, pd.DataFrame] = {}
    for name in dict.fromkeys(table for wanted in names for table in dependencies(wanted)):
        tables[name] = _checked(name, _read(folder / f"{name}.csv"))
        _check_references(name, tables)
    return {name: table.reset_index(drop=True) for name, table in tables.items()}


def _read(path: Path) -> pd.DataFrame:
    """The raw cells of a CSV file as text; the index is the line that a row ends on."""
    file = _file(path.stem)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise TableError(f"{file}: the file is missing.") from None
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        byte = error.object[error.start]
        raise TableError(
            f"{file}, row {row}: found the byte 0x{byte:02x}, expected text in UTF-8."
        ) from None
    except OSError as error:
        raise TableError(
            f"{file}: found {error.strerror or error}, expected a readable file."
        ) from None

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, None)
        if not header:
            raise TableError(f"{file}, row 1: found nothing, expected a header row.")
        rows, lines = [], []
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise TableError(
                    f"{file}, row {reader.line_num}: found {len(cells)} cells, expected "
                    f"{len(header)}, as in the header row."
                )
            rows.append(cells)
            lines.append(reader.line_num)
    except csv.Error as error:
        raise TableError(
            f"{file}, row {reader.line_num}: found text that is not CSV ({error}), "
            "expected cells separated by commas."
        ) from None
    return pd.DataFrame(rows, columns=header, index=lines, dtype="str")


def _checked(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table with the types of its schema; the index stays the line of each row."""
    file, schema = _file(name), SCHEMAS[name]
    for column in schema.columns:
        found = list(table.columns).count(column)
        if found != 1:
            problem = "is missing" if found == 0 else f"is there {found} times"
            raise TableError(
                f"{file}, row 1, column {column}: found {_quote(','.join(table.columns))}, "
                f"where the column {problem}; expected {', '.join(schema.columns)}."
            )
    unexpected = [column for column in table.columns if column not in schema.columns]
    if unexpected:
        raise TableError(
            f"{file}, row 1, column {_quote(unexpected[0])}: found a column that does not "
            f"belong there, expected only {', '.join(schema.columns)}."
        )
    if table.empty:
        raise TableError(f"{file}, row 2: found no rows, expected at least one.")

    numbers = [name for name, column in schema.columns.items() if column.coerce]
    blank_as_missing = table.assign(
        **{column: table[column].replace("", None) for column in numbers}
    )
    try:
        return schema.validate(blank_as_missing, lazy=True)
    except SchemaErrors as errors:
        raise TableError(_first_failure(name, errors.failure_cases, table)) from None


def _first_failure(name: str, failures: pd.DataFrame, table: pd.DataFrame) -> str:
    """The message for the first damaged cell of a table."""
    # A damaged cell can make rules about whole rows fail as well: the cell is the cause.
    whole_row = failures["schema_context"] == "DataFrameSchema"
    located = failures.assign(whole_row=whole_row).dropna(subset="index")
    first = located.sort_values(["whole_row", "index"], kind="stable").iloc[0]
    row, check = int(first["index"]), str(first["check"])
    if first["schema_context"] == "DataFrameSchema":
        found = "; ".join(f"{column} {table.at[row, column]}" for column in table.columns)
        return f"{_file(name)}, row {row}: found {_quote(found)}, expected {check}."
    column = first["column"]
    schema = SCHEMAS[name].columns[column]
    if check.startswith(("coerce_dtype", "dtype", "not_nullable")):
        check = schema.checks[0].error
    return (
        f"{_file(name)}, row {row}, column {column}: "
        f"found {_quote(table.at[row, column])}, expected {check}."
    )


def _check_references(name: str, tables: dict[str, pd.DataFrame]) -> None:
    """Raise a TableError for an id that the table it refers to does not have."""
    table = tables[name]
    for column, others in REFERENCES.get(name, {}).items():
        # The ids of a table stand in the first column of its schema.
        ids = pd.concat(
            [tables[other][next(iter(SCHEMAS[other].columns))] for other in others.split()]
        )
        each = table[column].str.split().explode().dropna()
        _refuse_unknown(name, each[~each.isin(ids)], others, ids)
    for column in FACTOR_COLUMNS.get(name, []):
        levels = tables["salary_factors"]
        levels = levels[levels["factor"] == column]
        codes = pd.MultiIndex.from_frame(levels[["source", "code"]])
        # A factor that a source does not know stays blank in its rows, and only there.
        expected_blank = ~table["source"].isin(levels["source"]) & (table[column] == "")
        unknown = ~pd.MultiIndex.from_frame(table[["source", column]]).isin(codes)
        _refuse_unknown(
            name, table.loc[unknown & ~expected_blank, column], "salary_factors", levels["code"]
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


def _quote(text: str) -> str:
    text = str(text)
    return repr(text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…")
