"""Sentences used in the brief."""

from components.statistics.toolkit import Skill
from components.statistics.usage_shares import ShareDifference
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


def damage_note(problem: str) -> str:
    """Return the text that replaces a section if one of its tables is damaged."""
    return f"This part is missing because a table is damaged. {problem}"


def usage_note(where: str) -> str:
    """Explain the shares of tool users; `where` comes from `country_groups.where_phrase`."""
    return f"Share who use it regularly, {where}."


def sources_line(origins: list[Provenance]) -> str:
    """Name the sources of a section and say when their data end."""
    citations = "; ".join(origin.citation_with_date for origin in origins)
    return f"Source{'s' if len(origins) > 1 else ''}: {citations}."


def wider_pay_note(source: str, selected: str) -> str:
    """Say whose pay is shown instead if too few reports in a source match the profile."""
    selected = lower_first(selected)
    return f"Too few reports match this situation in {source}. Shown instead: {selected}"


def no_rate_note(money: Currency) -> str:
    """Explain why pay is in dollars although the profile uses another currency."""
    return f"In US dollars: not all of these reports have a rate for {money.name}."


def report_count(distinct: int, reports: str, few: bool) -> str:
    """Return the number of reports behind a median, with a warning if they are few."""
    return f"{distinct:,} {reports}{f'. {FEW}' if few else ''}"


def role_share(role: Role, value: float) -> str:
    """Return a role and the share of its people: 'Cooks 58%'."""
    return capitalise(f"{role.short_plural} {percent(value)}")


def points_difference(difference: ShareDifference) -> str:
    """Return the difference between two shares with its 95% interval, in percentage points."""
    low, high = 100 * difference.low, 100 * difference.high
    return f"{100 * difference.value:.1f} ({low:.1f} to {high:.1f})"


def coverage_sentence(coverage: float, average: float, target: Role) -> str:
    """Say how much of the target role's toolkit the visitor covers.

    For comparison, `average` is the share that people in that role cover themselves.
    """
    return (
        f"{percent(coverage)} of the toolkit of {target.plural} covered now; "
        f"on average they cover {percent(average)} themselves."
    )


def known_skills_note(known_skills: list[str], start: Role | None) -> str:
    """Say which skills count as known.

    They are the usual skills of the `start` role, or the ticked ones if `start` is None.
    """
    if not known_skills:
        return "No skill is ticked as known."
    why = "you ticked" if start is None else f"most {start.plural} have"
    return f"Counted as known, what {why}: {join_words(known_skills)}."


def step_shares(skill: Skill, start: Role | None, target: Role) -> str:
    """Return the shares of people with a skill in the target role and in the start role."""
    shares = [role_share(target, skill.share)]
    if start is not None and skill.start and skill.start.has_figure:
        shares.append(f"{start.short_plural} {percent(skill.start.value)}")
    return ", ".join(shares)


def path_line(
    route: str, coverage: float, usual: Role | None, steps: list[str], coverage_after: float
) -> str:
    """Return a path in one line: current coverage, next steps, and the coverage after them.

    `usual` is the role whose usual skills count as known, or None if no skills are assumed.
    """
    assumed = "" if usual is None else f" with what most {usual.plural} know"
    return (
        f"{route}: {percent(coverage)} of the toolkit covered{assumed}. Next: {join_words(steps)}, "
        f"then {percent(coverage_after)}."
    )
