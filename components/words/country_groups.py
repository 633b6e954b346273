"""Groups of countries in a phrase."""

from collections.abc import Collection

import pandas as pd

from components.words.phrases import join_words


def where(chosen: Collection[str], groups: pd.DataFrame) -> str:
    """The chosen groups of `country_groups.csv` in a sentence: 'in India'; none are all."""
    if not chosen:
        return "in all countries"
    return join_words(list(groups.loc[groups["id"].isin(chosen), "phrase"]))
