"""What the brief says."""

from typing import Any

from components.tables.roles import Role
from components.words.money import Currency
from components.words.phrases import FEW, capitalise, join_words, lower_first, percent
from components.words.provenance import Provenance

EVERYONE = "everyone, no situation set"
WITHOUT_SITUATION = "Brief"
SITUATION, PAY = "Your situation", "Pay a year"
WORK, TOOLS = "Largest differences in work", "Largest differences in tools"
SWITCH = "Switching roles"
PAY_TITLES = ("", "Median", "95% interval", "Half fall between", "Based on")
DIFFERENCE_TITLES = ("", "", "", "Points apart (95% interval)")
DONE_AT_WORK = "Share who say it is part of their routine at work."
ONE_COUNTRY = "One country: Brazil."
STEP_TITLES = ("Next steps", "You then cover", "Who has it")


def title(situation: str) -> str:
    """The title of the brief of a situation, which is '' for everyone."""
    return f"Brief: {situation or EVERYONE}"


def damaged(problem: str) -> str:
    """What stands in place of a part whose table is damaged; `problem` names it."""
    return f"This part is missing because a table is damaged. {problem}"


def used(where: str) -> str:
    """What a share of a tool is, and whose; `where` comes from `country_groups`."""
    return f"Share who use it regularly, {where}."


def sources(origins: list[Provenance]) -> str:
    """Where a part of the brief comes from, and when these data end."""
    return f"Source{'s' * (len(origins) > 1)}: {'; '.join(each.citation_with_date for each in origins)}."


def instead(source: str, selected: str) -> str:
    """Whose pay it is where too few reports of a source match the situation."""
    selected = lower_first(selected)
    return f"Too few reports match this situation in {source}. Shown instead: {selected}"


def left_aside(labels: list[str]) -> str:
    """What of a situation a pay source does not know, '' where it knows all."""
    return f"Not known in this source: {join_words(labels)}." if labels else ""


def no_rate(money: Currency) -> str:
    """Why pay is in dollars, though the situation is in another currency."""
    return f"In US dollars: not all of these reports have a rate for {money.name}."


def no_median(distinct: int, reports: str) -> str:
    """Why a role has no median."""
    return f"too few {reports} ({distinct})"


def based_on(distinct: int, reports: str, few: bool) -> str:
    """How many reports a median rests on."""
    return f"{distinct:,} {reports}{f'. {FEW}' * few}"


def share(role: Role, value: float) -> str:
    """The share of a role's people: 'Cooks 58%'."""
    return capitalise(f"{role.short_plural} {percent(value)}")


def difference(difference: Any) -> str:
    """How far two shares lie apart: a row of `usage_shares.differences`."""
    return f"{100 * difference.difference:.1f} ({100 * difference.low:.1f} to {100 * difference.high:.1f})"


def coverage(now: float, average: float, target: Role) -> str:
    """How much of the target's toolkit is covered, beside its practitioners."""
    return (
        f"{percent(now)} of the toolkit of {target.plural} covered now; "
        f"on average they cover {percent(average)} themselves."
    )


def counted(known: list[str], start: Role | None) -> str:
    """Which skills count as known: those that most have at the `start`; None for the ticked."""
    if not known:
        return "No skill is ticked as known."
    why = "you ticked" if start is None else f"most {start.plural} have"
    return f"Counted as known, what {why}: {join_words(known)}."


def has_it(step: Any, start: Role | None, target: Role) -> str:
    """The shares of a step, a row of a toolkit, in the target and at the start."""
    shares = [share(target, step["share"])]
    if start is not None and step["start_share"] == step["start_share"]:
        shares.append(f"{start.short_plural} {percent(step['start_share'])}")
    return ", ".join(shares)


def in_a_line(way: str, now: float, usual: Role | None, steps: list[str], later: float) -> str:
    """A way in a line: what is covered now, and after the next steps.

    `usual` is the role whose usual skills count as known, None where none are assumed.
    """
    assumed = "" if usual is None else f" with what most {usual.plural} know"
    return (
        f"{way}: {percent(now)} of the toolkit covered{assumed}. Next: {join_words(steps)}, "
        f"then {percent(later)}."
    )
