"""The toolkit of a role: which skills to add on the way to it, and how much of it is covered.

A skill is a tool or an activity that the practitioner survey asked about. The toolkit of a role
consists of the skills that at least MIN_TOOLKIT_SHARE of its practitioners have. A skill's weight
is the share of them who have it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import isnan, nan

import numpy as np
import pandas as pd

from components.statistics.intervals import mover_interval
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import difference_p_value
from components.statistics.usage_shares import (
    Count,
    Share,
    share_columns,
    share_table,
    shares_by_role,
)
from components.thresholds import COMMON_SHARE, MAJORITY_SHARE, MIN_GAIN, MIN_TOOLKIT_SHARE

# Shares of one kind of skill, tools or activities, whose differences are tested together.
Shares = tuple[Share, ...]


@dataclass(frozen=True)
class Skill:
    """A skill in the toolkit of a target role, compared with a start role.

    `target` and `start` are the shares of the two roles; `start` is None if it has none.
    `difference` is the target's share minus the start's, with its 95% interval `low` and `high`;
    all three are NaN without a share at the start. `is_clear` holds for all skills of the kind
    compared together, so an interval may exclude zero without being clear (see
    `usage_shares.differences`).
    """

    item: str
    target: Share
    start: Share | None
    difference: float
    low: float
    high: float
    is_clear: bool

    @property
    def share(self) -> float:
        """The share of the target role that has the skill."""
        return self.target.value

    @property
    def more_common(self) -> bool:
        """True if the skill is clearly more common in the target."""
        return self.is_clear and self.difference > 0

    @property
    def less_common(self) -> bool:
        """True if the skill is clearly less common in the target."""
        return self.is_clear and self.difference < 0

    @property
    def evidence(self) -> float:
        """The difference times the share.

        A skill counts for how much it sets the target apart and for how common it is there.
        """
        return self.difference * self.share

    @property
    def rank(self) -> tuple[bool, bool, float, float, str]:
        """A sort key: clearly more common first, then by evidence, share and id."""
        evidence = self.evidence
        return not self.more_common, isnan(evidence), -evidence, -self.share, self.item


@dataclass(frozen=True)
class SkillToAdd:
    """A skill worth adding, with its figures from the source that ranks it.

    `is_used` and `is_in_ads` say whether the toolkits from people, and those from job ads, have it.
    """

    skill: Skill
    is_used: bool
    is_in_ads: bool


@dataclass(frozen=True)
class Progress:
    """The coverage of a toolkit, 0 to 1, after adding `item`; '' for now."""

    item: str
    coverage: float


def common(shares: Iterable[Share], role: str) -> list[str]:
    """Return the skills that at least half of the people in a role have, largest share first."""
    majority = [share for share in shares if share.role == role and share.value >= MAJORITY_SHARE]
    return [share.item for share in sorted(majority, key=lambda share: (-share.value, share.item))]


def toolkit(kinds: Iterable[Shares], target: str, start: str | None) -> tuple[Skill, ...]:
    """Return the toolkit of the role `target`, compared with the role `start`, best evidence first.

    `kinds` holds the shares of all roles, one tuple for each kind of skill. All skills of a kind
    are tested together.

    For a newcomer (`start` is None), the target is compared with the people in all other roles
    together, which shows what sets it apart.

    Clearly more common skills come first, then all others; both groups are sorted by evidence. Ties
    are broken by share and then by id.
    """
    skills = [skill for shares in kinds for skill in _compare(shares, target, start)]
    in_toolkit = [skill for skill in skills if skill.share >= MIN_TOOLKIT_SHARE]
    return tuple(sorted(in_toolkit, key=lambda skill: skill.rank))


def _compare(shares: Shares, target: str, start: str | None) -> list[Skill]:
    """Compare every skill of one kind in the target with the start."""
    known = [share for share in shares if share.has_figure]
    at_start = (
        _of_others(known, target)
        if start is None
        else [share for share in known if share.role == start]
    )
    start_by_item = {share.item: share for share in at_start}
    in_target = [share for share in known if share.role == target]
    pairs = [(share, start_by_item.get(share.item)) for share in in_target]
    both = [(share, other) for share, other in pairs if other and other.has_figure]
    columns = share_columns(share for share, _ in both)
    start_columns = share_columns(other for _, other in both)
    low, high = mover_interval(*columns[2:], *start_columns[2:])
    clear = benjamini_hochberg(difference_p_value(*columns[:2], *start_columns[:2]))
    figures = {
        share.item: (share.value - other.value, *ends)
        for (share, other), *ends in zip(
            both, low.tolist(), high.tolist(), clear.tolist(), strict=True
        )
    }
    no_figure = nan, nan, nan, False
    return [
        Skill(share.item, share, other, *figures.get(share.item, no_figure))
        for share, other in pairs
    ]


def _of_others(shares: Iterable[Share], target: str) -> Shares:
    """Return the share of all people in other roles who have each skill."""
    return shares_by_role(
        Count(share.item, "", "", 0, share.people, share.asked)
        for share in shares
        if share.role != target
    )


def to_add(toolkit: Iterable[Skill], have: Collection[str]) -> list[Skill]:
    """Return the skills of a toolkit worth adding to those in `have`, best evidence first.

    Skills that are clearly more common in the target come first. They are followed by skills that
    at least half of the people in the target have, which the roles have in common.
    """
    return [
        skill
        for skill in toolkit
        if (skill.more_common or skill.share >= MAJORITY_SHARE) and skill.item not in have
    ]


def from_both(
    used: Sequence[Sequence[Skill]], ads: Sequence[Sequence[Skill]], have: Collection[str]
) -> list[SkillToAdd]:
    """Return the skills to add by both kinds of evidence: use by people, and job ads.

    `used` and `ads` hold the toolkits from each kind of source. The first toolkit in `used`
    determines the order; skills missing from it are ranked by the first toolkit that has them.
    Skills with both kinds of evidence come before those with one, and shares of different kinds are
    never added. A skill is worth adding if any source says so (see `to_add`).
    """
    wanted = {skill.item for kit in [*used, *ads] for skill in to_add(kit, have)}
    in_used = {skill.item for kit in used for skill in kit}
    in_ads = {skill.item for kit in ads for skill in kit}
    first_by_item: dict[str, tuple[int, Skill]] = {}
    for place, kit in enumerate([*used, *ads]):
        for skill in kit:
            if skill.item in wanted:
                first_by_item.setdefault(skill.item, (place, skill))

    def rank(place: int, skill: Skill) -> tuple[object, ...]:
        is_in_one = not (skill.item in in_used and skill.item in in_ads)
        more_common, *rest = skill.rank
        return is_in_one, more_common, place, *rest

    return [
        SkillToAdd(skill, skill.item in in_used, skill.item in in_ads)
        for _, skill in sorted(first_by_item.values(), key=lambda entry: rank(*entry))
    ]


def _weights(toolkit: Iterable[Skill]) -> dict[str, float]:
    """Return the share of each skill, relative to the sum of all shares."""
    shares = {skill.item: skill.share for skill in toolkit}
    total = np.array(list(shares.values())).sum()
    return {item: share / total for item, share in shares.items()}


def sort_by_gain(steps: Iterable[SkillToAdd], toolkit: Iterable[Skill]) -> list[SkillToAdd]:
    """Put the steps that add at least MIN_GAIN to the coverage before all others.

    Each group keeps its order. Items outside the toolkit add nothing.
    """
    gains = _weights(toolkit)
    return sorted(steps, key=lambda step: gains.get(step.skill.item, 0.0) < MIN_GAIN)


def strengths(toolkit: Iterable[Skill], known: Collection[str]) -> list[Skill]:
    """Return the common skills of a toolkit that a person knows, largest share first.

    Common means that at least COMMON_SHARE of the people in the target have the skill.
    """
    known_skills = [
        skill for skill in toolkit if skill.item in known and skill.share >= COMMON_SHARE
    ]
    return sorted(known_skills, key=lambda skill: (-skill.share, skill.item))


def toolkit_coverage(toolkit: Sequence[Skill], known: Collection[str]) -> float:
    """Return how much of a typical practitioner's toolkit a person covers, from 0 to 1.

    This is the sum of the target's shares for the known skills divided by the sum of all its
    shares: the known part of the skills that practitioners have on average. The result is NaN for a
    role without a toolkit.
    """
    if not toolkit:
        return nan
    shares = np.array([skill.share for skill in toolkit])
    is_known = np.array([skill.item in known for skill in toolkit])
    return float(shares[is_known].sum() / shares.sum())


def average_coverage(toolkit: Sequence[Skill]) -> float:
    """Return how much of the toolkit the target's own practitioners cover on average, from 0 to 1.

    This is the mean of `toolkit_coverage` over practitioners. A practitioner has a skill with a
    probability equal to its share, so the mean is the sum of the squared shares divided by the sum
    of the shares, whether or not skills occur together. NaN for a role without a toolkit.
    """
    if not toolkit:
        return nan
    shares = np.array([skill.share for skill in toolkit])
    return float((shares**2).sum() / shares.sum())


def progress(
    toolkit: Sequence[Skill], known: Collection[str], steps: Sequence[str]
) -> tuple[Progress, ...]:
    """Return the coverage now and after each of `steps`, none of which is known yet."""
    weights = _weights(toolkit)
    added = [weights.get(step, 0.0) for step in steps]
    coverage = accumulate(added, initial=toolkit_coverage(toolkit, known))
    return tuple(map(Progress, ["", *steps], coverage))


def toolkit_table(skills: Sequence[Skill]) -> pd.DataFrame:
    """Return skills as a table for download, one row each.

    The start's figures have the prefix start_; they are missing if it has no share.
    """
    figures = ["people", "asked", "share", "low", "high", "few"]
    at_start = share_table([skill.start for skill in skills if skill.start])
    start = at_start.set_index("item")[figures].add_prefix("start_")
    return (
        share_table([skill.target for skill in skills])
        .drop(columns="role")
        .join(start, on="item")
        .assign(
            difference=[skill.difference for skill in skills],
            difference_low=[skill.low for skill in skills],
            difference_high=[skill.high for skill in skills],
            more_common=[skill.more_common for skill in skills],
            less_common=[skill.less_common for skill in skills],
        )
    )
