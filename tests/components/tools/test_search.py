"""Tests of the search for tools."""

import pandas as pd

from components.tools.search import matches_search


def test_search_of_one_or_two_letters_finds_whole_words():
    names = {"r": "R", "rstudio": "RStudio", "c": "C", "cpp": "C++", "go": "Go", "django": "Django"}
    tools = pd.DataFrame({"name": names, "purpose": "Draws charts, or stores rows"})
    collected = {
        search: set(tools.index[matches_search(tools, search)])
        for search in ("R", "c", "C++", "go", "rs", "")
    }
    assert collected == {
        "R": {"r"},
        "c": {"c"},
        "C++": {"cpp"},
        "go": {"go"},
        "rs": set(),
        "": set(names),
    }
