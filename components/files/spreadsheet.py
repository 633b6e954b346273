"""Tables as files that are safe to open in a spreadsheet."""

import re
from typing import Any

import numpy as np
import pandas as pd

# Where a spreadsheet takes a cell for a formula: at its start, behind what may separate cells
# elsewhere than here, and in the wide letters that some keyboards write.
FORMULA = re.compile(r"(^|[;\t\n])(?=\s*[=+@|%\-＝＋＠－−])")
# What a spreadsheet takes for a day or a month, such as the level '1-3'.
DATE = re.compile(r"([0-9]{1,4})[-/]([0-9]{1,4})")
# A month such as 2020-02 is the same month to a spreadsheet, and a code of an occupation such as
# 15-2051 none: both stay as programs look them up.
MONTH_OR_CODE = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])|[0-9]{2}-[0-9]{4}")
NUMERAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def as_csv(table: pd.DataFrame) -> str:
    """A table as CSV in which no cell is a formula, and no level a date, to a spreadsheet.

    Numbers have at most six digits that count, and no exponent.
    """
    safe = table.rename(columns=_safe)
    for place, kind in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            safe.isetitem(place, table.iloc[:, place].map(_safe, na_action="ignore"))
    return safe.to_csv(index=False, lineterminator="\n", float_format=_number)


def _number(value: float) -> str:
    """A number in full: '4324610', not '4.32461e+06'."""
    return np.format_float_positional(value, precision=6, unique=False, fractional=False, trim="-")


def _safe(cell: Any) -> Any:
    """A text with 'to' in what looks like a date and an apostrophe wherever a formula could start.

    Numbers stay as they are.
    """
    if not isinstance(cell, str) or NUMERAL.fullmatch(cell):
        return cell
    if DATE.fullmatch(cell) and not MONTH_OR_CODE.fullmatch(cell):
        cell = DATE.sub(r"\1 to \2", cell)
    # A lone carriage return would end the row, as it is not put into quotation marks.
    return FORMULA.sub(r"\1'", re.sub(r"\r\n?", "\n", cell))
