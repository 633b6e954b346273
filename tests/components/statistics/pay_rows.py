"""Rows of the pay table made from bands or from single values."""

import numpy as np
import pandas as pd


def bands(*rows: tuple[float, float, int], repeats: int = 1) -> pd.DataFrame:
    """Rows of low, high and distinct records, each record standing there `repeats` times."""
    table = pd.DataFrame(rows, columns=["low", "high", "distinct_records"])
    return table.assign(
        records=table["distinct_records"] * repeats,
        squared_repeats=table["distinct_records"] * repeats**2,
    )


def of_values(values: np.ndarray, width: float, repeats: np.ndarray | None = None) -> pd.DataFrame:
    """Single values counted in bands of one width."""
    repeats = np.ones(len(values), int) if repeats is None else repeats
    low = np.floor(values / width) * width
    table = pd.DataFrame({"low": low, "repeats": repeats, "squares": repeats**2})
    counted = table.groupby("low").agg(
        records=("repeats", "sum"),
        distinct_records=("repeats", "size"),
        squared_repeats=("squares", "sum"),
    )
    return counted.reset_index().assign(high=lambda rows: rows["low"] + width)
