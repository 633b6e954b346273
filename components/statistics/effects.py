"""The effect of each level of each factor on pay, everything else equal.

`rows` is a selection of `pay.csv` throughout.
"""

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from components.statistics import clusters
from components.statistics.effective_size import COUNTS, kish_effective_size
from components.statistics.intervals import Z, benjamini_hochberg, p_value
from components.statistics.quantiles import group_codes, mean_log
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS


@dataclass(frozen=True)
class Model:
    """A fitted log-linear model of pay.

    `coefficients` are indexed by factor and level, in logarithms of pay; each factor's `reference`
    level has 0. `covariance` has a row and a column for each coefficient.
    """

    coefficients: pd.Series
    covariance: pd.DataFrame
    reference: dict[str, str]

    @property
    def variances(self) -> pd.Series:
        """The variance of each coefficient."""
        return pd.Series(np.diag(self.covariance), self.covariance.index)

    def variance_of(self, contrast: pd.Series) -> float:
        """Return the variance of a linear combination; `contrast` holds its weights."""
        known = contrast.reindex(self.covariance.index, fill_value=0.0).to_numpy()
        return float(known @ self.covariance.to_numpy() @ known)


def fit(rows: pd.DataFrame, factors: list[str], reference: dict[str, str] | None = None) -> Model:
    """Fit a weighted log-linear model on the counts: mean log pay = sum of one effect per factor.

    Least squares by statsmodels, weighted by the records. The variances are the sandwich estimate
    in which all repeats of a distinct report form one cluster (Liang and Zeger, Biometrika 73,
    1986), or all reports of an employer where it is known, widened for the number of coefficients.
    The reference is each factor's level with most records, unless `reference` names another. Levels
    that only occur together can't be separated; they get the smallest coefficients that fit.
    """
    # Importing this takes a second or two, and most visitors never need a fit.
    from statsmodels.regression.linear_model import WLS
    from statsmodels.tools.sm_exceptions import SingularMatrixWarning

    warnings.filterwarnings("ignore", category=SingularMatrixWarning)
    groups = _groups(rows, factors)
    reference = {factor: groups.groupby(factor)["records"].sum().idxmax() for factor in factors} | (
        reference or {}
    )
    columns = pd.MultiIndex.from_tuples(
        [
            (factor, level)
            for factor in factors
            for level in sorted(set(groups[factor]) - {reference[factor]})
        ],
        names=["factor", "level"],
    )
    dummies = [(groups[factor] == level).to_numpy(float) for factor, level in columns]
    design = np.column_stack([np.ones(len(groups)), *dummies])
    fitted = WLS(groups["mean"].to_numpy(), design, weights=groups["records"].to_numpy()).fit()
    expected = fitted.fittedvalues
    squares = groups["squares"] - 2 * expected * groups["cross"] + expected**2 * groups["repeats"]
    bread = np.asarray(fitted.normalized_cov_params)
    distinct = rows["distinct_records"].sum()
    widened = distinct / max(distinct - fitted.df_model - 1, 1)
    cluster = clusters.employer_codes(rows)
    if cluster is None:
        spread = design.T * squares.to_numpy() @ design
    else:
        cell = group_codes(rows, factors)
        residual = rows["records"].to_numpy() * (mean_log(rows) - expected[cell])
        scores = csr_array((residual, (cluster, cell)), (cluster.max() + 1, len(design)))
        by_employer = scores @ design
        spread = by_employer.T @ by_employer
    covariance = widened * bread @ spread @ bread
    references = pd.MultiIndex.from_tuples(list(reference.items()), names=["factor", "level"])
    every = columns.append(references)
    known = pd.DataFrame(covariance[1:, 1:], columns, columns)
    return Model(
        pd.Series(fitted.params[1:], columns).reindex(every, fill_value=0.0),
        known.reindex(index=every, columns=every, fill_value=0.0),
        reference,
    )


def _groups(rows: pd.DataFrame, factors: list[str]) -> pd.DataFrame:
    """Return the inputs of the fit, one row per group of reports that agree in all factors.

    Columns: the factors, records, mean (of log pay), and, of the squared repeats, their sum
    (repeats), their sum times log pay (cross) and times its square (squares).
    """
    cell, pay = group_codes(rows, factors), mean_log(rows)
    records, repeats = rows["records"].to_numpy(), rows["squared_repeats"].to_numpy()
    sums = {
        "records": records,
        "mean": records * pay,
        "repeats": repeats,
        "cross": repeats * pay,
        "squares": repeats * pay**2,
    }
    first_of_each = np.unique(cell, return_index=True)[1]
    groups = rows[factors].iloc[first_of_each].reset_index(drop=True)
    groups = groups.assign(**{name: np.bincount(cell, values) for name, values in sums.items()})
    return groups.assign(mean=groups["mean"] / groups["records"])


def level_effects(rows: pd.DataFrame, factors: list[str], levels: pd.DataFrame) -> pd.DataFrame:
    """Return what each level adds for each role: one row per factor, level and role, in that order.

    `levels` are rows of `pay_levels.csv` with columns factor, code and label, in display order. All
    roles share one reference: the level with most records. Columns: factor, level, label, role,
    effect, low, high (0.24 is 24% more than the reference), records, distinct_records, reference
    and few. Figures are missing below MIN_REPORTS distinct reports of the role at the level or at
    the reference.
    """
    reference = {factor: rows.groupby(factor)["records"].sum().idxmax() for factor in factors}
    tables = []
    for role, role_rows in rows.groupby("role", sort=False):
        compared = {
            factor: reference[factor]
            for factor in factors
            if role_rows.loc[role_rows[factor] == reference[factor], "distinct_records"].sum()
            >= MIN_REPORTS
        }
        model = fit(role_rows, factors, compared)
        for factor in factors:
            sizes = role_rows.groupby(factor)[COUNTS].sum()
            effective = kish_effective_size(sizes["records"], sizes.pop("squared_repeats"))
            effect = model.coefficients[factor].reindex(sizes.index)
            half = Z * np.sqrt(model.variances[factor].reindex(sizes.index))
            one_sided = [clusters.few_employers(level) for _, level in role_rows.groupby(factor)]
            known = (sizes["distinct_records"] >= MIN_REPORTS) & (factor in compared)
            tables.append(
                sizes.assign(
                    factor=factor,
                    role=role,
                    effect=np.expm1(effect).where(known),
                    low=np.expm1(effect - half).where(known),
                    high=np.expm1(effect + half).where(known),
                    reference=sizes.index == reference[factor],
                    few=known & ((effective < FEW_REPORTS_BELOW) | np.array(one_sided)),
                )
                .rename_axis("level")
                .reset_index()
            )
    level_effects = pd.concat(tables, ignore_index=True)
    place = levels.assign(place=range(len(levels))).set_index(["factor", "code"])
    keys = pd.MultiIndex.from_frame(level_effects[["factor", "level"]])
    level_effects = level_effects.assign(
        label=place["label"].reindex(keys).to_numpy(), place=place["place"].reindex(keys).to_numpy()
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
    """Return which rows of `level_effects` are clear when all of them are considered together.

    At most one in twenty of the clear ones is expected to be chance (see
    `intervals.benjamini_hochberg`). Effects with few reports are never clear and are not among
    those compared.
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


def oaxaca_blinder(rows: pd.DataFrame, first: str, second: str, factors: list[str]) -> pd.DataFrame:
    """Return how far each level moves the raw gap of two roles through their different mixes.

    The explained part of the raw gap in the decomposition of Oaxaca (Int. Econ. Rev. 14, 1973) and
    Blinder (J. Hum. Resour. 8, 1973), with the effects of a model of both roles together: the
    difference of the level's shares times its effect, in logarithms. Effects count from the mean,
    so a level's part doesn't depend on the reference. Columns: factor, level, first_share,
    second_share, contribution.
    """
    model = fit(rows, [*factors, "role"])
    of_role = [np.where(rows["role"] == role, rows["records"], 0) for role in (first, second)]
    tables = []
    for factor in factors:
        codes, levels = pd.factorize(rows[factor])
        first_share, second_share = (
            np.bincount(codes, records) / records.sum() for records in of_role
        )
        effect = model.coefficients[factor].reindex(levels).to_numpy()
        centred = effect - (effect * (first_share + second_share) / 2).sum()
        tables.append(
            pd.DataFrame(
                {
                    "factor": factor,
                    "level": list(levels),
                    "first_share": first_share,
                    "second_share": second_share,
                    "contribution": (first_share - second_share) * centred,
                }
            )
        )
    columns = ["factor", "level", "first_share", "second_share", "contribution"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)
