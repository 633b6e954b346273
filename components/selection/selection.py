"""A selection of pay reports, which can filter reports and describe itself in words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from components.reports.reports import Reports
from components.tables.cache import Tables
from components.tables.factors import COUNTRY, YEAR, Factor, factors_of, levels_of
from components.words.phrases import capitalise, join_words


@dataclass(frozen=True)
class Selection:
    """A pay source and the codes of the selected levels, by factor.

    A factor without selected levels is unrestricted and doesn't appear in `levels`.
    """

    source: str
    levels: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, source: str, levels: Mapping[str, Iterable[str]]) -> "Selection":
        """Build a selection from codes by factor; a factor without codes is unrestricted."""
        chosen = ((factor, tuple(codes)) for factor, codes in levels.items())
        return cls(source, tuple((factor, codes) for factor, codes in chosen if codes))

    def chosen(self, factor: str) -> tuple[str, ...]:
        """Return the codes of a factor's selected levels, or () if the factor is unrestricted."""
        return dict(self.levels).get(factor, ())

    def with_levels(self, factor: str, codes: Iterable[str]) -> "Selection":
        """Return a copy in which these levels of one factor are selected."""
        return Selection.of(self.source, {**dict(self.levels), factor: codes})

    def filter(self, reports: Reports) -> Reports:
        """Return the source's reports that match the selection."""
        kept = np.ones(len(reports), bool)
        for factor, codes in self.levels:
            kept &= reports.categories[factor].among(codes)
        return reports.where(kept)

    def in_source(self, source: str, tables: Tables) -> "Selection | None":
        """Select the same countries in another source; return None if it knows none of them."""
        known, chosen = levels_of(source, COUNTRY, tables), self.chosen(COUNTRY)
        countries = [code for code in chosen if code in known]
        return None if chosen and not countries else Selection.of(source, {COUNTRY: countries})

    def describe_filters(self, tables: Tables) -> str:
        """Describe the filters, except the years, in plain words.

        Return '' if there are none. Example: 'Mid-level, in India.'
        """
        filtered = dict(self.levels)
        parts = [
            describe_levels(factor, filtered[factor.id])
            for factor in factors_of(self.source, tables).values()
            if factor.id in filtered and factor.id != YEAR
        ]
        return f"{capitalise(', '.join(parts))}." if parts else ""

    def describe(
        self, tables: Tables, only: Collection[str] = (), without: Collection[str] = ()
    ) -> str:
        """Describe the selection in plain words.

        If `only` names factors, just those are described; factors in `without` never are. Example:
        'Mid-level and senior, in India, at companies of 50 to 249 people, 2022'.
        """
        parts = [
            describe_levels(factor, self.chosen(factor.id))
            if self.chosen(factor.id)
            else _describe_all(factor)
            for factor in factors_of(self.source, tables).values()
            if factor.id not in without and (not only or factor.id in only)
        ]
        return capitalise(", ".join(parts))


def describe_levels(factor: Factor, codes: Collection[str]) -> str:
    """Describe levels of a factor as part of a sentence, such as 'in India'."""
    phrases = [level.phrase for code, level in factor.levels.items() if code in codes]
    return factor.phrase.replace("{}", join_words(phrases))


def _describe_all(factor: Factor) -> str:
    """Describe all levels of a factor as part of a sentence, such as 'in all countries'."""
    if len(factor.levels) == 1:
        return describe_levels(factor, factor.levels)
    first, *_, last = factor.levels.values()
    return factor.all_phrase.replace("{first}", first.phrase).replace("{last}", last.phrase)
