"""Decide which of many comparisons are clear when all of them are tested together."""

import numpy as np


def benjamini_hochberg(p_values: np.ndarray, rate: float = 0.05) -> np.ndarray:
    """Return which of many comparisons are significant when all are tested together.

    The expected share of false positives among the significant comparisons is at most `rate`.

    This controls the false discovery rate as Benjamini and Hochberg do (J. R. Stat. Soc. B 57,
    1995). The k-th smallest of m p-values is compared with k / m times the rate. All p-values up to
    the largest one that doesn't exceed this limit are significant.
    """
    order = np.argsort(p_values)
    held = p_values[order] <= rate * np.arange(1, len(order) + 1) / len(order)
    last = np.flatnonzero(held).max(initial=-1)
    return p_values <= (p_values[order[last]] if last >= 0 else -1.0)
