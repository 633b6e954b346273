"""Ring 2: how far the pay of two roles lies apart among records that are alike.

`rows` is a selection of `pay.csv` everywhere here, `factors` names the columns in which
records have to agree to be alike.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from components.effects import composition
from components.findings import from_to, is_clear, more_or_less, percent, sentence
from components.pay import (
    CONFIDENCE,
    COUNTS,
    FEW_RECORDS,
    FEWEST_RECORDS,
    cells,
    effective_number,
    mean_log,
)

MATTERS = 0.005


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
    Without cells the standard error is that of Welch's test for two means.

    Returns role (the first) and compared_with (the second), ratio, low and high (0.24 is
    24% more), records and distinct_records in the cells that hold both roles, cells, few:
    fewer than FEW_RECORDS effective records of a role, and clear: the interval excludes zero,
    and the records are not few. The figures are missing (NaN) below FEWEST_RECORDS distinct
    records of a role.
    """
    return _gap(_Pair.of(rows, first, second, factors, by), first, second)


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
    def of(
        cls, rows: pd.DataFrame, first: str, second: str, factors: list[str], by: str = "role"
    ) -> "_Pair":
        """Those in `rows`, which are alike where they agree in `factors`."""
        pair = rows[rows[by].isin([first, second])]
        return cls(
            (pair[by] == first).to_numpy(),
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
    sums = [(own.records.sum(), own.squared_repeats.sum()) for own in roles]
    few = min(effective_number(*own) for own in sums) < FEW_RECORDS
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
    table = pd.DataFrame(
        gaps, columns=[*columns, "records", "distinct_records", "cells", "few", "clear"]
    )
    return table.astype({"ratio": float, "low": float, "high": float, "few": bool, "clear": bool})


def title(found: pd.Series, roles: pd.DataFrame) -> str:
    """The gap in at most twelve words; `roles` is `roles.csv`."""
    short = roles.set_index("id")["short_plural"]
    role, other = short[found["role"]], short[found["compared_with"]]
    if np.isnan(found["ratio"]):
        return "Too few records that are alike to compare the roles"
    if not is_clear(found["low"], found["high"]):
        return f"No clear difference between {role} and {other}, like for like"
    few = " (few records)" if found["few"] else ""
    return sentence(f"{role} earn {more_or_less(found['ratio'])} than {other}, like for like{few}")


def headline(gaps: list[pd.Series], roles: pd.DataFrame) -> str:
    """The first gap as a title, and in how many sources it is clear, where it is in any.

    `gaps` are those of the same two roles in each source; `roles` is `roles.csv`.
    """
    first, known = gaps[0], _known(gaps)
    if len(known) < 2 or not is_clear(first["low"], first["high"]):
        return title(first, roles)
    agreeing = _more(known).count(first["ratio"] > 0)
    return f"{title(first, roles)}: clear in {agreeing} of {len(known)} sources"


def _known(gaps: list[pd.Series]) -> list[pd.Series]:
    """The gaps that rest on enough records for a figure."""
    return [found for found in gaps if not np.isnan(found["ratio"])]


def _more(gaps: list[pd.Series]) -> list[bool]:
    """Of each gap that is clear, whether the first role earns more."""
    return [bool(found["ratio"] > 0) for found in gaps if is_clear(found["low"], found["high"])]


def in_short(found: pd.Series, roles: pd.DataFrame) -> str:
    """A gap in a sentence that names its roles; `roles` is `roles.csv`."""
    names = roles.set_index("id")["plural"]
    first, second = names[found["role"]], names[found["compared_with"]]
    return f"Like for like, {first} against {second}: {in_words(found)}."


def in_words(found: pd.Series) -> str:
    """A gap and its interval: '24% more, a clear gap (95% interval: 21% to 27% more)'."""
    if np.isnan(found["ratio"]):
        return "too few records for a figure"
    clear = "a clear gap" if is_clear(found["low"], found["high"]) else "no clear gap"
    few = ", few records" if found["few"] else ""
    interval = from_to(found["low"], found["high"])
    return f"{more_or_less(found['ratio'])}, {clear}{few} (95% interval: {interval})"


def together(gaps: list[pd.Series], roles: pd.DataFrame) -> str:
    """What the gaps of the same two roles in several sources come to, '' where only one has any.

    `roles` is `roles.csv`.
    """
    known = _known(gaps)
    if len(known) < 2:
        return ""
    more = _more(known)
    if not more:
        return "No source shows a clear gap: which role earns more is open."
    if len(set(more)) > 1:
        return "The sources contradict each other: which role earns more is open."
    names = roles.set_index("id")["plural"]
    first, second = names[known[0]["role"]], names[known[0]["compared_with"]]
    how = f"{first} earn {'more' if more[0] else 'less'} than {second}"
    if len(more) == len(known):
        return f"All sources agree that {how}."
    return f"That {how} is clear in {len(more)} of {len(known)} sources only."


def levels_title(gaps: pd.DataFrame, roles: pd.DataFrame, plural: str) -> str:
    """At how many levels the first role clearly earns more, or less, like for like."""
    known = gaps.dropna(subset="ratio")
    if known.empty:
        return "Too few records that are alike to compare the roles"
    name = roles.set_index("id").loc[known["role"].iloc[0], "short_plural"]
    more, less = (known["low"] > 0).sum(), (known["high"] < 0).sum()
    if not more and not less:
        return f"No clear gap in any of {len(known)} {plural}, like for like"
    how, count = ("more", more) if more >= less else ("less", less)
    return sentence(f"{name} clearly earn {how} in {count} of {len(known)} {plural}")


def why(
    rows: pd.DataFrame,
    raw: pd.Series,
    alike: pd.Series,
    factors: list[str],
    tables: dict[str, pd.DataFrame],
) -> str:
    """A sentence on why the `raw` gap in `rows` differs from the one among records `alike`.

    It names the factor whose mix of levels moves the raw gap most in the direction in
    which the two differ (see `effects.composition`), and the level in which the mixes
    differ most. `tables` needs roles, factors and salary_factors.
    """
    if np.isnan(raw["ratio"]) or np.isnan(alike["ratio"]):
        return ""
    first, second = raw["role"], raw["compared_with"]
    apart = np.log1p(raw["ratio"]) - np.log1p(alike["ratio"])
    if abs(apart) < MATTERS:
        return "Both are nearly the same: the roles' records are mixed alike."
    mixed = composition(rows[rows["role"].isin([first, second])], first, second, factors)
    same_way = mixed.groupby("factor")["contribution"].sum() * np.sign(apart)
    left_out = 1 - alike["records"] / raw["records"]
    unmatched = (
        f" {percent(left_out)} of the records have no counterpart in the other role and "
        "are left out of the comparison of like with like."
    )
    if same_way.empty or same_way.max() < MATTERS:
        return "They differ mostly by the records that are compared." + unmatched
    factor = same_way.idxmax()
    levels = mixed[mixed["factor"] == factor]
    level = levels.loc[(levels["first_share"] - levels["second_share"]).abs().idxmax()]
    source = rows["source"].iloc[0]
    label = tables["factors"].set_index(["source", "factor"]).loc[(source, factor), "label"]
    named = tables["salary_factors"].set_index(["source", "factor", "code"])["label"]
    names = tables["roles"].set_index("id")["plural"]
    return (
        f"The raw gap differs most of all because of {label.lower()}: "
        f"{named[(source, factor, level['level'])]} is {percent(level['first_share'])} of the "
        f"records of {names[first]} and {percent(level['second_share'])} of those of "
        f"{names[second]}.{unmatched if left_out >= MATTERS else ''}"
    )
