"""What the Pay page says."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.statistics.effects import significant_effects
from components.statistics.intervals import excludes_zero
from components.thresholds import MAX_LEVELS, MIN_REPORTS
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

LONGEST_TITLE = 12
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
# Beside the number of reports where it is small.
FEW_MARK = " (few)"
LEVELS_TABLE = ("Role", "P25–P75", "Median")
DISTRIBUTION = "How pay is spread in each role"
OTHERS_ALIKE = "Other sources, like for like"


def of_place(name: str, place: str) -> str:
    """Whose figure it is, with its place where that is not the chosen one."""
    return f"{capitalise(name)}{f' ({place})' * bool(place)}"


def in_city(city: str, parts: Sequence[str]) -> str:
    """What other sources know of pay in a city."""
    return f"{city}: {'; '.join(parts)}."


def city_wages(name: str, amount: str, short_source: str) -> str:
    """What a role is paid in a city, and who says so."""
    return f"{name} {amount} ({short_source})"


def too_few_in_city(name: str, reports: str) -> str:
    """That a role's pay in a city is not known."""
    return f"{name}: too few {reports}"


def no_city(city: str) -> str:
    """That no source knows pay in a city."""
    return f"We found no pay figures for {city}."


def fit_title(finding: str, scope: Sequence[str]) -> str:
    """A finding with as much of its scope as twelve words hold, the first parts first."""
    parts = list(scope)
    while parts and len(f"{finding} {' '.join(parts)}".split()) > LONGEST_TITLE:
        parts.pop()
    return f"{finding}: {', '.join(parts)}" if parts else finding


def left_out(records: int, of: int) -> str:
    """How many records have no exchange rate, '' if all have one."""
    if not records:
        return ""
    return (
        f"{records:,} of {of:,} reports are left out here: no exchange "
        "rate is known for their country and year. The rest may be paid more or less."
    )


def rates_unit(money: Currency) -> str:
    """The unit of exchange rates into a currency."""
    return f"{money.name} for one US dollar"


def in_country(phrase: str) -> str:
    """Where pay is compared with prices: 'in the USA'."""
    return f"in {phrase}"


def trend_subtitle(money: Currency) -> str:
    """What the medians by year plot."""
    return f"Median {money.a_year}, 95% intervals, not adjusted for inflation.{HOLLOW}"


def trend_notes(changed: str) -> str:
    """What else to know of the trend; `changed` says what pay buys, where that is known."""
    return (
        f"{changed} The medians also move with the mix of countries and levels; the title compares "
        "like with like."
    ).strip()


def range_widths(width: float, ads: int) -> str:
    """How wide the ranges of job ads are at the median: the upper end over the lower."""
    return (
        f"In half of {ads:,} ads the top of the range is over {percent(width - 1)} above its "
        "bottom; we use the midpoint."
    )


def bands_subtitle(few: bool) -> str:
    """What the bands at the levels of a factor plot; `few` tells whether any rests on few."""
    return f"Strip: middle half, P25–P75. Mark: median.{HOLLOW * few}"


def by_level_title(label: str, trend: bool, money: Currency) -> str:
    """What the picture shows at each level of a factor: bands, or medians as a trend."""
    return f"{'Median pay' if trend else 'Pay bands'} by {label}, in {money.name}"


def only_alike_in(label: str) -> str:
    """What the bands at the levels of a factor do not hold equal."""
    return f"Reports are split by {label} and matched on nothing else."


def band_of(name: str, level: str) -> str:
    """Whose band it is: 'Cook, senior'."""
    return f"{capitalise(name)}, {level}"


def band(low: float, high: float, money: Currency) -> str:
    """The band in a note to its median."""
    return f"P25–P75 {money.span(low, high)}"


def bands_title(level: str, ranges: Sequence[tuple[str, float, float]], money: Currency) -> str:
    """The middle half of each role at one level: its short plural and both ends.

    '' without any, and where that takes more than twelve words.
    """
    parts = [f"{name} {money.span(low, high)}" for name, low, high in ranges]
    title = f"{capitalise(level)}, middle half: {join_words(parts)}"
    return title if parts and len(title.split()) <= LONGEST_TITLE else ""


def no_level(label: str, few: str) -> str:
    """Why nothing is said by a factor."""
    return f"Too few reports by {label}. {few}"


def other_source_behind(in_short: str, medians: str, origin: str, counts: str) -> str:
    """What stands behind the words of another source."""
    return f"{in_short} {medians} {origin} {counts}"


def gap_number(first: str, verb: str, alike: pd.Series, medians: pd.Series) -> tuple[str, str, str]:
    """The gap like for like: a label, a figure, and a note with the gap of the medians once.

    `verb` is what the source says of pay: 'are offered'.
    """
    note = _ends(alike["low"], alike["high"], bool(alike["few"])) + beside_medians(medians)
    if alike["clear"]:
        return f"{capitalise(first)} {verb}", more_or_less(alike["ratio"]), note
    return "Gap, like for like", NOT_CLEAR, f"{plus_or_minus(alike['ratio'])}, {note}"


def figure_of_gap(ratio: float, low: float, high: float, few: bool = False) -> tuple[str, str]:
    """A gap in large figures, and what stands below; what may be chance is not set large."""
    ends = _ends(low, high, few)
    if excludes_zero(low, high) and not few:
        return more_or_less(ratio), ends
    return NOT_CLEAR, f"{plus_or_minus(ratio)}, {ends}"


def _ends(low: float, high: float, few: bool) -> str:
    return f"{'few reports, ' * few}{interval_of_ratios(low, high)}"


def sources_clear(clear: Sequence[float], sources: int) -> tuple[str, str, str]:
    """In how many sources the gap like for like is clear: a label, a number, its range.

    `clear` are those gaps.
    """
    ends = list(dict.fromkeys(plus_or_minus(ratio) for ratio in sorted(clear)))
    note = f"from {ends[0]} to {ends[-1]}" if len(ends) > 1 else "".join(ends)
    return "Sources with a clear gap", f"{len(clear)} of {sources}", note


def gap_of_medians(sentence: str) -> str:
    """How far the medians are apart, beside the gap of averages."""
    return f"{BY_MEDIANS}: {sentence}"


def gap_caption(origin: str, alike: str, raw: str) -> str:
    """Where the two gaps come from and how many reports stand behind each."""
    return f"{origin} Like for like: {alike} Raw: {raw}"


def no_gap(title: str, caption: str) -> str:
    """What to say where too few reports are alike."""
    return f"{title}. {caption} Remove a filter or try another source."


def forest_title(label: str) -> str:
    """What the forest of a few gaps compares beside the sources: the levels of a factor."""
    return f"The gap by source and {label}"


def forest_subtitle(few: bool) -> str:
    """What the forest of a few gaps plots; `few` tells whether any rests on few."""
    return f"Lines: 95% intervals.{HOLLOW * few}"


def this_source(title: str) -> str:
    """The heading over the gaps of the chosen source."""
    return f"This source: {title}"


def gaps_subtitle(first: str, second: str, label: str) -> str:
    """What the gaps of two roles by level of a factor plot."""
    return f"Pay of {first} against {second}, like for like, by {label}, 95% intervals.{HOLLOW}"


def no_gaps(label: str) -> str:
    """Why the gap is not compared by a factor."""
    return f"Too few similar reports to compare by {label}."


def not_compared(missing: int, of: int, levels: str) -> str:
    """How many of a factor's levels have no gap, '' if all have one."""
    if not missing:
        return ""
    return (
        f"Not compared: {missing} of {of} {levels}, where a role has fewer "
        f"than {MIN_REPORTS} reports with a counterpart."
    )


def comparison_label(comparison: str, years: str, low: str) -> str:
    """What a gap of a whole source in some years is called.

    `comparison` is alike, raw or medians; `low` is '', or the pay from which on reports count
    elsewhere, where those below count too.
    """
    what = {"alike": ALIKE, "raw": RAW, "medians": BY_MEDIANS}[comparison]
    return f"{what}, {years}{f', with answers below {low}' if low else ''}"


def with_repeats(label: str) -> str:
    """What a gap is called where repeats count each time."""
    return f"{label}, with repeats"


def by_factor(label: str) -> str:
    """The heading over the gaps at the levels of a factor."""
    return f"By {label.lower()}"


def levels_alike(label: str) -> str:
    """The heading over the gaps at a few levels of a factor, like for like."""
    return f"By {label.lower()}, like for like"


def sure_title(more: Sequence[str], of: int, first: str) -> str:
    """In which of so many sources (by short titles) the first role is clearly ahead."""
    if len(more) == of:
        return capitalise(f"{first} are clearly ahead in all {of} sources, like for like")
    where = f"{len(more)} of {of} sources" if more else f"none of {of} sources"
    return capitalise(f"{first} are clearly ahead in {where}, like for like")


def sure_subtitle(first: str, second: str, behind: str) -> str:
    """What the forest of all gaps plots; `behind` says of how many reports from where."""
    return (
        f"Pay of {first} against {second}, 95% intervals. Small diamonds count repeats."
        f"{HOLLOW} {behind}"
    )


def all_sources(reports: int, sources: int) -> str:
    """How many reports of how many sources stand behind a chart."""
    return f"{reports:,} reports, {sources} sources."


def sure_caption(origins: list[str], compared: int) -> str:
    """Where the gaps come from, and what of so many that are not few may be chance."""
    return (
        f"{' '.join(origins)} Each source is compared as a whole, and level by level like for like "
        "in all years. The rows overlap. "
        f"{fdr_note(f'all {compared} with enough reports', 'gaps')}"
    )


def moves_title(level_effects: pd.DataFrame, roles: pd.DataFrame, factors: pd.DataFrame) -> str:
    """The level that lies furthest from its reference, if that is clear, in about twelve words.

    `found` comes from `effects.effects`; `factors` are the source's rows of `salary_factors.csv`.
    """
    clear = level_effects[significant_effects(level_effects)]
    if clear.empty:
        return "No factor clearly moves pay with all else equal"
    widest = clear.loc[np.log1p(clear["effect"]).abs().idxmax()]
    label = factors.set_index("factor").loc[widest["factor"], "label"]
    name = roles.set_index("id").loc[widest["role"], "short_plural"]
    ratio = widest["effect"]
    change = f"{1 + ratio:.1f} times as much" if ratio >= 1 else more_or_less(ratio)
    return capitalise(f"{label} matters most: {widest['label']}, {name} {change}")


def moves_subtitle(references: list[str]) -> str:
    """What the effects plot, and which levels they are counted from."""
    return f"Pay against {join_words(references)}, all else equal, 95% intervals.{HOLLOW}"


def moves_caption(origin: str, levels: int) -> str:
    """Where the effects come from, and how many levels stand in the table alone."""
    left_out = (
        f"Not drawn: {levels} level{'s' * (levels != 1)} with fewer than {MIN_REPORTS} reports "
        f"of a role, or after the first {MAX_LEVELS} of a factor."
    )
    return join_sentences(
        origin, left_out * bool(levels), fdr_note("all levels that are not few", "effects")
    )


def blind_spots(silent: list[str], not_asked: list[str], others: list[str]) -> str:
    """Which factors a source cannot speak for, and which other sources can; '' if there is none.

    `silent` are sentences on factors that it has, `not_asked` the labels of those it has not.
    """
    sentences = [*silent, *(f"It did not ask for {label}." for label in not_asked)]
    return (
        f"What this source cannot tell: {' '.join(sentences)} See {join_words(others)}."
        if sentences
        else ""
    )


def ranges_title(money: Currency) -> str:
    """What the likely ranges are of, and their unit."""
    return f"Yearly pay in {money.name}"


def yours_title(
    known: pd.DataFrame,
    roles: pd.DataFrame,
    money: Currency,
    verb: str,
    scope: Sequence[str],
    medians_differ: bool,
) -> str:
    """Each role's median, for whom, and whether they are clearly `apart`, in twelve words.

    `scope` says for whom, what matters most first; `verb` what the source says of pay.
    """
    names = roles.set_index("id")["short_plural"]
    first, *rest = [
        f"{money.amount(row.median)}{' (estimated)' * bool(row.estimated)}"
        for row in known.itertuples()
    ]
    others = [
        f"{names[row.role]} {amount}"
        for row, amount in zip(list(known.itertuples())[1:], rest, strict=True)
    ]
    unclear = ", no clear gap" * (
        len(known) > 1 and not medians_differ and not known["estimated"].any()
    )
    name = names[known["role"].iloc[0]]
    long, short = (
        f"{capitalise(join_words([f'{name} {how}{first}', *others]))}{unclear}"
        for how in (f"{verb} ", "")
    )
    fits = len(long.split()) + len(" ".join(scope[:1]).split()) <= LONGEST_TITLE
    return fit_title(long if fits else short, scope)


def yours_subtitle(hollow: bool) -> str:
    """What the likely ranges plot; `hollow` tells whether any mark is."""
    rests = " Hollow: few reports, or estimated from other countries." if hollow else ""
    return f"Dark: middle half. Pale: middle 80%.{rests}"


def accuracy(coverage: float, records: int) -> str:
    """How often the range held for records that it was not computed from."""
    return (
        f"Checked: {percent(coverage)} of {records:,} reports, held out in five random rounds, "
        "fell between P10 and P90; it should be 80%."
    )


def accuracy_of(titles: list[str]) -> str:
    """For which sources alone the accuracy is known."""
    return f"How often such a range holds was checked for {join_words(titles)} only."


def country_fallback(label: str, countries: str) -> str:
    """How the country is left aside: others stand in for it."""
    return f"{label} (replaced by all countries {countries})"


def explain_match(
    how_many: str, few: bool, aside: list[str], silent: list[str], because: str
) -> str:
    """How many reports a role's range rests on, and which factors were left aside.

    `aside` are those that too few match, `silent` those that the source cannot tell of,
    `because` of which.
    """
    with_care = f" {FEW}." if few else ""
    unused = f"Not used: {join_words(silent)}. {because} " if silent else ""
    if not aside:
        rest = "the rest" if silent else "everything"
        return f"{unused}From {how_many} that match {rest}.{with_care}"
    return (
        f"{unused}Left out, because fewer than {MIN_REPORTS} match everything: {join_words(aside)}. "
        f"From {how_many}, adjusted for how pay differs between levels with all "
        f"else equal.{with_care}"
    )
