"""P-values of estimates and of differences between shares."""

import numpy as np
from scipy.special import ndtr

from components.statistics.intervals import Z, mover_interval, wilson_interval

# Beyond this many standard errors, a difference is practically certain.
MAX_STANDARD_ERRORS = 40.0


def p_value(estimate: float, low: float, high: float) -> float:
    """Return the p-value of an estimate, computed from its 95% interval.

    This is the probability of an estimate at least this far from zero if there is no difference.
    The scale should be one on which the estimate is roughly normal (Altman and Bland, BMJ 343,
    2011). If the interval is asymmetric, the side towards zero counts, so the p-value is below 5%
    exactly if the interval excludes zero.
    """
    side = estimate - low if estimate > 0 else high - estimate
    if side <= 0:
        return float(estimate == 0)
    return float(2 * ndtr(-Z * abs(estimate) / side))


def difference_p_value(
    people: np.ndarray, asked: np.ndarray, other_people: np.ndarray, other_asked: np.ndarray
) -> np.ndarray:
    """Return the p-values of the differences between two arrays of shares.

    Each is the probability of a difference at least this large if there is none. It comes from the
    same test as the interval: 1 minus the confidence level at which Newcombe's interval of the
    difference (see `intervals.mover_interval`) just reaches zero, found by bisection.
    """
    shares = people / asked, other_people / other_asked
    fewer, more = np.zeros(np.shape(people)), np.full(np.shape(people), MAX_STANDARD_ERRORS)
    for _ in range(60):
        middle = (fewer + more) / 2
        ends = (
            wilson_interval(people, asked, middle),
            wilson_interval(other_people, other_asked, middle),
        )
        low, high = mover_interval(shares[0], *ends[0], shares[1], *ends[1])
        excludes_zero = (low > 0) | (high < 0)
        fewer, more = np.where(excludes_zero, middle, fewer), np.where(excludes_zero, more, middle)
    p_values: np.ndarray = 2 * ndtr(-fewer)
    return p_values
