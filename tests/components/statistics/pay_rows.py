"""Build rows of the pay table from bands or from single values."""

import numpy as np
import pandas as pd


def bands(*rows: tuple[float, float, int], repeats: int = 1) -> pd.DataFrame:
    """Return rows from (low, high, distinct reports), each report occurring `repeats` times."""
    table = pd.DataFrame(rows, columns=["low", "high", "distinct_records"])
    return table.assign(
        records=table["distinct_records"] * repeats,
        squared_repeats=table["distinct_records"] * repeats**2,
    )


def of_values(values: np.ndarray, width: float, repeats: np.ndarray | None = None) -> pd.DataFrame:
    """Count single values in bands of equal width."""
    repeats = np.ones(len(values), int) if repeats is None else repeats
    low, band = np.unique(np.floor(values / width) * width, return_inverse=True)
    return pd.DataFrame(
        {
            "low": low,
            "records": np.bincount(band, repeats).astype(int),
            "distinct_records": np.bincount(band),
            "squared_repeats": np.bincount(band, repeats**2).astype(int),
            "high": low + width,
        }
    )
