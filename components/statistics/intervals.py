"""95% intervals of shares and of differences, and multiple comparisons."""

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

# The confidence of every interval, and its normal quantile.
CONFIDENCE = 0.95
Z = float(ndtri((1 + CONFIDENCE) / 2))

# Beyond this many standard errors a difference is practically certain.
MAX_STANDARD_ERRORS = 40.0


def wilson_interval(
    people: np.ndarray, asked: np.ndarray, z: float | np.ndarray = Z
) -> tuple[np.ndarray, np.ndarray]:
    """Return Wilson's interval of the share `people` / `asked`, within 0 and 1.

    Wilson's score interval (J. Am. Stat. Assoc. 22, 1927); `z` is the normal quantile, by default
    that of 95%.
    """
    share = people / asked
    centre = share + z**2 / (2 * asked)
    spread = z * np.sqrt(share * (1 - share) / asked + z**2 / (4 * asked**2))
    scale = 1 + z**2 / asked
    return np.maximum((centre - spread) / scale, 0), np.minimum((centre + spread) / scale, 1)


def students_t(degrees: float | np.ndarray) -> float | np.ndarray:
    """Return the quantile of Student's t for a 95% interval, by degrees of freedom."""
    quantile: float | np.ndarray = stdtrit(degrees, (1 + CONFIDENCE) / 2)
    return quantile


def mover_interval(
    first: np.ndarray,
    first_low: np.ndarray,
    first_high: np.ndarray,
    second: np.ndarray,
    second_low: np.ndarray,
    second_high: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95% interval of `first` - `second`, two independent estimates with intervals.

    The method of variance estimates recovery (Zou and Donner, Stat. Med. 27, 2008). With Wilson's
    intervals it is Newcombe's method 10 for two shares (Stat. Med. 17, 1998).
    """
    estimate = first - second
    low = estimate - np.hypot(first - first_low, second_high - second)
    high = estimate + np.hypot(first_high - first, second - second_low)
    return low, high


def excludes_zero(low: float, high: float) -> bool:
    """Return whether the interval of a difference excludes zero."""
    return bool(low > 0 or high < 0)


def p_value(estimate: float, low: float, high: float) -> float:
    """Return the probability of an estimate at least this far from zero under no difference.

    Computed from its 95% interval, on a scale on which it is about normal (Altman and Bland, BMJ
    343, 2011). For an asymmetric interval the side towards zero counts, so the value is below 5%
    exactly if the interval excludes zero.
    """
    side = estimate - low if estimate > 0 else high - estimate
    if side <= 0:
        return float(estimate == 0)
    return float(2 * ndtr(-Z * abs(estimate) / side))


def difference_p_value(
    people: np.ndarray, asked: np.ndarray, other_people: np.ndarray, other_asked: np.ndarray
) -> np.ndarray:
    """Return the probability of a difference of two shares at least this large under no difference.

    From the same test as the interval: 1 minus the confidence at which Newcombe's interval of the
    difference (see `mover_interval`) just reaches zero, found by bisection.
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


def benjamini_hochberg(p_values: np.ndarray, rate: float = 0.05) -> np.ndarray:
    """Return which of many comparisons are clear together; at most `rate` of them are chance.

    The false discovery rate of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995): all up to the
    largest p-value, the k-th smallest of m, that is at most k / m times the rate.
    """
    order = np.argsort(p_values)
    held = p_values[order] <= rate * np.arange(1, len(order) + 1) / len(order)
    last = np.flatnonzero(held).max(initial=-1)
    return p_values <= (p_values[order[last]] if last >= 0 else -1.0)
