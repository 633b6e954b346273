"""Quantiles and shares of reports that are grouped into pay bands."""

import numpy as np

from components.reports.reports import Reports


def quantiles(reports: Reports, probabilities: np.ndarray) -> np.ndarray:
    """Return the quantiles of the reports at these probabilities (0 to 1).

    A band is divided into as many equal parts as it has reports, with one report in the middle of
    each. Quantiles are interpolated between two neighbouring reports (definition 7 of Hyndman and
    Fan, Am. Stat. 50, 1996, the default of NumPy and R). A quantile is infinite if it depends on a
    report in an open band, because only the lower edge of that band is known.
    """
    edges, below = reports.cumulative
    place = np.clip(probabilities, 0, 1) * (reports.records.sum() - 1)
    first = np.floor(place)
    share = place - first
    lower = _position(edges, below, first + 0.5)
    upper = np.where(share > 0, _position(edges, below, first + 1.5), lower)
    with np.errstate(invalid="ignore"):
        between = lower + share * (upper - lower)
    return np.where(np.isinf(lower) | np.isinf(upper), np.inf, between)


def _position(edges: np.ndarray, below: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the amounts with `wanted` reports below them; infinite beyond the closed bands."""
    if len(edges) < 2:
        return np.full(len(wanted), np.inf)
    upper = np.searchsorted(below, wanted, side="left")
    inside = np.clip(upper, 1, len(edges) - 1)
    step = below[inside] - below[inside - 1]
    share = np.divide(wanted - below[inside - 1], step, out=np.zeros_like(wanted), where=step > 0)
    value = edges[inside - 1] + np.clip(share, 0, 1) * (edges[inside] - edges[inside - 1])
    return np.where(upper > len(edges) - 1, np.inf, value)


def shares_between(reports: Reports, edges: np.ndarray) -> np.ndarray:
    """Return the share of reports between each pair of neighbouring edges.

    `edges` are amounts of pay in ascending order.
    """
    band_edges, below = reports.cumulative
    band_shares: np.ndarray = np.diff(np.interp(edges, band_edges, below)) / reports.records.sum()
    return band_shares
