"""Match the levels of one source to those of another by the ranges that they cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from components.situation.situation import EXPERIENCE
from components.tables.cache import Tables, cache_result

# Two levels match if at least this share of one of them lies inside the other.
ENOUGH = 0.5


@dataclass(frozen=True)
class Span:
    """The range of a level in whole years or people, both ends included; `most` may be infinite.

    `usual` is False for a level that requires more than years of experience (see
    `level_spans.csv`).
    """

    least: float
    most: float
    usual: bool = True

    @property
    def size(self) -> float:
        """The number of years or people in the range."""
        return self.most - self.least + 1

    def shared(self, other: "Span") -> float:
        """Return the share of this range that lies inside another, from 0 to 1."""
        common = min(self.most, other.most) - max(self.least, other.least) + 1
        if common <= 0:
            return 0.0
        # An open-ended range counts as completely inside another open-ended range, and as
        # completely outside any other.
        return float(common == inf) if self.size == inf else common / self.size


def matching(wanted: Span, source_spans: dict[str, Span]) -> tuple[str, ...]:
    """Return the levels in `source_spans` that match a range, or none if none overlaps.

    A level matches if enough of it lies in the range or enough of the range lies in it. If there
    is no such level, the one with the largest overlap matches. Usual levels take precedence.
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
    """Return the range of each level of a factor by code."""
    table = tables["level_spans"]
    factor_rows = table[table["factor"] == factor].fillna({"most": -1})
    return {
        row.code: Span(row.least, inf if row.most < 0 else row.most, row.usual == "yes")
        for row in factor_rows.itertuples()
    }


def matched(factor: str, code: str, source_codes: Iterable[str], tables: Tables) -> tuple[str, ...]:
    """Return the codes in `source_codes` that match a factor's `code`, in the given order."""
    source_codes = list(source_codes)
    if code in source_codes:
        return (code,)
    known = spans(factor, tables)
    years = Span(int(code), int(code)) if factor == EXPERIENCE and code.isdecimal() else None
    wanted = known.get(code, years)
    if wanted is None:
        return ()
    return matching(wanted, {level: known[level] for level in source_codes if level in known})
