"""Sentences used on the Pay page.

Parameters named `verb` hold a source's verb for pay: 'are offered'.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from components.statistics.effects import significant_effects
from components.statistics.gap import Gap
from components.statistics.group_medians import GroupMedian
from components.tables.factors import Factor
from components.tables.roles import Roles
from components.thresholds import MAX_LEVELS, MAX_TITLE_WORDS, MIN_REPORTS
from components.words.gap_findings import NOT_CLEAR, beside_medians
from components.words.money import Currency
from components.words.phrases import (
    FEW,
    HOLLOW,
    capitalise,
    fdr_note,
    interval_of_ratios,
    join_sentences,
    join_words,
    more_or_less,
    percent,
    plus_or_minus,
)

EFFECT_UNIT = "share by which pay lies above the reference level"
EVERYONE = "everyone"
NO_GAP_ANYWHERE = "Too few similar reports to compare the roles."
NOTHING_MOVES_PAY = "Too few reports match to tell what moves pay."
NOBODY_LIKE_YOU = "Too few reports, even with every filter removed."
NO_SINGLE_RATE = "Amounts are in US dollars: choose one country with a known rate to convert them."
ESTIMATED = "estimated, no interval"
ALIKE = "Like for like"
RAW = "Raw"
BY_MEDIANS = "By medians"
OTHER_SOURCES = "What other sources say"
SOURCES_DIFFER = "The sources ask different people in different ways, so expect them to differ."
TOO_FEW = "too few reports"
DOWNLOAD = "Download bands (CSV)"
PLACES = "Pay by place"
# Appended to the number of reports if they are few.
FEW_MARK = " (few)"
LEVELS_TABLE = ("Role", "P25–P75", "Median")
DISTRIBUTION = "How pay is spread in each role"
OTHERS_ALIKE = "Other sources, like for like"


def city_sentence(city: str, parts: Sequence[str]) -> str:
    """Summarise what other sources say about pay in a city."""
    return f"{city}: {'; '.join(parts)}."


def city_wages(name: str, amount: str, short_source: str) -> str:
    return f"{name} {amount} ({short_source})"


def fit_title(finding: str, scope: Sequence[str]) -> str:
    """Append as many parts of the scope to a finding, in order, as fit in twelve words."""
    parts = list(scope)
    while parts and len(f"{finding} {' '.join(parts)}".split()) > MAX_TITLE_WORDS:
        parts.pop()
    return f"{finding}: {', '.join(parts)}" if parts else finding


def left_out_note(records: int, total: int) -> str:
    """Say how many reports have no exchange rate; return '' if all have one."""
    if not records:
        return ""
    return (
        f"{records:,} of {total:,} reports are left out here: no exchange "
        "rate is known for their country and year. The rest may be paid more or less."
    )


def where_phrase(phrase: str) -> str:
    """Return a phrase for the country whose prices are compared with pay: 'in the USA'."""
    return f"in {phrase}"


def trend_notes(changed: str) -> str:
    """Return the caveats of the trend; `changed` says how pay changed in real terms, if known."""
    return (
        f"{changed} The medians also move with the mix of countries and levels; the title compares "
        "like with like."
    ).strip()


def range_widths_sentence(width: float, ads: int) -> str:
    """Describe how wide the pay ranges in job ads are.

    `width` is the median ratio of a range's upper end to its lower end.
    """
    return (
        f"In half of {ads:,} ads the top of the range is over {percent(width - 1)} above its "
        "bottom; we use the midpoint."
    )


def bands_title(level: str, ranges: Sequence[tuple[str, float, float]], money: Currency) -> str:
    """Return a title with the middle half of each role's pay at one level.

    `ranges` holds each role's short plural, P25 and P75. Return '' if it is empty, or if the title
    takes more than twelve words.
    """
    parts = [f"{name} {money.span(low, high)}" for name, low, high in ranges]
    title = f"{capitalise(level)}, middle half: {join_words(parts)}"
    return title if parts and len(title.split()) <= MAX_TITLE_WORDS else ""


def gap_metric(first: str, verb: str, alike: Gap, medians: Gap) -> tuple[str, str, str]:
    """Return the like-for-like gap as a label, a figure and a note.

    The note includes `medians`, the gap between the medians.
    """
    note = _ends(alike.low, alike.high, alike.is_few) + beside_medians(medians)
    if alike.is_clear:
        return f"{capitalise(first)} {verb}", more_or_less(alike.ratio), note
    return "Gap, like for like", NOT_CLEAR, f"{plus_or_minus(alike.ratio)}, {note}"


def gap_figure(gap: Gap) -> tuple[str, str]:
    """Return a gap as the figure and note of a metric; an unclear gap has the figure NOT_CLEAR."""
    ends = _ends(gap.low, gap.high, gap.is_few)
    if gap.is_clear:
        return more_or_less(gap.ratio), ends
    return NOT_CLEAR, f"{plus_or_minus(gap.ratio)}, {ends}"


def _ends(low: float, high: float, few: bool) -> str:
    return f"{'few reports, ' if few else ''}{interval_of_ratios(low, high)}"


def clear_sources_metric(clear: Sequence[float], sources: int) -> tuple[str, str, str]:
    """Return how many sources show a clear like-for-like gap: label, number and range.

    `clear` holds the clear gaps as ratios. `sources` is the number of sources with a gap.
    """
    ends = list(dict.fromkeys(plus_or_minus(ratio) for ratio in sorted(clear)))
    note = f"from {ends[0]} to {ends[-1]}" if len(ends) > 1 else "".join(ends)
    return "Sources with a clear gap", f"{len(clear)} of {sources}", note


def median_gap_sentence(sentence: str) -> str:
    """Mark a sentence as describing the gap between medians."""
    return f"{BY_MEDIANS}: {sentence}"


def key_gaps_subtitle(few: bool) -> str:
    """Describe the short forest plot; `few` says whether any gap is based on few reports."""
    return f"Lines: 95% intervals.{HOLLOW if few else ''}"


def gaps_subtitle(first: str, second: str, label: str) -> str:
    return f"Pay of {first} against {second}, like for like, by {label}, 95% intervals.{HOLLOW}"


def not_compared_note(missing: int, total: int, levels: str) -> str:
    """Say how many levels of a factor have no gap; '' if all have one."""
    if not missing:
        return ""
    return (
        f"Not compared: {missing} of {total} {levels}, where a role has fewer "
        f"than {MIN_REPORTS} reports with a counterpart."
    )


def comparison_label(comparison: str, years: str, low: str) -> str:
    """Return the label of the gap in a whole source in some years.

    `comparison` is 'alike', 'raw' or 'medians'. `low` is the minimum pay in the other comparisons,
    as text, if this comparison includes lower pay. Otherwise it is ''.
    """
    comparison_name = {"alike": ALIKE, "raw": RAW, "medians": BY_MEDIANS}[comparison]
    return f"{comparison_name}, {years}{f', with answers below {low}' if low else ''}"


def with_repeats(label: str) -> str:
    """Return the label of a gap that counts repeated reports."""
    return f"{label}, with repeats"


def all_gaps_title(sources_ahead: Sequence[str], total: int, first: str) -> str:
    """Say in how many of the `total` sources the first role is clearly ahead.

    `sources_ahead` lists those sources.
    """
    if len(sources_ahead) == total:
        return capitalise(f"{first} are clearly ahead in all {total} sources, like for like")
    where = (
        f"{len(sources_ahead)} of {total} sources" if sources_ahead else f"none of {total} sources"
    )
    return capitalise(f"{first} are clearly ahead in {where}, like for like")


def all_gaps_subtitle(first: str, second: str, behind: str) -> str:
    """Describe the forest plot of all gaps; `behind` gives the number of reports and sources."""
    return (
        f"Pay of {first} against {second}, 95% intervals. Small diamonds count repeats."
        f"{HOLLOW} {behind}"
    )


def all_gaps_caption(origins: list[str], compared: int) -> str:
    """Cite the sources of the gaps, and explain how false discoveries are controlled."""
    return (
        f"{' '.join(origins)} Each source is compared as a whole, and level by level like for like "
        "in all years. The rows overlap. "
        f"{fdr_note(f'all {compared} with enough reports', 'gaps')}"
    )


def drivers_title(level_effects: pd.DataFrame, roles: Roles, factors: Mapping[str, Factor]) -> str:
    """Name the level whose pay clearly differs most from its reference level, if there is one.

    The title has about twelve words. `level_effects` comes from `effects.level_effects`; `factors`
    maps ids to factors.
    """
    clear = level_effects[significant_effects(level_effects)]
    if clear.empty:
        return "No factor clearly moves pay with all else equal"
    widest = clear.loc[np.log1p(clear["effect"]).abs().idxmax()]
    label = factors[widest["factor"]].label
    name = roles[widest["role"]].short_plural
    ratio = widest["effect"]
    change = f"{1 + ratio:.1f} times as much" if ratio >= 1 else more_or_less(ratio)
    return capitalise(f"{label} matters most: {widest['label']}, {name} {change}")


def drivers_notes(levels: int) -> str:
    """Say how many levels are only in the download, and how many clear effects may be chance."""
    left_out = (
        f"Not drawn: {levels} level{'s' if levels != 1 else ''} "
        f"with fewer than {MIN_REPORTS} reports "
        f"of a role, or after the first {MAX_LEVELS} of a factor."
    )
    return join_sentences(
        left_out if levels else "", fdr_note("all levels that are not few", "effects")
    )


def blind_spots(
    no_effect_reasons: list[str], not_asked: list[str], other_sources: list[str]
) -> str:
    """Name the factors whose effect a source can't measure, and the sources to see instead.

    `no_effect_reasons` has a sentence for each factor that the source records without being able to
    measure its effect. `not_asked` has the labels of the factors that it doesn't record. Return ''
    if both are empty.
    """
    sentences = [*no_effect_reasons, *(f"It did not ask for {label}." for label in not_asked)]
    return (
        f"What this source cannot tell: {' '.join(sentences)} See {join_words(other_sources)}."
        if sentences
        else ""
    )


def overview_title(
    estimates: Sequence[GroupMedian],
    roles: Roles,
    money: Currency,
    verb: str,
    scope: Sequence[str],
    medians_differ: bool,
) -> str:
    """Return each role's median, the scope, and whether the medians differ, as a title.

    `scope` lists its parts in order of importance. Parts that would make the title longer than
    twelve words are left out.
    """
    first, *rest = [
        f"{money.amount(row.pay.median)}{' (estimated)' if row.is_estimated else ''}"
        for row in estimates
    ]
    others = [
        f"{roles[row.role].short_plural} {amount}"
        for row, amount in zip(estimates[1:], rest, strict=True)
    ]
    is_estimated = any(row.is_estimated for row in estimates)
    unclear = (
        ", no clear gap" if len(estimates) > 1 and not medians_differ and not is_estimated else ""
    )
    name = roles[estimates[0].role].short_plural
    long, short = (
        f"{capitalise(join_words([f'{name} {verb_text}{first}', *others]))}{unclear}"
        for verb_text in (f"{verb} ", "")
    )
    fits = len(long.split()) + len(" ".join(scope[:1]).split()) <= MAX_TITLE_WORDS
    return fit_title(long if fits else short, scope)


def overview_subtitle(hollow: bool) -> str:
    """Describe the chart of expected ranges; `hollow` says whether any mark is hollow."""
    hollow_note = " Hollow: few reports, or estimated from other countries." if hollow else ""
    return f"Dark: middle half. Pale: middle 80%.{hollow_note}"


def accuracy_sentence(coverage: float, records: int) -> str:
    """Say what share of the held-out reports fell within the expected range."""
    return (
        f"Checked: {percent(coverage)} of {records:,} reports, held out in five random rounds, "
        "fell between P10 and P90; it should be 80%."
    )


def explain_match(
    report_count: str, few: bool, dropped: list[str], unmeasurable: list[str], reasons: str
) -> str:
    """Say how many reports a role's range is based on, and which factors were dropped.

    `dropped` lists factors that were dropped because too few reports match them. `unmeasurable`
    lists factors whose effect the source can't measure; `reasons` explains why.
    """
    with_care = f" {FEW}." if few else ""
    unused = f"Not used: {join_words(unmeasurable)}. {reasons} " if unmeasurable else ""
    if not dropped:
        matched = "the rest" if unmeasurable else "everything"
        return f"{unused}From {report_count} that match {matched}.{with_care}"
    return (
        f"{unused}Left out, because fewer than {MIN_REPORTS} match everything: "
        f"{join_words(dropped)}. "
        f"From {report_count}, adjusted for how pay differs between levels with all "
        f"else equal.{with_care}"
    )
