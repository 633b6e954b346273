"""Ring 2: a selection of pay records: one object that knows its rows and its sentence."""

from dataclasses import dataclass, field

import pandas as pd

LONGEST_LIST = 4


@dataclass(frozen=True)
class Selection:
    """What a visitor has chosen: a pay source and, by factor, the codes of its levels.

    A factor without chosen levels is not restricted.
    """

    source: str
    levels: dict[str, list[str]] = field(default_factory=dict)

    def rows(self, pay: pd.DataFrame) -> pd.DataFrame:
        """The rows of `pay.csv` that are selected."""
        selected = pay["source"] == self.source
        for factor, codes in self.levels.items():
            if codes:
                selected &= pay[factor].isin(codes)
        return pay[selected]

    def elsewhere(self, source: str, salary_factors: pd.DataFrame) -> "Selection | None":
        """The same countries in another source: those it knows, None if it knows none of them."""
        known = set(levels_of(salary_factors, source, "country")["code"])
        chosen = self.levels.get("country", [])
        countries = [code for code in chosen if code in known]
        return None if chosen and not countries else Selection(source, {"country": countries})

    def sentence(self, factors: pd.DataFrame, salary_factors: pd.DataFrame) -> str:
        """The selection in plain words, from the phrases in the two tables.

        For example: 'Mid-level and senior, in India, at companies of 50 to 249 people, 2022'.
        """
        parts = []
        for factor in factors[factors["source"] == self.source].itertuples():
            known = levels_of(salary_factors, self.source, factor.factor)
            phrases = list(known["phrase"])
            chosen = self.levels.get(factor.factor, [])
            said = [
                phrase
                for code, phrase in zip(known["code"], phrases, strict=True)
                if code in chosen or len(known) == 1
            ]
            if said:
                parts.append(factor.phrase.replace("{}", listed(said)))
            else:
                everything = factor.everything.replace("{first}", phrases[0])
                parts.append(everything.replace("{last}", phrases[-1]))
        sentence = ", ".join(parts)
        return sentence[:1].upper() + sentence[1:]


def factors_of(factors: pd.DataFrame, source: str) -> list[str]:
    """The factors that a pay source knows, which like for like holds equal."""
    return list(factors.loc[factors["source"] == source, "factor"])


def levels_of(salary_factors: pd.DataFrame, source: str, factor: str) -> pd.DataFrame:
    """The levels of one factor of one source, in their order."""
    # Asked for many times on every page: on plain arrays it takes a third of the time.
    sources, factors = (salary_factors[name].to_numpy(object) for name in ("source", "factor"))
    return salary_factors[(sources == source) & (factors == factor)]


def listed(words: list[str], longest: int = LONGEST_LIST) -> str:
    """Words as a list in a sentence: 'a', 'a and b', 'a, b and c', 'a, b, c and 4 more'."""
    if len(words) > longest:
        rest = len(words) - longest + 1
        words = [*words[: longest - 1], f"{rest} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
