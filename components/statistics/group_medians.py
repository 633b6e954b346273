"""Medians of groups with intervals, their differences, and which group leads.

`rows` is a selection of `pay.csv` as in `quantiles`.
"""

import numpy as np
import pandas as pd

from components.statistics import clusters
from components.statistics.effective_size import COUNTS, kish_effective_size
from components.statistics.intervals import benjamini_hochberg, mover_interval, p_value
from components.statistics.median_interval import woodruff_interval
from components.statistics.quantiles import quantiles
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS

PERCENTILES = {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p90": 0.90}


ESTIMATES = [*PERCENTILES, "median_low", "median_high"]


def summary(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return one row for each combination of the columns `by` in `rows`.

    Columns: `by`, records, distinct_records, effective_records, p10, p25, median, p75, p90, and
    median_low and median_high, the median's 95% interval. With fewer than MIN_REPORTS distinct
    reports the estimates are missing (NaN). `few` marks fewer than FEW_REPORTS_BELOW effective
    reports (never more than distinct ones) and too few employers.
    """
    grouped = rows.groupby(by, sort=False)
    sums = grouped[COUNTS].sum().reset_index(drop=True)
    enough = sums["distinct_records"] >= MIN_REPORTS
    percentiles, missing = np.array(list(PERCENTILES.values())), [np.nan] * len(ESTIMATES)
    keys, estimates, one_sided = [], [], []
    for (key, group), known in zip(grouped, enough, strict=True):
        keys.append(key)
        one_sided.append(clusters.few_employers(group))
        estimates.append(
            [*quantiles(group, percentiles), *woodruff_interval(group)] if known else missing
        )
    effective = kish_effective_size(sums["records"], sums["squared_repeats"])
    return pd.concat(
        [
            pd.DataFrame(keys, columns=by),
            sums[["records", "distinct_records"]],
            effective.rename("effective_records"),
            pd.DataFrame(estimates, columns=ESTIMATES, dtype=float),
            (enough & ((effective < FEW_REPORTS_BELOW) | np.array(one_sided, bool))).rename("few"),
        ],
        axis=1,
    )


def medians_by_level(rows: pd.DataFrame, factor: str, levels: pd.DataFrame) -> pd.DataFrame:
    """Return `summary` for each role and level of a factor, in the order of `levels`.

    `levels` are the factor's rows of `pay_levels.csv`. Adds the columns level (the code) and label.
    """
    medians = summary(rows, ["role", factor]).rename(columns={factor: "level"})
    position = pd.Series(range(len(levels)), index=levels["code"])
    label = levels.set_index("code")["label"]
    return (
        medians.assign(label=medians["level"].map(label), position=medians["level"].map(position))
        .sort_values(["position", "role"], ignore_index=True)
        .drop(columns="position")
    )


def median_gap(higher: pd.Series, lower: pd.Series) -> tuple[float, float, float]:
    """Return by what share one median exceeds another, with its 95% interval.

    Takes two rows of `summary` without common reports. The interval is that of a difference of
    independent estimates on the log scale (see `intervals.mover_interval`). NaN if either median is
    missing or open-ended.
    """
    logs = np.log(
        [[row["median"], row["median_low"], row["median_high"]] for row in (higher, lower)]
    )
    if not np.isfinite(logs).all():
        return np.nan, np.nan, np.nan
    low, high = mover_interval(*logs[0], *logs[1])
    return float(np.expm1(logs[0][0] - logs[1][0])), float(np.expm1(low)), float(np.expm1(high))


def leading_role(medians: pd.DataFrame) -> str | None:
    """Return the role whose median is clearly above every other role's, if there is one.

    `medians` has rows of `summary`, one per role, with a column role. None also if fewer than two
    roles have a median, or if the highest rests on few reports.
    """
    return leaders([medians])[0]


def leaders(groups: list[pd.DataFrame]) -> list[str | None]:
    """Return `leader` for each of many groups that are considered together.

    At most one in twenty of the clear ones is expected to be chance (see
    `intervals.benjamini_hochberg`). A leading median is above each other one, so its largest
    p-value counts.
    """
    leader_by_group: dict[int, str] = {}
    p_values = {}
    for place, medians in enumerate(groups):
        known = medians.dropna(subset="median").sort_values("median", ascending=False)
        if len(known) < 2 or known["few"].iloc[0]:
            continue
        leader_by_group[place] = known["role"].iloc[0]
        gaps = [
            np.log1p(median_gap(known.iloc[0], other)) for _, other in known.iloc[1:].iterrows()
        ]
        p_values[place] = max(1.0 if np.isnan(log[0]) else p_value(*log) for log in gaps)
    clear = dict(zip(p_values, benjamini_hochberg(np.array(list(p_values.values()))), strict=True))
    return [leader_by_group[place] if clear.get(place) else None for place in range(len(groups))]


def clearly_leads(first: pd.Series, others: pd.DataFrame) -> bool:
    """Return whether a median is clearly above all others and doesn't rest on few reports.

    Takes rows of `summary` without common reports. A group with few reports can prevent another
    from leading but never leads.
    """
    above = all(median_gap(first, other)[1] > 0 for _, other in others.iterrows())
    return above and not first["few"]
