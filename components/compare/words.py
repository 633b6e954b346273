"""What the first page says: headlines, and where article and practitioners disagree."""

from typing import Any

import pandas as pd

from components.statistics.usage_shares import widest
from components.thresholds import RARE
from components.words.phrases import listed, percent, sentence

WIDEST_ACTIVITY = "Largest measured difference in what is part of the routine at work."
ONE_COUNTRY = "One country: Brazil."
WIDEST_TOOL = "Largest measured difference in the regular use of a tool."
NAMED_WITHOUT_FIGURES = "The article names tools for each role, without figures."


def question(names: list[str]) -> str:
    """Which of the roles with these names: 'Baker or cook?'."""
    return sentence(f"{' or '.join(name.lower() for name in names)}?")


def among(where: str) -> str:
    """Whose answers count; `where` comes from `country_groups`."""
    return f"{sentence(where)}."


def about(selected: str, whole: bool) -> str:
    """Whose pay it is, and that it is not that of the `whole` situation, for want of reports."""
    instead = "" if whole else "Too few reports match all of your situation, so this is wider. "
    return f"{instead}{selected}."


def compared(first: str, second: str, alike: list[str], source: str, years: str) -> str:
    """What a gap like for like compares, and that sources differ."""
    return (
        f"{sentence(first)} against {second} with the same {listed(alike, len(alike))}. The "
        f"sources measure different things, so expect them to differ. {source}, {years}:"
    )


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
    """How often practitioners bear out what the article says of tools.

    `tools` is `tools.csv`, `apart` comes from `usage.differences`.
    """
    named = _named(tools, apart, roles)
    if named.empty:
        return "None of the tools that it names for one role alone was measured."
    return (
        f"Of the {len(named)} tools that it names for one role alone and that practitioners "
        f"were asked about, {named['agrees'].sum()} are indeed clearly more common there."
    )


def sentences(
    tools: pd.DataFrame, apart: pd.DataFrame, ads: pd.DataFrame, roles: pd.DataFrame
) -> list[str]:
    """What does not fit the article, a sentence each.

    Tools that are not clearly more common in the role they are named for; tools that
    hardly anyone uses in that role; the largest clear difference in a tool that the
    article does not name; and what job ads say of the tools that it names and nobody was asked
    about (`ads` is the table of `usage.differences` for them).
    """
    names = roles.set_index("id")["plural"]
    found = []
    for tool in _named(tools, apart, roles).sort_values("difference", ascending=False).itertuples():
        claim = f"The article gives {tool.name} to {listed([names[role] for role in tool.named])}"
        figures = _figures(tool, names)
        if tool.rare:
            found.append(f"{claim}, yet few of them use it: {figures}.")
        elif not tool.clear:
            found.append(f"{claim}, yet there is no clear difference: {figures}.")
        elif not tool.agrees:
            found.append(f"{claim}, yet {names[tool.leader]} use it clearly more: {figures}.")
    found += _unnamed(tools, apart, names)
    unmeasured = tools[(tools["named_for"] != "") & ~tools["id"].isin(apart["item"])]
    for tool in unmeasured.merge(ads, left_on="id", right_on="item").itertuples():
        roles_named = listed([names[role] for role in tool.named_for.split()])
        borne_out = tool.clear and tool.leader in tool.named_for.split()
        found.append(
            f"The article gives {tool.name} to {roles_named}; in job ads that does "
            f"{'' if borne_out else 'not '}hold: {percent(tool.leader_share)} of those for "
            f"{names[tool.leader]} and {percent(tool.other_share)} of those for "
            f"{names[tool.other]} name it."
        )
    unknown = unmeasured[~unmeasured["id"].isin(ads["item"])]
    if len(unknown):
        found.append(
            f"Of {listed(list(unknown['name']))}, which the article names too, nothing can be "
            "said: no source has them."
        )
    return found


def _figures(tool: Any, names: pd.Series) -> str:
    return (
        f"{percent(tool.leader_share)} of {names[tool.leader]} and "
        f"{percent(tool.other_share)} of {names[tool.other]}"
    )


def _unnamed(tools: pd.DataFrame, apart: pd.DataFrame, names: pd.Series) -> list[str]:
    measured = tools[tools["named_for"] == ""].merge(apart, left_on="id", right_on="item")
    return [
        f"The article does not mention {tool.name}, which sets the roles apart more than most: "
        f"{_figures(tool, names)} use it."
        for tool in widest(measured).itertuples()
    ]
