"""The range of pay that a person in a role can expect, based on the most similar reports."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from components.reports.reports import Reports
from components.statistics.effects import Model
from components.statistics.group_medians import PERCENTILES, Quantiles
from components.statistics.intervals import Z
from components.statistics.median_interval import woodruff_interval
from components.statistics.quantiles import quantiles
from components.tables.factors import COUNTRY
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS


@dataclass(frozen=True)
class Match:
    """The reports of a role that are most similar to a person's situation.

    `reports` are adjusted where they differ from the situation. `country_widened` says whether some
    come from other countries. `dropped` lists the factors in which they may differ. `error` is the
    standard error of the mean adjustment on the log scale. `unused` lists the factors of the
    situation that neither restricted the reports nor led to an adjustment.
    """

    reports: Reports
    dropped: list[str]
    country_widened: bool
    error: float = 0.0
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prediction:
    """The pay that one more report is likely to have.

    `is_estimated` means that some reports come from other countries, so the median has no interval.
    """

    pay: Quantiles
    is_estimated: bool


def match_records(
    reports: Reports,
    situation: dict[str, tuple[str, ...]],
    drop_order: list[str],
    groups: set[str],
    model: Model,
) -> Match:
    """Return the reports most similar to a situation: those that match all of it, if enough do.

    `reports` belong to one role and pay source. `situation` holds the person's level of each known
    factor, or several equivalent levels. While fewer than MIN_REPORTS distinct reports match, the
    next factor in `drop_order` is dropped. The country is dropped after all other factors. When its
    turn in `drop_order` comes, a country outside `groups` (the countries with a group of their own)
    is only widened to all countries outside `groups`. A report that differs in a factor is adjusted
    by the difference between the effects of the two levels in `model` (see `effects.fit`), all else
    being equal, and the uncertainty of that difference is kept.

    Factors missing from `drop_order` are those whose effect on pay the source can't measure
    (`no_effect_reason` in `salary_factors.csv`): they are treated as unknown.
    """
    silent = tuple(factor for factor in situation if factor not in drop_order)
    situation = {factor: levels for factor, levels in situation.items() if factor in drop_order}
    alike_in = {
        factor: reports.categories[factor].among(levels) for factor, levels in situation.items()
    }
    elsewhere = ~reports.categories[COUNTRY].among(groups)
    for dropped, widened in _steps(situation, drop_order, groups):
        alike = np.ones(len(reports), bool)
        for factor, same in alike_in.items():
            if factor == COUNTRY and widened:
                alike &= elsewhere
            elif factor not in dropped:
                alike &= same
        if reports.distinct_records[alike].sum() >= MIN_REPORTS:
            break
    matched = reports.where(alike)
    differing = [*dropped, *([COUNTRY] if widened else [])]
    move, contrast = np.ones(len(matched)), dict[tuple[str, str], float]()
    for factor in differing:
        column, wanted = matched.categories[factor], situation[factor]
        known = [model.coefficients.get((factor, level), 0.0) for level in wanted]
        by_code = np.array(
            [model.coefficients.get((factor, level), np.nan) for level in column.levels]
        )
        move *= np.exp(np.mean(known) - by_code[column.codes])
        for level in wanted:
            contrast[factor, level] = 1 / len(wanted)
        for level, records in matched.sums(factor, matched.records).items():
            share = records / matched.records.sum()
            contrast[factor, level] = contrast.get((factor, level), 0.0) - share
    error = float(np.sqrt(model.variance_of(contrast))) if contrast else 0.0
    return Match(matched.scaled(move), dropped, widened, error, silent)


def _steps(
    situation: dict[str, tuple[str, ...]], drop_order: list[str], groups: set[str]
) -> Iterator[tuple[list[str], bool]]:
    """Yield, for each step, the factors dropped so far and whether the country is widened."""
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


def predict(match: Match) -> Prediction:
    """Return the percentiles that one more report of the same kind is likely to have.

    A new report falls below the k-th smallest of n with probability k / (n + 1), where n is the
    number of distinct reports (definition 6 of Hyndman and Fan, Am. Stat. 50, 1996). With few
    reports, the outer percentiles are therefore further apart than those of the reports themselves.
    If reports were adjusted, every percentile and both ends of the interval are moved away from the
    median by the uncertainty of the adjustment. If some reports come from other countries, an
    interval would claim too much, so it is NaN. There are no amounts with fewer than MIN_REPORTS
    distinct reports.
    """
    pay = Quantiles.of(match.reports)
    if pay.distinct_records < MIN_REPORTS:
        return Prediction(pay, is_estimated=False)
    distinct, wanted = pay.distinct_records, np.array(list(PERCENTILES.values()))
    values = quantiles(match.reports, ((distinct + 1) * wanted - 1) / (distinct - 1))
    middle = values[wanted == 0.5][0]
    is_estimated = match.country_widened or COUNTRY in match.dropped
    ends = np.array([np.nan, np.nan] if is_estimated else woodruff_interval(match.reports))
    if match.error and np.isfinite(middle):
        values = _widened(values, middle, ndtri(wanted) * match.error)
        ends = _widened(ends, middle, np.array([-Z, Z]) * match.error)
    few = pay.effective_records < FEW_REPORTS_BELOW
    amounts = [float(amount) for amount in (*values, *ends)]
    pay = Quantiles(pay.records, distinct, pay.effective_records, few, *amounts)
    return Prediction(pay, is_estimated)


def _widened(values: np.ndarray, middle: float, errors: np.ndarray) -> np.ndarray:
    """Move amounts away from `middle` to allow for independent errors, on the log scale."""
    widened: np.ndarray = middle * np.exp(
        np.sign(errors) * np.hypot(np.log(values / middle), errors)
    )
    return widened
