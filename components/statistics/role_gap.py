"""The pay gap between two roles among comparable reports.

Throughout, `factors` names the categories in which reports must agree to be comparable.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from components.reports.reports import Reports
from components.statistics import clusters, group_medians
from components.statistics.effective_size import kish_effective_sizes
from components.statistics.estimate import Estimate
from components.statistics.gap import Gap, significant_gaps
from components.statistics.intervals import students_t
from components.statistics.p_values import p_value
from components.thresholds import FEW_EMPLOYERS_BELOW, FEW_REPORTS_BELOW, MIN_REPORTS


def adjusted_gap(
    reports: Reports, first: str, second: str, factors: Iterable[str], by: str = "role"
) -> Gap:
    """Return the share by which the first role's pay exceeds the second's, adjusted for `factors`.

    Reports that agree in every factor form a cell. In each cell with both roles, the difference
    between their mean log pay is computed. The gap is the average of these differences, weighted by
    the information in the cell (the product of the two roles' records divided by their sum). This
    is the coefficient of the role in a least-squares regression of log pay with an effect for each
    cell (Angrist and Pischke, Mostly Harmless Econometrics, 2009, section 3.3). Without factors, it
    is the raw gap. If `by` names another category, two of its levels are compared instead of two
    roles (see `trend.adjusted_change`).

    The 95% interval comes from the sandwich variance in which all repeats of a distinct report form
    one cluster (Liang and Zeger, Biometrika 73, 1986), with the bias-reduced residuals and the
    degrees of freedom of Student's t by Bell and McCaffrey (Survey Methodology 28, 2002): with few
    reports of a role, the plain sandwich interval is too narrow. Without factors, the standard
    error is that of Welch's test for two means. Where employers are known, all reports from one
    employer form a cluster, and the degrees of freedom are those of `clusters.degrees_of_freedom`.
    The p-value comes from the same test as the interval.

    There is no figure if a role has fewer than MIN_REPORTS distinct reports. A gap is marked as
    based on few reports if a role has fewer than FEW_REPORTS_BELOW effective reports or too few
    employers.
    """
    pair = reports.at(by, first, second)
    is_first, one_group = pair.categories[by].among([first]), np.zeros(len(pair), int)
    [gap] = _gaps(pair, first, second, is_first, factors, one_group, 1)
    return gap


def gaps_by_level(
    reports: Reports,
    first: str,
    second: str,
    factor: str,
    levels: Iterable[str],
    factors: Iterable[str],
) -> dict[str, Gap]:
    """Return `adjusted_gap` at each of these levels of a factor that has reports, in their order.

    `is_clear` is decided for all levels together (see `gap.significant_gaps`).
    """
    occurring = set(reports.categories[factor].occurring())
    present = [level for level in levels if level in occurring]
    pair = reports.of_roles(first, second).at(factor, *present)
    column = pair.categories[factor]
    position = {level: number for number, level in enumerate(present)}
    group = np.array([position.get(level, -1) for level in column.levels], int)[column.codes]
    is_first = pair.role.among([first])
    gaps = _gaps(pair, first, second, is_first, factors, group, len(present))
    return dict(zip(present, significant_gaps(gaps), strict=True))


def _gaps(
    reports: Reports,
    first: str,
    second: str,
    is_first: np.ndarray,
    factors: Iterable[str],
    group: np.ndarray,
    number: int,
) -> list[Gap]:
    """Return the gap in each of `number` groups of reports in one pass (see `adjusted_gap`).

    `is_first` marks the reports of the first role; `group` is the number of each report's group,
    from 0.
    """
    cell = np.unique(reports.cells(factors) * number + group, return_inverse=True)[1]
    in_both = (np.bincount(cell, is_first) > 0) & (np.bincount(cell, ~is_first) > 0)
    comparable = in_both[cell] if len(cell) else np.zeros(0, bool)
    alike = _Comparable(
        is_first[comparable],
        np.unique(cell[comparable], return_inverse=True)[1],
        group[comparable],
        number,
        reports.where(comparable),
    )
    distinct = alike.reports.distinct_records
    total, cells = alike.by_group(distinct), np.bincount(alike.group_of_cell, minlength=number)
    fewer = np.minimum(
        alike.by_group(distinct * alike.is_first), alike.by_group(distinct * ~alike.is_first)
    )
    has_figure = (fewer >= MIN_REPORTS) & (total - cells >= 2)
    with np.errstate(all="ignore"):
        estimate, error, degrees = _fit(alike)
        half = students_t(degrees) * error
        chance = np.where(error > 0, 2 * stdtr(degrees, -np.abs(estimate) / error), estimate == 0)
        figures = np.where(
            has_figure,
            [*np.expm1([estimate, estimate - half, estimate + half]), chance],
            np.nan,
        )
        few = has_figure & (alike.few(alike.is_first) | alike.few(~alike.is_first))
        clear = has_figure & ((figures[1] > 0) | (figures[2] < 0)) & ~few
    records = alike.by_group(alike.reports.records)
    return [
        Gap(
            first,
            second,
            ratio=float(figures[0, place]),
            low=float(figures[1, place]),
            high=float(figures[2, place]),
            records=int(records[place]),
            distinct_records=int(total[place]),
            cells=int(cells[place]),
            p_value=float(figures[3, place]),
            is_few=bool(few[place]),
            is_clear=bool(clear[place]),
        )
        for place in range(number)
    ]


@dataclass(frozen=True)
class _Comparable:
    """Reports in cells with both roles; each cell belongs to one of `number` groups.

    `cell` and `group` are the numbers of each row's cell and group, from 0.
    """

    is_first: np.ndarray
    cell: np.ndarray
    group: np.ndarray
    number: int
    reports: Reports

    @property
    def group_of_cell(self) -> np.ndarray:
        return self.group[np.unique(self.cell, return_index=True)[1]]

    def by_group(self, values: np.ndarray) -> np.ndarray:
        """Return the sum of the values in each group."""
        sums: np.ndarray = np.bincount(self.group, values, minlength=self.number)
        return sums

    def within(self, values: np.ndarray) -> np.ndarray:
        """Return the values minus their mean over the reports in the same cell."""
        records = self.reports.records
        means = np.bincount(self.cell, records * values) / np.bincount(self.cell, records)
        centred: np.ndarray = values - means[self.cell]
        return centred

    def by_employer(self, cluster: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the sum of the values for each employer in a group, and the group of each sum."""
        key, place = np.unique(
            self.group * (cluster.max(initial=0) + 1) + cluster, return_inverse=True
        )
        return np.bincount(place, values), key // (cluster.max(initial=0) + 1)

    def few(self, in_role: np.ndarray) -> np.ndarray:
        """Return, for each group, whether a role has few effective reports or few employers.

        `in_role` marks the reports of the role.
        """
        records = self.reports.records * in_role
        size = kish_effective_sizes(
            self.by_group(records), self.by_group(self.reports.squared_repeats * in_role)
        )
        few = size < FEW_REPORTS_BELOW
        cluster = clusters.employer_codes(self.reports)
        if cluster is not None:
            sizes, group = self.by_employer(cluster, records)
            few |= _effective_clusters(sizes, group, self.number) < FEW_EMPLOYERS_BELOW
        return few


def _effective_clusters(sizes: np.ndarray, group: np.ndarray, number: int) -> np.ndarray:
    """Return `clusters.effective_clusters` for each group."""
    total, squares = (np.bincount(group, values, minlength=number) for values in (sizes, sizes**2))
    effective: np.ndarray = total**2 / squares
    return effective


def _fit(alike: _Comparable) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the gap of each group on the log scale, its standard error and its degrees of freedom.

    A report's leverage is the share of its own residual that the fit removes. Unless employers are
    known, the variance and its degrees of freedom are those of Bell and McCaffrey (Survey
    Methodology 28, 2002), which are exact for reports that count once and have equal variance.
    """
    records, by_group, group = alike.reports.records, alike.by_group, alike.group
    # The residuals of the role and of log pay within each cell.
    role, pay = alike.within(alike.is_first.astype(float)), alike.within(alike.reports.mean_log)
    spread = by_group(records * role**2)
    estimate = by_group(records * role * pay) / spread
    residual = pay - estimate[group] * role
    cluster = clusters.employer_codes(alike.reports)
    if cluster is not None:
        weight = records * role
        sums, group_of_sum = alike.by_employer(cluster, weight * residual)
        employers = np.bincount(group_of_sum, minlength=alike.number)
        squares = np.bincount(group_of_sum, sums**2, minlength=alike.number)
        variance = squares * employers / np.maximum(employers - 1, 1)
        sizes, group_of_size = alike.by_employer(cluster, weight * role)
        effective = _effective_clusters(sizes, group_of_size, alike.number)
        return estimate, np.sqrt(variance) / spread, np.maximum(effective - 1, 1.0)
    # Assume that every report in a row is repeated the same number of times.
    repeats = alike.reports.squared_repeats / records
    reports = records / repeats
    size = np.bincount(alike.cell, records)
    leverage = repeats * (1 / size[alike.cell] + role**2 / spread[group])
    part = (repeats * role) ** 2 / (1 - leverage)
    variance = by_group(reports * part * residual**2) / spread**2

    # The variance is a quadratic form; this is the trace of the square of its matrix. Sums over
    # pairs of reports reduce to sums over cells, because the fit links reports only by cell and
    # role.
    weight = reports * part * repeats
    in_cell, of_role = (np.bincount(alike.cell, values) for values in (weight, weight * role))
    by_cell = alike.group_of_cell
    linked = (
        np.bincount(by_cell, (in_cell / size) ** 2, minlength=alike.number)
        + 2 * np.bincount(by_cell, of_role**2 / size, minlength=alike.number) / spread
        + (by_group(weight * role**2) / spread) ** 2
    )
    role_variance = by_group(reports * part**2 * (1 - 2 * leverage))
    degrees = by_group(reports * part * (1 - leverage)) ** 2 / (role_variance + linked)
    return estimate, np.sqrt(variance), degrees


def gap_of_medians(reports: Reports, first: str, second: str) -> Gap:
    """Return the gap between the medians of all reports of two roles.

    See `group_medians.median_gap` for the interval.
    """
    by_role = group_medians.quantiles_by(reports.of_roles(first, second), ["role"])
    known = [by_role[(role,)] for role in (first, second) if (role,) in by_role]
    ratio = Estimate.unknown()
    if len(known) == 2:
        ratio = group_medians.median_gap(known[0].estimate, known[1].estimate)
    return Gap(
        first,
        second,
        ratio.value,
        ratio.low,
        ratio.high,
        records=sum(quantiles.records for quantiles in known),
        distinct_records=sum(quantiles.distinct_records for quantiles in known),
        cells=1,
        p_value=p_value(*np.log1p([ratio.value, ratio.low, ratio.high]))
        if ratio.has_figure
        else np.nan,
        is_few=ratio.is_few,
        is_clear=ratio.is_clear,
    )
