"""Names of the tools and activities that make up a role's work."""

from collections.abc import Mapping

import pandas as pd

from components.words.phrases import capitalise


def skill_names(tables: Mapping[str, pd.DataFrame]) -> pd.Series:
    """Return the name of each tool and activity by id; needs activity_names and tools."""
    activities = tables["activity_names"].set_index("id")["label"].map(capitalise)
    return pd.concat([activities, tables["tools"].set_index("id")["name"]])
