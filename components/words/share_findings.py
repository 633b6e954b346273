"""Sentences about shares of people; only clear differences are called differences.

Parameters named `names` map the ids of items to their names.
"""

from collections.abc import Iterable, Mapping, Sequence

from components.statistics.usage_shares import Share, ShareDifference, widest
from components.tables.roles import Roles
from components.thresholds import MAX_SHARES_NAMED
from components.words import phrases
from components.words.metric import Metric
from components.words.phrases import capitalise, percent, percentage_points

# A note for a difference that is not clear although its own interval excludes zero.
ALONE = "Alone it would be clear; among all that are compared it may be chance."


def largest_difference(
    differences: Sequence[ShareDifference],
    shares: Iterable[Share],
    names: Mapping[str, str],
    roles: Roles,
) -> str:
    """Name the item with the largest clear difference, with both shares.

    For a single role, name the item with the role's largest share.
    """
    if not differences:
        return _most_common(shares, names, roles)
    for first in widest(differences):
        return capitalise(f"{names[first.item]}: {both_shares(first, roles)}")
    return "No clear difference between the roles"


def both_shares(difference: ShareDifference, roles: Roles) -> str:
    """Return the shares of both roles, the larger one first."""
    return ", ".join(
        f"{roles[share.role].short_plural} {percent(share.value)}"
        for share in (difference.leader, difference.other)
    )


def _largest(shares: Iterable[Share]) -> list[Share]:
    """Return the known shares, largest first."""
    return sorted((share for share in shares if share.has_figure), key=lambda share: -share.value)


def _most_common(shares: Iterable[Share], names: Mapping[str, str], roles: Roles) -> str:
    for first in _largest(shares):
        plural = roles[first.role].short_plural
        return capitalise(f"{names[first.item]}: {percent(first.value)} of {plural}")
    return "Too few were asked for a figure"


def clear_differences(
    differences: Sequence[ShareDifference],
    shares: Sequence[Share],
    names: Mapping[str, str],
    roles: Roles,
    plural: str,
) -> str:
    """State for how many items the roles clearly differ; `plural` is a noun for the items.

    For a single item, return the result of `largest_difference`.
    """
    shown = _shown(differences, shares)
    if len(shown) <= 1:
        return largest_difference(shown, shares, names, roles)
    clear, total = sum(difference.is_clear for difference in shown), len(differences)
    if clear == 0:
        return f"No clear difference in any of {total} {plural}"
    of = f"all {total}" if clear == total else f"{clear} of {total}"
    return f"Clear differences in {of} {plural}"


def _shown(
    differences: Iterable[ShareDifference], shares: Iterable[Share]
) -> list[ShareDifference]:
    """Return the differences for items that have a share in `shares`."""
    items = {share.item for share in shares}
    return [difference for difference in differences if difference.item in items]


def share_metrics(
    differences: Sequence[ShareDifference],
    shares: Sequence[Share],
    names: Mapping[str, str],
    roles: Roles,
    more: str,
) -> tuple[Metric, ...]:
    """Return metrics with the number of items in which each role clearly leads.

    `more` is the start of their labels, such as 'Used more by'. For a single item, return each
    role's share; for a single role, its largest shares.
    """
    shown = _shown(differences, shares)
    if not shown:
        most = _largest(shares)[:MAX_SHARES_NAMED]
        return tuple(_share(capitalise(names[share.item]), share) for share in most)
    if len(shown) == 1:
        known = [share for share in shares if share.has_figure]
        return tuple(_share(roles[share.role].short_plural, share) for share in known)
    leading = [difference.leader.role for difference in shown if difference.is_clear]
    return tuple(
        Metric(f"{more} {role.short_plural}", str(leading.count(role.id)), "", role.id)
        for role in roles.values()
    )


def _share(label: str, share: Share) -> Metric:
    interval = f"95% interval {percent(share.low)} to {percent(share.high)}"
    return Metric(label, percent(share.value), interval, share.role)


def chance_note(compared: int) -> str:
    """State how many of the clear differences may be due to chance, given the comparisons made."""
    if compared == 1:
        return "Of such differences one in twenty is called clear by chance."
    return phrases.fdr_note(f"all {compared}")


def tool_sentence(difference: ShareDifference | None, name: str, roles: Roles) -> str:
    """Return a sentence with each role's share of users of a tool and whether the shares differ."""
    if difference is None:
        return f"{name}: too few were asked to compare the roles"
    figures = both_shares(difference, roles)
    return (
        f"{name}: {figures}" if difference.is_clear else f"{name}: no clear difference, {figures}"
    )


def difference_in_words(difference: ShareDifference, roles: Roles) -> str:
    """Describe the difference for one item, with its 95% interval."""
    low, high = 100 * difference.low, 100 * difference.high
    interval = f"95% interval {low:.1f} to {high:.1f}".replace("-", "−")
    leader, other = (roles[share.role].plural for share in (difference.leader, difference.other))
    points = percentage_points(difference.value)
    if not difference.is_clear:
        return (
            f"No clear difference: {leader} and {other} lie {points} apart ({interval})."
            f"{f' {ALONE}' if low > 0 else ''}"
        )
    return f"Clearly more common among {leader} than among {other}: by {points} ({interval})."
