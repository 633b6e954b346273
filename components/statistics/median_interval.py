"""The interval of a median, from counts of records in pay bands of which some are repeats.

`rows` is a selection of `pay.csv` as in `quantiles`.
"""

import numpy as np
import pandas as pd
from scipy.special import betaincinv

from components.statistics.effective_records import effective_records
from components.statistics.intervals import CONFIDENCE
from components.statistics.quantiles import quantiles


def median_interval(rows: pd.DataFrame) -> tuple[float, float]:
    """A 95% interval for the median that does not take repeats for independent.

    Woodruff's method (J. Am. Stat. Assoc. 47, 1952): an interval for the share of
    records below the median, carried over to pay through the distribution. The
    share's interval is the exact binomial one of Clopper and Pearson at the
    effective number of records (Korn and Graubard, Survey Methodology 24, 1998).
    """
    size = effective_records(rows)
    tail = (1 - CONFIDENCE) / 2
    half = size / 2
    shares = np.array([betaincinv(half, half + 1, tail), betaincinv(half + 1, half, 1 - tail)])
    low, high = quantiles(rows, shares)
    return float(low), float(high)
