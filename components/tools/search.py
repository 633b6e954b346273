"""The search for tools."""

import pandas as pd

from components.thresholds import WHOLE_WORD_SEARCH_UP_TO

# The characters of a word: C++ and C# are words, too.
WORD = r"[\w+#]+"


def matching(tools: pd.DataFrame, search: str) -> pd.Series:
    """Return which of `tools` (by id) a search matches in name, id or purpose.

    Case, spaces and hyphens don't matter: 'scikit learn' finds scikit-learn and 'vscode' Visual
    Studio Code. A search of one or two letters finds whole words only, because nearly every text
    contains an R.
    """

    def folded(text: pd.Series) -> pd.Series:
        return text.str.casefold().str.replace(r"[\s_-]", "", regex=True)

    wanted = folded(pd.Series([search])).iloc[0]
    texts = tools["name"] + "\n" + tools.index.to_series() + "\n" + tools["purpose"]
    if 0 < len(wanted) <= WHOLE_WORD_SEARCH_UP_TO:
        return texts.str.casefold().str.findall(WORD).map(lambda own: wanted in own)
    return folded(texts).str.contains(wanted, regex=False)
