"""Changes in a role's pay between years, like for like and in real terms."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics import role_gap
from components.statistics.gap import Gap
from components.statistics.intervals import excludes_zero
from components.tables.factors import YEAR


def adjusted_change(reports: Reports, earlier: str, later: str, factors: Iterable[str]) -> Gap:
    """Return the share by which a role's pay rose between two years, adjusted for `factors`.

    The mix of countries, levels and kinds of reports changes from year to year, and most of a
    change in medians reflects the mix. This is `role_gap.adjusted_gap` with two years instead of
    two roles: in the result, `role` is the later year and `compared_with` the earlier one. The year
    itself is never held equal.
    """
    alike = [factor for factor in factors if factor != YEAR]
    return role_gap.adjusted_gap(reports, later, earlier, alike, by=YEAR)


def deflate(change: Gap, consumer_prices: pd.DataFrame, country: str) -> Gap:
    """Return a change from `adjusted_change` at the prices of the earlier year.

    `consumer_prices` is `consumer_prices.csv`; the reports behind the change must be from
    `country`. There is no figure if the price index is unknown for either year.
    """
    rows = consumer_prices[consumer_prices["country"] == country]
    level = dict(zip(rows["year"].astype("str"), rows["level"], strict=True))
    prices = level.get(change.role, np.nan) / level.get(change.compared_with, np.nan)
    ratio, low, high = ((1 + end) / prices - 1 for end in (change.ratio, change.low, change.high))
    is_clear = not change.is_few and excludes_zero(low, high)
    return replace(change, ratio=ratio, low=low, high=high, is_clear=is_clear)
