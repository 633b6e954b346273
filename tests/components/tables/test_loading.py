"""Tests that every table is valid, and that the message about a damaged one is precise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from components.tables import loading
from components.tables.csv_file import TableError
from components.tables.loading import dependencies, read_table, read_tables
from components.tables.schemas import schemas


def test_committed_tables_are_sound(subtests):
    for name, table in read_tables(list(schemas())).items():
        with subtests.test(table=name):
            assert list(table.columns) == schemas()[name].columns
            assert len(table) > 0


def test_every_csv_file_has_a_schema_and_the_other_way_round():
    assert {file.stem for file in loading.DATA.glob("*.csv")} == set(schemas())


def test_dependencies_come_before_the_table_itself():
    assert dependencies("pay")[-1] == "pay"
    assert set(dependencies("pay")) == {"sources", "roles", "pay_levels", "pay"}


def edit(file: Path, change: Callable[[list[str]], list[str]]) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    file.write_text("\n".join(change(lines)), encoding="utf-8")


def replace_cell(line: int, column: str, value: str) -> Callable[[list[str]], list[str]]:
    """Return a function that changes one cell of a table without quoted cells.

    Line 1 is the header.
    """

    def change(lines: list[str]) -> list[str]:
        position = lines[0].split(",").index(column)
        cells = lines[line - 1].split(",")
        cells[position] = value
        lines[line - 1] = ",".join(cells)
        return lines

    return change


CELLS = [
    ("pay", "records", "-3", "'-3', expected a whole number, 1 or more"),
    ("pay", "records", "many", "'many', expected a whole number, 1 or more"),
    ("pay", "records", "2.5", "'2.5', expected a whole number, 1 or more"),
    ("pay", "records", "", "'', expected a whole number, 1 or more"),
    ("pay", "records", "99999999999", "'99999999999', expected a whole number, 1 or more"),
    ("pay", "low", "inf", "'inf', expected a number, 0 or more"),
    ("pay", "low", "nan", "'nan', expected a number, 0 or more"),
    ("pay", "role", "wizard", "'wizard', expected an id of data/roles.csv such as mle, ds"),
    ("pay", "source", "gossip", "'gossip', expected an id of data/sources.csv such as article"),
    ("pay", "country", "zz", "'zz', expected an id of data/pay_levels.csv such as us"),
    ("pay", "remote", "on-site", "'on-site', expected an id of data/pay_levels.csv"),
    ("exchange_rates", "exchange_rate", "0", "'0', expected a number, above 0"),
    ("exchange_rates", "year", "20222", "'20222', expected a year such as 2024"),
    (
        "exchange_rates",
        "currency",
        "XXX",
        "'XXX', expected an id of data/currencies.csv such as usd",
    ),
]


@pytest.mark.parametrize(("name", "column", "value", "message"), CELLS)
def test_damaged_cell_is_named(data: Path, name: str, column: str, value: str, message: str):
    edit(data / f"{name}.csv", replace_cell(5, column, value))
    with pytest.raises(TableError) as error:
        read_table(name, data)
    assert str(error.value).startswith(f"data/{name}.csv, row 5, column {column}: found {message}")


def test_missing_file(data: Path):
    (data / "pay.csv").unlink()
    with pytest.raises(TableError, match=r"data/pay\.csv: the file is missing"):
        read_table("pay", data)


def test_directory_in_place_of_a_file(data: Path):
    (data / "pay.csv").unlink()
    (data / "pay.csv").mkdir()
    with pytest.raises(TableError, match=r"data/pay\.csv: found .*, expected a readable file"):
        read_table("pay", data)


def test_empty_file_and_header_alone(data: Path):
    (data / "pay.csv").write_text("")
    with pytest.raises(TableError, match="row 1: found nothing, expected a header row"):
        read_table("pay", data)
    (data / "pay.csv").write_text(",".join(schemas()["pay"].columns) + "\n")
    with pytest.raises(TableError, match="row 2: found no rows, expected at least one"):
        read_table("pay", data)


def test_missing_extra_and_doubled_column(data: Path):
    file = data / "currencies.csv"
    original = file.read_text(encoding="utf-8")
    file.write_text(original.replace("symbol", "sign", 1), encoding="utf-8")
    with pytest.raises(TableError, match=r"row 1, column symbol: .*the column is missing"):
        read_table("currencies", data)
    file.write_text(original.replace("name,symbol", "symbol,symbol", 1), encoding="utf-8")
    with pytest.raises(TableError, match=r"column name: .*the column is missing"):
        read_table("currencies", data)
    rows = [f"{line},x" for line in original.strip().split("\n")]
    file.write_text("\n".join(rows).replace("unit_size,x", "unit_size,extra"), encoding="utf-8")
    with pytest.raises(TableError, match="column 'extra': found a column that does not belong"):
        read_table("currencies", data)


def test_row_with_a_cell_too_many_or_too_few(data: Path):
    edit(data / "pay.csv", lambda lines: [*lines[:6], lines[6] + ",", *lines[7:]])
    with pytest.raises(TableError, match=r"data/pay\.csv, row 7: found 15 cells, expected 14"):
        read_table("pay", data)


def test_one_role_alone_leaves_nothing_to_compare(data: Path):
    file = data / "roles.csv"
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:2]))
    message = r"data/roles.csv, column id: found 'mle', expected at least two roles to compare"
    with pytest.raises(TableError, match=message):
        read_table("roles", data)


def test_duplicate_key(data: Path):
    edit(data / "pay.csv", lambda lines: [*lines[:3], lines[2], *lines[3:]])
    with pytest.raises(
        TableError, match=r"row 4, columns source, role, .*: found .*, expected no other"
    ):
        read_table("pay", data)


def test_overlapping_bands(data: Path):
    edit(data / "pay.csv", replace_cell(3, "high", "45000"))
    with pytest.raises(TableError, match="expected bands of one source and year that do not"):
        read_table("pay", data)


def test_wrong_encoding(data: Path):
    text = (data / "currencies.csv").read_text(encoding="utf-8")
    (data / "currencies.csv").write_bytes(text.replace("₹", "é").encode("utf-16-le"))
    with pytest.raises(TableError, match="row 1"):
        read_table("currencies", data)
    (data / "currencies.csv").write_bytes(text.split("\n")[0].encode() + b"\nusd,caf\xe9,$,k,1\n")
    with pytest.raises(TableError, match="row 2: found the byte 0xe9, expected text in UTF-8"):
        read_table("currencies", data)


def test_byte_order_mark_and_windows_line_ends_are_harmless(data: Path):
    text = (data / "currencies.csv").read_text(encoding="utf-8")
    expected = read_table("currencies", data)
    (data / "currencies.csv").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert read_table("currencies", data).equals(expected)


def test_a_damaged_table_is_named_by_those_that_refer_to_it(data: Path):
    (data / "roles.csv").unlink()
    with pytest.raises(TableError, match=r"data/roles\.csv: the file is missing"):
        read_table("pay", data)
    assert set(read_tables(["sources"], data)) == {"sources"}


def test_a_long_cell_is_not_quoted_whole(data: Path):
    edit(data / "pay.csv", replace_cell(5, "role", "x" * 100_000))
    with pytest.raises(TableError) as error:
        read_table("pay", data)
    assert len(str(error.value)) < 300
