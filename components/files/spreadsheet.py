"""Tables as files that are safe to open in a spreadsheet."""

import re
from typing import Any

import numpy as np
import pandas as pd

# Where a spreadsheet could read a formula: at the start of a cell, and after characters that
# separate cells in other locales. Some keyboards type the signs that start a formula as full-width
# characters.
FORMULA = re.compile(r"(^|[;\t\n])(?=\s*[=+@|%\-＝＋＠－−])")
# Text that a spreadsheet reads as a day or a month, such as the level '1-3'.
DATE = re.compile(r"([0-9]{1,4})[-/]([0-9]{1,4})")
# A spreadsheet reads a month such as 2020-02 correctly, and an occupation code such as 15-2051
# isn't a date. Both stay unchanged, because programs expect this format.
MONTH_OR_CODE = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])|[0-9]{2}-[0-9]{4}")
NUMERAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def as_csv(table: pd.DataFrame) -> str:
    """Return a table as CSV without cells that a spreadsheet would read as formulas or dates.

    Numbers have at most six significant digits and no exponent.
    """
    safe = table.rename(columns=_safe)
    for position, dtype in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(dtype):
            safe.isetitem(position, table.iloc[:, position].map(_safe, na_action="ignore"))
    text: str = safe.to_csv(index=False, lineterminator="\n", float_format=_number)
    return text


def _number(value: float) -> str:
    """Format a number without an exponent: '4324610', not '4.32461e+06'."""
    return np.format_float_positional(value, precision=6, unique=False, fractional=False, trim="-")


def _safe(cell: Any) -> Any:
    """Return a cell that isn't read as a date or a formula: '1 to 3' for '1-3', "'=A1" for '=A1'.

    Numbers stay unchanged.
    """
    if not isinstance(cell, str) or NUMERAL.fullmatch(cell):
        return cell
    if DATE.fullmatch(cell) and not MONTH_OR_CODE.fullmatch(cell):
        cell = DATE.sub(r"\1 to \2", cell)
    # The CSV writer doesn't quote a lone carriage return, which would end the row.
    return FORMULA.sub(r"\1'", re.sub(r"\r\n?", "\n", cell))
