"""Sentences on shares of people; only clear differences are called differences.

`differences` and `shares` come from `usage_shares`; `names` maps items to their names.
"""

from typing import Any

import pandas as pd

from components.statistics.usage_shares import widest
from components.tables.roles import Roles
from components.thresholds import MAX_SHARES_NAMED
from components.words import phrases
from components.words.metric import Metric
from components.words.phrases import capitalise, percent, percentage_points

# Note for a difference whose own interval excludes zero.
ALONE = "Alone it would be clear; among all that are compared it may be chance."


def largest_difference(
    differences: pd.DataFrame, shares: pd.DataFrame, names: pd.Series, roles: Roles
) -> str:
    """Name the item with the largest clear difference, with both shares.

    For a single role, name the item with its largest share.
    """
    if differences.empty:
        return _most_common(shares, names, roles)
    clear = widest(differences)
    if clear.empty:
        return "No clear difference between the roles"
    first = clear.iloc[0]
    return capitalise(f"{names[first['item']]}: {both_shares(first, roles)}")


def both_shares(difference: pd.Series, roles: Roles) -> str:
    """Return the shares of two roles, the larger first; `difference` is a row of `differences`."""
    return (
        f"{roles[difference['leader']].short_plural} {percent(difference['leader_share'])}, "
        f"{roles[difference['other']].short_plural} {percent(difference['other_share'])}"
    )


def _most_common(shares: pd.DataFrame, names: pd.Series, roles: Roles) -> str:
    known = shares.dropna(subset="share").sort_values("share", ascending=False)
    if known.empty:
        return "Too few were asked for a figure"
    first = known.iloc[0]
    role = roles[first["role"]]
    return capitalise(f"{names[first['item']]}: {percent(first['share'])} of {role.short_plural}")


def clear_differences(
    differences: pd.DataFrame,
    shares: pd.DataFrame,
    names: pd.Series,
    roles: Roles,
    plural: str,
) -> str:
    """Say in how many items the roles clearly differ; `plural` is what the items are called.

    For a single item, the sentence is that of `largest_difference`.
    """
    shown = differences[differences["item"].isin(shares["item"])]
    if len(shown) <= 1:
        return largest_difference(shown, shares, names, roles)
    clear, total = int(shown["clear"].sum()), len(differences)
    if clear == 0:
        return f"No clear difference in any of {total} {plural}"
    of = f"all {total}" if clear == total else f"{clear} of {total}"
    return f"Clear differences in {of} {plural}"


def share_metrics(
    differences: pd.DataFrame,
    shares: pd.DataFrame,
    names: pd.Series,
    roles: Roles,
    more: str,
) -> tuple[Metric, ...]:
    """Return how many items each role clearly leads; `more` is a label such as 'Used more by'.

    For a single item, return each role's share; for a single role, its largest shares.
    """
    shown = differences[differences["item"].isin(shares["item"])]
    known = shares.dropna(subset="share")
    if shown.empty:
        most = known.sort_values("share", ascending=False).head(MAX_SHARES_NAMED)
        return tuple(_share(capitalise(names[row.item]), row) for row in most.itertuples())
    if len(shown) == 1:
        return tuple(_share(roles[row.role].short_plural, row) for row in known.itertuples())
    leading = shown.loc[shown["clear"], "leader"]
    return tuple(
        Metric(f"{more} {role.short_plural}", str((leading == role.id).sum()), "", role.id)
        for role in roles.values()
    )


def _share(label: str, row: Any) -> Metric:
    interval = f"95% interval {percent(row.low)} to {percent(row.high)}"
    return Metric(label, percent(row.share), interval, row.role)


def chance_note(compared: int) -> str:
    """Say how many of the clear differences may be chance among this many comparisons."""
    if compared == 1:
        return "Of such differences one in twenty is called clear by chance."
    return phrases.fdr_note(f"all {compared}")


def tool_sentence(differences: pd.DataFrame, name: str, roles: Roles) -> str:
    """Return each role's share of users of one tool, and whether they clearly differ."""
    if differences.empty:
        return f"{name}: too few were asked to compare the roles"
    tool = differences.iloc[0]
    figures = both_shares(tool, roles)
    return f"{name}: {figures}" if tool["clear"] else f"{name}: no clear difference, {figures}"


def difference_in_words(difference: pd.Series, roles: Roles) -> str:
    """Describe the difference in one item: a row of `usage_shares.differences`."""
    low, high = 100 * difference["low"], 100 * difference["high"]
    interval = f"95% interval {low:.1f} to {high:.1f}".replace("-", "−")
    if not difference["clear"]:
        return (
            f"No clear difference: {roles[difference['leader']].plural} and "
            f"{roles[difference['other']].plural} lie "
            f"{percentage_points(difference['difference'])} apart ({interval})."
            f"{f' {ALONE}' if low > 0 else ''}"
        )
    return (
        f"Clearly more common among {roles[difference['leader']].plural} than among "
        f"{roles[difference['other']].plural}: "
        f"by {percentage_points(difference['difference'])} ({interval})."
    )
