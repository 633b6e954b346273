"""The search for tools."""

import re

from components.tables.tools import Tool
from components.thresholds import WHOLE_WORD_SEARCH_UP_TO

# A word includes + and #, as in C++ and C#.
WORD = re.compile(r"[\w+#]+")
IGNORED = re.compile(r"[\s_-]")


def matches_search(tool: Tool, search: str) -> bool:
    """Return whether a tool's name, id or purpose match the search.

    Case, spaces and hyphens don't matter: 'scikit learn' finds scikit-learn and 'vscode' Visual
    Studio Code. A search of one or two letters finds whole words only, because nearly every text
    contains an R.
    """
    wanted = _folded(search)
    text = f"{tool.name}\n{tool.id}\n{tool.purpose}"
    if 0 < len(wanted) <= WHOLE_WORD_SEARCH_UP_TO:
        return wanted in WORD.findall(text.casefold())
    return wanted in _folded(text)


def _folded(text: str) -> str:
    return IGNORED.sub("", text.casefold())
