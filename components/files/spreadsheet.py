"""Tables as files that are safe to open in a spreadsheet."""

import re
from typing import Any

import pandas as pd

# Where a spreadsheet takes a cell for a formula: at its start, behind what may separate cells
# elsewhere than here, and in the wide letters that some keyboards write.
FORMULA = re.compile(r"(^|[;\t\n])(?=\s*[=+@|%\-＝＋＠－−])")


NUMERAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def as_csv(table: pd.DataFrame) -> str:
    """A table as CSV in which no cell is a formula to a spreadsheet."""
    safe = table.rename(columns=_no_formula)
    for place, kind in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            safe.isetitem(place, table.iloc[:, place].map(_no_formula, na_action="ignore"))
    return safe.to_csv(index=False, lineterminator="\n", float_format="%.6g")


def _no_formula(cell: Any) -> Any:
    """A text with an apostrophe wherever a formula could start; numbers stay as they are."""
    if not isinstance(cell, str) or NUMERAL.fullmatch(cell):
        return cell
    # A lone carriage return would end the row, as it is not put into quotation marks.
    return FORMULA.sub(r"\1'", re.sub(r"\r\n?", "\n", cell))
