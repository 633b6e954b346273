"""Search for tools by text."""

import re

from components.tables.tools import Tool
from components.thresholds import WHOLE_WORD_SEARCH_UP_TO

# A word includes + and #, as in C++ and C#.
WORD = re.compile(r"[\w+#]+")
IGNORED = re.compile(r"[\s_-]")


def matches_search(tool: Tool, search: str) -> bool:
    """Return whether a tool's name, id or purpose matches the search.

    Case, spaces, hyphens and underscores don't matter: 'scikit learn' finds scikit-learn, and
    'vscode' finds Visual Studio Code. A search for one or two letters finds only whole words,
    because nearly every text contains an R.
    """
    wanted = _folded(search)
    text = f"{tool.name}\n{tool.id}\n{tool.purpose}"
    if 0 < len(wanted) <= WHOLE_WORD_SEARCH_UP_TO:
        return wanted in WORD.findall(text.casefold())
    return wanted in _folded(text)


def _folded(text: str) -> str:
    return IGNORED.sub("", text.casefold())
