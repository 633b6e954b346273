"""Put hostile text into tables, and find it in what the app sends."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from components.tables.schemas import schemas
from tests.table_damage import Sound

# Each part is text that a page, a chart or a spreadsheet could interpret.
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
    """Add hostile text to every text cell of the tables in a folder, and keep the original text."""
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
    """Yield all elements and blocks inside a block of an app under test."""
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from elements(child)


def strings(message: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path of each text field in a protobuf message, with its text."""
    for field, value in message.ListFields():
        subset = f"{path}.{field.name}" if path else field.name
        for one in value if field.is_repeated else [value]:
            if field.message_type and not hasattr(value, "keys"):
                yield from strings(one, subset)
            elif isinstance(one, str):
                yield subset, one
