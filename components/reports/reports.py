"""Pay reports stored as arrays, with categories encoded as integers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.special import xlogy

from components.tables.cache import Tables, cache_result

AMOUNTS = ("low", "high")
COUNTS = ("records", "distinct_records", "squared_repeats")


@dataclass(frozen=True, eq=False)
class Categories:
    """A column of categories: row i has the category `levels[codes[i]]`."""

    codes: np.ndarray
    levels: tuple[str, ...]

    @classmethod
    def of(cls, values: pd.Series) -> "Categories":
        if isinstance(values.dtype, pd.CategoricalDtype):
            return cls(values.cat.codes.to_numpy(np.int64), tuple(map(str, values.cat.categories)))
        codes, levels = pd.factorize(values, sort=True)
        return cls(codes.astype(np.int64), tuple(map(str, levels)))

    def where(self, kept: np.ndarray) -> "Categories":
        """Return a subset of the rows; `kept` is a boolean mask or an array of positions."""
        return Categories(self.codes[kept], self.levels)

    def among(self, levels: Iterable[str]) -> np.ndarray:
        """Return a mask of the rows that have one of these levels."""
        chosen = set(levels)
        is_chosen = np.array([level in chosen for level in self.levels], bool)
        mask: np.ndarray = is_chosen[self.codes] if len(self.levels) else np.zeros(0, bool)
        return mask

    def occurring_codes(self) -> list[int]:
        """Return the codes that occur, in order of first appearance."""
        rows = np.arange(len(self.codes))
        first = np.full(len(self.levels), len(rows))
        # The last assignment to an index wins, so the reversed order keeps the first row.
        first[self.codes[::-1]] = rows[::-1]
        codes = np.flatnonzero(first < len(rows))
        in_order: list[int] = codes[np.argsort(first[codes])].tolist()
        return in_order

    def occurring(self) -> list[str]:
        """Return the levels that occur, in order of first appearance."""
        return [self.levels[code] for code in self.occurring_codes()]

    def values(self) -> list[str]:
        """Return the level of each row."""
        return [self.levels[code] for code in self.codes]


@dataclass(frozen=True, eq=False)
class Reports:
    """Pay reports: each row stands for all reports with the same categories and the same pay band.

    `low` and `high` are the ends of the band, as yearly amounts in one currency; `high` is NaN for
    an open band, which has no upper end. `records` is the number of reports, `distinct_records` the
    number without repeats, and `squared_repeats` the sum, over the distinct reports, of the square
    of how often each one occurs. `categories` holds the role, the employer where it is known, and
    the factors of the source.
    """

    categories: dict[str, Categories]
    low: np.ndarray
    high: np.ndarray
    records: np.ndarray
    distinct_records: np.ndarray
    squared_repeats: np.ndarray

    @classmethod
    def of(cls, rows: pd.DataFrame) -> "Reports":
        """Build reports from rows of `pay.csv`.

        Every column other than the amounts and counts becomes a category.
        """
        return cls(
            {
                str(name): Categories.of(rows[name])
                for name in rows
                if name not in (*AMOUNTS, *COUNTS)
            },
            *(rows[name].to_numpy(float) for name in (*AMOUNTS, *COUNTS)),
        )

    def __len__(self) -> int:
        return len(self.low)

    @property
    def role(self) -> Categories:
        return self.categories["role"]

    @cached_property
    def mean_log(self) -> np.ndarray:
        """The mean natural logarithm of pay in each row, with reports spread evenly over the band.

        For an open band, the lower end is used because nothing else is known.
        """
        with np.errstate(invalid="ignore"):
            mean = (xlogy(self.high, self.high) - xlogy(self.low, self.low)) / (
                self.high - self.low
            ) - 1
        return np.where(np.isfinite(self.high), mean, np.log(np.where(self.low > 0, self.low, 1)))

    @cached_property
    def cumulative(self) -> tuple[np.ndarray, np.ndarray]:
        """The edges of the bands, in ascending order, and the number of reports below each.

        Reports are assumed to be spread evenly over their band, as statistical offices do when they
        read a quantile from grouped data. Bands may overlap, for example after conversion at
        different rates. Reports in an open band are above every edge, so the last count may be
        smaller than the total number of reports.
        """
        low, high, records = self.low, self.high, self.records
        closed = np.isfinite(high)
        edges, position = np.unique(np.concatenate([low, high[closed]]), return_inverse=True)
        density = records[closed] / (high[closed] - low[closed])
        starts = np.bincount(position[: len(low)][closed], density, len(edges))
        slope = starts - np.bincount(position[len(low) :], density, len(edges))
        below = np.concatenate([[0.0], np.cumsum(np.cumsum(slope)[:-1] * np.diff(edges))])
        return edges, below

    def where(self, kept: np.ndarray) -> "Reports":
        """Return a subset of the rows; `kept` is a boolean mask or an array of positions."""
        subset = Reports(
            {name: column.where(kept) for name, column in self.categories.items()},
            self.low[kept],
            self.high[kept],
            self.records[kept],
            self.distinct_records[kept],
            self.squared_repeats[kept],
        )
        if "mean_log" in self.__dict__:
            subset.__dict__["mean_log"] = self.mean_log[kept]
        return subset

    def at(self, name: str, *levels: str) -> "Reports":
        """Return the reports that have one of these levels of a category."""
        return self.where(self.categories[name].among(levels))

    def of_roles(self, *roles: str) -> "Reports":
        return self.at("role", *roles)

    def scaled(self, factor: np.ndarray | float) -> "Reports":
        """Return the reports with their pay bands multiplied by one factor, or by one per row."""
        return replace(self, low=self.low * factor, high=self.high * factor)

    def with_category(self, name: str, column: Categories) -> "Reports":
        """Return a copy of the reports with a category added or replaced."""
        return replace(self, categories={**self.categories, name: column})

    def without_category(self, name: str) -> "Reports":
        return replace(
            self,
            categories={
                other: column for other, column in self.categories.items() if other != name
            },
        )

    def cells(self, factors: Iterable[str]) -> np.ndarray:
        """Return the number of each row's cell, counted from 0.

        Rows are in the same cell if they agree in all factors.
        """
        cell = np.zeros(len(self), np.int64)
        for factor in factors:
            column = self.categories[factor]
            cell = np.unique(cell * len(column.levels) + column.codes, return_inverse=True)[1]
        return cell

    def groups(self, names: Iterable[str]) -> Iterator[tuple[tuple[str, ...], "Reports"]]:
        """Group the reports by these categories; yield the levels and the reports of each group.

        Groups come in the order of their first rows.
        """
        names = list(names)
        cell = self.cells(names)
        order = np.argsort(cell, kind="stable")
        members = np.split(order, np.cumsum(np.bincount(cell))[:-1]) if len(self) else []
        for rows in sorted(members, key=lambda rows: rows[0]):
            first = rows[0]
            columns = [self.categories[name] for name in names]
            levels = tuple(column.levels[column.codes[first]] for column in columns)
            yield levels, self.where(rows)

    def combinations(self, *names: str) -> set[tuple[str, ...]]:
        """Return each combination of levels of these categories that occurs."""
        columns = [self.categories[name] for name in names]
        rows = np.unique(self.cells(names), return_index=True)[1]
        return {tuple(column.levels[column.codes[row]] for column in columns) for row in rows}

    def sums(self, name: str, values: np.ndarray) -> dict[str, float]:
        """Return the sum of `values` (one per row) for each level that occurs in a category."""
        column = self.categories[name]
        sums = np.bincount(column.codes, values, minlength=len(column.levels))
        return {column.levels[code]: float(sums[code]) for code in column.occurring_codes()}


def joined(parts: list[Reports]) -> Reports:
    """Concatenate reports; all parts must have the same categories with the same levels."""
    names = parts[0].categories
    return Reports(
        {
            name: Categories(
                np.concatenate([part.categories[name].codes for part in parts]),
                parts[0].categories[name].levels,
            )
            for name in names
        },
        *(np.concatenate([getattr(part, name) for part in parts]) for name in (*AMOUNTS, *COUNTS)),
    )


@cache_result
def source_reports(source: str, tables: Tables, table: str = "pay") -> Reports:
    """Return a source's reports from `pay.csv`, or from another table with the same columns."""
    rows = tables[table]
    return Reports.of(rows[rows["source"] == source].drop(columns="source"))
