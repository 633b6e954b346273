"""What the Places page says of offers: applications for work visas, by area and by employer.

`roles` is `roles.csv` everywhere here, `medians` has one row a role and place with the columns
`place`, `label` and those of `group_medians.summary`.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.statistics.group_medians import gap, leads
from components.statistics.intervals import is_clear
from components.thresholds import FEWEST_RECORDS
from components.words.money import Currency
from components.words.phrases import from_to, listed, more_or_less, percent, sentence

CAVEAT = (
    "These are jobs offered to people who need a work visa: base wage, the lower end of an offer, "
    "without bonus and shares. An application is not a hire."
)
OFFERS_HEADING = "What employers offer both roles"
OFFERED, PAID = "Offers to people who need a visa", "What employers pay (wage statistics)"
WAGES_HEADING = "All areas"
SAME_EMPLOYER = "The same employer in two areas"
NO_EMPLOYER = "No employer matches."
APPLICATIONS, OFFERS = "Applications", "offer"
INTERVAL = "In the interval the applications of one employer count together."
TOO_FEW_IN_AREA = f"fewer than {FEWEST_RECORDS} applications, or no price level"
DOLLARS_A_YEAR = "US dollars a year"
AT_LOCAL_PRICES = "US dollars a year at the average prices of the USA"
GAP_UNIT = "share by which offers in the first area lie above those in the second"


def verdict(found: tuple[float, float, float], few: bool) -> str:
    """Whether a claim of 'more' holds, from a gap with its interval."""
    if np.isnan(found[0]):
        return "open"
    if few or not is_clear(*found[1:]):
        return "open"
    return "holds" if found[0] > 0 else "fails"


def finding(verdicts: Sequence[str], label: str) -> str:
    """In how many comparisons the area that is claimed to pay more does, in twelve words."""
    clear = sum(verdict == "holds" for verdict in verdicts)
    return f"{label} offers clearly more in {clear} of {len(verdicts)} comparisons"


def claim_of_role(
    plural: str, higher: pd.Series, lower: Sequence[pd.Series], counted: str, money: Currency
) -> str:
    """What the offers to a role say of the claim, area by area.

    `higher` and `lower` are rows of medians; one without a median has too few applications.
    """
    if pd.isna(higher["median"]):
        return f"{sentence(plural)}, {counted}: too few applications to tell."
    parts, unknown = [], []
    for other in lower:
        found = gap(higher, other)
        if np.isnan(found[0]):
            unknown.append(
                f"Of {other['label']} nothing can be said: "
                f"{other['distinct_records']} applications."
            )
            continue
        few = bool(higher["few"] or other["few"])
        clear = "" if verdict(found, few) != "open" else ", no clear difference"
        parts.append(
            f"{more_or_less(found[0])} than {other['label']} with {_median(other, money)} (95% "
            f"interval: {from_to(*found[1:])}{clear})"
        )
    start = f"{sentence(plural)}, {counted}: {higher['label']} offers {_median(higher, money)}"
    return " ".join([f"{start}, {listed(parts)}." if parts else f"{start}.", *unknown])


def _median(row: pd.Series, money: Currency) -> str:
    return money.amount(row["median"])


def with_interval(row: pd.Series, money: Currency) -> str:
    """A median with its interval in few signs: '$184k ($178k–$192k)', or why there is none."""
    if pd.isna(row["median"]):
        return f"too few: {row['distinct_records']:.0f}"
    few = ", few" if row["few"] else ""
    low, high = money.amount(row["median_low"]), money.amount(row["median_high"])
    return f"{_median(row, money)} ({low}–{high}{few})"


def medians_title(medians: pd.DataFrame, roles: pd.DataFrame) -> str:
    """In how many of the places with both figures the first role is clearly offered more."""
    names = roles.set_index("id")["short_plural"]
    first, second = roles["id"].iloc[:2]
    known = medians.dropna(subset="median")
    ahead = compared = 0
    for _, own in known.groupby("place", sort=False):
        by_role = own.set_index("role")
        if not {first, second} <= set(by_role.index):
            continue
        compared += 1
        one, other = by_role.loc[first], by_role.loc[second]
        ahead += gap(one, other)[1] > 0 and not (one["few"] or other["few"])
    if not compared:
        return "Too few applications to compare the roles"
    return sentence(
        f"{names[first]} are offered clearly more than {names[second]} in {ahead} of {compared} "
        f"area{'s' * (compared > 1)}"
    )


def medians_subtitle(counted: str, about: str) -> str:
    """What the medians by area plot."""
    return (
        f"Median offer {counted} with its 95% interval, in which the applications of one employer "
        f"count together. {about}. Hollow: few applications, or too few employers. {CAVEAT}"
    )


def dominated(label: str, plural: str, employer: str, share: float) -> str:
    """That one employer is most of an area's applications for a role."""
    return (
        f"{employer} files {percent(share)} of the applications for {plural} in {label}: its "
        "offers, not the area's."
    )


def one_employer() -> str:
    """An employer that is not named."""
    return "One employer"


def columns_of_summary(pays: str) -> dict[str, str]:
    """The headings of the table of both roles; `pays` is the occupation whose wage is known."""
    return {
        "label": "Area",
        "role": "Role",
        "offered": "Offers",
        "offered_local": "Offers at local prices",
        "applications": "Applications",
        "employers": "Employers",
        "paid": f"Employers pay {pays}",
        "paid_local": "The same at local prices",
    }


def summary_caption(offers: str, wages: str, named: Sequence[str]) -> str:
    """Where the columns of the table of both roles come from.

    `named` are the areas whose wages stand for a larger one.
    """
    alone = f" Wages of {listed(list(named))} alone." if named else ""
    return (
        f"Medians with 95% intervals. Offers: {offers} What employers pay: {wages}{alone} At local "
        "prices: divided by how expensive life is in the area, the USA being 1."
    )


def between(plural: str, first: str, second: str, counted: pd.Series, typical: float) -> str:
    """How the offers of the same employers differ between two areas.

    `counted` is a row of `role_gap.gap` with the columns employers and raw_ratio; `typical` is
    the median over the employers.
    """
    few = ", too few to call it clear" if counted["few"] else ", no clear difference"
    clear = "" if counted["clear"] else few
    together = more_or_less(counted["raw_ratio"])
    return (
        f"{sentence(plural)}: the same {counted['employers']:.0f} employers offer "
        f"{more_or_less(counted['ratio'])} in {first} than in {second} (95% interval: "
        f"{from_to(counted['low'], counted['high'])}{clear}), the employer in the middle "
        f"{more_or_less(typical)}; all employers taken together {together}."
    )


def too_few_shared(plural: str, first: str, second: str) -> str:
    """That too few applications are of employers in both areas."""
    return (
        f"{sentence(plural)}: too few applications are of employers in both {first} and {second}."
    )


def same_employer_caption(origin: str) -> str:
    """What the comparison within employers is."""
    return (
        f"{origin} Mean logarithms of pay of each employer that has offers in both areas are "
        "compared, weighted by what its applications tell. What is left of a difference there is "
        "the area's; the rest is who hires where."
    )


def map_of_offers(short_plural: str) -> str:
    """The choice of the offers to a role among the occupations."""
    return f"Offers to {short_plural}"


def left_out(areas: int, local: bool) -> str:
    """How many areas have no figure."""
    prices = " or no price level" if local else ""
    return f"{areas} areas with fewer than {FEWEST_RECORDS} applications{prices} have no figure."


def employers_title(medians: pd.DataFrame, roles: pd.DataFrame, money: Currency) -> str:
    """The named employer with the highest median for each role, and whether that is clear.

    Those with few applications do not stand there, but where one of them may offer as much, the
    highest is not clear.
    """
    names = roles.set_index("id")["short_plural"]
    parts = []
    for role in roles["id"]:
        own = medians[medians["role"] == role].dropna(subset="median")
        many = own[~own["few"].astype(bool)]
        if many.empty:
            continue
        best = many.loc[many["median"].idxmax()]
        clear = "" if leads(best, own.drop(best.name)) else " (not clearly)"
        parts.append(f"{names[role]} {best['label']} {money.amount(best['median'])}{clear}")
    return f"Highest offers: {listed(parts)}" if parts else "Too few applications for a figure"


def employers_subtitle(about: str, shown: int, of: int) -> str:
    """What the ranges of the employers plot, of so many that match."""
    which = f"The {shown} with most applications of {of}." if shown < of else ""
    return (
        f"{about}: the mark is the median, the thick line the middle half, the thin line the "
        f"middle four fifths of an employer's offers to a role. {which} {CAVEAT}"
    )


def employers_caption(origin: str, counts: str, fewest: int) -> str:
    """Where the figures of employers come from, and who is named."""
    return (
        f"{origin} {counts} Named are employers with at least {fewest} applications for the "
        f"role; below {FEWEST_RECORDS} in the selection there is no figure. Offers differ with "
        "the level of the jobs as well as with the employer."
    )


def classed(plural: str, shares: pd.DataFrame) -> str:
    """How employers class a role: the two occupations most often chosen, with intervals.

    `shares` are rows of `clusters.share_intervals` of the role, the largest first.
    """
    parts = [
        f"{percent(row.share)} as {row.label.lower()} (95% interval: {percent(row.low)} to "
        f"{percent(row.high)})"
        for row in shares.head(2).itertuples()
    ]
    return f"In applications for work visas employers class {plural} {listed(parts)}."
