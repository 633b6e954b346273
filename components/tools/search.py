"""The search for tools."""

import pandas as pd

from components.thresholds import WHOLE_WORD_SEARCH_UP_TO

# A word includes + and #, as in C++ and C#.
WORD = r"[\w+#]+"


def matches_search(tools: pd.DataFrame, search: str) -> pd.Series:
    """Return a mask of `tools` (indexed by id): True if name, id or purpose match the search.

    Case, spaces and hyphens don't matter: 'scikit learn' finds scikit-learn and 'vscode' Visual
    Studio Code. A search of one or two letters finds whole words only, because nearly every text
    contains an R.
    """

    def folded(text: pd.Series) -> pd.Series:
        return text.str.casefold().str.replace(r"[\s_-]", "", regex=True)

    wanted = folded(pd.Series([search])).iloc[0]
    texts = tools["name"] + "\n" + tools.index.to_series() + "\n" + tools["purpose"]
    if 0 < len(wanted) <= WHOLE_WORD_SEARCH_UP_TO:
        return texts.str.casefold().str.findall(WORD).map(lambda words: wanted in words)
    return folded(texts).str.contains(wanted, regex=False)
