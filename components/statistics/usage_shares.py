"""The shares of people in each role who use a tool or find an activity important.

The base of a share is everyone who was asked that question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.statistics.intervals import mover_interval, wilson_interval
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import difference_p_value
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS


class Count(NamedTuple):
    """The number of people in a role who were asked about an item, and of those who said yes.

    `group` is their country group, '' if the source doesn't distinguish countries; `year` is 0 if
    it doesn't distinguish years.
    """

    item: str
    role: str
    group: str
    year: int
    people: int
    asked: int


@dataclass(frozen=True)
class Share:
    """The share of people in a role who said yes to an item, with its 95% interval.

    `value` is `people` divided by `asked`. It and its interval are NaN if fewer than MIN_REPORTS
    people were asked. `is_few` marks a share for which fewer than FEW_REPORTS_BELOW were asked.
    """

    item: str
    role: str
    people: int
    asked: int
    value: float
    low: float
    high: float
    is_few: bool

    @property
    def has_figure(self) -> bool:
        """True if enough people were asked for a figure."""
        return not isnan(self.value)


@dataclass(frozen=True)
class ShareDifference:
    """The difference in an item between the roles with the highest and the lowest share.

    `value` is the `leader`'s share minus the `other`'s, with its 95% interval. `is_clear` is
    decided for all items together (see `differences`), so an interval may exclude zero although the
    difference isn't clear. `popularity` is the mean of all roles' shares.
    """

    item: str
    leader: Share
    other: Share
    value: float
    low: float
    high: float
    p_value: float
    is_clear: bool
    popularity: float


def counts(table: pd.DataFrame, item: str) -> tuple[Count, ...]:
    """Return the rows of a table of counts; `item` is the column that names what is counted."""
    blank = pd.Series("", table.index)
    columns = (
        table[item],
        table["role"],
        table.get("country_group", blank),
        table.get("year", blank.map(lambda _: 0)),
        table["people"],
        table["asked"],
    )
    return tuple(map(Count, *(column.tolist() for column in columns)))


def shares_by_role(rows: Iterable[Count]) -> tuple[Share, ...]:
    """Return each item's share in each role, over all country groups and years in `rows`."""
    totals: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        people, asked = totals.get((row.item, row.role), (0, 0))
        totals[row.item, row.role] = people + row.people, asked + row.asked
    sums = np.array(list(totals.values()), int).reshape(-1, 2)
    low, high = wilson_interval(sums[:, 0], sums[:, 1])
    return tuple(
        Share(item, role, people, asked, people / asked, *ends, asked < FEW_REPORTS_BELOW)
        if asked >= MIN_REPORTS
        else Share(item, role, people, asked, nan, nan, nan, False)
        for ((item, role), (people, asked)), ends in zip(
            totals.items(), zip(low.tolist(), high.tolist(), strict=True), strict=True
        )
    )


def share_columns(shares: Iterable[Share]) -> np.ndarray:
    """Return an array with the rows people, asked, value, low and high; one column per share."""
    rows = [(share.people, share.asked, share.value, share.low, share.high) for share in shares]
    return np.array(rows, float).reshape(-1, 5).T


def differences(shares: Iterable[Share]) -> tuple[ShareDifference, ...]:
    """Return how far the roles differ in each item with a share for at least two roles.

    All items are tested together: at most one in twenty of the clear differences is expected to be
    due to chance (see `multiple_comparisons.benjamini_hochberg`). To judge one item, pass the
    shares of all items. The items are sorted by the largest share in any role.
    """
    known = sorted((share for share in shares if share.has_figure), key=lambda share: -share.value)
    by_item: dict[str, list[Share]] = {}
    for share in known:
        by_item.setdefault(share.item, []).append(share)
    several = [item_shares for item_shares in by_item.values() if len(item_shares) > 1]
    first, last = (share_columns(item_shares[end] for item_shares in several) for end in (0, -1))
    lows, highs = mover_interval(*first[2:], *last[2:])
    p_values = difference_p_value(*first[:2], *last[:2])
    clear = benjamini_hochberg(p_values)
    return tuple(
        ShareDifference(
            item=item_shares[0].item,
            leader=item_shares[0],
            other=item_shares[-1],
            value=item_shares[0].value - item_shares[-1].value,
            low=low,
            high=high,
            p_value=p_value,
            is_clear=is_clear,
            popularity=sum(share.value for share in item_shares) / len(item_shares),
        )
        for item_shares, low, high, p_value, is_clear in zip(
            several, lows.tolist(), highs.tolist(), p_values.tolist(), clear.tolist(), strict=True
        )
    )


def most_used(shares: Iterable[Share], role: str, count: int) -> list[Share]:
    """Return the largest shares in a role, at most `count`."""
    role_shares = [share for share in shares if share.role == role and share.has_figure]
    return sorted(role_shares, key=lambda share: (-share.value, share.item))[:count]


def most_typical(
    differences: Iterable[ShareDifference], role: str, count: int | None = None
) -> list[ShareDifference]:
    """Return the largest differences in which a role clearly leads, at most `count` if given."""
    leads = [row for row in differences if row.is_clear and row.leader.role == role]
    return sorted(leads, key=lambda row: (-row.value, row.item))[:count]


def widest(differences: Iterable[ShareDifference], count: int = 1) -> list[ShareDifference]:
    """Return the largest clear differences, at most `count`."""
    return sorted((row for row in differences if row.is_clear), key=lambda row: -row.value)[:count]


def labelled(
    shares: Iterable[Share],
    differences: Iterable[ShareDifference],
    names: Mapping[str, str],
    sort: str,
) -> dict[str, str]:
    """Return the names of the items that have a share, by item and sorted.

    `sort` is difference, popularity or name. `differences` may lack items; `names` maps items to
    names. Ties are broken by popularity and name, so the order doesn't depend on the order of the
    shares.
    """
    values: dict[str, list[float]] = {}
    for share in shares:
        if share.has_figure:
            values.setdefault(share.item, []).append(share.value)
    difference = {row.item: row.value for row in differences}

    def key(item: str) -> tuple[float, float, str]:
        popularity = sum(values[item]) / len(values[item])
        by_name = names[item].casefold()
        if sort == "name":
            return 0, 0, by_name
        return (-difference.get(item, 0) if sort == "difference" else 0), -popularity, by_name

    return {item: names[item] for item in sorted(values, key=key)}


def share_table(shares: Sequence[Share]) -> pd.DataFrame:
    """Return shares as a table for download, one row each."""
    return pd.DataFrame(
        {
            "item": [share.item for share in shares],
            "role": [share.role for share in shares],
            "people": [share.people for share in shares],
            "asked": [share.asked for share in shares],
            "share": [share.value for share in shares],
            "low": [share.low for share in shares],
            "high": [share.high for share in shares],
            "few": [share.is_few for share in shares],
        }
    )
