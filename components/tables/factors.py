"""The factors of a pay source and their levels, from `salary_factors.csv` and `pay_levels.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.tables.cache import Tables, cache_result

COUNTRY = "country"
YEAR = "year"


@dataclass(frozen=True)
class Level:
    """A level of a factor; `phrase` is its name inside a sentence."""

    code: str
    label: str
    phrase: str


@dataclass(frozen=True)
class Factor:
    """A factor of a pay source and its levels by code, in display order.

    The texts come from `salary_factors.csv`. `no_effect_reason` is '' if the source can measure the
    factor's effect on pay.
    """

    id: str
    label: str
    plural: str
    phrase: str
    all_phrase: str
    definition: str
    drop_order: int
    no_effect_reason: str
    levels: Mapping[str, Level]

    @property
    def is_measurable(self) -> bool:
        """True if the source can measure the factor's effect on pay."""
        return not self.no_effect_reason

    @property
    def labels(self) -> dict[str, str]:
        """The label of each level, by code."""
        return {code: level.label for code, level in self.levels.items()}


@cache_result
def pay_sources(tables: Tables) -> tuple[str, ...]:
    """Return the ids of the pay sources, starting with the default one."""
    return tuple(map(str, tables["salary_factors"]["source"].unique()))


@cache_result
def factors_of(source: str, tables: Tables) -> dict[str, Factor]:
    """Return the factors that a pay source records, by id, in display order."""
    levels: dict[str, dict[str, Level]] = {}
    for row in tables["pay_levels"].itertuples():
        if row.source == source:
            level = Level(row.code, row.label, row.phrase)
            levels.setdefault(row.factor, {})[row.code] = level
    return {
        row.factor: Factor(
            row.factor,
            row.label,
            row.plural,
            row.phrase,
            row.all_phrase,
            row.definition,
            int(row.drop_order),
            row.no_effect_reason,
            levels[row.factor],
        )
        for row in tables["salary_factors"].itertuples()
        if row.source == source
    }


def levels_of(source: str, factor: str, tables: Tables) -> Mapping[str, Level]:
    """Return the levels of a factor by code, in display order; empty if the source lacks it."""
    known = factors_of(source, tables)
    return known[factor].levels if factor in known else {}


@cache_result
def factor_labels(tables: Tables) -> dict[str, str]:
    """Return the label of every factor by id; if sources differ, the first one's label."""
    rows = tables["salary_factors"].drop_duplicates("factor")
    return dict(zip(rows["factor"], rows["label"], strict=True))
