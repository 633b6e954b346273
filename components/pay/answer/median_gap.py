"""How far the medians of the first two roles are apart, as one of the numbers of a view."""

import numpy as np
import pandas as pd

from components.pay import words
from components.statistics import group_medians
from components.words.number import Number


def median_gap(known: pd.DataFrame, plurals: pd.Series) -> tuple[Number, ...]:
    """The gap of the first two rows, one row a role; none where it is not known.

    `known` has the columns role, median, median_low, median_high and few; `plurals` says what
    people call each role, by its id.
    """
    if len(known) < 2:
        return ()
    first, second = known.iloc[0], known.iloc[1]
    apart = group_medians.gap(first, second)
    if not np.isfinite(apart).all():
        return ()
    few = bool(first["few"] or second["few"])
    return (Number(*words.median_gap(plurals[first["role"]], *apart, few)),)
