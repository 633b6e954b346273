"""Sentences used on the Evidence page."""

import pandas as pd

from components.statistics.gap import Gap
from components.tables.roles import Roles
from components.words import gap_findings
from components.words.metric import Metric
from components.words.phrases import (
    CLUSTERED,
    capitalise,
    interval_of_ratios,
    join_words,
    more_or_less,
    percent,
    percent_range,
)

EVERY_GAP = "Every comparison"
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
NOT_KNOWN = ("What is missing", "Most bonuses and shares, and people who skip surveys.")
NO_BREAK = "\N{NO-BREAK SPACE}"
CLEAR = ("Clear", capitalise(gap_findings.CLEAR.removeprefix("Clear: ")))
AGAINST = "Strongest counter-evidence"
RAW, MEDIANS = "raw", "medians"
OCCUPATIONS_PERIOD = "October 2022 to September 2024"
OCCUPATIONS_UNIT = "share of the applications for the role, 0 to 1"
MATCHED = "Matched: the other role has reports that are alike, so the gap like for like uses them."
ALL_RECORDS, OTHER_COUNTRIES = "All reports", "Other countries"
REPEATS_OF_PEOPLE = (
    "Surveys don't identify people, so somebody who answers in two years counts twice."
)


def trust_finding(lead: Gap, reports: str, others: list[Gap]) -> str:
    """Say whether the gap in the first source holds in the others, in at most twelve words.

    `lead` is the gap in the first pay source and `others` are the gaps in the other sources. All
    gaps are like for like and have a figure. `reports` is the name of the first source's reports:
    'job ads'.
    """
    question = f"Can I trust the {percent(lead.ratio)}?"
    if not lead.is_clear:
        return f"{question} No: {reports} show no clear gap"
    clear = [gap.ratio for gap in others if gap.is_clear]
    says = [percent_range(min(clear), max(clear))] if clear else []
    says += ["unclear"] if len(clear) < len(others) else []
    elsewhere = " or ".join(says) or "unknown"
    return f"{question} {capitalise(reports)}: yes; elsewhere: {elsewhere}"


def gap_metric(gap: Gap, medians: Gap, reports: str) -> Metric:
    """Return a source's like-for-like gap as a metric.

    The note gives its interval and `medians`, the gap between the medians.
    """
    interval = interval_of_ratios(gap.low, gap.high)
    note = f"{interval}{gap_findings.beside_medians(medians)}"
    return Metric(f"Gap in {reports}", gap_findings.gap_figure(gap), note)


def reports_metric(behind: int, matched: int, reports: str, years: str) -> Metric:
    """Return a metric with the number of reports in the years shown and how many were matched."""
    label, note = f"{capitalise(reports)}, {years}", f"{matched:,} matched"
    return Metric(label, f"{behind:,}", note, help=MATCHED)


def matching_note(factors: list[str]) -> tuple[str, str]:
    """Say what a like-for-like comparison holds equal: the `factors` of the first source."""
    return "Like for like", f"Same {join_words(factors, len(factors))}, where known."


def counter_evidence(gaps: list[tuple[str, Gap, Gap]], first: str) -> tuple[str, str]:
    """Return the strongest evidence in the other sources against the gap.

    `gaps` has each source's short title, the gap between its medians and its like-for-like gap.
    `first` is the first role's short name. A source speaks against the gap if the first role's
    median is lower, or if matching cuts a clear gap between the medians to less than half.
    """
    sentences = []
    for title, medians, like in gaps:
        if medians.ratio < 0:
            sure = "" if medians.is_clear else " (not clear)"
            sentences.append(
                f"{title}: the median {first} gets {more_or_less(medians.ratio)}{sure}."
            )
        elif medians.is_clear and like.ratio < medians.ratio / 2:
            sentences.append(
                f"{title}: {more_or_less(medians.ratio)} at the median, "
                f"{percent(like.ratio)} like for like."
            )
    return AGAINST, " ".join(sentences) or "No source's medians speak against it."


def what_would_change(unclear: int, sources: int) -> tuple[str, str]:
    """Say which new evidence would change the answer.

    `unclear` is the number of `sources` that show no clear gap now.
    """
    sentence = "A clear gap the other way."
    if unclear:
        sentence = f"More sources that find no clear gap (now {unclear} of {sources})."
    return "What would change this", sentence


def source_row(title: str, records: int, reports: str = "") -> str:
    """Return the label of a source in the chart of gaps: short title, years and sample size.

    The label of the first source also names its `reports`, as the finding does.
    """
    named = f"{capitalise(reports)}, {title}" if reports else title
    return f"{named}, {_n(records)}"


def otherwise_row(reports: str, comparison: str, records: int) -> str:
    """Return the label of a gap that isn't like for like; `comparison` is RAW or MEDIANS."""
    return f"{capitalise(reports)}, {comparison}, {_n(records)}"


def _n(records: int) -> str:
    """Return the sample size with no-break spaces: 'n = 1,234'."""
    return f"n = {records:,}".replace(" ", NO_BREAK)


def sources_forest_title(gaps: list[Gap], first: str) -> str:
    """Say in how many sources the role called `first` is clearly paid more."""
    ahead = sum(bool(gap.is_clear and gap.ratio > 0) for gap in gaps)
    return f"{first} clearly ahead in {ahead} of {len(gaps)} sources"


def age_note(years: float | None) -> str:
    """Say how many years ago a source's data ended; '' if that isn't known."""
    if years is None:
        return ""
    return (
        "less than a year ago"
        if years < 1
        else f"{int(years)} {'years' if years >= 2 else 'year'} ago"
    )


def accuracy_sentence(coverage: float, records: int, factor: float, better: bool) -> str:
    """Say what share of the held-out reports fell within the expected pay range.

    `records` is the number of those reports, and `factor` is the factor by which the median is
    typically off. `better` says whether the median is at least as accurate as a plain median.
    """
    return (
        "A fifth of the salary index was held out at random, five times, and the range "
        f"computed from the rest. {percent(coverage)} of the {records:,} reports held out in all "
        "five rounds, some of them more than once, lay between the 10th and the 90th percentile "
        f"(80% would be right). The median was typically off by a factor of {factor:.2f}, "
        f"{'no more' if better else 'more'} than plain medians by role, country and experience."
    )


def occupations_title(shares: pd.DataFrame, roles: Roles) -> str:
    """Name the occupation that each role is most often classified as, in about twelve words.

    `shares` has one row per role and occupation.
    """
    most = shares.sort_values("share", ascending=False).drop_duplicates("role").set_index("role")
    parts = [
        f"{percent(most.loc[role, 'share'])} of {roles[role].short_plural} as "
        f"{most.loc[role, 'label'].lower()}"
        for role in roles
        if role in most.index
    ]
    return capitalise(f"classed most often: {join_words(parts)}")


def occupations_subtitle(counted: pd.DataFrame, roles: Roles, brief: str) -> str:
    """Describe the chart of occupations.

    `counted` has one row per role, with its number of visa applications in `asked`. `brief` is a
    short citation.
    """
    how_many = [f"{row.asked:,} for {roles[row.role].short_plural}" for row in counted.itertuples()]
    return (
        "Share of a role's visa applications by occupation, 95% intervals. "
        f"{join_words(how_many)}, {brief}"
    )


def occupations_caption(origin: str) -> str:
    """Cite the source of the shares, and say how the Places page uses these occupations."""
    return (
        f"{origin} {CLUSTERED} This is why Places takes these occupations of the wage statistics "
        "for the roles. Older codes count as those that took their place."
    )
