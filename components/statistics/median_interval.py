"""The interval of a median, from reports in pay bands, some of which are repeated."""

import numpy as np
from scipy.special import betaincinv

from components.reports.reports import Reports
from components.statistics import clusters
from components.statistics.effective_size import effective_size
from components.statistics.intervals import CONFIDENCE
from components.statistics.quantiles import quantiles


def woodruff_interval(reports: Reports) -> tuple[float, float]:
    """Return a 95% interval for the median that doesn't treat repeats as independent.

    This is Woodruff's method (J. Am. Stat. Assoc. 47, 1952): an interval for the share of reports
    below the median is converted to pay through the distribution of the reports. The interval of
    the share is the exact binomial one of Clopper and Pearson at the effective number of reports
    (Korn and Graubard, Survey Methodology 24, 1998). Where employers are known, they are treated as
    clusters (see `clusters.independent_records`).
    """
    cluster = clusters.employer_codes(reports)
    size = effective_size(reports)
    if cluster is not None:
        below = _share_below(reports, float(quantiles(reports, np.array([0.5]))[0]))
        size = min(size, clusters.independent_records(below, reports.records, cluster))
    tail = (1 - CONFIDENCE) / 2
    half = size / 2
    shares = np.array([betaincinv(half, half + 1, tail), betaincinv(half + 1, half, 1 - tail)])
    low, high = quantiles(reports, shares)
    return float(low), float(high)


def _share_below(reports: Reports, amount: float) -> np.ndarray:
    """Return the share of each row's reports that are below an amount."""
    low, high = reports.low, reports.high
    with np.errstate(invalid="ignore"):
        share: np.ndarray = np.nan_to_num(np.clip((amount - low) / (high - low), 0, 1))
        return share
