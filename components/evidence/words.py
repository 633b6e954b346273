"""The sentences of Evidence."""

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


def trust_finding(lead: Gap, reports: str, others: list[Gap]) -> str:
    """Say whether the gap in the first source holds in the others, in at most twelve words.

    `lead` is the gap in the first pay source and `others` those in the rest; all are like for like
    and have a figure. `reports` names what the first source consists of: 'job ads'.
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
    """Return a source's like-for-like gap as a metric with its interval and the gap of medians."""
    interval = interval_of_ratios(gap.low, gap.high)
    note = f"{interval}{gap_findings.beside_medians(medians)}"
    return Metric(f"Gap in {reports}", gap_findings.gap_figure(gap), note)


def reports_metric(behind: int, matched: int, reports: str, years: str) -> Metric:
    """Return how many reports of the shown years there are, and how many are compared."""
    label, note = f"{capitalise(reports)}, {years}", f"{matched:,} matched"
    return Metric(label, f"{behind:,}", note, help=MATCHED)


def matching_note(factors: list[str]) -> tuple[str, str]:
    """Say what like for like holds equal; `factors` are those of the first source."""
    return "Like for like", f"Same {join_words(factors, len(factors))}, where known."


def counter_evidence(gaps: list[tuple[str, Gap, Gap]], first: str) -> tuple[str, str]:
    """Say what speaks most against the gap in the other sources, each with its short title.

    The first of the two gaps is that of the medians, the second is like for like; `first` is the
    role's short name. A median below the other role's counts, and so does a gap that matching more
    than halves.
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
    """Say what would change the answer if this many sources show no clear gap."""
    sentence = "A clear gap the other way."
    if unclear:
        sentence = f"More sources that find no clear gap (now {unclear} of {sources})."
    return "What would change this", sentence


def source_row(title: str, records: int, reports: str = "") -> str:
    """Label a source in the chart of the gaps: short title, years and number.

    The finding names the `reports` of the first source.
    """
    named = f"{capitalise(reports)}, {title}" if reports else title
    return f"{named}, {_n(records)}"


def otherwise_row(reports: str, comparison: str, records: int) -> str:
    """Label a gap that isn't like for like; `comparison` is raw or medians."""
    return f"{capitalise(reports)}, {comparison}, {_n(records)}"


def _n(records: int) -> str:
    """Format the number of reports without a line break."""
    return f"n = {records:,}".replace(" ", NO_BREAK)


def sources_forest_title(gaps: list[Gap], first: str) -> str:
    """Say in how many sources the role called `first` clearly gets more."""
    ahead = sum(bool(gap.is_clear and gap.ratio > 0) for gap in gaps)
    return f"{first} clearly ahead in {ahead} of {len(gaps)} sources"


def age_note(years: float | None) -> str:
    """Say how long ago data ended; '' without a date."""
    if years is None:
        return ""
    return (
        "less than a year ago"
        if years < 1
        else f"{int(years)} {'years' if years >= 2 else 'year'} ago"
    )


def accuracy_sentence(coverage: float, records: int, factor: float, better: bool) -> str:
    """Say how often the expected range was right for this many held-out reports.

    `factor` is the typical error of the median, `better` whether plain medians do no better.
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
    """Describe the chart of the occupations; `counted` has the applications for each role."""
    how_many = [f"{row.asked:,} for {roles[row.role].short_plural}" for row in counted.itertuples()]
    return (
        "Share of a role's visa applications by occupation, 95% intervals. "
        f"{join_words(how_many)}, {brief}"
    )


def occupations_caption(origin: str) -> str:
    """Return the source of the shares, and what follows from them."""
    return (
        f"{origin} {CLUSTERED} This is why Places takes these occupations of the wage statistics "
        "for the roles. Older codes count as those that took their place."
    )
