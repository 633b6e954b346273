"""What the first page says: the verdict, pay in short, and where article and data part."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.statistics.usage_shares import widest
from components.thresholds import RARE
from components.words import phrases, share_findings
from components.words.gap_findings import in_words
from components.words.money import Currency
from components.words.number import Number
from components.words.phrases import (
    HOLLOW,
    listed,
    more_or_less,
    percent,
    plus_or_minus,
    points,
    sentence,
)
from components.words.provenance import Provenance

FIND_YOUR_FIT = "Find your fit (4-minute quiz)"
OUTLOOK = "Outlook"
IN_BRIEF = "The two roles in brief"
ONE_SOURCE = "(one source)"
GAP = "Gap, like for like"
HOW_SURE = "How sure is this?"
ARTICLE = "What the article says, and what the data say"
NAMED_TOOLS = "The tools each role uses"

WHERE_WORK = "in Brazil"
MOST_USED, TYPICAL = "Most used", "Clearly more common in this role"
PROJECT, EDUCATION, CERTIFICATES = "A typical project", "Education", "Certificates"

WIDER = {
    "work": "The work differs more than the tools.",
    "tools": "The tools differ more than the work.",
    "both": "Both the work and the tools differ.",
    "only work": "Only the work clearly differs.",
    "only tools": "Only the tools clearly differ.",
    "neither": "No clear difference in work or tools.",
}


# Each page that the first page sums up, its link, icon and choices there.
LINKS: tuple[tuple[str, str, str, dict[str, list[str]]], ...] = (
    ("pages/pay.py", "Pay where you live", ":material/payments:", {}),
    ("pages/pay.py", "How sure the gap is", ":material/rule:", {"view": ["sure"]}),
    ("pages/work.py", "Who does what", ":material/checklist:", {}),
    ("pages/tools.py", "Who uses what", ":material/construction:", {}),
    ("pages/outlook.py", "Where the jobs are going", ":material/trending_up:", {}),
)


class Things(NamedTuple):
    """What the things that are compared are called, one and many, and what a share of people do."""

    one: str
    plural: str
    share: str


ACTIVITIES = Things("activity", "activities", "do it routinely")
TOOLS = Things("tool", "tools", "use it regularly")


def question(names: list[str]) -> str:
    """Which of the roles with these names: 'Baker or cook?'."""
    return sentence(f"{' or '.join(name.lower() for name in names)}?")


def pay_finding(gap: pd.Series, gaps: list[pd.Series], roles: pd.DataFrame, verb: str) -> str:
    """The `gap` of two roles in the source that leads, and in how many of all `gaps` it is clear.

    `roles` is `roles.csv`, `verb` what the leading source says of pay: 'are offered'.
    """
    known = [each for each in gaps if not np.isnan(each["ratio"])]
    if not known:
        return "Too few reports to compare pay."
    clear = [each["ratio"] > 0 for each in known if each["clear"]]
    if len(set(clear)) > 1:
        return "Sources contradict each other on which role pays more."
    if not gap["clear"]:
        if clear:
            show = "show" if len(clear) > 1 else "shows"
            return f"Only {len(clear)} of {len(known)} sources {show} a clear pay gap."
        several = f"in any of {len(known)} sources"
        return f"No clear pay gap {several if len(known) > 1 else ONE_SOURCE}."
    names = roles.set_index("id")["short_plural"]
    than = f" than {names[gap['compared_with']]}" if len(roles) > 2 else ""
    where = f"(clear in {len(clear)} of {len(known)} sources)" if len(known) > 1 else ONE_SOURCE
    return sentence(f"{names[gap['role']]} {verb} {more_or_less(gap['ratio'])}{than} {where}.")


def median_number(role: Any, median: pd.Series | None, money: Currency) -> Number:
    """The median pay of a role, a row of `roles.csv`; `median` is of `group_medians.summary`."""
    if median is None or np.isnan(median["median"]):
        return Number(role.short_name, "No figure", "too few reports", role.id)
    interval = money.span(median["median_low"], median["median_high"])
    few = ", few reports" if median["few"] else ""
    return Number(role.short_name, money.amount(median["median"]), f"{interval}{few}", role.id)


def gap_number(gap: pd.Series) -> Number:
    """The gap of two roles like for like, of which nothing is claimed that is not clear."""
    if np.isnan(gap["ratio"]):
        return Number(GAP, "No figure", "too few reports")
    value, low, high = map(plus_or_minus, gap[["ratio", "low", "high"]])
    few = ", few reports" if gap["few"] else ""
    return Number(GAP, value if gap["clear"] else "Not clear", f"{low} to {high}{few}")


def yours(level: str) -> str:
    """The label of a level that the visitor is at."""
    return f"{level} (you)"


def by_level(selected: str, whole: bool, money: Currency, few: bool) -> str:
    """What the picture of pay by level plots; it is wider if not of the `whole` situation."""
    instead = "" if whole else "Too few reports match all of your situation, so this is wider. "
    return f"{instead}{selected}: median {money.a_year}, 95% intervals.{HOLLOW * few}"


def of_them(level: str, counts: str) -> str:
    """How many reports the numbers rest on, where they are of one level: 'Mid-level'."""
    return f"The numbers above: {level[:1].lower()}{level[1:]}, {counts}"


def no_levels(label: str, few: str) -> str:
    """Why pay is not shown by a factor."""
    return f"By {label} there are too few reports. {few}"


def largest(count: int, things: Things, where: str) -> str:
    """What the picture of the largest differences plots."""
    how_many = f"the {count} largest differences" if count > 1 else "the one clear difference"
    return f"Share who {things.share} ({where}): {how_many}, 95% intervals."


def compared(plurals: Sequence[str], alike: list[str]) -> str:
    """What a gap like for like compares, and that sources differ."""
    first, second = plurals
    return (
        f"Like for like compares {first} with {second} of the same {listed(alike, len(alike))}. "
        "Sources measure different things, so expect them to differ:"
    )


def in_source(title: str, years: str, gap: pd.Series) -> str:
    """The gap in a source and its years."""
    return f"{title}, {years}: {in_words(gap)}."


def behind(
    work: tuple[float, float, float],
    tools: tuple[float, float, float],
    activities: int,
    of_tools: int,
) -> str:
    """What the verdict on work and tools rests on: the largest differences, and chance.

    Each difference is of shares, from 0 to 1, with its 95% interval, missing where none is clear.
    """
    said = [
        f"{points(estimate)} in {what} (95% interval {100 * low:.1f} to {100 * high:.1f})"
        for what, (estimate, low, high) in (("work", work), ("tools", tools))
        if not np.isnan(estimate)
    ]
    widest = f"The largest clear difference is {listed(said)}." if said else ""
    many = f"all {activities} activities, all {of_tools} tools and all levels"
    return f"{widest} {phrases.chance(many)}".strip()


def asked(label: str, nearest: bool, ads: bool) -> str:
    """What tests a claim: what was asked, or what ads name."""
    return f"{label}{' (nearest that was asked)' * nearest}{' in job ads' * ads}"


def tested(label: str, apart: pd.DataFrame, role: str, origin: Provenance) -> str:
    """How a claim on a role fares: the shares, from where, and whether it holds.

    `apart` is the one row of `usage_shares.differences`.
    """
    row = apart.iloc[0]
    found = share_findings.one_tool(apart, label, origin.roles)
    title, years = origin.source["title"], origin.years or origin.source["period"]
    where = title if title.endswith(years) else f"{title}, {years}"
    if not row["clear"]:
        says = "Not borne out."
    else:
        says = "Borne out." if row["leader"] == role else "The other way round."
    return f"{found} ({where}). {says}"


def _named(tools: pd.DataFrame, apart: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """The measured tools that the article names for some roles but not for all.

    Adds the columns agrees (one of those roles clearly leads) and rare (it leads, but
    less than a share of RARE of it use the tool).
    """
    named = tools["named_for"].str.split()
    some = named.str.len().between(1, len(roles) - 1)
    table = tools.assign(named=named)[some].merge(apart, left_on="id", right_on="item")
    leads = [leader in named for leader, named in zip(table["leader"], table["named"], strict=True)]
    agrees = table["clear"] & pd.Series(leads, index=table.index, dtype=bool)
    return table.assign(agrees=agrees, rare=agrees & (table["leader_share"] < RARE))


def agreement(tools: pd.DataFrame, apart: pd.DataFrame, roles: pd.DataFrame) -> str:
    """How often practitioners bear out what the article says of tools, which has no figures.

    `tools` is `tools.csv`, `apart` comes from `usage_shares.differences`.
    """
    named = _named(tools, apart, roles)
    if named.empty:
        return "The survey asked about none of the tools that the article names for one role alone."
    return (
        f"Of the {len(named)} tools that the article names for one role alone and the survey asked "
        f"about, {named['agrees'].sum()} are clearly more common in that role. What does not fit:"
    )


def surprises(
    tools: pd.DataFrame, apart: pd.DataFrame, ads: pd.DataFrame, roles: pd.DataFrame
) -> list[str]:
    """What does not fit the article, a sentence each.

    Tools that are not clearly more common in the role they are named for; tools that
    hardly anyone uses in that role; the largest clear difference in a tool that the
    article does not name; and what job ads say of the tools that it names and nobody was asked
    about (`ads` is the table of `usage_shares.differences` for them).
    """
    names = roles.set_index("id")["plural"]
    found = []
    for tool in _named(tools, apart, roles).sort_values("difference", ascending=False).itertuples():
        claim = f"{tool.name}: named for {listed([names[role] for role in tool.named])}"
        figures = _figures(tool, names)
        if tool.rare:
            found.append(f"{claim}, but few of them use it ({figures}).")
        elif not tool.clear:
            found.append(f"{claim}, but there is no clear difference ({figures}).")
        elif not tool.agrees:
            found.append(f"{claim}, but {names[tool.leader]} use it clearly more ({figures}).")
    found += _unnamed(tools, apart, names)
    unmeasured = tools[(tools["named_for"] != "") & ~tools["id"].isin(apart["item"])]
    for tool in unmeasured.merge(ads, left_on="id", right_on="item").itertuples():
        borne_out = tool.clear and tool.leader in tool.named_for.split()
        found.append(
            f"{tool.name}: named for {listed([names[role] for role in tool.named_for.split()])}; "
            f"the survey did not ask, job ads {'agree' if borne_out else 'do not agree'} "
            f"({percent(tool.leader_share)} of those for {names[tool.leader]} and "
            f"{percent(tool.other_share)} of those for {names[tool.other]} name it)."
        )
    unknown = unmeasured[~unmeasured["id"].isin(ads["item"])]
    if len(unknown):
        found.append(f"No source has figures on {listed(list(unknown['name']))}.")
    return found


def _figures(tool: Any, names: pd.Series) -> str:
    return (
        f"{percent(tool.leader_share)} of {names[tool.leader]}, "
        f"{percent(tool.other_share)} of {names[tool.other]}"
    )


def _unnamed(tools: pd.DataFrame, apart: pd.DataFrame, names: pd.Series) -> list[str]:
    measured = tools[tools["named_for"] == ""].merge(apart, left_on="id", right_on="item")
    return [
        f"{tool.name}: not mentioned, yet it sets the roles apart more than most "
        f"({_figures(tool, names)})."
        for tool in widest(measured).itertuples()
    ]
