"""A selection of pay reports: one object that filters them and describes itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.words.phrases import capitalise, join_words

COUNTRY = "country"
YEAR = "year"


@dataclass(frozen=True)
class Selection:
    """A pay source and, by factor, the codes of the selected levels.

    A factor without selected levels is unrestricted and missing from `levels`.
    """

    source: str
    levels: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, source: str, levels: Mapping[str, Iterable[str]]) -> "Selection":
        """Return the selection of these codes by factor; a factor without codes is unrestricted."""
        chosen = ((factor, tuple(codes)) for factor, codes in levels.items())
        return cls(source, tuple((factor, codes) for factor, codes in chosen if codes))

    def chosen(self, factor: str) -> tuple[str, ...]:
        """Return the codes of a factor's selected levels; none if it is unrestricted."""
        return dict(self.levels).get(factor, ())

    def with_levels(self, factor: str, codes: Iterable[str]) -> "Selection":
        """Return the same selection with these levels of one factor."""
        return Selection.of(self.source, {**dict(self.levels), factor: codes})

    def filter(self, reports: Reports) -> Reports:
        """Return the selected ones of the source's reports."""
        kept = np.ones(len(reports), bool)
        for factor, codes in self.levels:
            kept &= reports.categories[factor].among(codes)
        return reports.where(kept)

    def in_source(self, source: str, pay_levels: pd.DataFrame) -> "Selection | None":
        """Return the same countries in another source, or None if it knows none of them."""
        known = set(levels_of(pay_levels, source, COUNTRY)["code"])
        chosen = self.chosen(COUNTRY)
        countries = [code for code in chosen if code in known]
        return None if chosen and not countries else Selection.of(source, {COUNTRY: countries})

    def describe_filters(self, factors: pd.DataFrame, pay_levels: pd.DataFrame) -> str:
        """Describe the filters, except the years, in the style of `describe`; '' without any.

        Example: 'Mid-level, in India.'
        """
        source_factors = factors[(factors["source"] == self.source) & (factors["factor"] != YEAR)]
        parts = []
        for factor in source_factors[source_factors["factor"].isin(dict(self.levels))].itertuples():
            known = levels_of(pay_levels, self.source, factor.factor)
            phrases = known.loc[known["code"].isin(self.chosen(factor.factor)), "phrase"]
            parts.append(factor.phrase.replace("{}", join_words(list(phrases))))
        return f"{capitalise(', '.join(parts))}." if parts else ""

    def describe(self, factors: pd.DataFrame, pay_levels: pd.DataFrame) -> str:
        """Describe the selection in plain words, with the phrases of the two tables.

        Example: 'Mid-level and senior, in India, at companies of 50 to 249 people, 2022'.
        """
        parts = []
        for factor in factors[factors["source"] == self.source].itertuples():
            known = levels_of(pay_levels, self.source, factor.factor)
            phrases = list(known["phrase"])
            chosen = self.chosen(factor.factor)
            selected_phrases = [
                phrase
                for code, phrase in zip(known["code"], phrases, strict=True)
                if code in chosen or len(known) == 1
            ]
            if selected_phrases:
                parts.append(factor.phrase.replace("{}", join_words(selected_phrases)))
            else:
                everything = factor.all_phrase.replace("{first}", phrases[0])
                parts.append(everything.replace("{last}", phrases[-1]))
        return capitalise(", ".join(parts))


def factors_of(factors: pd.DataFrame, source: str) -> list[str]:
    """Return the factors that a pay source knows, which like-for-like gaps hold equal."""
    return list(factors.loc[factors["source"] == source, "factor"])


def levels_of(pay_levels: pd.DataFrame, source: str, factor: str) -> pd.DataFrame:
    """Return the levels of one factor of one source, in order."""
    # Called many times per page. Plain arrays take a third of the time.
    sources, factors = (pay_levels[name].to_numpy(object) for name in ("source", "factor"))
    return pay_levels[(sources == source) & (factors == factor)]
