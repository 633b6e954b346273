"""95% intervals for shares and for differences."""

import numpy as np
from scipy.special import ndtri, stdtrit

# The confidence level of every interval, and the normal quantile that belongs to it.
CONFIDENCE = 0.95
Z = float(ndtri((1 + CONFIDENCE) / 2))


def wilson_interval(
    people: np.ndarray, asked: np.ndarray, z: float | np.ndarray = Z
) -> tuple[np.ndarray, np.ndarray]:
    """Return Wilson's interval for the share `people` / `asked`, within 0 and 1.

    This is Wilson's score interval (J. Am. Stat. Assoc. 22, 1927). `z` is the normal quantile, by
    default the one for 95%.
    """
    share = people / asked
    centre = share + z**2 / (2 * asked)
    spread = z * np.sqrt(share * (1 - share) / asked + z**2 / (4 * asked**2))
    scale = 1 + z**2 / asked
    return np.maximum((centre - spread) / scale, 0), np.minimum((centre + spread) / scale, 1)


def students_t(degrees: float | np.ndarray) -> float | np.ndarray:
    """Return the quantile of Student's t for a 95% interval with these degrees of freedom."""
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
    """Return the 95% interval of the difference `first` - `second`.

    Both are independent estimates with 95% intervals. The method is that of variance estimates
    recovery (Zou and Donner, Stat. Med. 27, 2008). With Wilson's intervals, it is Newcombe's method
    10 for two shares (Stat. Med. 17, 1998).
    """
    estimate = first - second
    low = estimate - np.hypot(first - first_low, second_high - second)
    high = estimate + np.hypot(first_high - first, second - second_low)
    return low, high


def excludes_zero(low: float, high: float) -> bool:
    return bool(low > 0 or high < 0)
