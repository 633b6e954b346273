"""Shares of each role that use a tool or find an activity important.

`usage` is `tool_usage.csv` or `activities.csv`, or rows of it; `item` is the column that names what
is counted. The base of a share is everyone who was asked that question.
"""

import numpy as np
import pandas as pd

from components.statistics.intervals import mover_interval, wilson_interval
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import difference_p_value
from components.thresholds import FEW_REPORTS_BELOW, MIN_REPORTS


def shares_by_role(usage: pd.DataFrame, item: str) -> pd.DataFrame:
    """Return the share of each role for each item, over all country groups in `usage`.

    Columns: item, role, people, asked, share, low and high (its 95% interval), few. With fewer than
    MIN_REPORTS respondents the estimates are missing; `few` marks fewer than FEW_REPORTS_BELOW.
    """
    table = usage.groupby([item, "role"], sort=False)[["people", "asked"]].sum().reset_index()
    low, high = wilson_interval(table["people"].to_numpy(), table["asked"].to_numpy())
    enough = (table["asked"] >= MIN_REPORTS).to_numpy()
    return table.rename(columns={item: "item"}).assign(
        share=np.where(enough, table["people"] / table["asked"], np.nan),
        low=np.where(enough, low, np.nan),
        high=np.where(enough, high, np.nan),
        few=enough & (table["asked"] < FEW_REPORTS_BELOW),
    )


def differences(table: pd.DataFrame) -> pd.DataFrame:
    """Return how far the roles differ in each item of a table from `shares_by_role`.

    One row per item with a share for at least two roles. Columns: item, leader and other (the roles
    with the highest and the lowest share), leader_share, other_share, difference, low and high (its
    95% interval), p_value, clear and popularity (the mean of the roles' shares). `clear` holds for
    all items of the table together: at most one in twenty of the clear differences is chance (see
    `multiple_comparisons.benjamini_hochberg`), so an interval may exclude zero without being clear.
    To judge one item, compute the table of all items.
    """
    known = table.dropna(subset="share").sort_values("share", ascending=False, kind="stable")
    per_item = known.groupby("item", sort=False)
    first, last = per_item.nth(0).set_index("item"), per_item.nth(-1).set_index("item")
    several = per_item["share"].size() > 1
    first, last = first[several.loc[first.index]], last.loc[several[several].index]
    last = last.loc[first.index]
    low, high = mover_interval(
        first["share"], first["low"], first["high"], last["share"], last["low"], last["high"]
    )
    p_values = difference_p_value(
        *(shown[count].to_numpy(float) for shown in (first, last) for count in ("people", "asked"))
    )
    return pd.DataFrame(
        {
            "leader": first["role"],
            "other": last["role"],
            "leader_share": first["share"],
            "other_share": last["share"],
            "difference": first["share"] - last["share"],
            "low": low,
            "high": high,
            "p_value": p_values,
            "clear": benjamini_hochberg(p_values),
            "popularity": per_item["share"].mean().loc[first.index],
        }
    ).reset_index()


def most_used(table: pd.DataFrame, role: str, count: int) -> list[str]:
    """Return the items with the largest shares of a role; `table` comes from `shares_by_role`."""
    role_shares = table[table["role"] == role].dropna(subset="share")
    return list(
        role_shares.sort_values(["share", "item"], ascending=[False, True])["item"].head(count)
    )


def most_typical(differences_table: pd.DataFrame, role: str, count: int) -> list[str]:
    """Return the items that a role clearly uses more than another; see `differences`."""
    role_leads = differences_table[
        differences_table["clear"] & (differences_table["leader"] == role)
    ]
    return list(
        role_leads.sort_values(["difference", "item"], ascending=[False, True])["item"].head(count)
    )


def widest(differences_table: pd.DataFrame, count: int = 1) -> pd.DataFrame:
    """Return the rows of `differences` with the largest clear differences, if any."""
    return (
        differences_table[differences_table["clear"]]
        .sort_values("difference", ascending=False)
        .head(count)
    )


def labelled(
    table: pd.DataFrame, differences_table: pd.DataFrame, names: pd.Series, sort: str
) -> dict[str, str]:
    """Return the items of a table from `shares_by_role` with their names, sorted.

    `sort` is difference, popularity or name. `differences_table` comes from `differences` and may
    lack items; `names` maps items to names. Ties are broken by popularity and name, so the order
    doesn't depend on that of the rows.
    """
    known = table.dropna(subset="share")
    items = pd.DataFrame({"popularity": known.groupby("item")["share"].mean()})
    items["difference"] = (
        differences_table.set_index("item")["difference"].reindex(items.index).fillna(0)
    )
    items["name"] = names.reindex(items.index).str.casefold()
    keys = ["name"] if sort == "name" else list(dict.fromkeys([sort, "popularity", "name"]))
    order = items.sort_values(keys, ascending=[key == "name" for key in keys])
    return {item: names[item] for item in order.index}
