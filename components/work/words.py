"""What the page on work says."""

from collections.abc import Mapping

import pandas as pd

from components.words.phrases import listed, percent, sentence

NO_TASK = "The article names nothing here for the chosen role."
NO_STEP = "Nothing of it belongs to the chosen stages."
STAGES_ARE_OURS = "The stages are ours."
ONE_COUNTRY = (
    "These answers come from one country, Brazil; the survey of 2022 below asked people in many "
    "countries, but less closely."
)
TESTED = (
    "Beside each responsibility stands what tests it: how many of each role do it, and whether "
    "that sets the roles apart."
)
NOT_TESTED = "No survey asked for it."


def nobody_asked(plurals: list[str], where: str) -> str:
    """What is said in place of the shares of roles of which nobody answered."""
    return f"The survey has no answers of {listed(plurals)} {where}."


def subtitle(where: str, several: bool) -> str:
    """What the chart plots, of `several` roles or of one."""
    order = "Largest difference between the roles" if several else "Largest share"
    return (
        "Share who call the activity an important part of their work, with its 95% "
        f"interval, {where}. {order} first."
    )


def against(label: str, share: float, other: float) -> str:
    """An activity with the share of the role that does it more, and of the other."""
    return f"{label} ({percent(share)} against {percent(other)})"


def does_more(plural: str, activities: list[str]) -> str:
    """What a role clearly does more than another."""
    if not activities:
        return f"Nothing is clearly more common among {plural}."
    return f"{sentence(plural)} do clearly more often: {listed(activities, len(activities))}."


def latest(label: str, year: int, shares: pd.DataFrame, roles: pd.DataFrame) -> str:
    """The shares of the last year alone, of what has changed."""
    short = roles.set_index("id")["short_plural"]
    said = [f"{short[row.role]} {percent(row.share)}" for row in shares.itertuples()]
    return f"{sentence(label)} has changed: in {year} alone {listed(said)}."


def asked_in(question: str, years: str, by_stage: bool) -> str:
    """What the chart of a question plots."""
    order = " By stage of the work." * by_stage
    return f"“{question}” Share of each role in Brazil, {years}, with its 95% interval.{order}"


def practice_caption(origin: str, asked: str, compared: int, licence: str) -> str:
    """Where the shares come from, who was asked, what may be chance, and under which terms."""
    chance = (
        f"Of the differences called clear, at most one in twenty is expected to be chance, with "
        f"all {compared} compared at once (false discovery rate)."
    )
    return f"{origin} {asked} {chance * (compared > 1)} {licence}."


def _shares(apart: pd.Series, roles: pd.DataFrame) -> str:
    short = roles.set_index("id")["short_plural"]
    return (
        f"{short[apart['leader']]} {percent(apart['leader_share'])}, "
        f"{short[apart['other']]} {percent(apart['other_share'])}"
    )


def tested(
    label: str, nearest: bool, apart: pd.Series, role: str, roles: pd.DataFrame, years: str
) -> str:
    """How a responsibility of a role fares: shares, and whether they set the roles apart.

    `apart` is a row of `usage_shares.differences`.
    """
    asked = f"{sentence(label)}{' (the nearest that was asked)' * nearest}, {years}"
    if not apart["clear"]:
        says = "This does not set the roles apart."
    elif apart["leader"] == role:
        says = "This does set the roles apart."
    else:
        says = "This sets the roles apart the other way round."
    return f"{asked}: {_shares(apart, roles)}. {says}"


def asked_before(
    before: pd.DataFrame, item: str, now: pd.Series, tables: Mapping[str, pd.DataFrame]
) -> str:
    """What the earlier survey says of the nearest that it asked, and whether that agrees."""
    found = before[before["item"] == item]
    if found.empty:
        return ""
    apart = found.iloc[0]
    label = tables["activity_names"].set_index("id").loc[item, "label"]
    both = apart["clear"] and now["clear"]
    disagree = " The two surveys disagree." * bool(both and apart["leader"] != now["leader"])
    return f"In 2022, {label}: {_shares(apart, tables['roles'])}.{disagree}"
