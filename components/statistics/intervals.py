"""95% intervals of shares and of differences."""

import numpy as np
from scipy.special import ndtri, stdtrit

# The confidence of every interval, and its normal quantile.
CONFIDENCE = 0.95
Z = float(ndtri((1 + CONFIDENCE) / 2))


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
