"""Which tools a search finds."""

import pandas as pd

from components.thresholds import WHOLE_WORD_SEARCH_UP_TO

# What a word is made of: C++ and C# are words, too.
WORD = r"[\w+#]+"


def matching(tools: pd.DataFrame, search: str) -> pd.Series:
    """Which of `tools` (by id) a search finds in name, id or purpose.

    Case, spaces and hyphens do not matter: 'scikit learn' finds scikit-learn and
    'vscode' Visual Studio Code. A search of one or two letters finds whole words only, since
    nearly every text has an R in it.
    """

    def folded(text: pd.Series) -> pd.Series:
        return text.str.casefold().str.replace(r"[\s_-]", "", regex=True)

    wanted = folded(pd.Series([search])).iloc[0]
    texts = tools["name"] + "\n" + tools.index.to_series() + "\n" + tools["purpose"]
    if 0 < len(wanted) <= WHOLE_WORD_SEARCH_UP_TO:
        return texts.str.casefold().str.findall(WORD).map(lambda own: wanted in own)
    return folded(texts).str.contains(wanted, regex=False)
