"""Ring 2: findings as sentences: nothing is called a difference unless its interval says so."""

import numpy as np
import pandas as pd

from components.currencies import Currency
from components.pay import gap, shares
from components.selection import listed
from components.usage import widest

# A share below this is none to a reader.
SMALLEST_MENTIONED = 0.0005


def percent(share: float) -> str:
    """A share as a percentage: '24%', and '0.4%' below one per cent."""
    text = f"{share:.0%}" if abs(share) >= 0.01 or share == 0 else f"{share:.1%}"
    return text.replace("-", "−")


def is_clear(low: float, high: float) -> bool:
    """Whether an interval of a difference excludes zero."""
    return bool(low > 0 or high < 0)


def more_or_less(ratio: float) -> str:
    """A ratio as what it adds or takes away: '24% more', '3% less'."""
    return f"{percent(abs(ratio))} {'less' if ratio < 0 else 'more'}"


def from_to(low: float, high: float) -> str:
    """The ends of an interval of a ratio: '39% less to 105% more', '21% to 28% more'."""
    if is_clear(low, high):
        return f"{percent(abs(low))} to {more_or_less(high)}"
    return f"{more_or_less(low)} to {more_or_less(high)}"


def sentence(text: str) -> str:
    """Text with a capital letter at its start, the rest as it is."""
    return text[:1].upper() + text[1:]


def leader(medians: pd.DataFrame) -> str | None:
    """The role whose median is clearly above that of every other role, if there is one.

    `medians` has rows of `summary`, one a role, with a column role. None also where
    fewer than two roles have a median, or few records stand behind the highest.
    """
    known = medians.dropna(subset="median").sort_values("median", ascending=False)
    if len(known) < 2:
        return None
    first, others = known.iloc[0], known.iloc[1:]
    return first["role"] if leads(first, others) else None


def leads(first: pd.Series, others: pd.DataFrame) -> bool:
    """Whether a median is clearly above all others, and rests on more than few records.

    Takes rows of `summary` that share no record. Few records can keep another from leading
    but never lead themselves.
    """
    above = all(gap(first, other)[1] > 0 for _, other in others.iterrows())
    return above and not first["few"]


def median_gap(medians: pd.DataFrame, roles: pd.DataFrame) -> str:
    """How the roles' median pay compares, in at most twelve words for two roles.

    `medians` has one row a role, from `summary`; `roles` is `roles.csv`.
    """
    names = roles.set_index("id")["short_plural"]
    highest = _two_highest(medians, roles)
    if len(highest) < 2:
        return "Too few records to compare the roles"
    first, second = highest
    ratio, low, high = gap(first, second)
    a, b = names[first["role"]], names[second["role"]]
    if is_clear(low, high):
        few = " (few records)" if first["few"] or second["few"] else ""
        return sentence(f"{a} earn {more_or_less(ratio)} than {b} at the median{few}")
    return f"No clear difference between {a} and {b} in median pay"


def gap_in_words(medians: pd.DataFrame, roles: pd.DataFrame) -> str:
    """The gap between the two highest medians with its 95% interval, '' where there is none."""
    highest = _two_highest(medians, roles)
    if len(highest) < 2:
        return ""
    first, second = highest
    ratio, low, high = gap(first, second)
    if np.isnan(ratio):
        return ""
    names = roles.set_index("id")["plural"]
    return (
        f"The median of {names[first['role']]} is {_above_or_below(ratio)} that of "
        f"{names[second['role']]} (95% interval: {_above_or_below(low)} to "
        f"{_above_or_below(high)})."
    )


def _two_highest(medians: pd.DataFrame, roles: pd.DataFrame) -> list[pd.Series]:
    """The two highest medians that are known, in the order of the roles.

    The gap like for like counts from the first role as well: a reader finds both beside each
    other, and a sign that changes with the order would seem to be a contradiction.
    """
    known = medians.dropna(subset="median").sort_values("median", ascending=False)[:2]
    return [row for role in roles["id"] for _, row in known[known["role"] == role].iterrows()]


def _above_or_below(ratio: float) -> str:
    """A ratio as where it lies: '24% above', '3% below'."""
    return f"{percent(abs(ratio))} {'below' if ratio < 0 else 'above'}"


def not_drawn(rows: pd.DataFrame, roles: pd.DataFrame, top: float, currency: Currency) -> str:
    """Which share of each role's records (`rows` of `pay.csv`) lies above the `top` of a chart."""
    beyond = {}
    for role in roles.itertuples():
        own = rows[rows["role"] == role.id]
        if len(own):
            beyond[role.plural] = 1 - float(shares(own, np.array([0, top]))[0])
    if all(share < SMALLEST_MENTIONED for share in beyond.values()):
        return ""
    words = [f"{percent(share)} of those of {plural}" for plural, share in beyond.items()]
    return f"Not drawn, above {currency.amount(top)}: {' and '.join(words)}."


def levels_apart(medians: pd.DataFrame, roles: pd.DataFrame, plural: str) -> str:
    """At how many levels of a factor one role's median is clearly the highest.

    `medians` has one row a role and level, from `summary`, with columns role and
    level; `plural` is what the levels are called ('countries').
    """
    names = roles.set_index("id")["short_plural"]
    by_level = [group for _, group in medians.dropna(subset="median").groupby("level")]
    compared = [group for group in by_level if len(group) > 1]
    if not compared:
        return "Too few records to compare the roles"
    if len(compared) == 1:
        return median_gap(compared[0], roles)
    leaders = pd.Series([leader(group) for group in compared]).value_counts()
    total = len(compared)
    if leaders.empty:
        return f"Roles do not clearly differ in any of {total} {plural}"
    best = leaders.index[0]
    more = "more" if max(len(group) for group in compared) == 2 else "most"
    return sentence(f"{names[best]} clearly earn {more} in {leaders.iloc[0]} of {total} {plural}")


def best_paid(medians: pd.DataFrame, levels: pd.DataFrame, roles: pd.DataFrame) -> str:
    """The level at which each role's median is the highest, and whether that is clear.

    `medians` has one row a role and level, from `summary`; `levels` are the factor's rows
    of `salary_factors.csv`. Levels with few records never stand there, but where one of them
    may pay as much, the best is not clear.
    """
    phrases = levels.set_index("code")["phrase"]
    at: dict[str, list[str]] = {}
    for role in roles.itertuples():
        own = medians[medians["role"] == role.id].dropna(subset="median").reset_index(drop=True)
        many = own[~own["few"].astype(bool)]
        if many.empty:
            continue
        first = many.loc[many["median"].idxmax()]
        clear = leads(first, own[own["level"] != first["level"]])
        place = f"{phrases[first['level']]}{'' if clear else ' (not clearly)'}"
        at.setdefault(place, []).append(role.short_plural)
    words = [f"{listed(named)} in {place}" for place, named in at.items()]
    return f"Best paid: {listed(words)}" if words else "Too few records for a figure"


def change(medians: pd.DataFrame, roles: pd.DataFrame) -> str:
    """How each role's median changed since the first year with many records of every role.

    `medians` has one row a role and level, from `summary`, level being the year.
    """
    known = medians.dropna(subset="median")
    many = known[~known["few"].astype(bool)]
    years_of = many.groupby("role")["level"].agg(set)
    shared = sorted(set.intersection(*years_of)) if len(years_of) else []
    parts = []
    for role in roles.itertuples():
        if len(shared) < 2 or role.id not in years_of.index:
            continue
        own = many[many["role"] == role.id].set_index("level")
        ratio, low, high = gap(own.loc[shared[-1]], own.loc[shared[0]])
        if np.isnan(ratio):
            continue
        direction = "up" if ratio > 0 else "down"
        how = f"{direction} {percent(abs(ratio))}" if is_clear(low, high) else "no clear change"
        parts.append(f"{role.short_plural} {how}")
    if not parts:
        return "Too few records to see a trend"
    return f"{shared[0]} to {shared[-1]}: {', '.join(parts)}"


def too_few(groups: pd.DataFrame, roles: pd.DataFrame, fewest: int) -> str:
    """The sentence for groups without a figure, '' if all have one.

    `groups` has rows of `summary` with columns role and label.
    """
    missing = groups[groups["median"].isna()]
    if missing.empty:
        return ""
    names = roles.set_index("id")["short_plural"]
    words = [
        f"{names[row.role]}{f' ({row.label})' if row.label else ''}: {row.distinct_records}"
        for row in missing.itertuples()
    ]
    return f"No figure for fewer than {fewest} distinct records: {listed(words)}."


def medians_in_words(medians: pd.DataFrame, roles: pd.DataFrame, currency: Currency) -> str:
    """Each role's median with its 95% interval, in a sentence."""
    names = roles.set_index("id")["plural"]
    words = [
        f"{names[row.role]} earn {currency.amount(row.median)} a year "
        f"(95% interval {currency.amount(row.median_low)} to {currency.amount(row.median_high)})"
        for row in medians.dropna(subset="median")
        .sort_values("median", ascending=False)
        .itertuples()
    ]
    return f"At the median, {listed(words)}." if words else "Too few records for a figure."


def largest_difference(
    apart: pd.DataFrame, shares: pd.DataFrame, names: pd.Series, roles: pd.DataFrame
) -> str:
    """The item in which the roles lie clearly apart the most, with both shares.

    `apart` and `shares` come from `usage`; `names` says how people call each item.
    Where there is one role only, the item that its largest share names.
    """
    short = roles.set_index("id")["short_plural"]
    if apart.empty:
        return _most_common(shares, names, short)
    clear = widest(apart)
    if clear.empty:
        return "No clear difference between the roles"
    first = clear.iloc[0]
    return sentence(
        f"{names[first['item']]}: {short[first['leader']]} {percent(first['leader_share'])}, "
        f"{short[first['other']]} {percent(first['other_share'])}"
    )


def _most_common(shares: pd.DataFrame, names: pd.Series, short: pd.Series) -> str:
    known = shares.dropna(subset="share").sort_values("share", ascending=False)
    if known.empty:
        return "Too few were asked for a figure"
    first = known.iloc[0]
    text = f"{names[first['item']]}: {percent(first['share'])} of {short[first['role']]}"
    return sentence(text)


def clear_differences(
    apart: pd.DataFrame, shares: pd.DataFrame, names: pd.Series, roles: pd.DataFrame, plural: str
) -> str:
    """In how many items the roles clearly differ; `plural` is what the items are called.

    Takes what `largest_difference` takes, and says the same where there is one item.
    """
    shown = apart[apart["item"].isin(shares["item"])]
    if len(shown) <= 1:
        return largest_difference(shown, shares, names, roles)
    clear, total = int(shown["clear"].sum()), len(apart)
    if clear == 0:
        return f"No clear difference in any of {total} {plural}"
    return f"The roles clearly differ in {clear} of {total} {plural}"


def one_tool(apart: pd.DataFrame, name: str, roles: pd.DataFrame) -> str:
    """Each role's share of users of one tool, and whether they clearly differ."""
    short = roles.set_index("id")["short_plural"]
    if apart.empty:
        return f"{name}: too few were asked to compare the roles"
    tool = apart.iloc[0]
    figures = (
        f"{short[tool['leader']]} {percent(tool['leader_share'])}, "
        f"{short[tool['other']]} {percent(tool['other_share'])}"
    )
    return f"{name}: {figures}" if tool["clear"] else f"{name}: no clear difference, {figures}"


def difference_in_words(apart: pd.Series, roles: pd.DataFrame) -> str:
    """How far the roles lie apart in one item: a row of `usage.differences`."""
    names = roles.set_index("id")["plural"]
    low, high = 100 * apart["low"], 100 * apart["high"]
    interval = f"95% interval {low:.1f} to {high:.1f}".replace("-", "−")
    if not apart["clear"]:
        return (
            f"No clear difference: {names[apart['leader']]} and {names[apart['other']]} lie "
            f"{points(apart['difference'])} apart ({interval})."
        )
    return (
        f"Clearly more common among {names[apart['leader']]} than among "
        f"{names[apart['other']]}: by {points(apart['difference'])} ({interval})."
    )


def points(difference: float) -> str:
    """A difference of two shares in percentage points."""
    return f"{100 * difference:.1f} percentage points"
