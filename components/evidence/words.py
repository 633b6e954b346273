"""What the page on the evidence says."""

import pandas as pd

from components.words.number import Number
from components.words.phrases import from_to, listed, more_or_less, percent, sentence

EVERY_GAP = "Every year, level and country"
SOURCES, METHODS_AND_ACCURACY = "Sources", "Methods and accuracy"
OCCUPATIONS_HEADING = "Which occupations employers choose"
NO_RAW_FILES = (
    "Every figure comes from one of these. Crossroads keeps counts and statistics and the scripts "
    "that compute them, not the raw files."
)
CAVEATS = "What to keep in mind about each source"
METHODS = "How each figure is computed"
ACCURACY = "How often the likely range of pay holds"
ALL_TABLES = "Download any table"
SHARED_ALIKE = (
    "Tables with a source under the Open Database License are shared under that licence too; each "
    "source's licence is in the table above."
)
NO_GAP = "Too few reports that are alike to compare the roles"
GAP_UNIT = "share by which the role's pay lies above that of the role it is compared with"
NOT_KNOWN = ("What is missing", "Most bonuses and shares, and people who skip surveys.")
RAW, MEDIANS = "raw", "medians"
OCCUPATIONS_SINCE = "October 2022 to September 2024"
OCCUPATIONS_UNIT = "share of the applications for the role, 0 to 1"
OCCUPATIONS = (
    "Which occupation employers choose for each role when they apply for a work visa, as a share "
    f"of the role's applications, {OCCUPATIONS_SINCE}, with 95% intervals in which the "
    "applications of one employer count together."
)
ALL_RECORDS, OTHER_COUNTRIES = "All reports", "Other countries"


def finding(lead: pd.Series, reports: str, others: list[pd.Series]) -> str:
    """Whether the gap in the first source holds in the others, in at most twelve words.

    Each is a gap like for like from `role_gap.gap` that has a figure; `reports` is what the first
    source has.
    """
    question = f"Can I trust the {percent(lead['ratio'])}?"
    if not lead["clear"]:
        return f"{question} No: {reports} show no clear gap"
    clear = [found["ratio"] for found in others if found["clear"]]
    says = [_span(min(clear), max(clear))] if clear else []
    says += ["unclear"] if len(clear) < len(others) else []
    elsewhere = " or ".join(says) or "unknown"
    return f"{question} {sentence(reports)}: yes; elsewhere: {elsewhere}"


def _span(low: float, high: float) -> str:
    """Two gaps and what lies between: '10–13%', '−5% to 13%'."""
    first, last = percent(low), percent(high)
    if first == last:
        return last
    return f"{first} to {last}" if low < 0 else f"{first.removesuffix('%')}–{last}"


def gap_number(found: pd.Series, reports: str) -> Number:
    """The gap like for like in one source, with its interval."""
    interval = from_to(found["low"], found["high"])
    return Number(f"Gap in {reports}", more_or_less(found["ratio"]), f"95% interval: {interval}")


def reports_number(compared: int) -> Number:
    """How many reports all sources compare like for like."""
    return Number("Reports compared", f"{compared:,}")


def held_number(coverage: float) -> Number:
    """How often the likely range of pay held for reports that it was not computed from."""
    return Number("Likely range holds", percent(coverage), "of held-out reports")


def one_report(kinds: list[str]) -> tuple[str, str]:
    """What counts as one report; `kinds` are what sources have: 'job ads'."""
    return "One report", f"Repeated {listed(kinds)} count once."


def alike(factors: list[str]) -> tuple[str, str]:
    """What like for like holds equal; `factors` are what the first source knows."""
    return "Like for like", f"Same {listed(factors, len(factors))}, where known."


def what_would_change(unclear: int, sources: int) -> tuple[str, str]:
    """What would change the answer, where so many of the sources show no clear gap."""
    said = "A clear gap the other way."
    if unclear:
        said = f"More sources without a clear gap; now {unclear} of {sources}."
    return "What would change this", said


def source_row(title: str, years: str, reports: str = "") -> str:
    """What a source is called in the chart of the gaps; the finding names its `reports`."""
    dated = title if years in title else f"{title}, {years}"
    return f"{sentence(reports)}: {dated}" if reports else dated


def otherwise_row(reports: str, comparison: str) -> str:
    """What a gap that is not like for like is called; `comparison` is raw or medians."""
    return f"{sentence(reports)}, {comparison}"


def forest_title(gaps: list[pd.Series], first: str) -> str:
    """In how many sources the role called `first` clearly gets more."""
    ahead = sum(bool(found["clear"] and found["ratio"] > 0) for found in gaps)
    return f"{first} clearly ahead in {ahead} of {len(gaps)} sources"


def forest_subtitle(otherwise: list[str]) -> str:
    """What the chart of the gaps plots; rows of `otherwise` are not like for like."""
    return f"With 95% intervals; like for like except {' and '.join(otherwise)}."


def age(years: float | None) -> str:
    """How old data are that ended so many years ago; '' where they have no date."""
    if years is None:
        return ""
    return (
        "less than a year ago"
        if years < 1
        else f"{int(years)} {'years' if years >= 2 else 'year'} ago"
    )


def held_out(coverage: float, records: int, factor: float, better: bool) -> str:
    """How often the likely range held for so many records that it was not computed from.

    `factor` is the typical error of the median, `better` whether plain medians do no better.
    """
    return (
        "A fifth of the salary index was held out at random, five times, and the range "
        f"computed from the rest. {percent(coverage)} of the {records:,} reports held out in all "
        "five rounds, some of them more than once, lay between the 10th and the 90th percentile "
        f"(80% would be right). The median was typically off by a factor of {factor:.2f}, "
        f"{'no more' if better else 'more'} than plain medians by role, country and experience."
    )


def occupations_title(shares: pd.DataFrame, roles: pd.DataFrame) -> str:
    """The occupation that each role is most often classed as, in about twelve words.

    `shares` has one row a role and occupation.
    """
    names = roles.set_index("id")["short_plural"]
    most = shares.sort_values("share", ascending=False).drop_duplicates("role").set_index("role")
    parts = [
        f"{percent(most.loc[role, 'share'])} of {names[role]} as {most.loc[role, 'label'].lower()}"
        for role in roles["id"]
        if role in most.index
    ]
    return sentence(f"classed most often: {listed(parts)}")


def occupations_caption(origin: str, counted: pd.DataFrame, roles: pd.DataFrame) -> str:
    """How many applications there are for each role, a row each, and what follows from them."""
    plurals = roles.set_index("id")["plural"]
    how_many = [f"{row.asked:,} for {plurals[row.role]}" for row in counted.itertuples()]
    return (
        f"{origin} Applications: {listed(how_many)}. This is why Places takes these occupations of "
        "the wage statistics for the roles. Older codes count as those that took their place."
    )
