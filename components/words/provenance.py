"""The provenance of figures: source, years, sample size and unit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from components.statistics.usage_shares import Share
from components.tables.cache import Tables
from components.tables.roles import Roles, roles_by_id
from components.tables.sources import Source, sources_by_id
from components.thresholds import OLD_AFTER_YEARS
from components.words.phrases import join_words

SHARE = "share of those asked, 0 to 1"


def most_asked_by_role(shares: Iterable[Share], roles: Roles) -> list[str]:
    """Return, for each role, the largest number of people asked about an item: '142 bakers'."""
    asked = _asked(shares)
    return [f"{max(asked[id]):,} {role.short_plural}" for id, role in roles.items() if id in asked]


def people_asked(shares: Sequence[Share], roles: Roles) -> str:
    """Return how many people were asked: '563 cooks and 1,883 bakers'.

    The phrase starts with 'Up to' if the number differs between items.
    """
    is_varied = any(len(set(numbers)) > 1 for numbers in _asked(shares).values())
    most = most_asked_by_role(shares, roles)
    return f"{'Up to ' if is_varied else ''}{join_words(most, len(most))}"


def asked_by_role(shares: Iterable[Share], roles: Roles) -> str:
    """Return a sentence with the number, or range of numbers, of people asked in each role."""
    asked = _asked(shares)
    words = []
    for id, role in roles.items():
        if id in asked:
            low, high = min(asked[id]), max(asked[id])
            span = f"{high:,}" if low == high else f"{low:,} to {high:,}"
            words.append(f"{span} {role.plural}")
    return f"Asked: {' and '.join(words)}."


def _asked(shares: Iterable[Share]) -> dict[str, list[int]]:
    """Return, by role, the number of people asked about each item."""
    by_role: dict[str, list[int]] = {}
    for share in shares:
        by_role.setdefault(share.role, []).append(share.asked)
    return by_role


def years_old(data_until: str, today: date | None = None) -> float | None:
    """Return how many years ago the data ended, counted in whole months.

    `data_until` is a year or a month, '2022' or '2024-06', and the data end with it. Return None if
    it is ''.
    """
    if not data_until:
        return None
    today = today or date.today()
    year, _, month = data_until.partition("-")
    months = 12 * (today.year - int(year)) + today.month - int(month or 12)
    return max(months - 1, 0) / 12


@dataclass(frozen=True)
class Provenance:
    """A source and the years shown; `roles` are all roles.

    `years` is '' if all years of the source are shown.
    """

    source: Source
    roles: Roles
    years: str = ""

    @classmethod
    def of(cls, source: str, tables: Tables, years: str = "") -> "Provenance":
        """Return the provenance of the source with the id `source`."""
        return cls(sources_by_id(tables)[source], roles_by_id(tables), years)

    @classmethod
    def of_table(cls, name: str, tables: Tables) -> "Provenance":
        """Return the provenance of the source in the first row of a table."""
        return cls.of(str(tables[name]["source"].iloc[0]), tables)

    @property
    def reports(self) -> str:
        """The source's name for its reports of pay: 'job ads'."""
        return self.source.reports

    @property
    def pay_verb(self) -> str:
        """The source's verb for pay: 'are offered'."""
        return self.source.pay_verb

    def how_many(self, distinct_records: int) -> str:
        """Return the number of distinct reports as a phrase: '7,455 job ads'."""
        return f"{distinct_records:,} {self.reports}"

    def counts(self, distinct_records: int) -> str:
        """Return `how_many` as a sentence."""
        return f"{self.how_many(distinct_records)}."

    def count_and_citation(self, distinct_records: int) -> str:
        """Return the number of reports and the source: '6,032 job ads, aijobs.net.'."""
        return f"{self.how_many(distinct_records)}, {self.short_citation}"

    @property
    def short_citation(self) -> str:
        """The source's short title, its years and, if old, its age, for the line under a chart."""
        age = self._old_age
        return f"{self.short_name}{f', over {age} years old' if age else ''}."

    @property
    def short_name(self) -> str:
        """The source's short title with the years."""
        return self._with_years(self.source.short_title)

    @property
    def line(self) -> str:
        """The full citation: 'Source: …'."""
        return f"Source: {self._in_full}."

    @property
    def citation_with_date(self) -> str:
        """The source, its years and the date when its data end: 'Census (Bureau), 2024, …'."""
        year, _, month = self.source.data_until.partition("-")
        if not year:
            return self._in_full
        until = f"{date(int(year), int(month), 1):%B} {year}" if month else year
        return f"{self._in_full}, data until {until}"

    @property
    def _old_age(self) -> int:
        """The number of whole years since the data ended; 0 if that is recent."""
        age = years_old(self.source.data_until)
        return int(age) if age is not None and age >= OLD_AFTER_YEARS else 0

    @property
    def _in_full(self) -> str:
        title, publisher = self.source.title, self.source.publisher
        return self._with_years(title, f"{title} ({publisher})")

    def _with_years(self, title: str, citation: str = "") -> str:
        years = self.years or self.source.period
        return (citation or title) + ("" if years in title else f", {years}")

    def annotate(self, table: pd.DataFrame, selection: str, unit: str) -> pd.DataFrame:
        """Return a table for download with the unit, selection and source in each row.

        Role ids are replaced with names. p-values are dropped, because a number with 20 zeros adds
        nothing to the column `clear`.
        """
        intervals = {"low": "interval_low", "high": "interval_high"}
        named = {
            column: table[column].map({role.id: role.name for role in self.roles.values()})
            for column in ("role", "compared_with")
            if column in table
        }
        annotated = table.drop(columns="p_value", errors="ignore")
        return annotated.rename(columns=intervals).assign(
            **named, unit=unit, selection=selection, source=self._in_full
        )
