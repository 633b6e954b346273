"""Tests for searching the tools."""

import pytest

from components.tables.tools import Tool
from components.tools.search import matches_search

NAMES = {"r": "R", "rstudio": "RStudio", "c": "C", "cpp": "C++", "go": "Go", "django": "Django"}


@pytest.mark.parametrize(
    ("search", "expected"),
    [("R", {"r"}), ("c", {"c"}), ("C++", {"cpp"}), ("go", {"go"}), ("rs", set()), ("", {*NAMES})],
)
def test_search_of_one_or_two_letters_finds_whole_words(search, expected):
    purpose = "Draws charts, or stores rows"
    tools = [Tool(id, name, "libraries", purpose, (), "") for id, name in NAMES.items()]
    assert {tool.id for tool in tools if matches_search(tool, search)} == expected
