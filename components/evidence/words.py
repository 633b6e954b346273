"""What the page on the evidence says."""

import pandas as pd

from components.words.phrases import listed, percent, sentence

SHARED_ALIKE = (
    "Tables whose rows name a source under the Open Database License are shared under that licence "
    "too; the licence of each source stands above."
)
OCCUPATIONS_SINCE = "October 2022 to September 2024"
OCCUPATIONS_UNIT = "share of the applications for the role, 0 to 1"
OCCUPATIONS = (
    "Which occupation employers choose for each role when they apply for a work visa, as a share "
    f"of the role's applications, {OCCUPATIONS_SINCE}, with 95% intervals in which the "
    "applications of one employer count together."
)
ALL_RECORDS, OTHER_COUNTRIES = "All reports", "Other countries"


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
