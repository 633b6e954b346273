"""Ring 2: the gap of two roles wherever it can be looked at: every row of one forest."""

from collections.abc import Iterator

import pandas as pd

from components import counting, like_for_like
from components.selection import factors_of, levels_of

ALL = "all"
EVERY_SOURCE = ["source", "factor", "level", "label", "counting", "alike"]


def ways(rows: pd.DataFrame, lowest_pay: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """`rows` of `pay.csv` of one source, in each way to count them that makes a difference.

    counted: as in every figure; repeats: each report as often as it is repeated; low: also
    those below the pay from which on reports count.
    """
    yield "counted", counting.counted(rows, lowest_pay)
    if (rows["records"] > rows["distinct_records"]).any():
        yield "repeats", counting.at_least(rows, lowest_pay)
    if len(counting.at_least(rows, lowest_pay)) < len(rows):
        yield "low", counting.each_once(rows)


def every_gap(
    pay: pd.DataFrame, first: str, second: str, tables: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    """The gap of two roles in each source, by each level of each factor, raw and like for like.

    `pay` is `pay.csv` or rows of it, `tables` needs lowest_pay, factors and salary_factors.
    One row a gap that rests on enough reports, in the order of the sources and their factors:
    columns source, factor and level (both `all` for the whole source), label ('' then),
    counting (see `ways`), alike (whether like for like) and those of `like_for_like.gap`. By
    level, and so 'counted' and alike only; the other ways are those of whole sources.
    """
    found = []
    for source in dict.fromkeys(tables["factors"]["source"]):
        rows = pay[pay["source"] == source]
        alike = factors_of(tables["factors"], source)
        for way, own in ways(rows, tables["lowest_pay"]):
            for factors in (alike, []):
                whole = {"source": source, "factor": ALL, "level": ALL, "label": ""}
                gap = like_for_like.gap(own, first, second, factors)
                found.append({**whole, "counting": way, "alike": bool(factors), **gap})
        once = counting.counted(rows, tables["lowest_pay"])
        for factor in alike:
            levels = levels_of(tables["salary_factors"], source, factor)
            if len(levels) < 2:
                continue
            by_level = like_for_like.by_level(once, first, second, factor, levels, alike)
            same = {"source": source, "factor": factor, "counting": "counted", "alike": True}
            found += by_level.assign(**same).to_dict("records")
    table = pd.DataFrame(found)
    rest = [column for column in table.columns if column not in EVERY_SOURCE]
    return table[[*EVERY_SOURCE, *rest]].dropna(subset="ratio").reset_index(drop=True)
