"""How sure the gap of two roles is: wherever it can be looked at, in one picture."""

import pandas as pd

from components.selection.selection import factors_of, levels_of
from components.statistics import counting, role_gap
from components.tables.cache import Tables, once

ALL = "all"
EVERY_SOURCE = ["source", "factor", "level", "label", "counting", "alike"]


@once
def every_gap(first: str, second: str, tables: Tables) -> pd.DataFrame:
    """The gap of two roles in each source, by each level of each factor, raw and like for like.

    `tables` needs pay, lowest_pay, factors and salary_factors. One row a gap that rests on
    enough reports, in the order of the sources and their factors: columns source, factor and
    level (both `all` for the whole source), label ('' then), counting (see `counting.ways`),
    alike (whether like for like) and those of `role_gap.gap`. By level it is 'counted' and
    alike only; the other ways are those of whole sources.
    """
    found = []
    for source in dict.fromkeys(tables["factors"]["source"]):
        rows = tables["pay"][tables["pay"]["source"] == source]
        alike = factors_of(tables["factors"], source)
        for way, own in counting.ways(rows, tables["lowest_pay"]):
            for factors in (alike, []):
                whole = {"source": source, "factor": ALL, "level": ALL, "label": ""}
                gap = role_gap.gap(own, first, second, factors)
                found.append({**whole, "counting": way, "alike": bool(factors), **gap})
        once_each = counting.counted(rows, tables["lowest_pay"])
        for factor in alike:
            levels = levels_of(tables["salary_factors"], source, factor)
            if len(levels) < 2:
                continue
            by_level = role_gap.by_level(once_each, first, second, factor, levels, alike)
            same = {"source": source, "factor": factor, "counting": "counted", "alike": True}
            found += by_level.assign(**same).to_dict("records")
    table = pd.DataFrame(found)
    rest = [column for column in table.columns if column not in EVERY_SOURCE]
    return table[[*EVERY_SOURCE, *rest]].dropna(subset="ratio").reset_index(drop=True)
