"""The likely pay of one person in a role, from the records most like them."""

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
    """The records of a role that are most like a situation.

    `rows` of `pay.csv`, moved to the situation where they differ from it; `widened` tells
    that they come from other countries too, `aside` are the factors in which they differ,
    `error` is the standard error of the mean move, on the log scale. `silent` are the factors
    of the situation that moved and restricted nothing.
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
    """The records most like a situation: those that match all of it, if they are enough.

    `rows` are those of one role and pay source, `situation` the level of each factor that
    is known of the person, or several of which any will do. While fewer than FEWEST_RECORDS
    distinct records match, the next factor of `left_aside` is left aside. The country is first
    widened to all countries outside `groups` (those that stand for themselves) before it is
    left aside.
    A record that differs in a factor is moved by how far that factor's levels lie apart
    with all else equal, in `model` (see `effects.fit`); how uncertain that is goes along.

    Factors that are not in `left_aside` are those of which the source cannot tell what they
    do to pay (`silent` in `salary_factors.csv`): they are as good as unknown.
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
    """What is left aside, and whether the country is widened, one step after the other."""
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
    """The percentiles that a further record of the same kind is likely to have.

    A new record lies below the k-th smallest of n with probability k / (n + 1)
    (definition 6 of Hyndman and Fan, Am. Stat. 50, 1996), so of few records the outer
    percentiles lie further out than those of the records themselves; n is the number of
    distinct records. Where records were moved, every percentile and the ends of the interval
    lie further from the median, by what is not known of the move. Returns p10, p25, median,
    p75, p90, median_low and median_high (its 95% interval), records, distinct_records, few,
    and estimated: the records come from other countries, so that an interval would say too
    much and is missing (NaN). All figures are missing below FEWEST_RECORDS distinct records.
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
    """Amounts moved away from the middle one by independent errors, all on the log scale."""
    return middle * np.exp(np.sign(errors) * np.hypot(np.log(values / middle), errors))
