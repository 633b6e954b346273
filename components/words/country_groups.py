"""Phrases for groups of countries."""

from collections.abc import Collection

import pandas as pd

from components.words.phrases import join_words


def where_phrase(chosen: Collection[str], groups: pd.DataFrame) -> str:
    """Return the chosen groups as a phrase: 'in India'; 'in all countries' if none is chosen."""
    if not chosen:
        return "in all countries"
    return join_words(list(groups.loc[groups["id"].isin(chosen), "phrase"]))
