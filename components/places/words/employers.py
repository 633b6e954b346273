"""Sentences about visa offers by employer, used on the Places page.

`medians` has one entry per role and employer; the employer's id is its level.
"""

from collections.abc import Sequence

from components.places.words.offers import INTERVAL
from components.places.words.shared import RANGE
from components.statistics.group_medians import (
    GroupMedian,
    by_level,
    clearly_leads,
    highest_first,
    leaders,
    with_figure,
)
from components.tables.roles import Roles
from components.thresholds import MIN_REPORTS
from components.words.metric import Metric
from components.words.money import Currency
from components.words.phrases import (
    capitalise,
    join_sentences,
    join_words,
)

NO_EMPLOYER = "No employer matches."
SPREAD_TITLE = "How far the offers of the largest employers reach"


def employers_finding(medians: Sequence[GroupMedian], roles: Roles) -> str:
    """Name the employer with the highest median for each role, and say whether its lead is clear.

    Employers with few applications are never named. If such an employer may offer as much, the lead
    is not clear.
    """
    best = highest_offers(medians, roles)
    if not best:
        return "Too few applications for a figure"
    clear = {
        role: clearly_leads(
            median,
            [
                other
                for other in with_figure(medians)
                if other.role == role and other.level != median.level
            ],
        )
        for role, median in best.items()
    }
    parts = [
        f"{median.label} for {roles[role].short_plural}"
        f"{' (not clearly)' if any(clear.values()) and not clear[role] else ''}"
        for role, median in best.items()
    ]
    none = "" if any(clear.values()) else ", not clearly" if len(best) == 1 else ", none clearly"
    return f"Highest offers: {join_words(parts)}{none}"


def highest_offers(medians: Sequence[GroupMedian], roles: Roles) -> dict[str, GroupMedian]:
    """Return each role's highest median among those that don't rest on few applications."""
    many = highest_first(median for median in medians if not median.pay.is_few)
    highest = {median.role: median for median in reversed(many)}
    return {role: highest[role] for role in roles if role in highest}


def employers_metrics(
    medians: Sequence[GroupMedian], roles: Roles, money: Currency
) -> tuple[Metric, ...]:
    """Return each role's highest median, and the number of employers with a figure."""
    best = [
        Metric(
            capitalise(f"{roles[role].short_plural}: {median.label}"),
            money.amount(median.pay.median),
            money.interval(median.pay.median_low, median.pay.median_high),
            role,
        )
        for role, median in highest_offers(medians, roles).items()
    ]
    many = Metric("Employers", f"{len(by_level(with_figure(medians))):,}", "with a figure")
    return (*best, many)


def employers_title(drawn: Sequence[GroupMedian], roles: Roles, which: str) -> str:
    """Say at how many of the employers shown each role is offered clearly more.

    If no employer has medians for two roles, say whose offers are shown. `which` describes the
    offers shown if too few matched the selection, and is '' otherwise.
    """
    employers = list(by_level(drawn).values())
    of_several = [medians for medians in employers if len(medians) > 1]
    ahead = [role for role in leaders(of_several) if role] if of_several else []
    if ahead:
        clear = join_words(
            [f"{roles[role].short_plural} at {ahead.count(role)}" for role in dict.fromkeys(ahead)]
        )
        title = f"offered clearly more: {clear} of {len(of_several)} employers"
    elif of_several:
        title = f"no clear gap between the roles at {len(of_several)} employers"
    else:
        names = dict.fromkeys(roles[median.role].short_plural for median in drawn)
        title = f"what {len(employers)} employers offer {join_words(list(names))}"
        if len(employers) == 1:
            title = f"what {drawn[0].label} offers {join_words(list(names))}"
    return f"{which}: {title}" if which else capitalise(title)


def employers_subtitle(about: str, shown: int, of: int, behind: str) -> str:
    which = f" {shown} of {of} employers." if shown < of else ""
    return join_sentences(about, f"Median offers, 95% intervals.{which} Hollow: few.", behind)


def spread_of_employers_subtitle(shown: int, of: int, behind: str) -> str:
    which = f" {shown} of {of} employers." if shown < of else ""
    return f"{RANGE}{which} {behind}"


def employers_caption(origin: str, fewest: int) -> str:
    """Return the source of the employers' figures, and which employers are shown and named."""
    return (
        f"{origin} {INTERVAL} Shown first: employers with most applications or the highest offer. "
        f"Named: employers with at least {fewest} applications for the role; "
        f"no figure below {MIN_REPORTS} in the selection. Offers differ with the level of "
        "the jobs as well as with the employer."
    )
