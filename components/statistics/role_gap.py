"""How far the pay of two roles lies apart among records that are alike.

`rows` is a selection of `pay.csv` everywhere here, `factors` names the columns in which
records have to agree to be alike.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from components.statistics import clusters
from components.statistics.effective_records import COUNTS, effective_number
from components.statistics.intervals import CONFIDENCE, is_clear
from components.statistics.quantiles import cells, mean_log
from components.thresholds import FEW_EMPLOYERS, FEW_RECORDS, FEWEST_RECORDS


def gap(
    rows: pd.DataFrame, first: str, second: str, factors: list[str], by: str = "role"
) -> pd.Series:
    """By what share the first role's pay lies above the second's among records alike in `factors`.

    Records that agree in every factor form a cell. In each cell that holds both roles the
    difference of their mean logarithms of pay is taken; the gap is the average of these
    differences, each weighted by how much the cell tells (the product of the two roles'
    records over their sum). That is the coefficient of the role in a least-squares
    regression of log pay with an effect for each cell (Angrist and Pischke, Mostly
    Harmless Econometrics, 2009, section 3.3). Without factors it is the raw gap. With `by`
    the levels of another column are compared in place of roles (see `trend.change`).

    The 95% interval comes from the sandwich variance in which all repeats of a distinct
    record are one cluster (Liang and Zeger, Biometrika 73, 1986), with the bias-reduced
    residuals and the degrees of freedom of Student's t of Bell and McCaffrey (Survey
    Methodology 28, 2002): with few records of a role the plain sandwich is too narrow.
    Without cells the standard error is that of Welch's test for two means. Where employers are
    known, all records of one are a cluster, and the degrees of freedom those of
    `clusters.students_t`.

    Returns role (the first) and compared_with (the second), ratio, low and high (0.24 is
    24% more), records and distinct_records in the cells that hold both roles, cells, few:
    fewer than FEW_RECORDS effective records of a role, or too few employers, and clear: the
    interval excludes zero, and the records are not few. The figures are missing (NaN) below
    FEWEST_RECORDS distinct records of a role.
    """
    return _gap(_Pair.of(rows, first, second, factors, by), first, second)


@dataclass(frozen=True)
class _Pair:
    """The records of two roles as plain arrays, which a page asks for dozens of gaps.

    Records that agree in every factor have the same `cell`, a number from 0; `pay` is the
    mean logarithm, `cluster` the employer where it is known.
    """

    is_first: np.ndarray
    cell: np.ndarray
    pay: np.ndarray
    cluster: np.ndarray | None
    records: np.ndarray
    distinct: np.ndarray
    squared_repeats: np.ndarray

    @classmethod
    def of(
        cls, rows: pd.DataFrame, first: str, second: str, factors: list[str], by: str = "role"
    ) -> "_Pair":
        """Those in `rows`, which are alike where they agree in `factors`."""
        pair = rows[rows[by].isin([first, second])]
        return cls(
            (pair[by] == first).to_numpy(),
            cells(pair, factors),
            mean_log(pair),
            clusters.employers(pair),
            *(pair[count].to_numpy(float) for count in COUNTS),
        )

    def where(self, kept: np.ndarray) -> "_Pair":
        """Some of them; `kept` marks which."""
        parts: list[Any] = [getattr(self, part.name) for part in fields(self)]
        kept_parts: list[Any] = [None if part is None else part[kept] for part in parts]
        return _Pair(*kept_parts)

    @property
    def few(self) -> bool:
        """Whether there are few effective records, or too few employers behind them."""
        if self.cluster is not None:
            sizes = np.bincount(self.cluster, self.records)
            if clusters.effective_clusters(sizes) < FEW_EMPLOYERS:
                return True
        size = effective_number(self.records.sum(), self.squared_repeats.sum())
        return bool(size < FEW_RECORDS)

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
        "clear": False,
    }
    roles = [alike.where(own) for own in (alike.is_first, ~alike.is_first)]
    left = distinct - held - 1
    if min(own.distinct.sum() for own in roles) < FEWEST_RECORDS or left < 1:
        return pd.Series(found, dtype=object)

    role, pay = alike.within(alike.is_first.astype(float)), alike.within(alike.pay)
    spread = (alike.records * role**2).sum()
    estimate = (alike.records * role * pay).sum() / spread
    half = _half_width(alike, role, pay - estimate * role)
    ratios = np.expm1([estimate, estimate - half, estimate + half])
    few = any(own.few for own in roles)
    estimates = dict(zip(["ratio", "low", "high"], ratios, strict=True))
    clear = is_clear(*ratios[1:]) and not few
    return pd.Series({**found, **estimates, "few": few, "clear": clear}, dtype=object)


def _half_width(alike: _Pair, role: np.ndarray, residual: np.ndarray) -> float:
    """Half the width of the 95% interval of a gap, on the log scale.

    `role` is what is left of the role within its cell, `residual` what is left of log pay. A
    record's leverage is the share of its own residual that the fit takes away; the variance
    and its degrees of freedom are those of Bell and McCaffrey (Survey Methodology 28, 2002),
    exact for records that count once and differ alike.
    """
    if alike.cluster is not None:
        weight = alike.records * role
        total = (weight * role).sum()
        error = np.sqrt(clusters.variance_of_sum(weight * residual, alike.cluster)) / total
        return clusters.students_t(np.bincount(alike.cluster, weight * role)) * float(error)
    # A row's records as so many that are repeated equally often.
    repeats = alike.squared_repeats / alike.records
    reports = alike.records / repeats
    in_cell, spread = alike.by_cell(alike.records), (alike.records * role**2).sum()
    leverage = repeats * (1 / in_cell + role**2 / spread)
    part = (repeats * role) ** 2 / (1 - leverage)
    variance = (reports * part * residual**2).sum() / spread**2

    # The trace of the square of the matrix whose quadratic form the variance is: its products
    # of two records are sums over cells, as the fit links records by cell and role only.
    weight = reports * part * repeats
    first_of_each = np.unique(alike.cell, return_index=True)[1]
    in_cells, cells_of_role = (
        alike.by_cell(values)[first_of_each] for values in (weight, weight * role)
    )
    size = in_cell[first_of_each]
    linked = (
        ((in_cells / size) ** 2).sum()
        + 2 * (cells_of_role**2 / size).sum() / spread
        + ((weight * role**2).sum() / spread) ** 2
    )
    own = (reports * part**2 * (1 - 2 * leverage)).sum()
    degrees = (reports * part * (1 - leverage)).sum() ** 2 / (own + linked)
    return float(stdtrit(degrees, (1 + CONFIDENCE) / 2) * np.sqrt(variance))


def by_level(
    rows: pd.DataFrame,
    first: str,
    second: str,
    factor: str,
    levels: pd.DataFrame,
    factors: list[str],
) -> pd.DataFrame:
    """`gap` at each level of a factor that has records, with columns level and label.

    `levels` are the factor's rows of `pay_levels.csv`, whose order is kept.
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
    table = pd.DataFrame(
        gaps, columns=[*columns, "records", "distinct_records", "cells", "few", "clear"]
    )
    return table.astype({"ratio": float, "low": float, "high": float, "few": bool, "clear": bool})
