"""The headlines of pages, on the cards that lead to them."""

import pandas as pd

from components import findings, like_for_like, pay, usage
from components.currencies import DOLLARS, currency
from components.widgets.frame import headline
from components.widgets.provenance import Provenance, asked, counts


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


def pay_headline(rows: pd.DataFrame, origin: Provenance, tables: dict[str, pd.DataFrame]) -> None:
    """The gap between the first two roles like for like, with their medians.

    `rows` are those of one source in `pay.csv`.
    """
    roles, factors = origin.roles.sort_values("order"), tables["factors"]
    alike = list(factors.loc[factors["source"] == origin.source.name, "factor"])
    dollars = currency(tables["currencies"], DOLLARS)
    medians = pay.summary(rows, ["role"])
    first, second = like_for_like.ahead(rows, list(roles["id"].iloc[:2]), alike)
    found = like_for_like.gap(rows, first, second, alike)
    names = roles.set_index("id")["plural"]
    headline(
        "Pay",
        like_for_like.title(found, first, second, roles),
        f"{findings.sentence(names[first])} against {names[second]} in the same country, at the "
        "same level, in a company of the same size: "
        f"{like_for_like.in_words(found)}. All together: "
        f"{findings.medians_in_words(medians, roles, dollars)} {origin.source['in_short']} "
        f"{origin.line} {counts(medians)}",
        "pages/pay.py",
        "See pay where you live",
        {"view": "gap"},
    )
