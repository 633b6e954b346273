"""The toolkit of a role: what to add on the way from another role, and how far it is.

A skill is a tool or an activity that the practitioner survey asked about; `skills` comes from the
function of that name. The toolkit of a role is what at least MIN_TOOLKIT_SHARE of its practitioners
have, and a skill's weight is the share of them who have it.
"""

from itertools import accumulate

import pandas as pd

from components.statistics import usage_shares
from components.statistics.intervals import mover_interval
from components.statistics.multiple_comparisons import benjamini_hochberg
from components.statistics.p_values import difference_p_value
from components.thresholds import COMMON_SHARE, MAJORITY_SHARE, MIN_GAIN, MIN_TOOLKIT_SHARE


def skills(activities: pd.DataFrame, tool_usage: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each role that has each skill, all country groups together.

    Columns: those of `usage_shares.shares_by_role` and kind (activity or tool). Rows with too few
    respondents are left out.
    """
    both = [
        usage_shares.shares_by_role(usage, kind).assign(kind=kind)
        for kind, usage in (("activity", activities), ("tool", tool_usage))
    ]
    return pd.concat(both, ignore_index=True).dropna(subset="share")


def common(skills: pd.DataFrame, role: str) -> list[str]:
    """Return the skills that at least half of a role have, largest share first."""
    role_skills = skills[(skills["role"] == role) & (skills["share"] >= MAJORITY_SHARE)]
    return list(role_skills.sort_values(["share", "item"], ascending=[False, True])["item"])


def toolkit(skills: pd.DataFrame, target: str, start: str | None) -> pd.DataFrame:
    """Return the toolkit of the role `target` compared with the role `start`, best evidence first.

    Columns: item; people, asked, share, low, high and few of the target; the same of the start with
    the prefix start_ (missing with too few respondents); difference (share minus start_share) with
    its 95% interval difference_low and difference_high; more_common and less_common: the difference
    is clear, with all tools or all activities compared together, so an interval may exclude zero
    without being clear (see `usage_shares.differences`); evidence: the difference times the share,
    so a skill counts for how much it sets the target apart and for how common it is there.

    For a newcomer (`start` None) the comparison is with the people of all other roles together,
    which shows what sets the target apart.

    Clearly more common skills come first, each group by evidence. Ties are broken by share and id.
    """
    figures = ["people", "asked", "share", "low", "high", "few"]
    role_skills = skills[skills["role"] == target]
    start_rows = _of_others(skills, target) if start is None else skills[skills["role"] == start]
    other = start_rows.set_index("item")[figures].add_prefix("start_")
    table = role_skills[["item", "kind", *figures]].join(other, on="item")
    sides = [table[f"{side}{name}"] for side in ("", "start_") for name in figures[2:5]]
    low, high = mover_interval(*sides)
    table = table.assign(
        difference=table["share"] - table["start_share"],
        difference_low=low,
        difference_high=high,
        clear=_clear(table),
    )
    table = table[table["share"] >= MIN_TOOLKIT_SHARE]
    return (
        table.assign(
            more_common=table["clear"] & (table["difference"] > 0),
            less_common=table["clear"] & (table["difference"] < 0),
            evidence=table["difference"] * table["share"],
        )
        .drop(columns=["kind", "clear"])
        .sort_values(
            ["more_common", "evidence", "share", "item"],
            ascending=[False, False, False, True],
            ignore_index=True,
        )
    )


def _of_others(skills: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return the share of all people in other roles that has each skill, as rows of `skills`."""
    others = skills[skills["role"] != target]
    return usage_shares.shares_by_role(others[["item", "people", "asked"]].assign(role=""), "item")


def _clear(compared: pd.DataFrame) -> pd.Series:
    """Return which skills are clearly more or less common among all skills of their kind."""
    known = compared.dropna(subset=["share", "start_share"])
    counts = ["people", "asked", "start_people", "start_asked"]
    p_values = difference_p_value(*(known[count].to_numpy(float) for count in counts))
    clear = pd.Series(False, compared.index)
    for kind in known["kind"].unique():
        of_kind = (known["kind"] == kind).to_numpy()
        clear[known.index[of_kind]] = benjamini_hochberg(p_values[of_kind])
    return clear


def to_add(toolkit: pd.DataFrame, have: list[str]) -> pd.DataFrame:
    """Return the rows of a toolkit that are worth adding to what somebody has, best evidence first.

    Skills that are clearly more common in the target come first. Skills that at least half of the
    target have follow: they are common ground of the roles.
    """
    wanted = toolkit["more_common"] | (toolkit["share"] >= MAJORITY_SHARE)
    return toolkit[wanted & ~toolkit["item"].isin(have)].reset_index(drop=True)


def from_both(used: list[pd.DataFrame], ads: list[pd.DataFrame], have: list[str]) -> pd.DataFrame:
    """Return the skills to add by both kinds of evidence: toolkits from people, and from job ads.

    The first toolkit of people determines the order; skills that only others have are ranked by the
    first that has them. Columns: those of a toolkit, from the source that ranks the skill, and used
    and in_ads: whether a toolkit of that kind has it. Skills with both kinds come before those with
    one, and shares of different kinds are never added. A skill is worth adding if any source says
    so (see `to_add`).
    """
    every = pd.concat([table.assign(place=place) for place, table in enumerate([*used, *ads])])
    wanted = {item for table in [*used, *ads] for item in to_add(table, have)["item"]}
    rows = every[every["item"].isin(wanted)].drop_duplicates("item")
    rows = rows.assign(
        used=rows["item"].isin({item for table in used for item in table["item"]}),
        in_ads=rows["item"].isin({item for table in ads for item in table["item"]}),
    )
    return (
        rows.assign(both=rows["used"] & rows["in_ads"])
        .sort_values(
            ["both", "more_common", "place", "evidence", "share", "item"],
            ascending=[False, False, True, False, False, True],
            ignore_index=True,
        )
        .drop(columns=["both", "place"])
    )


def sort_by_gain(steps: pd.DataFrame, toolkit: pd.DataFrame) -> pd.DataFrame:
    """Put the steps that add at least MIN_GAIN to the coverage before all others.

    Each group keeps its order. `steps` has the column item; items outside the toolkit add nothing.
    """
    shares = toolkit.set_index("item")["share"]
    gains = steps["item"].map(shares / shares.sum()).fillna(0.0)
    order = (gains < MIN_GAIN).sort_values(kind="stable").index
    return steps.loc[order].reset_index(drop=True)


def strengths(toolkit: pd.DataFrame, known: list[str]) -> pd.DataFrame:
    """Return the rows of a toolkit that somebody knows and that are common, largest share first.

    Common means that at least COMMON_SHARE of the target have it.
    """
    known_skills = toolkit[toolkit["item"].isin(known) & (toolkit["share"] >= COMMON_SHARE)]
    return known_skills.sort_values(["share", "item"], ascending=[False, True], ignore_index=True)


def toolkit_coverage(toolkit: pd.DataFrame, known: list[str]) -> float:
    """Return the share of a typical practitioner's toolkit that somebody covers, 0 to 1.

    The sum of the target's shares of the known skills over the sum of all shares: the known part of
    the skills that practitioners have on average. NaN for a role without a toolkit.
    """
    if toolkit.empty:
        return float("nan")
    is_known = toolkit["item"].isin(known)
    return float(toolkit.loc[is_known, "share"].sum() / toolkit["share"].sum())


def average_coverage(toolkit: pd.DataFrame) -> float:
    """Return the share of the toolkit that the target's own practitioners cover on average, 0 to 1.

    The mean of `toolkit_coverage` over practitioners. A practitioner has a skill with the
    probability of its share, so the mean is the sum of the squared shares over the sum of the
    shares, whether or not skills occur together.
    """
    if toolkit.empty:
        return float("nan")
    return float((toolkit["share"] ** 2).sum() / toolkit["share"].sum())


def progress(toolkit: pd.DataFrame, known: list[str], steps: list[str]) -> pd.DataFrame:
    """Return the coverage now and after each of `steps`, none of which is known yet.

    Columns: item ('' for now), coverage (0 to 1).
    """
    shares = dict(zip(toolkit["item"], toolkit["share"] / toolkit["share"].sum(), strict=True))
    added = [shares.get(step, 0.0) for step in steps]
    return pd.DataFrame(
        {
            "item": ["", *steps],
            "coverage": list(accumulate(added, initial=toolkit_coverage(toolkit, known))),
        }
    )
