"""How a role's pay moved from one year to another, like for like and in real terms.

`rows` is a selection of `pay.csv` of one role and source everywhere here.
"""

import numpy as np
import pandas as pd

from components.statistics import role_gap
from components.statistics.intervals import excludes_zero

YEAR = "year"


def change(rows: pd.DataFrame, earlier: str, later: str, factors: list[str]) -> pd.Series:
    """By what share pay rose from one year to a later one among reports alike in `factors`.

    The mix of countries, levels and kinds of reports changes from year to year, and a change
    of medians is mostly that. This is `role_gap.gap` of two years in place of two roles;
    the year itself is never held equal.

    Returns earlier, later, and of `role_gap.gap` ratio, low, high, records,
    distinct_records, cells, few and clear.
    """
    alike = [factor for factor in factors if factor != YEAR]
    gap = role_gap.adjusted_gap(rows, later, earlier, alike, by=YEAR)
    return gap.rename({"role": "later", "compared_with": "earlier"})


def deflate(gap: pd.Series, consumer_prices: pd.DataFrame, country: str) -> pd.Series:
    """A change from `change` in the prices of the earlier year.

    `consumer_prices` is `consumer_prices.csv`; the rows behind `found` have to be of `country`. The
    figures are missing (NaN) where the index of one of the years is not known.
    """
    country_prices = consumer_prices[consumer_prices["country"] == country]
    level = country_prices.set_index(country_prices["year"].astype("str"))["level"]
    prices = level.get(gap["later"], np.nan) / level.get(gap["earlier"], np.nan)
    figures = {name: (1 + gap[name]) / prices - 1 for name in ("ratio", "low", "high")}
    clear = not gap["few"] and excludes_zero(figures["low"], figures["high"])
    return pd.Series({**gap, **figures, "clear": clear}, dtype=object)
