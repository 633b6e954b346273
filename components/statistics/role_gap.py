"""How far the pay of two roles lies apart among records that are alike.

`rows` is a selection of `pay.csv` everywhere here, `factors` names the columns in which
records have to agree to be alike.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from components.statistics.quantiles import COUNTS, cells, effective_number, mean_log
from components.thresholds import CONFIDENCE, FEW_RECORDS, FEWEST_RECORDS


def gap(rows: pd.DataFrame, first: str, second: str, factors: list[str]) -> pd.Series:
    """By what share the first role's pay lies above the second's among records alike in `factors`.

    Records that agree in every factor form a cell. In each cell that holds both roles the
    difference of their mean logarithms of pay is taken; the gap is the average of these
    differences, each weighted by how much the cell tells (the product of the two roles'
    records over their sum). That is the coefficient of the role in a least-squares
    regression of log pay with an effect for each cell (Angrist and Pischke, Mostly
    Harmless Econometrics, 2009, section 3.3). Without factors it is the raw gap.

    The 95% interval comes from the sandwich variance in which all repeats of a distinct
    record are one cluster (Liang and Zeger, Biometrika 73, 1986), widened for the number
    of cells, with Student's t for the distinct records that are left after the cells.

    Returns role (the first) and compared_with (the second), ratio, low and high (0.24 is
    24% more), records and distinct_records in the cells that hold both roles, cells, and
    few: fewer than FEW_RECORDS effective records of a role. The figures are missing (NaN)
    below FEWEST_RECORDS distinct records of a role.
    """
    return _gap(_Pair.of(rows, first, second, factors), first, second)


@dataclass(frozen=True)
class _Pair:
    """The records of two roles as plain arrays, which a page asks for dozens of gaps.

    Records that agree in every factor have the same `cell`, a number from 0; `pay` is the
    mean logarithm.
    """

    is_first: np.ndarray
    cell: np.ndarray
    pay: np.ndarray
    records: np.ndarray
    distinct: np.ndarray
    squared_repeats: np.ndarray

    @classmethod
    def of(cls, rows: pd.DataFrame, first: str, second: str, factors: list[str]) -> "_Pair":
        """Those in `rows`, which are alike where they agree in `factors`."""
        pair = rows[rows["role"].isin([first, second])]
        return cls(
            (pair["role"] == first).to_numpy(),
            cells(pair, factors),
            mean_log(pair),
            *(pair[count].to_numpy(float) for count in COUNTS),
        )

    def where(self, kept: np.ndarray) -> "_Pair":
        """Some of them; `kept` marks which."""
        return _Pair(*(getattr(self, part.name)[kept] for part in fields(self)))

    def by_cell(self, values: np.ndarray) -> np.ndarray:
        """The sum of the values in the cell of each record."""
        return np.bincount(self.cell, values)[self.cell]

    def within(self, values: np.ndarray) -> np.ndarray:
        """Values less their mean over the records of the cell."""
        return values - self.by_cell(self.records * values) / self.by_cell(self.records)


def _gap(pair: _Pair, first: str, second: str) -> pd.Series:
    both = (pair.by_cell(pair.is_first) > 0) & (pair.by_cell(~pair.is_first) > 0)
    alike = pair.where(both)
    distinct, held = alike.distinct.sum(), len(np.unique(alike.cell))
    found: dict[str, Any] = {
        "role": first,
        "compared_with": second,
        "ratio": np.nan,
        "low": np.nan,
        "high": np.nan,
        "records": int(alike.records.sum()),
        "distinct_records": int(distinct),
        "cells": held,
        "few": False,
    }
    roles = [alike.where(own) for own in (alike.is_first, ~alike.is_first)]
    left = distinct - held - 1
    if min(own.distinct.sum() for own in roles) < FEWEST_RECORDS or left < 1:
        return pd.Series(found, dtype=object)

    role, pay = alike.within(alike.is_first.astype(float)), alike.within(alike.pay)
    spread = (alike.records * role**2).sum()
    estimate = (alike.records * role * pay).sum() / spread
    scores = role * (pay - estimate * role)
    variance = (alike.squared_repeats * scores**2).sum() / spread**2 * distinct / left
    half = stdtrit(left, (1 + CONFIDENCE) / 2) * np.sqrt(variance)
    ratios = np.expm1([estimate, estimate - half, estimate + half])
    sums = [(own.records.sum(), own.squared_repeats.sum()) for own in roles]
    effective = min(effective_number(*own) for own in sums)
    estimates = dict(zip(["ratio", "low", "high"], ratios, strict=True))
    return pd.Series({**found, **estimates, "few": effective < FEW_RECORDS}, dtype=object)


def by_level(
    rows: pd.DataFrame,
    first: str,
    second: str,
    factor: str,
    levels: pd.DataFrame,
    factors: list[str],
) -> pd.DataFrame:
    """`gap` at each level of a factor that has records, with columns level and label.

    `levels` are the factor's rows of `salary_factors.csv`, whose order is kept.
    """
    present = set(rows[factor])
    pair_rows = rows[rows["role"].isin([first, second])]
    pair, at = _Pair.of(pair_rows, first, second, factors), pair_rows[factor].to_numpy(object)
    gaps = [
        {
            "level": level.code,
            "label": level.label,
            **_gap(pair.where(at == level.code), first, second),
        }
        for level in levels.itertuples()
        if level.code in present
    ]
    columns = ["level", "label", "role", "compared_with", "ratio", "low", "high"]
    table = pd.DataFrame(gaps, columns=[*columns, "records", "distinct_records", "cells", "few"])
    return table.astype({"ratio": float, "low": float, "high": float, "few": bool})
