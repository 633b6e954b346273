"""How much something has grown: projected jobs, job ads, applications."""

import numpy as np
import pandas as pd

from components.statistics.intervals import Z
from components.thresholds import SOARING_FROM

# Rates of applications are so many of this number of all.
PER = 10_000


def soars(growth: float) -> bool:
    """Whether a growth (a share, 0.5 is half as much again) is what people call soaring."""
    return bool(growth >= SOARING_FROM)


def rates(filings: pd.DataFrame) -> pd.DataFrame:
    """`visa_filings.csv` with the rate of each row per PER applications and its 95% interval.

    Columns added: rate, low, high. Applications of one employer are not independent: the
    variance of the logarithm of a rate is the sum of the squares of the employers' numbers over
    the square of their sum (the ratio estimator for clusters: Cochran, Sampling Techniques, 1977).
    """
    rate = PER * filings["applications"] / filings["all_applications"]
    spread = np.exp(Z * np.sqrt(_log_variance(filings)))
    return filings.assign(rate=rate, low=rate / spread, high=rate * spread)


def filings_growth(filings: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """By how much the rate of each role grew between two quarters.

    Columns: role, first_rate, last_rate, growth (a share) with its 95% interval low and high.
    That employers file in both quarters is left aside, which makes the interval wider.
    """
    table = rates(filings).assign(variance=_log_variance(filings)).set_index("role")
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
