"""Growth of projected jobs, job ads and applications."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.statistics.estimate import Estimate
from components.statistics.intervals import Z
from components.thresholds import SOARING_FROM

# The unit of application rates: applications per this many.
RATE_BASE = 10_000


def soars(growth: float) -> bool:
    """Return whether growth (a share; 0.5 is half as much again) counts as soaring."""
    return bool(growth >= SOARING_FROM)


def filing_rates(filings: pd.DataFrame) -> pd.DataFrame:
    """Return `visa_filings.csv` with the rate per RATE_BASE applications and its 95% interval.

    Adds rate, low and high. Applications of one employer are not independent: the variance of the
    logarithm of a rate is the sum of the squares of the employers' counts over the square of their
    sum (the ratio estimator for clusters: Cochran, Sampling Techniques, 1977).
    """
    rate = RATE_BASE * filings["applications"] / filings["all_applications"]
    spread = np.exp(Z * np.sqrt(_log_variance(filings)))
    return filings.assign(rate=rate, low=rate / spread, high=rate * spread)


@dataclass(frozen=True)
class FilingsGrowth:
    """A role's rates of applications in two quarters (see `filing_rates`), and their change.

    `change` is a share (0.5 is half as much again) with a 95% interval.
    """

    role: str
    first_rate: float
    last_rate: float
    change: Estimate


def filings_growth(filings: pd.DataFrame, first: str, last: str) -> list[FilingsGrowth]:
    """Return how much the rate of each role grew between two quarters.

    Employers that file in both quarters are treated as independent, which widens the interval.
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
