"""Growth of projected jobs, job ads and applications."""

import numpy as np
import pandas as pd

from components.statistics.intervals import Z
from components.thresholds import SOARING_FROM

# The unit of application rates: applications per this many.
RATE_BASE = 10_000


def soars(growth: float) -> bool:
    """Return whether growth (a share; 0.5 is half as much again) counts as soaring."""
    return bool(growth >= SOARING_FROM)


def filing_rates(filings: pd.DataFrame) -> pd.DataFrame:
    """Return `visa_filings.csv` with each row's rate per PER applications and its 95% interval.

    Adds rate, low and high. Applications of one employer are not independent: the variance of the
    logarithm of a rate is the sum of the squares of the employers' counts over the square of their
    sum (the ratio estimator for clusters: Cochran, Sampling Techniques, 1977).
    """
    rate = RATE_BASE * filings["applications"] / filings["all_applications"]
    spread = np.exp(Z * np.sqrt(_log_variance(filings)))
    return filings.assign(rate=rate, low=rate / spread, high=rate * spread)


def filings_growth(filings: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """Return how much the rate of each role grew between two quarters.

    Columns: role, first_rate, last_rate, growth (a share) with its 95% interval low and high.
    Employers that file in both quarters are treated as independent, which widens the interval.
    """
    table = filing_rates(filings).assign(variance=_log_variance(filings)).set_index("role")
    start, end = (table[table["quarter"] == quarter] for quarter in (first, last))
    roles = [role for role in end.index if role in start.index]
    start, end = start.loc[roles], end.loc[roles]
    spread = np.exp(Z * np.sqrt(start["variance"] + end["variance"]))
    ratio = end["rate"] / start["rate"]
    return pd.DataFrame(
        {
            "role": roles,
            "first_rate": start["rate"].to_numpy(),
            "last_rate": end["rate"].to_numpy(),
            "growth": ratio.to_numpy() - 1,
            "low": (ratio / spread).to_numpy() - 1,
            "high": (ratio * spread).to_numpy() - 1,
        }
    )


def _log_variance(filings: pd.DataFrame) -> pd.Series:
    return filings["squared_applications"] / filings["applications"] ** 2
