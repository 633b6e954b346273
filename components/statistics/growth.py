"""Growth in projected jobs, job ads and visa applications."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.statistics.estimate import Estimate
from components.statistics.intervals import Z
from components.thresholds import SOARING_FROM

# Rates are applications for a role per this many applications for any job.
RATE_BASE = 10_000


def soars(growth: float) -> bool:
    """Return whether growth counts as soaring; a growth of 0.5 means 50% more."""
    return bool(growth >= SOARING_FROM)


def filing_rates(filings: pd.DataFrame) -> pd.DataFrame:
    """Return `visa_filings.csv` with the rate per RATE_BASE applications and its 95% interval.

    Adds the columns rate, low and high. Applications from one employer are not independent: the
    variance of the logarithm of a rate is the sum of the squares of the employers' counts divided
    by the square of their sum (the ratio estimator for clusters: Cochran, Sampling Techniques,
    1977).
    """
    rate = RATE_BASE * filings["applications"] / filings["all_applications"]
    spread = np.exp(Z * np.sqrt(_log_variance(filings)))
    return filings.assign(rate=rate, low=rate / spread, high=rate * spread)


@dataclass(frozen=True)
class FilingsGrowth:
    """A role's application rates in two quarters (see `filing_rates`), and the change between them.

    `change` is a share with a 95% interval; 0.5 means 50% more.
    """

    role: str
    first_rate: float
    last_rate: float
    change: Estimate


def filings_growth(filings: pd.DataFrame, first: str, last: str) -> list[FilingsGrowth]:
    """Return how much the application rate of each role grew between two quarters.

    The two quarters are treated as independent although some employers file in both, which widens
    the interval.
    """
    table = filing_rates(filings).assign(variance=_log_variance(filings)).set_index("role")
    start, end = (table[table["quarter"] == quarter] for quarter in (first, last))
    growths = []
    for role in end.index.intersection(start.index, sort=False):
        first_rate, last_rate = (float(rows.at[role, "rate"]) for rows in (start, end))
        variance = start.at[role, "variance"] + end.at[role, "variance"]
        ratio, spread = last_rate / first_rate, float(np.exp(Z * np.sqrt(variance)))
        change = Estimate(ratio - 1, ratio / spread - 1, ratio * spread - 1)
        growths.append(FilingsGrowth(role, first_rate, last_rate, change))
    return growths


def _log_variance(filings: pd.DataFrame) -> pd.Series:
    return filings["squared_applications"] / filings["applications"] ** 2
