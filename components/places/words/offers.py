"""Sentences about visa offers by area, used on the Places page.

`medians` has one entry per role and place.
"""

from collections.abc import Sequence

import pandas as pd

from components.places.offer_median import OfferMedian
from components.places.words.shared import PRICES_EXPLAINED
from components.statistics.estimate import Estimate
from components.statistics.gap import Gap
from components.statistics.group_medians import median_gap
from components.tables.roles import RolePair, Roles
from components.thresholds import MIN_REPORTS
from components.words.money import Currency
from components.words.phrases import (
    capitalise,
    interval_words,
    join_words,
    more_or_less,
    percent,
)

CAVEAT = (
    "Offers to people who need a work visa: base wage at the lower end of each offer, without "
    "bonus or shares. An application is not a hire."
)
OFFERED, PAID = "Offers to people who need a visa", "What employers pay (wage statistics)"
COLUMNS_OF_SUMMARY = ("Area", "Figure", "In dollars", "At local prices")
SAME_EMPLOYER = "The same employer in two areas"
ALL_AREAS, ALL_OFFERS = "All areas", "All offers"
APPLICATIONS, OFFERS = "Applications", "offer"
INTERVAL = "95% intervals, with the applications of one employer counted together."
TOO_FEW_IN_AREA = f"fewer than {MIN_REPORTS} applications, or no price level"
ONE_EMPLOYER = "One employer"
DOLLARS_A_YEAR = "US dollars a year"
AT_LOCAL_PRICES = "US dollars a year at the average prices of the USA"
GAP_UNIT = "share by which offers in the first area lie above those in the second"


def claim_verdict(gap: Estimate) -> str:
    """Return 'holds', 'fails' or 'open': whether the gap supports a claim of higher pay."""
    if not gap.is_clear:
        return "open"
    return "holds" if gap.value > 0 else "fails"


def offers_finding(verdicts: Sequence[str], label: str) -> str:
    """Say in how many comparisons an area offers clearly more, in about twelve words.

    `label` names the area that is claimed to pay more; `verdicts` come from `claim_verdict`.
    """
    clear = sum(verdict == "holds" for verdict in verdicts)
    return f"{label} offers clearly more in {clear} of {len(verdicts)} comparisons"


def claim_of_role(
    plural: str, higher: OfferMedian, lower: Sequence[OfferMedian], counted: str, money: Currency
) -> str:
    """Compare offers for a role in the area claimed to pay more with those in each other area."""
    if not higher.estimate.has_figure:
        return f"{capitalise(plural)}, {counted}: too few applications to tell."
    parts, unknown = [], []
    for other in lower:
        gap = median_gap(higher.estimate, other.estimate)
        if not gap.has_figure:
            unknown.append(
                f"{other.label}: too few to tell ({other.pay.distinct_records} applications)."
            )
            continue
        clear = "" if gap.is_clear else ", no clear difference"
        parts.append(
            f"{more_or_less(gap.value)} than {other.label} with {money.amount(other.pay.median)} "
            f"(95% interval: {interval_words(gap.low, gap.high)}{clear})"
        )
    start = (
        f"{capitalise(plural)}, {counted}: {higher.label} offers {money.amount(higher.pay.median)}"
    )
    return " ".join([f"{start}, {join_words(parts)}." if parts else f"{start}.", *unknown])


def offer_with_interval(median: OfferMedian, money: Currency) -> str:
    """Format a median offer with its interval, or say why there is none."""
    if not median.estimate.has_figure:
        return f"too few: {median.pay.distinct_records}"
    return with_interval(median.estimate, money)


def with_interval(median: Estimate, money: Currency) -> str:
    """Format a median with its interval: '$184k ($178k–$192k)'."""
    few = ", few" if median.is_few else ""
    low, high = money.amount(median.low), money.amount(median.high)
    return f"{money.amount(median.value)} ({low}–{high}{few})"


def medians_title(medians: Sequence[OfferMedian], pair: RolePair, roles: Roles) -> str:
    """Say in how many places the first role of the pair is offered clearly more.

    Only places with a figure for both roles count.
    """
    first, second = pair
    estimates = {
        (median.place, median.role): median.estimate
        for median in medians
        if median.estimate.has_figure
    }
    gaps = [
        median_gap(estimate, estimates[place, second])
        for (place, role), estimate in estimates.items()
        if role == first and (place, second) in estimates
    ]
    if not gaps:
        return "Too few applications to compare the roles"
    ahead = sum(gap.low > 0 and gap.is_clear for gap in gaps)
    return capitalise(
        f"{roles[first].short_plural} are offered clearly more than "
        f"{roles[second].short_plural} in {ahead} of {len(gaps)} area{'s' if len(gaps) > 1 else ''}"
    )


def medians_subtitle(counted: str, about: str, behind: str) -> str:
    return (
        f"{about}. Median offer {counted}, 95% intervals. Hollow: few applications or employers. "
        f"{behind}"
    )


def dominated_note(label: str, plural: str, employer: str, share: float) -> str:
    """Say that one employer files most of an area's applications for a role."""
    return (
        f"{employer} files {percent(share)} of the applications for {plural} in {label}: its "
        "offers, not the area's."
    )


def offers_to(short_plural: str, median: OfferMedian) -> str:
    """Return the label of a table row of offers, with the numbers of offers and of employers."""
    return (
        f"Offers to {short_plural} ({median.pay.distinct_records:,} from {median.employers:,} "
        f"employer{'s' if median.employers != 1 else ''})"
    )


def summary_caption(offers: str, wages: str, named: Sequence[str]) -> str:
    """Return the caption of the table of both roles, with its sources.

    `named` lists areas that are combined with others for offers, but not for wages.
    """
    alone = f" Wages are those of {join_words(list(named))} alone." if named else ""
    return (
        f"{CAVEAT} Medians with 95% intervals. Offers: {offers} Wages: {wages}{alone} "
        f"{PRICES_EXPLAINED}"
    )


def same_employer_sentence(
    plural: str, first: str, second: str, gap: Gap, raw: Gap, typical: float, employers: int
) -> str:
    """Say how the offers of the same employers differ between two areas.

    `gap` is the gap within the employers that have offers in both areas, `raw` the gap among all
    employers. `employers` is the number of employers with offers in both areas, and `typical` the
    median of their differences.
    """
    few = ", too few to call it clear" if gap.is_few else ", no clear difference"
    clear = "" if gap.is_clear else few
    return (
        f"{capitalise(plural)}: the same {employers} employers offer "
        f"{more_or_less(gap.ratio)} in {first} than in {second} (95% interval: "
        f"{interval_words(gap.low, gap.high)}{clear}), the employer in the middle "
        f"{more_or_less(typical)}; all employers taken together {more_or_less(raw.ratio)}."
    )


def too_few_shared(plural: str, first: str, second: str) -> str:
    return (
        f"{capitalise(plural)}: too few applications are of employers in both {first} and {second}."
    )


def same_employer_caption(origin: str) -> str:
    return (
        f"{origin} Mean logarithms of pay of each employer that has offers in both areas are "
        "compared, weighted by what its applications tell. What is left of a difference there is "
        "the area's; the rest is who hires where."
    )


def map_of_offers(short_plural: str) -> str:
    """Return the label of a role's visa offers in the list of occupations."""
    return f"Offers to {short_plural}"


def left_out_note(areas: int, local: bool) -> str:
    """Say how many areas have no figure, and why."""
    prices = " or no price level" if local else ""
    return f"{areas} areas with fewer than {MIN_REPORTS} applications{prices} have no figure."


def occupations_sentence(plural: str, shares: pd.DataFrame) -> str:
    """Name the two occupations that employers most often assign to a role, with intervals.

    `shares` has the role's rows of `clusters.share_intervals`, the largest share first.
    """
    parts = [
        f"{percent(row.share)} as {row.label.lower()} (95% interval: {percent(row.low)} to "
        f"{percent(row.high)})"
        for row in shares.head(2).itertuples()
    ]
    return f"In applications for work visas employers class {plural} {join_words(parts)}."
