"""Phrases for shares, ratios, lists and years."""

from collections.abc import Sequence

from components.statistics.intervals import excludes_zero

MAX_LIST_LENGTH = 4

# The note beside a figure that is based on few reports.
FEW = "Few reports: take with care"
# Explains hollow marks; appended to the description of what a chart plots.
HOLLOW = " Hollow: few reports."
CLUSTERED = "The intervals count the applications of one employer together."


def join_words(words: list[str], longest: int = MAX_LIST_LENGTH) -> str:
    """Join words into a list: 'a', 'a and b', 'a, b and c', 'a, b, c and 4 more'."""
    if len(words) > longest:
        rest = len(words) - longest + 1
        words = [*words[: longest - 1], f"{rest} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def percent(share: float) -> str:
    """Format a share as a percentage, with one decimal below one per cent: '24%', '0.4%'."""
    text = f"{share:.0%}" if abs(share) >= 0.01 or share == 0 else f"{share:.1%}"
    return text.replace("-", "−")


def more_or_less(ratio: float) -> str:
    """Format a ratio as a comparison: '24% more', '3% less'."""
    return f"{percent(abs(ratio))} {'less' if ratio < 0 else 'more'}"


def plus_or_minus(ratio: float) -> str:
    """Format a ratio as a signed percentage: '+24%', '−3%'."""
    return f"{'+' if ratio > 0 else ''}{percent(ratio)}"


def interval_of_ratios(low: float, high: float) -> str:
    """Format the 95% interval of a ratio: '95% interval 21–25%', or with signs if `low` ≤ 0."""
    if low > 0:
        return f"95% interval {100 * low:.0f}–{percent(high)}"
    return f"95% interval {plus_or_minus(low)} to {plus_or_minus(high)}"


def percent_range(low: float, high: float) -> str:
    """Format a range of ratios: '10–13%', '−5% to 13%'."""
    first, last = percent(low), percent(high)
    if first == last:
        return last
    return f"{first} to {last}" if low < 0 else f"{first.removesuffix('%')}–{last}"


def join_sentences(*parts: str) -> str:
    """Join the sentences that are not empty."""
    return " ".join(filter(None, parts))


def interval_words(low: float, high: float) -> str:
    """Format the ends of a ratio's interval: '39% less to 105% more', '21% to 28% more'."""
    if excludes_zero(low, high):
        return f"{percent(abs(low))} to {more_or_less(high)}"
    return f"{more_or_less(low)} to {more_or_less(high)}"


def lower_first(text: str) -> str:
    """Make the first letter lower case, for use inside a sentence."""
    return text[:1].lower() + text[1:]


def capitalise(text: str) -> str:
    """Capitalise the first letter and leave the rest unchanged."""
    return text[:1].upper() + text[1:]


def above_or_below(ratio: float) -> str:
    """Format a ratio as a position: '24% above', '3% below'."""
    return f"{percent(abs(ratio))} {'below' if ratio < 0 else 'above'}"


def percentage_points(difference: float) -> str:
    return f"{100 * difference:.1f} percentage points"


def fdr_note(compared: str, what: str = "differences") -> str:
    """State the false discovery rate of clear results and the comparisons that it covers."""
    return f"Clear {what}: 5% false discovery rate across {compared}."


def with_years(years: str, finding: str) -> str:
    """Put the years before a finding: '2024–25: cooks are offered less'."""
    return f"{years}: {finding}"


def year_span(years: Sequence[str]) -> str:
    """Format years as a span, '2025' or '2024–25', or as a list if there are gaps."""
    first, last = years[0], years[-1]
    if first == last:
        return first
    if int(last) - int(first) == len(years) - 1:
        return f"{first}–{last[2:]}"
    return join_words(list(years), len(years))
