"""The sentences of Places on visa offers by employer.

`roles` is `roles.csv`; `medians` has one row per role and employer with the columns of
`group_medians.summary`.
"""

import pandas as pd

from components.places.words.offers import INTERVAL
from components.places.words.shared import RANGE
from components.statistics.group_medians import clearly_leads, leaders
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


def employers_finding(medians: pd.DataFrame, roles: Roles) -> str:
    """Name the employer with the highest median for each role, and say whether that is clear.

    Employers with few applications are never named. If one of them may offer as much, the highest
    is not clear.
    """
    best = highest_offers(medians, roles)
    if not best:
        return "Too few applications for a figure"
    known = medians.dropna(subset="median")
    clear = {
        role: clearly_leads(row, known[known["role"] == role].drop(row.name))
        for role, row in best.items()
    }
    parts = [
        f"{row['label']} for {roles[role].short_plural}"
        f"{' (not clearly)' if any(clear.values()) and not clear[role] else ''}"
        for role, row in best.items()
    ]
    none = "" if any(clear.values()) else ", not clearly" if len(best) == 1 else ", none clearly"
    return f"Highest offers: {join_words(parts)}{none}"


def highest_offers(medians: pd.DataFrame, roles: Roles) -> dict[str, pd.Series]:
    """Return each role's row with the highest median that doesn't rest on few applications."""
    many = medians.dropna(subset="median")
    many = many[~many["few"].astype(bool)]
    medians_by_role = {role: many[many["role"] == role] for role in roles}
    return {
        role: role_medians.loc[role_medians["median"].idxmax()]
        for role, role_medians in medians_by_role.items()
        if len(role_medians)
    }


def employers_metrics(medians: pd.DataFrame, roles: Roles, money: Currency) -> tuple[Metric, ...]:
    """Return the highest median of each role, and how many employers have a figure."""
    best = [
        Metric(
            capitalise(f"{roles[role].short_plural}: {row['label']}"),
            money.amount(row["median"]),
            money.interval(row["median_low"], row["median_high"]),
            role,
        )
        for role, row in highest_offers(medians, roles).items()
    ]
    known = medians.dropna(subset="median")
    many = Metric("Employers", f"{known['label'].nunique():,}", "with a figure")
    return (*best, many)


def employers_title(drawn: pd.DataFrame, roles: Roles, which: str) -> str:
    """Say at how many of the drawn employers each role is clearly offered most, or who is drawn.

    `which` describes the offers if those requested were too few, else ''.
    """
    of_one = [
        employer_medians
        for _, employer_medians in drawn.groupby("label", sort=False)
        if len(employer_medians) > 1
    ]
    ahead = [role for role in leaders(of_one) if role] if of_one else []
    if ahead:
        clear = join_words(
            [f"{roles[role].short_plural} at {ahead.count(role)}" for role in dict.fromkeys(ahead)]
        )
        title = f"offered clearly more: {clear} of {len(of_one)} employers"
    elif of_one:
        title = f"no clear gap between the roles at {len(of_one)} employers"
    else:
        employers = drawn["label"].nunique()
        both = join_words([str(roles[role].short_plural) for role in drawn["role"].unique()])
        title = f"what {employers} employers offer {both}"
        if employers == 1:
            title = f"what {drawn['label'].iloc[0]} offers {both}"
    return f"{which}: {title}" if which else capitalise(title)


def employers_subtitle(about: str, shown: int, of: int, behind: str) -> str:
    which = f" {shown} of {of} employers." if shown < of else ""
    return join_sentences(about, f"Median offers, 95% intervals.{which} Hollow: few.", behind)


def spread_of_employers_subtitle(shown: int, of: int, behind: str) -> str:
    which = f" {shown} of {of} employers." if shown < of else ""
    return f"{RANGE}{which} {behind}"


def employers_caption(origin: str, fewest: int) -> str:
    """Return the source of the employers' figures, and which employers are named."""
    return (
        f"{origin} {INTERVAL} Shown first: employers with most applications or the highest offer. "
        f"Named: employers with at least {fewest} applications for the role; "
        f"no figure below {MIN_REPORTS} in the selection. Offers differ with the level of "
        "the jobs as well as with the employer."
    )


def widened_note(about: str) -> str:
    """Say that no named employer has enough offers in the selection, and what is shown instead."""
    return f"Too few offers by any one employer match your filters. Shown: {about}."
