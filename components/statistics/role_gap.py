"""The pay gap of two roles among comparable reports.

`rows` is a selection of `pay.csv` throughout. `factors` names the columns in which reports must
agree to be comparable.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtr

from components.statistics import clusters, group_medians
from components.statistics.effective_size import COUNTS, kish_effective_size
from components.statistics.intervals import benjamini_hochberg, excludes_zero, p_value, students_t
from components.statistics.quantiles import group_codes, mean_log
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS


def adjusted_gap(
    rows: pd.DataFrame, first: str, second: str, factors: list[str], by: str = "role"
) -> pd.Series:
    """Return by what share the first role's pay exceeds the second's, adjusted for `factors`.

    Reports that agree in every factor form a cell. In each cell with both roles the difference of
    their mean log pay is taken. The gap is the average of these differences, weighted by the
    information in the cell (the product of the two roles' records over their sum). That is the
    coefficient of the role in a least-squares regression of log pay with an effect for each cell
    (Angrist and Pischke, Mostly Harmless Econometrics, 2009, section 3.3). Without factors it is
    the raw gap. With `by` the levels of another column are compared instead of roles (see
    `trend.adjusted_change`).

    The 95% interval comes from the sandwich variance in which all repeats of a distinct report form
    one cluster (Liang and Zeger, Biometrika 73, 1986), with the bias-reduced residuals and the
    degrees of freedom of Student's t of Bell and McCaffrey (Survey Methodology 28, 2002): with few
    reports of a role the plain sandwich is too narrow. Without cells the standard error is that of
    Welch's test for two means. Where employers are known, all reports of one form a cluster, and
    the degrees of freedom are those of `clusters.degrees_of_freedom`.

    Returns role (the first) and compared_with (the second), ratio, low and high (0.24 is 24% more),
    records and distinct_records in the cells with both roles, cells, p_value (from the same test as
    the interval), few: fewer than FEW_REPORTS_BELOW effective reports of a role, or too few
    employers, and clear: the interval excludes zero and the reports are not few. The figures are
    NaN below MIN_REPORTS distinct reports of a role.
    """
    result = _gap(_Pair.of(rows, first, second, factors, by), first, second)
    return pd.Series(result, dtype=object)


@dataclass(frozen=True)
class _Pair:
    """The reports of two roles as plain arrays, because a page needs dozens of gaps.

    Reports that agree in every factor have the same `cell`, a number from 0. `pay` is the mean
    logarithm, `cluster` the employer where it is known.
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
        """Return the pair's reports in `rows`; those that agree in `factors` are comparable."""
        pair = rows[rows[by].isin([first, second])]
        return cls(
            (pair[by] == first).to_numpy(),
            group_codes(pair, factors),
            mean_log(pair),
            clusters.employer_codes(pair),
            *(pair[count].to_numpy(float) for count in COUNTS),
        )

    def where(self, kept: np.ndarray) -> "_Pair":
        """Return a subset; `kept` is a boolean mask."""
        parts: list[Any] = [getattr(self, part.name) for part in fields(self)]
        kept_parts: list[Any] = [None if part is None else part[kept] for part in parts]
        return _Pair(*kept_parts)

    @property
    def few(self) -> bool:
        """True for few effective reports or too few employers."""
        size = kish_effective_size(self.records.sum(), self.squared_repeats.sum())
        return bool(size < FEW_REPORTS_BELOW) or clusters.few(self.cluster, self.records)

    def by_cell(self, values: np.ndarray) -> np.ndarray:
        """Return, for each report, the sum of the values in its cell."""
        cell_sums: np.ndarray = np.bincount(self.cell, values)[self.cell]
        return cell_sums

    def within(self, values: np.ndarray) -> np.ndarray:
        """Return the values minus their mean over the reports of the cell."""
        centred: np.ndarray = values - self.by_cell(self.records * values) / self.by_cell(
            self.records
        )
        return centred


def _gap(pair: _Pair, first: str, second: str) -> dict[str, Any]:
    both = (pair.by_cell(pair.is_first) > 0) & (pair.by_cell(~pair.is_first) > 0)
    alike = pair.where(both)
    distinct, held = alike.distinct.sum(), len(np.unique(alike.cell))
    result: dict[str, Any] = {
        "role": first,
        "compared_with": second,
        "ratio": np.nan,
        "low": np.nan,
        "high": np.nan,
        "records": int(alike.records.sum()),
        "distinct_records": int(distinct),
        "cells": held,
        "p_value": np.nan,
        "few": False,
        "clear": False,
    }
    roles = [alike.where(in_role) for in_role in (alike.is_first, ~alike.is_first)]
    left = distinct - held - 1
    if min(in_role.distinct.sum() for in_role in roles) < MIN_REPORTS or left < 1:
        return result

    role, pay = alike.within(alike.is_first.astype(float)), alike.within(alike.pay)
    spread = (alike.records * role**2).sum()
    estimate = (alike.records * role * pay).sum() / spread
    error, degrees = _error(alike, role, pay - estimate * role)
    half = students_t(degrees) * error
    ratios = np.expm1([estimate, estimate - half, estimate + half])
    few = any(in_role.few for in_role in roles)
    estimates = dict(zip(["ratio", "low", "high"], ratios, strict=True))
    estimates["p_value"] = (
        2 * stdtr(degrees, -abs(estimate) / error) if error else float(estimate == 0)
    )
    clear = excludes_zero(*ratios[1:]) and not few
    return {**result, **estimates, "few": few, "clear": clear}


def _error(alike: _Pair, role: np.ndarray, residual: np.ndarray) -> tuple[float, float]:
    """Return the standard error of a gap on the log scale, and its degrees of freedom.

    `role` is the residual of the role within its cell, `residual` that of log pay. A report's
    leverage is the share of its own residual that the fit removes. The variance and its degrees of
    freedom are those of Bell and McCaffrey (Survey Methodology 28, 2002), exact for reports that
    count once and have equal variance.
    """
    if alike.cluster is not None:
        # Employers without comparable reports don't count.
        cluster = np.unique(alike.cluster, return_inverse=True)[1]
        weight = alike.records * role
        total = (weight * role).sum()
        error = np.sqrt(clusters.variance_of_sum(weight * residual, cluster)) / total
        degrees = clusters.degrees_of_freedom(np.bincount(cluster, weight * role))
        return float(error), degrees
    # Treat a row's reports as equally often repeated.
    repeats = alike.squared_repeats / alike.records
    reports = alike.records / repeats
    in_cell, spread = alike.by_cell(alike.records), (alike.records * role**2).sum()
    leverage = repeats * (1 / in_cell + role**2 / spread)
    part = (repeats * role) ** 2 / (1 - leverage)
    variance = (reports * part * residual**2).sum() / spread**2

    # The trace of the square of the matrix whose quadratic form is the variance. Products of two
    # reports are sums over cells, because the fit links reports by cell and role only.
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
    role_variance = (reports * part**2 * (1 - 2 * leverage)).sum()
    degrees = (reports * part * (1 - leverage)).sum() ** 2 / (role_variance + linked)
    return float(np.sqrt(variance)), float(degrees)


def gaps_by_level(
    rows: pd.DataFrame,
    first: str,
    second: str,
    factor: str,
    levels: pd.DataFrame,
    factors: list[str],
) -> pd.DataFrame:
    """Return `adjusted_gap` at each level of a factor with reports, plus columns level and label.

    `levels` are the factor's rows of `pay_levels.csv`, whose order is kept. `clear` holds for all
    levels together (see `significant_gaps`).
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
    figures = ["ratio", "low", "high"]
    counts = ["records", "distinct_records", "cells"]
    columns = ["level", "label", "role", "compared_with", *figures, *counts, "p_value"]
    table = pd.DataFrame(gaps, columns=[*columns, "few", "clear"])
    table = table.astype({**dict.fromkeys([*figures, "p_value"], float), "few": bool})
    return table.assign(clear=significant_gaps(table))


def gap_of_medians(rows: pd.DataFrame, first: str, second: str) -> pd.Series:
    """Return the fields of `adjusted_gap` for the medians of all rows.

    See `group_medians.median_gap` for the interval.
    """
    medians = group_medians.summary(rows[rows["role"].isin([first, second])], ["role"])
    of = medians.set_index("role").reindex([first, second])
    ratio, low, high = group_medians.median_gap(of.loc[first], of.loc[second])
    known = np.isfinite(ratio)
    few = bool(known and of["few"].any())
    result = {
        "role": first,
        "compared_with": second,
        "ratio": ratio,
        "low": low,
        "high": high,
        "records": int(of["records"].sum()),
        "distinct_records": int(of["distinct_records"].sum()),
        "cells": 1,
        "p_value": p_value(*np.log1p([ratio, low, high])) if known else np.nan,
        "few": few,
        "clear": known and excludes_zero(low, high) and not few,
    }
    return pd.Series(result, dtype=object)


def significant_gaps(gaps: pd.DataFrame) -> np.ndarray:
    """Return which of many gaps, rows of `adjusted_gap`, are clear together.

    At most one in twenty of the clear ones is expected to be chance (see
    `intervals.benjamini_hochberg`), so an interval may exclude zero without being clear. Gaps with
    few reports are never clear and are not among those compared.
    """
    compared = (gaps["p_value"].notna() & ~gaps["few"].astype(bool)).to_numpy()
    clear = np.zeros(len(gaps), bool)
    clear[compared] = benjamini_hochberg(gaps["p_value"].to_numpy(float)[compared])
    return clear
