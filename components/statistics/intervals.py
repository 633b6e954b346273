"""95% intervals of shares and of differences."""

import numpy as np

# The normal quantile of a two-sided 95% interval.
Z = 1.959963984540054


def share_interval(people: np.ndarray, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 95% interval of the share `people` / `asked`, between 0 and 1.

    Wilson's score interval (J. Am. Stat. Assoc. 22, 1927).
    """
    share = people / asked
    centre = share + Z**2 / (2 * asked)
    spread = Z * np.sqrt(share * (1 - share) / asked + Z**2 / (4 * asked**2))
    scale = 1 + Z**2 / asked
    return np.maximum((centre - spread) / scale, 0), np.minimum((centre + spread) / scale, 1)


def difference_interval(
    first: np.ndarray,
    first_low: np.ndarray,
    first_high: np.ndarray,
    second: np.ndarray,
    second_low: np.ndarray,
    second_high: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """The 95% interval of `first` - `second`, two independent estimates with their intervals.

    The method of variance estimates recovery (Zou and Donner, Stat. Med. 27, 2008); with
    Wilson's intervals it is Newcombe's method 10 for two shares (Stat. Med. 17, 1998).
    """
    estimate = first - second
    low = estimate - np.hypot(first - first_low, second_high - second)
    high = estimate + np.hypot(first_high - first, second - second_low)
    return low, high


def is_clear(low: float, high: float) -> bool:
    """Whether an interval of a difference excludes zero."""
    return bool(low > 0 or high < 0)
