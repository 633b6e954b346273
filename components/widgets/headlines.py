"""The headline of a page on shares, on the card that leads to it."""

import pandas as pd

from components import findings, usage
from components.widgets.frame import headline
from components.widgets.provenance import Provenance, asked


def usage_headline(
    topic: str,
    shares: pd.DataFrame,
    names: pd.Series,
    what: str,
    origin: Provenance,
    page: str,
    link: str,
) -> None:
    """The item in which the roles differ most, how sure that is, and who was asked about it.

    `shares` comes from `usage.shares`, `names` says how people call each item.
    """
    roles = origin.roles.sort_values("order")
    apart = usage.differences(shares)
    widest = usage.widest(apart)
    own = shares[shares["item"].isin(widest["item"])] if len(widest) else shares
    words = [findings.difference_in_words(row, roles) for _, row in widest.iterrows()]
    headline(
        topic,
        findings.largest_difference(apart, shares, names, roles),
        " ".join([what, *words, "All countries together.", origin.line, asked(own, roles)]),
        page,
        link,
    )
