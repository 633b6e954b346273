"""The range of pay that one person in a role can expect, from the most similar reports."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtri

from components.statistics.effective_size import effective_size
from components.statistics.effects import Model
from components.statistics.group_medians import ESTIMATES, PERCENTILES
from components.statistics.intervals import Z
from components.statistics.median_interval import woodruff_interval
from components.statistics.quantiles import quantiles
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS

COUNTRY = "country"


@dataclass(frozen=True)
class Match:
    """The reports of a role that are most similar to a situation.

    `rows` of `pay.csv` are adjusted where they differ from the situation. `country_widened`: some
    come from other countries. `dropped` lists the factors in which they differ. `error` is the
    standard error of the mean adjustment on the log scale. `unused` lists the factors of the
    situation that neither restricted nor adjusted anything.
    """

    rows: pd.DataFrame
    dropped: list[str]
    country_widened: bool
    error: float = 0.0
    unused: tuple[str, ...] = ()


def match_records(
    rows: pd.DataFrame,
    situation: dict[str, tuple[str, ...]],
    drop_order: list[str],
    groups: set[str],
    model: Model,
) -> Match:
    """Return the reports most similar to a situation: those that match all of it, if enough do.

    `rows` belong to one role and pay source. `situation` holds the person's level of each known
    factor, or several equivalent ones. While fewer than MIN_REPORTS distinct reports match, the
    next factor of `drop_order` is dropped. The country is first widened to all countries outside
    `groups` (those with a group of their own) before it is dropped. A report that differs in a
    factor is adjusted by the difference between the factor's levels, all else equal, in `model`
    (see `effects.fit`), and the uncertainty of that difference is kept.

    Factors missing in `drop_order` are those whose effect on pay the source can't measure
    (`no_effect_reason` in `salary_factors.csv`): they are treated as unknown.
    """
    silent = tuple(factor for factor in situation if factor not in drop_order)
    situation = {factor: levels for factor, levels in situation.items() if factor in drop_order}
    alike_in = {
        factor: rows[factor].isin(levels).to_numpy() for factor, levels in situation.items()
    }
    elsewhere = ~rows[COUNTRY].isin(groups).to_numpy()
    distinct = rows["distinct_records"].to_numpy()
    for aside, widened in _steps(situation, drop_order, groups):
        alike = np.ones(len(rows), bool)
        for factor, same in alike_in.items():
            if factor == COUNTRY and widened:
                alike &= elsewhere
            elif factor not in aside:
                alike &= same
        if distinct[alike].sum() >= MIN_REPORTS:
            break
    matched = Match(rows[alike], aside, widened)
    differing = [*matched.dropped, *([COUNTRY] if matched.country_widened else [])]
    move = np.ones(len(matched.rows))
    contrast: dict[tuple[str, str], float] = {}
    share = matched.rows["records"] / matched.rows["records"].sum()
    for factor in differing:
        effect = model.coefficients[factor]
        target_effect = effect.reindex(situation[factor], fill_value=0.0).mean()
        move *= np.exp(target_effect - effect.reindex(matched.rows[factor]).to_numpy())
        for level in situation[factor]:
            contrast[factor, level] = 1 / len(situation[factor])
        for level, part in share.groupby(matched.rows[factor], observed=True).sum().items():
            contrast[factor, str(level)] = contrast.get((factor, str(level)), 0.0) - part
    moved = matched.rows.assign(low=matched.rows["low"] * move, high=matched.rows["high"] * move)
    error = np.sqrt(model.variance_of(pd.Series(contrast))) if contrast else 0.0
    return Match(moved, matched.dropped, matched.country_widened, error, silent)


def _steps(
    situation: dict[str, tuple[str, ...]], drop_order: list[str], groups: set[str]
) -> Iterator[tuple[list[str], bool]]:
    """Yield the dropped factors, and whether the country is widened, step by step."""
    aside: list[str] = []
    widened = False
    yield aside, widened
    for factor in drop_order:
        if factor not in situation:
            continue
        if factor == COUNTRY and not groups.issuperset(situation[COUNTRY]):
            widened = True
        elif factor != COUNTRY:
            aside = [*aside, factor]
        yield aside, widened
    if COUNTRY in situation:
        yield [*aside, COUNTRY], False


def predict(matched: Match) -> dict[str, float]:
    """Return the percentiles that a further report of the same kind is likely to have.

    A new report falls below the k-th smallest of n with probability k / (n + 1) (definition 6 of
    Hyndman and Fan, Am. Stat. 50, 1996), so with few reports the outer percentiles are wider than
    those of the reports themselves; n is the number of distinct reports. If reports were adjusted,
    every percentile and the ends of the interval move away from the median by the uncertainty of
    the adjustment. Returns p10, p25, median, p75, p90, median_low and median_high (its 95%
    interval), records, distinct_records, few, and estimated: the reports come from other countries,
    so an interval would claim too much and is NaN. All figures are missing below MIN_REPORTS
    distinct reports.
    """
    rows = matched.rows
    distinct = int(rows["distinct_records"].sum())
    counts = {"records": int(rows["records"].sum()), "distinct_records": distinct}
    if distinct < MIN_REPORTS:
        return {
            **dict.fromkeys(ESTIMATES, np.nan),
            **counts,
            "few": False,
            "estimated": False,
        }
    wanted = np.array(list(PERCENTILES.values()))
    values = quantiles(rows, ((distinct + 1) * wanted - 1) / (distinct - 1))
    middle = values[wanted == 0.5][0]
    estimated = matched.country_widened or COUNTRY in matched.dropped
    ends = np.array([np.nan, np.nan] if estimated else woodruff_interval(rows))
    if matched.error and np.isfinite(middle):
        values = _widened(values, middle, ndtri(wanted) * matched.error)
        ends = _widened(ends, middle, np.array([-Z, Z]) * matched.error)
    return {
        **dict(zip(PERCENTILES, values, strict=True)),
        "median_low": ends[0],
        "median_high": ends[1],
        **counts,
        "few": effective_size(rows) < FEW_REPORTS_BELOW,
        "estimated": estimated,
    }


def _widened(values: np.ndarray, middle: float, errors: np.ndarray) -> np.ndarray:
    """Return amounts moved away from the middle one by independent errors, on the log scale."""
    widened: np.ndarray = middle * np.exp(
        np.sign(errors) * np.hypot(np.log(values / middle), errors)
    )
    return widened
