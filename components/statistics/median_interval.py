"""The interval of a median from banded counts with repeats.

`rows` is a selection of `pay.csv` as in `quantiles`.
"""

import numpy as np
import pandas as pd
from scipy.special import betaincinv

from components.statistics import clusters
from components.statistics.effective_size import effective_size
from components.statistics.intervals import CONFIDENCE
from components.statistics.quantiles import quantiles


def woodruff_interval(rows: pd.DataFrame) -> tuple[float, float]:
    """Return a 95% interval for the median that doesn't treat repeats as independent.

    Woodruff's method (J. Am. Stat. Assoc. 47, 1952): an interval for the share of reports below the
    median, converted to pay through the distribution. The share's interval is the exact binomial
    one of Clopper and Pearson at the effective number of reports (Korn and Graubard, Survey
    Methodology 24, 1998). Known employers are clusters (see `clusters.independent_records`).
    """
    cluster = clusters.employer_codes(rows)
    size = effective_size(rows)
    if cluster is not None:
        below = _share_below(rows, float(quantiles(rows, np.array([0.5]))[0]))
        size = min(size, clusters.independent_records(below, rows["records"].to_numpy(), cluster))
    tail = (1 - CONFIDENCE) / 2
    half = size / 2
    shares = np.array([betaincinv(half, half + 1, tail), betaincinv(half + 1, half, 1 - tail)])
    low, high = quantiles(rows, shares)
    return float(low), float(high)


def _share_below(rows: pd.DataFrame, amount: float) -> np.ndarray:
    """Return the share of each row's reports below an amount."""
    low, high = rows["low"].to_numpy(float), rows["high"].to_numpy(float)
    with np.errstate(invalid="ignore"):
        share: np.ndarray = np.nan_to_num(np.clip((amount - low) / (high - low), 0, 1))
        return share
