"""What the Pay page says."""

import numpy as np
import pandas as pd

from components.statistics.effects import clear_at_once
from components.statistics.group_medians import leader
from components.thresholds import FEWEST_RECORDS
from components.words.money import Currency
from components.words.phrases import FEW, chance, from_to, listed, more_or_less, percent, sentence

NO_RECORD = "No report matches this selection."
# The spans of a role's pay, and the columns of a summary in which each begins and ends.
SPANS = {
    "95% interval of the median": ("median_low", "median_high"),
    "Middle half (25th to 75th percentile)": ("p25", "p75"),
    "Middle four fifths (10th to 90th percentile)": ("p10", "p90"),
}
GAP_UNIT = "share by which the role's pay lies above that of the role it is compared with"
EFFECT_UNIT = "share by which pay lies above the reference level"
EVERYTHING = "All sources, countries and years"
NO_GAP_ANYWHERE = "Too few reports that are alike to compare the roles."
NOTHING_MOVES_PAY = "Too few reports match this selection to tell what moves pay."
YOUR_SITUATION = "Describe your situation: the more you choose, the more alike are the reports."
NOBODY_LIKE_YOU = "Too few reports, even with every factor left aside."
NO_SINGLE_RATE = (
    "Choose one country with a known rate to see amounts in this currency; they are in "
    "US dollars now."
)


def introduction(plurals: list[str]) -> str:
    """What the page is for; `plurals` are the roles."""
    return f"The yearly pay of {listed(plurals)}: choose where, at what company and when."


def a_year(money: Currency) -> str:
    """The unit of yearly pay."""
    return f"{money.name} a year"


def span(low: float, high: float, money: Currency) -> str:
    """From one amount to another."""
    return f"{money.amount(low)} to {money.amount(high)}"


def no_figure(distinct: int, reports: str) -> str:
    """Why a role with so few reports has no figure."""
    return (
        f"Too few {reports}: only {distinct}. Below {FEWEST_RECORDS} a "
        "figure would say more about chance than about pay. Take a filter away, "
        "or see whether another source knows more."
    )


def left_out(records: int, of: int) -> str:
    """How many records have no exchange rate, '' if all have one."""
    if not records:
        return ""
    return (
        f"{records:,} of {of:,} reports are left out here: no exchange "
        "rate is known for their country and year. What is left may be paid more or less."
    )


def rates_unit(money: Currency) -> str:
    """The unit of exchange rates into a currency."""
    return f"{money.name} for one US dollar"


def distribution_subtitle(about: str, medians: str, alike: str, money: Currency) -> str:
    """What the distribution plots; `medians` and `alike` say how far the roles are apart."""
    return (
        f"Share of each role's reports by yearly pay in {money.name}; the upright "
        f"lines are the medians. {about}. {medians} {alike}"
    )


def in_country(phrase: str) -> str:
    """Where pay is compared with prices: 'in the USA'."""
    return f"in {phrase}"


def trend_subtitle(about: str, money: Currency, changed: str) -> str:
    """What the medians by year plot; `changed` says what pay buys, where that is known."""
    return (
        f"Median pay with its 95% interval by year, in {money.name}, nominal: not corrected for "
        f"inflation. {about}. Hollow marks: few reports. The medians move with the mix of "
        f"countries and levels too; the title compares like with like. {changed}"
    ).strip()


def range_widths(width: float, ads: int) -> str:
    """How wide the ranges of job ads are at the median: the upper end over the lower."""
    return (
        f"A report with a range counts at its middle: of {ads:,} such ranges half are wider than "
        f"{percent(width - 1)} from end to end."
    )


def levels_subtitle(about: str, label: str, money: Currency) -> str:
    """What the medians by level of a factor plot."""
    return (
        f"Median pay with its 95% interval by {label}, in {money.name}. {about}. "
        f"Hollow marks: few reports. Alike in {label} only, not like for like in the rest."
    )


def no_level(label: str, few: str) -> str:
    """Why nothing is said by a factor."""
    return f"By {label} there are too few reports. {few}"


def other_source_title(title: str) -> str:
    """The heading over what another source says."""
    return f"What another source says: {title}"


def other_source_caption(in_short: str, medians: str, origin: str, counts: str) -> str:
    """What stands behind the words of another source."""
    return (
        f"{in_short} {medians} {origin} {counts} "
        "The sources ask different people in different ways: expect them to differ."
    )


def gap_labels(first: str, second: str) -> tuple[str, str]:
    """What the gap like for like and the raw gap of two roles are called."""
    against = f"{sentence(first)} against {second}"
    return f"{against}, like for like", f"{against}, raw: all as they are"


def gap_figure(found: pd.Series) -> tuple[str, str]:
    """A gap in large figures, and what stands below; what may be chance is not set large."""
    estimate = more_or_less(found["ratio"])
    few = f" {FEW}." if found["few"] else ""
    interval = f"95% interval: {from_to(found['low'], found['high'])}.{few}"
    return (
        (estimate, interval)
        if found["clear"]
        else ("No clear gap", f"Estimate {estimate}; {interval}")
    )


def gap_together(said: str) -> str:
    """What all sources say of a gap, '' where only one has any."""
    return said and f"With what other sources say of the same countries: {said}"


def gap_of_medians(said: str) -> str:
    """How far the medians are apart, beside the gap of averages."""
    return f"By medians: {said}"


def gap_caption(origin: str, alike: str, raw: str) -> str:
    """Where the two gaps come from and how many records stand behind each."""
    return f"{origin} Like for like: {alike} Raw: {raw}"


def no_gap(title: str, caption: str) -> str:
    """What to say where too few reports are alike."""
    return f"{title}. {caption} Take a filter away, or see another source."


def gaps_subtitle(about: str, first: str, second: str, label: str) -> str:
    """What the gaps of two roles by level of a factor plot."""
    return (
        f"By how much the pay of {first} lies above that of {second}, like for like, by "
        f"{label}, with 95% intervals. {about}. Hollow marks: few reports."
    )


def no_gaps(label: str) -> str:
    """Why the gap is not compared by a factor."""
    return f"By {label}, too few reports are alike to compare."


def not_compared(missing: int, of: int, levels: str) -> str:
    """How many of a factor's levels have no gap, '' if all have one."""
    if not missing:
        return ""
    return (
        f" Not compared: {missing} of {of} {levels}, where a role has fewer "
        f"than {FEWEST_RECORDS} reports that have a counterpart."
    )


def way(comparison: str, years: str, low: str) -> str:
    """What a gap of a whole source in some years is called.

    `comparison` is alike, raw or medians; `low` is '', or the pay from which on reports count
    elsewhere, where those below count too.
    """
    what = {"alike": "Like for like", "raw": "Raw", "medians": "By medians"}[comparison]
    return f"{what}, {years}{f', with answers below {low}' if low else ''}"


def again(label: str) -> str:
    """What a gap is called where repeats count each time."""
    return f"{label}, with repeats"


def by_factor(label: str) -> str:
    """The heading over the gaps at the levels of a factor."""
    return f"By {label.lower()}"


def sure_title(gaps: pd.DataFrame, first: str) -> str:
    """In how many of all comparisons the first role is clearly ahead, or behind."""
    clear = gaps.loc[gaps["clear"].astype(bool), "ratio"]
    more, less = (clear > 0).sum(), (clear < 0).sum()
    return sentence(
        f"{first} get clearly more in {more} of {len(gaps)} comparisons, less in {less or 'none'}"
    )


def sure_subtitle(first: str, second: str) -> str:
    """What the forest of all gaps plots."""
    return (
        f"By how much the pay of {first} lies above that of {second}, with 95% intervals: in each "
        "source and by each level (like for like, all years). Each report counts once; with "
        "repeats, which are the small diamonds, as often as it is repeated. Raw and by medians: "
        "all as they are. Hollow marks: few reports, never called clear."
    )


def sure_caption(origins: list[str], compared: int) -> str:
    """Where the gaps come from, and what of so many that are not few may be chance."""
    return (
        f"{' '.join(origins)} The sources ask different people in different ways, and the "
        f"rows overlap. {chance(f'all {compared} of enough reports', 'gaps')}"
    )


def moves_title(found: pd.DataFrame, roles: pd.DataFrame, factors: pd.DataFrame) -> str:
    """The level that lies furthest from its reference, if that is clear, in about twelve words.

    `found` comes from `effects.effects`; `factors` are the source's rows of `pay_filters.csv`.
    """
    clear = found[clear_at_once(found)]
    if clear.empty:
        return "No factor clearly moves pay with all else equal"
    widest = clear.loc[np.log1p(clear["effect"]).abs().idxmax()]
    label = factors.set_index("factor").loc[widest["factor"], "label"]
    name = roles.set_index("id").loc[widest["role"], "short_plural"]
    ratio = widest["effect"]
    change = f"{1 + ratio:.1f} times as much" if ratio >= 1 else more_or_less(ratio)
    return sentence(f"{label} moves pay most: {widest['label']}, {name} {change}")


def moves_subtitle(about: str, references: list[str]) -> str:
    """What the effects plot, and which levels they are counted from."""
    return (
        "What each level adds to pay or takes away, with everything else equal and "
        f"95% intervals, against {listed(references)}. {about}. Hollow marks: few reports."
    )


def moves_caption(origin: str, counts: str, levels: int) -> str:
    """Where the effects come from, and how many levels are not drawn."""
    return (
        f"{origin} {counts} Not drawn: {levels} levels at which a role has "
        f"fewer than {FEWEST_RECORDS} reports. {chance('all levels that are not few', 'effects')}"
    )


def cannot_tell(silent: list[str], not_asked: list[str], others: list[str]) -> str:
    """Which factors a source cannot speak for, and which other sources can; '' if there is none.

    `silent` are sentences on factors that it has, `not_asked` the labels of those it has not.
    """
    said = [*silent, *(f"It did not ask for {label}." for label in not_asked)]
    return f"What this source cannot tell: {' '.join(said)} See {listed(others)}." if said else ""


def yours_title(known: pd.DataFrame, roles: pd.DataFrame, money: Currency) -> str:
    """Each role's median and whether they are clear apart, in twelve words for two roles."""
    names = roles.set_index("id")["short_plural"]
    parts = [
        f"{names[row.role]} {money.amount(row.median)}{' (estimated)' * bool(row.estimated)}"
        for row in known.itertuples()
    ]
    clear = len(known) < 2 or leader(known)
    return f"{'In the middle' if clear else 'Not clearly apart in the middle'}: {listed(parts)}"


def yours_subtitle(about: str, money: Currency) -> str:
    """What the likely ranges plot."""
    return (
        "Likely pay in each role: the mark is the median, the thick line the middle half, "
        "the thin line the middle four fifths (10th to 90th percentile) of what one more person "
        f"would get, so a little wider than on Overview. Hollow: few reports, or estimated from "
        f"other countries. {about}. In {a_year(money)}."
    )


def accuracy(coverage: float, records: int) -> str:
    """How often the range held for records that it was not computed from."""
    return (
        f"Checked: {percent(coverage)} of {records:,} reports, held out in "
        "five random rounds, lay between the 10th and the 90th percentile, which should be 80%."
    )


def accuracy_of(titles: list[str]) -> str:
    """For which sources alone the accuracy is known."""
    return f"How often such a range holds was measured for {listed(titles)} only."


def your_intervals(interval: str, middle_half: str) -> str:
    """The interval of a role's median, '' for none, and its middle half."""
    return (
        f"95% interval of the median: "
        f"{interval or 'none, since it is estimated from other countries'}. "
        f"Middle half: {middle_half}."
    )


def stand_in(label: str, countries: str) -> str:
    """How the country is left aside: others stand in for it."""
    return f"{label} (all countries {countries} stand in for it)"


def your_records(
    how_many: str, few: bool, aside: list[str], silent: list[str], because: str
) -> str:
    """How many reports a role's range rests on, and which factors were left aside.

    `aside` are those that too few match, `silent` those that the source cannot tell of,
    `because` of which.
    """
    with_care = f" {FEW}." if few else ""
    unused = f"Not used: {listed(silent)}. {because} " if silent else ""
    if not aside:
        rest = "the rest" if silent else "all of it"
        return f"{unused}From {how_many} that match {rest}.{with_care}"
    return (
        f"{unused}Left aside, because fewer than {FEWEST_RECORDS} match all of it: "
        f"{listed(aside)}. From the {how_many} that remain, moved by how far pay differs between "
        f"the levels with all else equal.{with_care}"
    )
