"""Column types: what a cell may hold for each `type` in `data/columns.csv`."""

import re
from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa

# Larger numbers must be mistakes. Within these limits nothing overflows.
LARGEST_COUNT = 1_000_000_000
LARGEST_AMOUNT = 1e12

# Types of text: the pattern that the whole cell must match, and its description in error messages.
PATTERNS = {
    "identifier": ("[a-z0-9_-]+", "an id of lower-case letters, digits, '-' and '_'"),
    "identifiers": ("[a-z0-9_-]+( [a-z0-9_-]+)*", "ids with a space between them"),
    "colour": ("#[0-9a-f]{6}", "a colour such as #2a7bcf"),
    "date": ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as 2026-11-23"),
    "month": ("20[0-9]{2}-(0[1-9]|1[0-2])", "a month such as 2024-06"),
    "quarter": ("20[0-9]{2}-q[1-4]", "a quarter such as 2024-q3"),
    "year or month": (
        "[12][0-9]{3}(-(0[1-9]|1[0-2]))?",
        "a year or month such as 2024 or 2024-06",
    ),
    "link": (r"https://\S+", "a link that starts with https://"),
    "mark": ("[0-9a-f]{8}", "eight hexadecimal digits"),
    "percentiles": (
        "(p10|p25|median|p75|p90|mean)( (p10|p25|median|p75|p90|mean))*",
        "percentiles such as p90 with a space between them",
    ),
    "phrase": (r".*\{\}.*", "a phrase with {} for the levels"),
    "words": ("[A-Za-z0-9_,.<>= -]+", "letters, digits, spaces, commas and signs such as >="),
    "text": (r"(?s).*\S.*", "some text"),
}
# Types of numbers: the minimum, the maximum, and the description in error messages.
RANGES = {
    "year": (1990, 2100, "a year such as 2024"),
    "share": (0, 1, "a share from 0 to 1"),
    "change": (-1, 10, "a share such as 0.335, from -1 to 10"),
    "map_position": (-0.5, 0.5, "earth radii from -0.5 to 0.5"),
}
ONE_OF = "one of "
BOUNDED = r"(integer|number) (>=?) (\d+)(?: <= ([\d.]+))?"


def expected_types() -> str:
    """Return a list of all types for an error message."""
    return (
        f"{', '.join([*PATTERNS, *RANGES])}, 'one of' with a list of values, or 'integer' or "
        "'number' with a bound such as '>= 0' or '> 0 <= 1'"
    )


def column_of_type(name: str, required: bool) -> pa.Column | None:
    """Return a pandera column that checks the type called `name`; None if there is no such type.

    If the column isn't `required`, its cells may be empty.
    """
    bounds = re.fullmatch(BOUNDED, name)
    if bounds:
        kind, sign, low, high = bounds.groups()
        return _bounded(kind == "integer", float(low), sign == ">", high, required)
    if name in RANGES:
        low, high, expected = RANGES[name]
        return _number(name == "year", low, high, expected, required)
    if name.startswith(ONE_OF):
        values = [*name.removeprefix(ONE_OF).split(", "), *([] if required else [""])]
        return pa.Column(str, pa.Check.isin(values, error=_or_nothing(name, required)))
    if name == "text" and not required:
        return pa.Column(str)
    if name in PATTERNS:
        pattern, expected = PATTERNS[name]
        matches = _matching(pattern if required else f"({pattern})?")
        return pa.Column(str, pa.Check(matches, error=_or_nothing(expected, required)))
    return None


def _or_nothing(expected: str, required: bool) -> str:
    return expected if required else f"{expected}, or nothing"


def _matching(pattern: str) -> Callable[[pd.Series], pd.Series]:
    return lambda cells: cells.str.fullmatch(pattern)


def _number(is_integer: bool, low: float, high: float, expected: str, required: bool) -> pa.Column:
    dtype = float if not is_integer else int if required else "Int64"
    check = pa.Check.in_range(low, high, error=_or_nothing(expected, required))
    return pa.Column(dtype, check, coerce=True, nullable=not required)


def _bounded(
    is_integer: bool, low: float, above: bool, high: str | None, required: bool
) -> pa.Column:
    """Return a column that checks numbers from `low` to `high`, or to the largest allowed number.

    If `above` is true, `low` is 0 and is itself excluded. This applies only to numbers that aren't
    integers.
    """
    if is_integer:
        most = int(high or LARGEST_COUNT)
        expected = f"a whole number, {low:.0f} or more and at most {most:,}"
        return _number(True, low, most, expected, required)
    largest = float(high or LARGEST_AMOUNT)
    least = 1 / LARGEST_AMOUNT if above else low
    expected = f"a number, {'above 0' if above else '0 or more'} and at most {largest:,.7g}"
    return _number(False, least, largest, expected, required)
