"""How the levels of one source match those of another, by what they span."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from components.situation.situation import EXPERIENCE
from components.tables.cache import Tables, cache_result

# Two levels match where one lies in the other by at least so much of itself.
ENOUGH = 0.5


@dataclass(frozen=True)
class Span:
    """What a level spans, in whole years or people, both ends included; `most` may be infinite.

    `usual` is False where a level takes more than the years (see `level_spans.csv`).
    """

    least: float
    most: float
    usual: bool = True

    @property
    def size(self) -> float:
        """How many years or people that are."""
        return self.most - self.least + 1

    def shared(self, other: "Span") -> float:
        """Which part of this one lies in another, from 0 to 1."""
        common = min(self.most, other.most) - max(self.least, other.least) + 1
        if common <= 0:
            return 0.0
        # What has no end lies wholly in another without end, and with no part in any other.
        return float(common == inf) if self.size == inf else common / self.size


def matching(wanted: Span, source_spans: dict[str, Span]) -> tuple[str, ...]:
    """The levels of `own` that match a span: none only if none has anything in common with it.

    Those of which enough lies in it or in which enough of it lies; without any, the one that
    has most in common. Of these the usual ones, if there are any.
    """
    parts = {
        code: max(wanted.shared(span), span.shared(wanted))
        for code, span in source_spans.items()
        if wanted.shared(span) or span.shared(wanted)
    }
    least = min(ENOUGH, max(parts.values(), default=0))
    close = [code for code, part in parts.items() if part >= least]
    return tuple([code for code in close if source_spans[code].usual] or close)


@cache_result
def spans(factor: str, tables: Tables) -> dict[str, Span]:
    """The span of each level of a factor, by its code."""
    table = tables["level_spans"]
    factor_rows = table[table["factor"] == factor].fillna({"most": -1})
    return {
        row.code: Span(row.least, inf if row.most < 0 else row.most, row.usual == "yes")
        for row in factor_rows.itertuples()
    }


def matched(factor: str, code: str, source_codes: Iterable[str], tables: Tables) -> tuple[str, ...]:
    """The codes among a source's `own` that match a code of a factor, in their order."""
    source_codes = list(source_codes)
    if code in source_codes:
        return (code,)
    known = spans(factor, tables)
    years = Span(int(code), int(code)) if factor == EXPERIENCE and code.isdecimal() else None
    wanted = known.get(code, years)
    if wanted is None:
        return ()
    return matching(wanted, {level: known[level] for level in source_codes if level in known})
