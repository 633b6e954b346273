"""Test that `data/README.md` is generated from `data/columns.csv`, which describes every table."""

import pandas as pd
import pytest

from components.tables.csv_file import TableError
from components.tables.loading import DATA, read_table
from components.tables.schemas import CHARTS, read_schemas, schemas
from data.build.dictionary import PATH, dictionary

COLUMNS = read_table("columns")


def test_the_dictionary_is_up_to_date():
    assert PATH.read_text(encoding="utf-8") == dictionary(), "run `make dictionary`"


def test_every_table_and_column_has_a_meaning():
    described = COLUMNS[COLUMNS["table"] != CHARTS]
    assert (described["meaning"] != "").all()
    assert set(described.loc[described["column"] == "", "table"]) == set(schemas())


def test_every_column_beside_a_chart_has_a_heading():
    shown = COLUMNS[(COLUMNS["table"] == CHARTS) & (COLUMNS["column"] != "")]
    assert (shown["heading"] != "").all()
    kinds = {"text", "code", "count", "number", "share", "amount", "hidden"}
    assert set(shown["type"]) == kinds


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("type", "identfier", "row 3, column type: found 'identfier', expected a type: identifier"),
        ("required", "maybe", "row 3, column required: found 'maybe', expected one of yes, no"),
        ("references", "rolls", "row 3, column references: found 'rolls', expected tables"),
        ("column", "order", "column: found 'order', expected each column of a table once"),
    ],
)
def test_a_damaged_description_is_named(tmp_path, column, value, expected):
    table = pd.read_csv(DATA / "columns.csv", dtype=str, keep_default_na=False)
    table.loc[1, column] = value
    table.to_csv(tmp_path / "columns.csv", index=False)
    with pytest.raises(TableError, match=r"data/columns.csv") as error:
        read_schemas(tmp_path)
    assert expected in str(error.value)


def test_missing_descriptions_are_named(tmp_path):
    with pytest.raises(TableError, match=r"data/columns.csv: the file is missing"):
        read_schemas(tmp_path)
    (tmp_path / "columns.csv").write_text("table,column\nroles,id\n")
    with pytest.raises(TableError, match=r"data/columns.csv, row 1, column type"):
        read_schemas(tmp_path)
    table = pd.read_csv(DATA / "columns.csv", dtype=str, keep_default_na=False)
    table[table["table"] != "roles"].to_csv(tmp_path / "columns.csv", index=False)
    with pytest.raises(TableError, match=r"found"):
        read_schemas(tmp_path)
