"""The effects of factor levels on pay, all else being equal."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from components.reports.reports import Reports
from components.statistics import clusters
from components.statistics.effective_size import effective_size
from components.statistics.intervals import Z
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import p_value
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS

Key = tuple[str, str]


@dataclass(frozen=True)
class Model:
    """A fitted log-linear model of pay.

    `coefficients` maps each factor and level to its effect on log pay, which is 0 for the factor's
    `reference` level. `covariance` has a row and a column for each coefficient that doesn't belong
    to a reference level, in the same order.
    """

    coefficients: dict[Key, float]
    covariance: np.ndarray
    reference: dict[str, str]

    def variance(self, factor: str, level: str) -> float:
        return self.variance_of({(factor, level): 1.0})

    def variance_of(self, contrast: dict[Key, float]) -> float:
        """Return the variance of the sum of coefficients weighted by `contrast`."""
        free = [
            (factor, level)
            for factor, level in self.coefficients
            if level != self.reference[factor]
        ]
        weights = np.array([contrast.get(level, 0.0) for level in free])
        return float(weights @ self.covariance @ weights)


def fit(reports: Reports, factors: list[str], reference: dict[str, str] | None = None) -> Model:
    """Fit a weighted log-linear model in which mean log pay is the sum of one effect per factor.

    The fit uses least squares, weighted by the number of records. The variances are sandwich
    estimates in which all repeats of a distinct report form one cluster (Liang and Zeger,
    Biometrika 73, 1986) or, where employers are known, all reports from one employer. They are
    increased to allow for the number of coefficients. The reference of each factor is the level
    with the most records, unless `reference` names another. The effects of levels that only occur
    together can't be separated; such levels get the smallest coefficients that fit.
    """
    reference = {factor: _most_frequent(reports, factor) for factor in factors} | (reference or {})
    columns = [
        (factor, level)
        for factor in factors
        for level in sorted(set(reports.categories[factor].occurring()) - {reference[factor]})
    ]
    # Build one row per cell (a group of reports that agree in all factors).
    cell, pay, repeats = reports.cells(factors), reports.mean_log, reports.squared_repeats
    cells = reports.where(np.unique(cell, return_index=True)[1])
    dummies = [cells.categories[factor].among([level]) for factor, level in columns]
    design = np.column_stack([np.ones(len(cells)), *dummies])
    records = np.bincount(cell, reports.records)
    weight = np.sqrt(records)
    # The Moore-Penrose inverse gives the smallest coefficients.
    weighted = weight[:, None] * design
    inverse = np.linalg.pinv(weighted)
    coefficients = inverse @ (weight * np.bincount(cell, reports.records * pay) / records)
    expected, bread = design @ coefficients, inverse @ inverse.T
    cluster = clusters.employer_codes(reports)
    if cluster is None:
        squares = np.bincount(cell, repeats * (pay - expected[cell]) ** 2)
        spread = design.T * squares @ design
    else:
        residual = reports.records * (pay - expected[cell])
        scores = csr_array((residual, (cluster, cell)), (cluster.max() + 1, len(design)))
        by_employer = scores @ design
        spread = by_employer.T @ by_employer
    distinct = reports.distinct_records.sum()
    widened = distinct / max(distinct - np.linalg.matrix_rank(weighted), 1)
    covariance = widened * bread @ spread @ bread
    effects = dict(zip(columns, map(float, coefficients[1:]), strict=True))
    references = dict.fromkeys(reference.items(), 0.0)
    return Model(effects | references, covariance[1:, 1:], reference)


def _most_frequent(reports: Reports, factor: str) -> str:
    """Return the level of a factor with the most records; if several tie, the first by code."""
    records = reports.sums(factor, reports.records)
    return max(sorted(records), key=lambda level: records[level])


def level_effects(reports: Reports, factors: list[str], labels: Mapping[Key, str]) -> pd.DataFrame:
    """Return what each level adds to pay in each role: one row per factor, level and role.

    `labels` maps factors and codes to the labels of levels, in display order; the rows follow that
    order. All roles share one reference per factor: the level with the most records. Columns:
    factor, level, label, role, effect, low and high (0.24 means 24% more than the reference),
    records, distinct_records, reference (whether the level is the reference) and few (whether the
    effect is based on few reports). The effect and its interval are missing if the role has fewer
    than MIN_REPORTS distinct reports at the level or at the reference.
    """
    reference = {factor: _most_frequent(reports, factor) for factor in factors}
    rows = []
    for (role,), role_reports in reports.groups(["role"]):
        distinct = {
            factor: role_reports.sums(factor, role_reports.distinct_records) for factor in factors
        }
        compared = {
            factor: reference[factor]
            for factor in factors
            if distinct[factor].get(reference[factor], 0) >= MIN_REPORTS
        }
        model = fit(role_reports, factors, compared)
        for factor in factors:
            for (level,), group in role_reports.groups([factor]):
                known = group.distinct_records.sum() >= MIN_REPORTS and factor in compared
                effect = half = np.nan
                if known:
                    effect = model.coefficients[factor, level]
                    half = Z * np.sqrt(model.variance(factor, level))
                few = known and (
                    effective_size(group) < FEW_REPORTS_BELOW or clusters.few_employers(group)
                )
                rows.append(
                    {
                        "factor": factor,
                        "level": level,
                        "role": role,
                        "effect": np.expm1(effect),
                        "low": np.expm1(effect - half),
                        "high": np.expm1(effect + half),
                        "records": int(group.records.sum()),
                        "distinct_records": int(group.distinct_records.sum()),
                        "reference": level == reference[factor],
                        "few": bool(few),
                    }
                )
    level_effects = pd.DataFrame(rows)
    keys = list(zip(level_effects["factor"], level_effects["level"], strict=True))
    position = {key: place for place, key in enumerate(labels)}
    level_effects = level_effects.assign(
        label=[labels[key] for key in keys], place=[position[key] for key in keys]
    )
    return level_effects.sort_values(["place", "role"], ignore_index=True, kind="stable")[
        [
            "factor",
            "level",
            "label",
            "role",
            "effect",
            "low",
            "high",
            "records",
            "distinct_records",
            "reference",
            "few",
        ]
    ]


def significant_effects(level_effects: pd.DataFrame) -> np.ndarray:
    """Return which rows of `level_effects` are clear when all of them are tested together.

    At most one in twenty of the clear effects is expected to be due to chance (see
    `multiple_comparisons.benjamini_hochberg`). Effects based on few reports are never clear and are
    left out of the comparison.
    """
    compared = (
        level_effects["effect"].notna()
        & ~level_effects["few"].astype(bool)
        & ~level_effects["reference"]
    )
    logs = np.log1p(level_effects.loc[compared, ["effect", "low", "high"]].to_numpy(float))
    clear = np.zeros(len(level_effects), bool)
    clear[compared] = benjamini_hochberg(np.array([p_value(*row) for row in logs]))
    return clear


@dataclass(frozen=True)
class MixEffect:
    """How far a level moves the raw gap between two roles through its share of their reports.

    `contribution` is on the log scale.
    """

    factor: str
    level: str
    first_share: float
    second_share: float
    contribution: float


def oaxaca_blinder(
    reports: Reports, first: str, second: str, factors: list[str]
) -> list[MixEffect]:
    """Return how far each level moves the raw gap between two roles because their mixes differ.

    This is the explained part of the raw gap in the decomposition by Oaxaca (Int. Econ. Rev. 14,
    1973) and Blinder (J. Hum. Resour. 8, 1973), with the effects from one model of both roles. A
    level contributes the difference between its two shares times its effect on log pay. Effects are
    measured from their mean, so a level's contribution doesn't depend on the reference.
    """
    model = fit(reports, [*factors, "role"])
    records = [reports.records * reports.role.among([role]) for role in (first, second)]
    mix_effects = []
    for factor in factors:
        sums = [reports.sums(factor, role_records) for role_records in records]
        shares = {level: [role[level] / sum(role.values()) for role in sums] for level in sums[0]}
        effect = {level: model.coefficients[factor, level] for level in shares}
        mean = sum(effect[level] * sum(shares[level]) / 2 for level in shares)
        mix_effects += [
            MixEffect(
                factor,
                level,
                first_share,
                second_share,
                (first_share - second_share) * (effect[level] - mean),
            )
            for level, (first_share, second_share) in shares.items()
        ]
    return mix_effects
