"""Which of many comparisons are clear when all are considered together."""

import numpy as np


def benjamini_hochberg(p_values: np.ndarray, rate: float = 0.05) -> np.ndarray:
    """Return which of many comparisons are significant when all are tested together.

    The expected share of false positives among them is at most `rate`.

    The false discovery rate of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995): all up to the
    largest p-value, the k-th smallest of m, that is at most k / m times the rate.
    """
    order = np.argsort(p_values)
    held = p_values[order] <= rate * np.arange(1, len(order) + 1) / len(order)
    last = np.flatnonzero(held).max(initial=-1)
    return p_values <= (p_values[order[last]] if last >= 0 else -1.0)
