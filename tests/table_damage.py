"""Kinds of damage that can happen to any table.

A kind of damage takes a valid table and yields damaged contents of its file, for example one for
each column that can be damaged. Tables with REFUSED damage must not load, and the error message
names the row and column if they are given. Tables with HARMLESS damage load unchanged, and those
with SHOWN damage load with the text shown literally. IN_PLACE damages the file, not its contents.
"""

import csv
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from components.tables import loading
from components.tables.schemas import schemas

# Damage and its detection don't depend on the length of a table, but the run time does.
MAX_ROWS = 40

HOSTILE_TEXTS = {
    "HTML": "<b>bold</b> <img src=x onerror=alert(1)>",
    "a script": "<script>document.title='taken'</script>",
    "a javascript link": "[press](javascript:alert(1)) <a href='javascript:alert(1)'>here</a>",
    "Markdown": "**bold** _italic_ `code` # heading [link](https://example.com) ![](x.png) ~~no~~",
    "LaTeX": "$5 to $9, $x_1^2$ and $$\\frac{1}{2}$$",
    "underscores": "snake_case_name and __dunder__",
    "directives": ":red[red] :material/home: :smile: :blue-badge[x] a -> b",
    "a spreadsheet formula": "=HYPERLINK(\"https://example.com\",'press')",
    "a formula behind a sign": '@SUM(1+1)*cmd|" /C calc"!A0',
    "words that stand for nothing": "nan",
    "other words that stand for nothing": "NULL",
    "a template": "{{7*7}} {} {0} %s %(x)s ${x}",
}


@dataclass(frozen=True)
class Case:
    """The content of a damaged file, and the row and column that the error message must name."""

    content: bytes
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True)
class Sound:
    """A valid table: its name, header and rows of cells."""

    name: str
    header: list[str]
    rows: list[list[str]]

    @classmethod
    def read(
        cls, name: str, folder: Path = loading.DATA, most_rows: int | None = MAX_ROWS
    ) -> "Sound":
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        return cls(name, header, rows[:most_rows])

    @property
    def content(self) -> bytes:
        return self.written().encode()

    @property
    def middle(self) -> int:
        """The index of the row that gets damaged; its line number in the file is two higher."""
        return len(self.rows) // 2

    def written(
        self, header: list[str] | None = None, rows: list[list[str]] | None = None, **style: Any
    ) -> str:
        file = io.StringIO()
        writer = csv.writer(file, **{"lineterminator": "\n", **style})
        writer.writerow(self.header if header is None else header)
        writer.writerows(self.rows if rows is None else rows)
        return file.getvalue()

    def with_cell(self, column: str, value: str) -> Case:
        rows = [list(row) for row in self.rows]
        rows[self.middle][self.header.index(column)] = value
        return Case(self.written(rows=rows).encode(), self.middle + 2, column)

    def with_line(self, change: Callable[[str], str]) -> Case:
        lines = self.written().split("\n")
        lines[self.middle + 1] = change(lines[self.middle + 1])
        return Case("\n".join(lines).encode(), self.middle + 2)

    def columns(self, kind: str) -> list[str]:
        """Return the columns of this kind: 'numbers', 'references', 'texts' or 'set values'."""
        return [column for column in self.header if self.kind(column) == kind]

    def kind(self, column: str) -> str:
        schema = schemas()[self.name].checks.columns[column]
        if schema.coerce:
            return "numbers"
        if column in self.references:
            return "references"
        texts = [check for check in schema.checks if check.error == "some text"]
        return "texts" if texts or not schema.checks else "set values"

    @property
    def references(self) -> set[str]:
        schema = schemas()[self.name]
        return {*schema.references, *schema.factors}

    def may_be_blank(self, column: str) -> bool:
        schema = schemas()[self.name].checks.columns[column]
        expected = schema.checks[0].error if schema.checks else "nothing"
        # A factor's code may be blank if the source doesn't record the factor.
        return expected.endswith("nothing")


Kind = Callable[[Sound], Iterator[Case]]


def contents(change: Callable[[Sound], bytes | str], row: int | None = None) -> Kind:
    """Return damage that changes the whole file; `row` is the row to be named in the error."""

    def damage(sound: Sound) -> Iterator[Case]:
        content = change(sound)
        yield Case(content.encode() if isinstance(content, str) else content, row)

    return damage


def line(change: Callable[[str], str]) -> Kind:
    """Return damage that changes one line."""

    def damage(sound: Sound) -> Iterator[Case]:
        yield sound.with_line(change)

    return damage


def cells(value: str, *kinds: str) -> Kind:
    """Return damage that puts a value into a cell, once for each column of these kinds."""

    def damage(sound: Sound) -> Iterator[Case]:
        for column in sound.header:
            if sound.kind(column) in kinds:
                yield sound.with_cell(column, value)

    return damage


def one_cell(value: str, *kinds: str) -> Kind:
    """Return damage to a cell in one column of these kinds, which varies by table and value."""

    def damage(sound: Sound) -> Iterator[Case]:
        columns = [column for column in sound.header if sound.kind(column) in kinds]
        if columns:
            place = crc32(f"{sound.name} {value[:9]}".encode()) % len(columns)
            yield sound.with_cell(columns[place], value)

    return damage


def changed_cells(change: Callable[[str], str], *kinds: str) -> Kind:
    """Return damage that changes a cell, once for each column of these kinds."""

    def damage(sound: Sound) -> Iterator[Case]:
        for column in sound.header:
            value = sound.rows[sound.middle][sound.header.index(column)]
            if sound.kind(column) in kinds and change(value) != value != "":
                yield sound.with_cell(column, change(value))

    return damage


def texts(value: str) -> Kind:
    """Return damage that puts a text into all text columns at once."""

    def damage(sound: Sound) -> Iterator[Case]:
        rows = [list(row) for row in sound.rows]
        for place, column in enumerate(sound.header):
            if sound.kind(column) == "texts" and rows[sound.middle][place]:
                rows[sound.middle][place] = value
        yield Case(sound.written(rows=rows).encode())

    return damage


def header(change: Callable[[list[str], int], list[str]], blamed: bool = True) -> Kind:
    """Return damage that changes the header, once at each column."""

    def damage(sound: Sound) -> Iterator[Case]:
        for place, column in enumerate(sound.header):
            changed = change(list(sound.header), place)
            if changed != sound.header:
                yield Case(sound.written(changed).encode(), 1, column if blamed else None)

    return damage


def missing_column(sound: Sound) -> Iterator[Case]:
    for place, column in enumerate(sound.header):
        rows = [[*row[:place], *row[place + 1 :]] for row in sound.rows]
        names = [name for name in sound.header if name != column]
        yield Case(sound.written(names, rows).encode(), 1, column)


def extra_column(sound: Sound) -> Iterator[Case]:
    rows = [[*row, "x"] for row in sound.rows]
    yield Case(sound.written([*sound.header, "extra"], rows).encode(), 1, "extra")


def doubled_column(sound: Sound) -> Iterator[Case]:
    for place, column in enumerate(sound.header):
        rows = [[*row, row[place]] for row in sound.rows]
        yield Case(sound.written([*sound.header, column], rows).encode(), 1, column)


def swapped_columns(sound: Sound) -> Iterator[Case]:
    """Reverse the order of the columns, header and cells alike."""
    names, rows = sound.header[::-1], [row[::-1] for row in sound.rows]
    yield Case(sound.written(names, rows).encode(), 1, sound.header[0])


def swapped_cells(sound: Sound) -> Iterator[Case]:
    """Swap the cells of two neighbouring columns, one with numbers and one of another kind."""
    for place in range(len(sound.header) - 1):
        pair = sound.header[place : place + 2]
        kinds = {sound.kind(column) for column in pair}
        if "numbers" in kinds and len(kinds) == 2:
            rows = [
                [*row[:place], row[place + 1], row[place], *row[place + 2 :]] for row in sound.rows
            ]
            yield Case(sound.written(rows=rows).encode())


def blank(sound: Sound) -> Iterator[Case]:
    for column in sound.header:
        if not sound.may_be_blank(column):
            yield sound.with_cell(column, "")


def duplicate_key(sound: Sound) -> Iterator[Case]:
    rows = [*sound.rows, sound.rows[sound.middle]]
    yield Case(sound.written(rows=rows).encode(), len(rows) + 1)


def overlapping_bands(sound: Sound) -> Iterator[Case]:
    if {"low", "high"} <= set(sound.header):
        low, high = sound.header.index("low"), sound.header.index("high")
        rows = [list(row) for row in sound.rows]
        for place, row in enumerate(rows):
            if row[high]:
                rows[place][high] = str(float(row[high]) + 1)
                yield Case(sound.written(rows=rows).encode(), None, "low")
                return
        assert low >= 0


def band_upside_down(sound: Sound) -> Iterator[Case]:
    if {"low", "high"} <= set(sound.header):
        for value in ("0", sound.rows[sound.middle][sound.header.index("low")]):
            yield sound.with_cell("high", value)


def swallowed_rows(sound: Sound) -> Iterator[Case]:
    """Open a quote in one row and close it in a later one, so that the rows merge."""
    lines = sound.written(quoting=csv.QUOTE_MINIMAL).split("\n")
    if len(sound.rows) > 2 and not any('"' in text for text in lines):
        first, last = lines[1].rpartition(","), lines[3].rpartition(",")
        lines[1] = f'{first[0]},"{first[2]}'
        lines[3] = f'{last[0]},{last[2]}"'
        yield Case("\n".join(lines).encode())


REFUSED: dict[str, Kind] = {
    "empty file": contents(lambda _: b"", row=1),
    "only white space": contents(lambda _: b"\n \n\n"),
    "header only": contents(lambda sound: sound.written(rows=[]), row=2),
    "header missing": contents(lambda sound: sound.content.split(b"\n", 1)[1], row=1),
    "header twice": contents(
        lambda sound: sound.written(rows=[sound.rows[0], sound.header, *sound.rows[1:]]), row=3
    ),
    "another file in its place": contents(lambda _: b"<!DOCTYPE html>\n<title>404</title>\n"),
    "a picture in its place": contents(lambda _: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "a workbook in its place": contents(lambda _: b"PK\x03\x04\x14\x00\x06\x00\x08\x00"),
    "zeros after a crash": contents(lambda sound: b"\0" * len(sound.content)),
    "cut off in the middle": contents(
        lambda sound: sound.content[: len(sound.content) * 2 // 3].rpartition(b",")[0]
    ),
    "UTF-16": contents(lambda sound: sound.written().encode("utf-16"), row=1),
    "UTF-16 without mark": contents(lambda sound: sound.written().encode("utf-16-le")),
    "UTF-32": contents(lambda sound: sound.written().encode("utf-32")),
    "Latin-1": contents(
        lambda sound: (
            sound.with_line(lambda text: f"é{text}").content.decode().encode("latin-1", "replace")
        )
    ),
    "semicolons": contents(lambda sound: sound.written(delimiter=";"), row=1),
    "tabs": contents(lambda sound: sound.written(delimiter="\t"), row=1),
    "marks of a merge": line(lambda text: f"<<<<<<< HEAD\n{text}\n=======\n{text}\n>>>>>>> x"),
    "unclosed quote": line(lambda text: '"' + text),
    "stray quote": line(lambda text: f'"a"b{text}'),
    "quote over rows": swallowed_rows,
    "trailing comma": line(lambda text: f"{text},"),
    "trailing commas everywhere": contents(
        lambda sound: sound.content.replace(b"\n", b",\n"), row=1
    ),
    "a cell missing": line(lambda text: text.partition(",")[2]),
    "commas alone": line(lambda text: "," * text.count(",")),
    "missing column": missing_column,
    "renamed column": header(lambda names, at: [*names[:at], f"{names[at]}s", *names[at + 1 :]]),
    "column in capitals": header(
        lambda names, at: [name.upper() if name == names[at] else name for name in names]
    ),
    "column with a space": header(
        lambda names, at: [*names[:at], f" {names[at]}", *names[at + 1 :]]
    ),
    "unnamed column": header(lambda names, at: [*names[:at], "", *names[at + 1 :]]),
    "swapped names of columns": header(
        lambda names, at: [*names[:at], *names[at : at + 2][::-1], *names[at + 2 :]]
    ),
    "swapped columns": swapped_columns,
    "swapped cells": swapped_cells,
    "extra column": extra_column,
    "doubled column": doubled_column,
    "duplicate key": duplicate_key,
    "overlapping bands": overlapping_bands,
    "band upside down": band_upside_down,
    "blank": blank,
    "white space": one_cell(" ", "numbers", "references", "set values"),
    "text for a number": cells("many", "numbers"),
    "a fraction and a sign": one_cell("+-1/2", "numbers"),
    "NaN": cells("NaN", "numbers"),
    "a spreadsheet's error": one_cell("#N/A", "numbers", "references", "set values"),
    "infinity": cells("inf", "numbers"),
    "minus infinity": one_cell("-Infinity", "numbers"),
    "beyond infinity": one_cell("1e400", "numbers"),
    "negative": cells("-1000", "numbers"),
    "huge": cells("1" + "0" * 30, "numbers"),
    "huge with an exponent": one_cell("1e30", "numbers"),
    "thousands with commas": one_cell("1,000", "numbers"),
    "thousands with underscores": one_cell("1_000", "numbers"),
    "a comma for the point": one_cell("1,5", "numbers"),
    "other digits": one_cell("１２", "numbers"),
    "hexadecimal": one_cell("0x10", "numbers"),
    "a date for a number": one_cell("2024-01-05", "numbers"),
    "true for a number": one_cell("TRUE", "numbers"),
    "a formula for a number": one_cell("=1+1", "numbers", "references", "set values"),
    "HTML for a number or id": one_cell("<b>1</b>", "numbers", "references", "set values"),
    "unknown id": cells("no-such-id", "references"),
    "two ids for one": changed_cells(lambda value: f"{value} no-such-id", "references"),
    "id in capitals": changed_cells(str.upper, "references"),
    "id with a line break": changed_cells(lambda value: f"{value}\n", "references", "set values"),
    "id with a space": changed_cells(lambda value: f" {value} ", "references"),
    "another value than those set": cells("Something Else", "set values"),
    "NUL": changed_cells(lambda value: f"{value}\0", "texts", "numbers", "references"),
    "line break in a text": changed_cells(lambda value: f"{value}\nmore", "texts"),
    "turned writing direction": changed_cells(lambda value: f"\u202e{value}", "texts"),
    "decoded wrongly before": changed_cells(lambda value: f"{value}\ufffd", "texts"),
    "a million characters": one_cell(
        "x" * 1_000_000, "texts", "numbers", "references", "set values"
    ),
}

HARMLESS: dict[str, Kind] = {
    "byte order mark": contents(lambda sound: b"\xef\xbb\xbf" + sound.content),
    "CRLF": contents(lambda sound: sound.content.replace(b"\n", b"\r\n")),
    "CR": contents(lambda sound: sound.content.replace(b"\n", b"\r")),
    "no line break at the end": contents(lambda sound: sound.content.rstrip(b"\n")),
    "blank lines": contents(lambda sound: sound.content.replace(b"\n", b"\n\n")),
    "everything quoted": contents(lambda sound: sound.written(quoting=csv.QUOTE_ALL)),
}

SHOWN: dict[str, Kind] = {kind: texts(text) for kind, text in HOSTILE_TEXTS.items()}


def _missing(file: Path) -> None:
    file.unlink()


def _directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _dangling_link(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere.csv")


def _endless_link(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _no_permission(file: Path) -> None:
    os.chmod(file, 0)


IN_PLACE: dict[str, Callable[[Path], None]] = {
    "missing file": _missing,
    "a directory in its place": _directory,
    "a link to nothing": _dangling_link,
    "a link to itself": _endless_link,
    "no permission": _no_permission,
}
