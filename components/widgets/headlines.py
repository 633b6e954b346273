"""The headlines of pages, on the cards that lead to them."""

import pandas as pd

from components import findings, like_for_like, pay, usage
from components.currencies import DOLLARS, currency
from components.selection import factors_of
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
    dollars = currency(tables["currencies"], DOLLARS)
    medians = pay.summary(rows, ["role"])
    first, second = roles["id"].iloc[:2]
    gaps = {}
    for source in factors["source"].unique():
        alike = factors_of(factors, source)
        own = tables["pay"][tables["pay"]["source"] == source]
        gaps[source] = like_for_like.gap(own, first, second, alike)
    names = roles.set_index("id")["plural"]
    titles = tables["sources"].set_index("id")["title"]
    said = [f"{titles[source]}: {like_for_like.in_words(found)}." for source, found in gaps.items()]
    headline(
        "Pay",
        like_for_like.title(gaps[origin.source.name], first, second, roles),
        f"{findings.sentence(names[first])} against {names[second]} in the same country, at the "
        f"same level, in a company of the same size. {' '.join(said)} The sources measure "
        "different things, so expect them to differ. "
        f"{findings.medians_in_words(medians, roles, dollars)} {origin.line} {counts(medians)}",
        "pages/pay.py",
        "See pay where you live",
        {"view": "gap"},
    )
