"""Changes of a role's pay between years, like for like and in real terms.

`rows` is a selection of `pay.csv` for one role and source throughout.
"""

import numpy as np
import pandas as pd

from components.statistics import role_gap
from components.statistics.intervals import excludes_zero

YEAR = "year"


def adjusted_change(rows: pd.DataFrame, earlier: str, later: str, factors: list[str]) -> pd.Series:
    """Return by what share pay rose from one year to a later one, adjusted for `factors`.

    The mix of countries, levels and kinds of reports changes from year to year, and most of a
    change of medians reflects the mix. This is `role_gap.adjusted_gap` with two years instead of
    two roles; the year itself is never held equal.

    Returns earlier, later, and, from `adjusted_gap`, ratio, low, high, records, distinct_records,
    cells, few and clear.
    """
    alike = [factor for factor in factors if factor != YEAR]
    gap = role_gap.adjusted_gap(rows, later, earlier, alike, by=YEAR)
    return gap.rename({"role": "later", "compared_with": "earlier"})


def deflate(gap: pd.Series, consumer_prices: pd.DataFrame, country: str) -> pd.Series:
    """Return a change from `adjusted_change` at the prices of the earlier year.

    `consumer_prices` is `consumer_prices.csv`; the rows behind `gap` must be from `country`. The
    figures are NaN if the index of one of the years is unknown.
    """
    country_prices = consumer_prices[consumer_prices["country"] == country]
    level = country_prices.set_index(country_prices["year"].astype("str"))["level"]
    prices = level.get(gap["later"], np.nan) / level.get(gap["earlier"], np.nan)
    figures = {name: (1 + gap[name]) / prices - 1 for name in ("ratio", "low", "high")}
    clear = not gap["few"] and excludes_zero(figures["low"], figures["high"])
    return pd.Series({**gap, **figures, "clear": clear}, dtype=object)
