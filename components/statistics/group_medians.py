"""Medians of groups with their intervals, differences between them, and the group that leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics import clusters
from components.statistics.effective_size import effective_size
from components.statistics.estimate import Estimate
from components.statistics.intervals import mover_interval
from components.statistics.median_interval import woodruff_interval
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import p_value
from components.statistics.quantiles import quantiles
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS

PERCENTILES = {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p90": 0.90}
ESTIMATES = [*PERCENTILES, "median_low", "median_high"]
SUMMARY = ["records", "distinct_records", "effective_records", *ESTIMATES, "few"]


@dataclass(frozen=True)
class Quantiles:
    """The percentiles of pay in a group of reports, with a 95% interval for the median.

    With fewer than MIN_REPORTS distinct reports, the amounts are NaN. An amount in an open band is
    infinite. `is_few` means that there are fewer than FEW_REPORTS_BELOW effective reports (never
    more than distinct ones) or too few employers.
    """

    records: int
    distinct_records: int
    effective_records: float
    is_few: bool = False
    p10: float = np.nan
    p25: float = np.nan
    median: float = np.nan
    p75: float = np.nan
    p90: float = np.nan
    median_low: float = np.nan
    median_high: float = np.nan

    @classmethod
    def of(cls, reports: Reports) -> "Quantiles":
        distinct = int(reports.distinct_records.sum())
        effective = effective_size(reports) if len(reports) else 0.0
        if distinct < MIN_REPORTS:
            return cls(int(reports.records.sum()), distinct, effective)
        amounts = [*quantiles(reports, np.array(list(PERCENTILES.values())))]
        amounts += woodruff_interval(reports)
        few = effective < FEW_REPORTS_BELOW or clusters.few_employers(reports)
        records = int(reports.records.sum())
        return cls(records, distinct, effective, few, *map(float, amounts))

    @property
    def estimate(self) -> Estimate:
        """The median with its 95% interval."""
        return Estimate(self.median, self.median_low, self.median_high, self.is_few)


def quantiles_by(reports: Reports, by: Iterable[str]) -> dict[tuple[str, ...], Quantiles]:
    """Return the quantiles for each combination of the categories in `by` that occurs."""
    return {levels: Quantiles.of(group) for levels, group in reports.groups(by)}


def summary(reports: Reports, by: list[str]) -> pd.DataFrame:
    """Return `quantiles_by` as a table: the columns in `by`, then the fields of `Quantiles`.

    The column for `is_few` is called few.
    """
    rows = [
        (*levels, *(getattr(group, name) for name in SUMMARY[:-1]), group.is_few)
        for levels, group in quantiles_by(reports, by).items()
    ]
    types = dict.fromkeys(ESTIMATES, float) | {"few": bool}
    return pd.DataFrame(rows, columns=[*by, *SUMMARY]).astype(types)


@dataclass(frozen=True)
class GroupMedian:
    """The pay of a role, or of a role at one level of a factor.

    `label` is the name of the level; both are '' for the whole role. `is_estimated` means that the
    reports come from other places, so the median has no interval.
    """

    role: str
    pay: Quantiles
    level: str = ""
    label: str = ""
    is_estimated: bool = False

    @property
    def has_figure(self) -> bool:
        """True if there are enough reports for a figure."""
        return not np.isnan(self.pay.median)

    @property
    def estimate(self) -> Estimate:
        """The median with its 95% interval."""
        return self.pay.estimate


def medians_by_role(reports: Reports) -> list[GroupMedian]:
    """Return the pay of each role that has reports."""
    return [GroupMedian(role, pay) for (role,), pay in quantiles_by(reports, ["role"]).items()]


def medians_by_level(reports: Reports, factor: str, labels: Mapping[str, str]) -> list[GroupMedian]:
    """Return the pay of each role at each level of a factor.

    `labels` maps the codes of the levels to their labels. The result is in the order of `labels`,
    then by role.
    """
    position = {code: place for place, code in enumerate(labels)}
    medians = [
        GroupMedian(role, pay, level, labels[level])
        for (role, level), pay in quantiles_by(reports, ["role", factor]).items()
    ]
    return sorted(medians, key=lambda median: (position[median.level], median.role))


def with_figure(medians: Iterable[GroupMedian]) -> list[GroupMedian]:
    """Return the medians that have enough reports for a figure."""
    return [median for median in medians if median.has_figure]


def by_level(medians: Iterable[GroupMedian]) -> dict[str, list[GroupMedian]]:
    """Group the medians by level, in order of first appearance."""
    levels: dict[str, list[GroupMedian]] = {}
    for median in medians:
        levels.setdefault(median.level, []).append(median)
    return levels


def distinct_records(medians: Iterable[GroupMedian]) -> int:
    """Return the total number of distinct reports behind the medians."""
    return sum(median.pay.distinct_records for median in medians)


def median_table(medians: Iterable[GroupMedian], *names: str) -> pd.DataFrame:
    """Return the medians as a table for download.

    Columns: role, the fields of `Quantiles`, and the fields of `GroupMedian` in `names` (level,
    label or is_estimated). The column for `is_few` is called few.
    """
    rows = [
        (
            median.role,
            *(getattr(median.pay, name) for name in SUMMARY[:-1]),
            median.pay.is_few,
            *(getattr(median, name) for name in names),
        )
        for median in medians
    ]
    types = dict.fromkeys(ESTIMATES, float) | {"few": bool}
    table = pd.DataFrame(rows, columns=["role", *SUMMARY, *names]).astype(types)
    if "level" in names:
        table.insert(1, "level", table.pop("level"))
    return table


def median_gap(higher: Estimate, lower: Estimate) -> Estimate:
    """Return the share by which one median exceeds another.

    The medians must not be based on the same reports. The interval is that of a difference between
    independent estimates on the log scale (see `intervals.mover_interval`). There is no figure if
    either median or its interval is missing or infinite. The gap is based on few reports if either
    median is.
    """
    logs = np.log([[median.value, median.low, median.high] for median in (higher, lower)])
    if not np.isfinite(logs).all():
        return Estimate.unknown()
    ends = [logs[0][0] - logs[1][0], *mover_interval(*logs[0], *logs[1])]
    ratio, low, high = (float(np.expm1(end)) for end in ends)
    return Estimate(ratio, low, high, higher.is_few or lower.is_few)


def not_clearly_above(highest: Estimate, others: Iterable[Estimate]) -> int:
    """Return how many of the other medians the highest one is not clearly above.

    Medians that can't be compared don't count.
    """
    rows = [(other.value, other.low, other.high) for other in (highest, *others)]
    with np.errstate(divide="ignore", invalid="ignore"):
        medians, lows, highs = logs = np.log(np.array(rows, float)).T
        ends, _ = mover_interval(medians[0], lows[0], highs[0], medians[1:], lows[1:], highs[1:])
    known = np.isfinite(logs).all(axis=0)
    return int((known[0] & known[1:] & (ends <= 0)).sum())


def highest_first(medians: Iterable[GroupMedian]) -> list[GroupMedian]:
    """Return the medians that have a figure, from the highest to the lowest."""
    return sorted(with_figure(medians), key=lambda median: -median.pay.median)


def leading_role(medians: Iterable[GroupMedian]) -> str | None:
    """Return the role whose median is clearly above that of every other role, if there is one.

    The result is also None if fewer than two roles have a median, or if the highest median is based
    on few reports.
    """
    return leaders([medians])[0]


def leaders(groups: Sequence[Iterable[GroupMedian]]) -> list[str | None]:
    """Return `leading_role` for each of many groups that are tested together.

    At most one in twenty of the leaders is expected to be due to chance (see
    `multiple_comparisons.benjamini_hochberg`). A leading median has to be above every other one, so
    the largest of its p-values counts.
    """
    leader_by_group: dict[int, str] = {}
    p_values = {}
    for place, medians in enumerate(groups):
        known = highest_first(medians)
        if len(known) < 2 or known[0].pay.is_few:
            continue
        leader_by_group[place] = known[0].role
        gaps = [median_gap(known[0].estimate, other.estimate) for other in known[1:]]
        p_values[place] = max(
            p_value(*np.log1p([gap.value, gap.low, gap.high])) if gap.has_figure else 1.0
            for gap in gaps
        )
    clear = dict(zip(p_values, benjamini_hochberg(np.array(list(p_values.values()))), strict=True))
    return [leader_by_group[place] if clear.get(place) else None for place in range(len(groups))]


def clearly_leads(first: GroupMedian, others: Iterable[GroupMedian]) -> bool:
    """Return whether a median is clearly above all others and isn't based on few reports.

    A group with few reports can prevent another from leading, but it never leads itself.
    """
    above = all(median_gap(first.estimate, other.estimate).low > 0 for other in others)
    return above and not first.pay.is_few
