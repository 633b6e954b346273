"""Hostile text in tables, and where the app sends it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from components.tables.schemas import schemas
from tests.table_damage import Sound

# Each part is something that a page, a chart or a spreadsheet could interpret.
PARTS = [
    "<b>B</b>",
    "<img src=x onerror=taken()>",
    "<script>taken()</script>",
    "<a href='javascript:taken()'>A</a>",
    "[L](javascript:taken())",
    "![P](x.png)",
    "**S**",
    "_E_",
    "`C`",
    "~~D~~",
    "$x_1^2$",
    ":red[R]",
    ":material/home:",
    ":smile:",
    "www.example.com",
    "https://example.com/x",
    "a@b.example",
    "l -> r <= s -- t",
]
HOSTILE = " ".join(PARTS)
STARTS = ["# ", "> ", "- ", "1. ", "| a | b | ", "=1+1 ", "@SUM(1) ", "+1 ", "---", "$$ "]


def poison(folder: Path) -> None:
    """Put hostile text, with the original text, into every text cell of the tables in a folder."""
    number = 0
    for name in schemas():
        sound = Sound.read(name, folder, most_rows=None)
        for row in sound.rows:
            for place, column in enumerate(sound.header):
                if row[place] and sound.kind(column) == "texts":
                    row[place] = f"{STARTS[number % len(STARTS)]}{row[place]} {HOSTILE}"
                    number += 1
                elif column == "phrase" and name == "salary_factors":
                    row[place] += f" {HOSTILE}"
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([sound.header, *sound.rows])


def elements(block: Any) -> Iterator[Any]:
    """Yield all elements and blocks of an app in a test run."""
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from elements(child)


def strings(message: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield all texts in a protobuf message, each with the path of its field."""
    for field, value in message.ListFields():
        subset = f"{path}.{field.name}" if path else field.name
        for one in value if field.is_repeated else [value]:
            if field.message_type and not hasattr(value, "keys"):
                yield from strings(one, subset)
            elif isinstance(one, str):
                yield subset, one
