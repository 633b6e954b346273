"""Sentences used on the Switch page."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from components.statistics.gap import Gap
from components.statistics.toolkit import Skill
from components.statistics.usage_shares import Share
from components.tables.roles import Role, Roles
from components.tables.sources import Source
from components.thresholds import COMMON_SHARE, MAJORITY_SHARE, MIN_GAIN, MIN_TOOLKIT_SHARE
from components.words import gap_findings
from components.words.metric import Metric
from components.words.phrases import (
    capitalise,
    fdr_note,
    interval_of_ratios,
    interval_words,
    join_words,
    lower_first,
    more_or_less,
    percent,
    percentage_points,
)
from components.words.share_findings import ALONE

NEWCOMER = "newcomer"
WHAT_COUNTS = (
    "Take out what you don't know and add what you do. Steps marked as done count as well."
)
WISHES = "Picks you would only like to use are no skills yet: take them out."
AS_ASSUMED = "Back to what is assumed"

NOW = "Now"
COVERAGE_UNIT = "share of the toolkit, 0 to 1"
ALL_DONE = "All of these are done."
OURS = "Reasons, projects and resources are our suggestions; the shares are measured."
NAMED_BY_THE_ARTICLE = " The article names it for this role as well."
NO_PROJECT = "No project or resource is known here for it yet."
LINK_OPENS_IT = (
    "This link opens the plan again with all its ticks. Nothing is stored on the server."
)

NO_GAP = "Take a filter away, or choose another source."
NO_PROMISE = (
    "This is what others get in each role, not what switching would bring you: people who switch "
    "may start lower, and the roles differ in more than is compared here."
)

# The headings of the page and the document.
EDIT = "Edit skills, mark steps"
NEXT, PLAN = "Next steps", "The whole plan"
WHAT_YOU_BRING, HOW_FAR = "What you bring", "How far along you are"
TO_ADD, PAY_HEADING = "Skills to add", "Pay"
ADVICE = "What the article advises (an opinion, not measured)"
TAKE_ALONG = "Take the plan along"
EVIDENCE = "How many use each skill, in both roles"

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class People:
    """The names for a group of people with whom a role is compared."""

    plural: str
    short_plural: str


def people_of(roles: Sequence[Role]) -> People:
    """Return the names for the people in one role, or in several roles together."""
    if len(roles) == 1:
        return People(roles[0].plural, roles[0].short_plural)
    return People("people in the other roles", "others")


def step_count(number: int) -> str:
    """Format a number of steps: 'one step', 'six steps'."""
    number_word = NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)
    return f"{number_word} step{'s' if number != 1 else ''}"


def coverage_headline(
    covered: float, after: float, ahead: list[str], is_distinctive: bool, target: Role
) -> str:
    """State how much of the target's toolkit is covered now and after the steps `ahead`.

    If the visitor covers none of it, name the first steps instead; `is_distinctive` says whether
    they set the role apart. `covered` is NaN if the role has no toolkit.
    """
    if isnan(covered):
        return f"Too few {target.plural} were asked to know their toolkit"
    if not covered and ahead:
        start = f"Start with {join_words(ahead[:2])}"
        return f"{start}: they set {target.short_plural} apart" if is_distinctive else start
    sentence = f"You cover {percent(covered)} of the {target.short_name} toolkit"
    if not ahead:
        return f"{sentence}: no steps left"
    return f"{sentence}, {percent(after)} after {step_count(len(ahead))}"


def coverage_now_metric(
    covered: float, is_assumed: bool, has_start: bool, has_picks: bool
) -> Metric:
    """Return the current coverage as a metric that says where the known skills come from."""
    assumed_from = join_words(
        [*(["your role"] if has_start else []), *(["your picks"] if has_picks else [])]
    )
    if is_assumed:
        return Metric(
            "Covered now",
            percent(covered),
            f"assumed from {assumed_from}" if assumed_from else "none ticked",
        )
    return Metric("Covered now", percent(covered), "from your ticks")


def coverage_after_metric(after: float, number: int) -> Metric:
    """Return the coverage after `number` steps as a metric."""
    return Metric(f"After {number} step{'s' if number != 1 else ''}", percent(after))


def pay_gap_metric(gap: Gap, roles: Roles) -> Metric:
    """Return the like-for-like pay gap between the target and another role as a metric.

    The gap compares groups of people and doesn't say what one person gains by switching.
    """
    label = f"Pay gap, {roles[gap.role].short_name} vs {roles[gap.compared_with].short_name}"
    note = f"{interval_of_ratios(gap.low, gap.high)}, not your raise"
    return Metric(label, gap_findings.gap_figure(gap), note)


def route_title(start: Role | None, target: Role) -> str:
    """Return a title that names the start and the target."""
    return f"From {lower_first(start.name) if start else NEWCOMER} to {lower_first(target.name)}"


def document_title(start: Role | None, target: Role) -> str:
    """Return the title of the downloaded plan."""
    return f"Crossroads: from{route_title(start, target).removeprefix('From')}"


def share_with_interval(share: Share | None, plural: str) -> str:
    """Format the share of people with a skill, its interval and the number asked."""
    if share is None or not share.has_figure:
        return f"too few {plural} were asked for a figure"
    few = ", few: take with care" if share.is_few else ""
    interval = f"{percent(share.low)} to {percent(share.high)}"
    return (
        f"{percent(share.value)} of {plural} "
        f"(95% interval {interval}, {share.asked:,.0f} asked{few})"
    )


def comparison_sentence(skill: Skill, others: People, target: Role) -> str:
    """Compare the shares of people with a skill in the target role and among others."""
    target_share = share_with_interval(skill.target, target.plural)
    both_shares = capitalise(f"{target_share}, {share_with_interval(skill.start, others.plural)}.")
    if isnan(skill.difference):
        return f"{both_shares} So it cannot be said where it is more common."
    # The sentence starts from the role with the larger share, so the difference is positive.
    sign = 1 if skill.difference >= 0 else -1
    ends = sorted([100 * sign * skill.low, 100 * sign * skill.high])
    interval = f"95% interval {ends[0]:.1f} to {ends[1]:.1f}".replace("-", "−")
    difference = f"{percentage_points(abs(skill.difference))} ({interval})"
    if skill.more_common:
        return f"{both_shares} Clearly more common among {target.plural}: by {difference}."
    majority_text = (
        f" At least {percent(MAJORITY_SHARE)} of {target.plural} have it."
        if skill.share >= MAJORITY_SHARE
        else ""
    )
    if skill.less_common:
        return (
            f"{both_shares} Clearly less common among {target.plural}: by {difference}."
            f"{majority_text}"
        )
    leading_plural = target.plural if sign > 0 else others.plural
    alone_text = f" {ALONE}" if ends[0] > 0 else ""
    return (
        f"{both_shares} No clear difference: {difference} more among {leading_plural}."
        f"{alone_text}{majority_text}"
    )


def shares_text(skill: Skill, others: People, target: Role) -> str:
    """Return the shares of people with a skill in the target role and among others.

    The text omits the intervals, and the second share if it is unknown.
    """
    target_share = f"{target.short_plural} {percent(skill.share)}"
    if skill.start is None or not skill.start.has_figure:
        return target_share
    return f"{target_share}, {others.short_plural} {percent(skill.start.value)}"


def evidence_summary(in_ads: bool, share: float, target: Role, needs: Sequence[str]) -> str:
    """Summarise the evidence for a step: its share in the main survey or, failing that, its source.

    `share` is NaN if the main survey has no figure; `needs` names the prerequisites.
    """
    if not isnan(share):
        sentence = f"{percent(share)} of {target.short_plural} have it"
    else:
        sentence = "In job ads" if in_ads else "In later surveys"
    return f"{sentence}; needs {join_words(list(needs))}" if needs else sentence


def evidence_kinds_sentence(used: bool, in_ads: bool, measured: bool) -> str:
    """State which kinds of evidence speak for a step.

    `measured` is True if the step counts towards the coverage.
    """
    if used and in_ads:
        return "People use it and job ads ask for it."
    if in_ads:
        return f"Only job ads ask for it.{' It does not move the chart.' if not measured else ''}"
    return "Only use by people speaks for it."


def source_shares_sentence(
    ads: bool, title: str, years: str, shares: list[tuple[str, float]]
) -> str:
    """State what one source says about a tool.

    `shares` pairs the name of each role with the share of its people who use the tool. If `ads` is
    True, the shares are those of job ads that ask for it.
    """
    share_texts = ", ".join(f"{plural} {percent(share)}" for plural, share in shares)
    period = "" if years in title else f", {years}"
    return f"{'Asked for in job ads' if ads else 'Used'} ({title}{period}): {share_texts}."


def strengths_sentence(common_count: int, known_count: int, target: Role) -> str:
    """State how many of the known skills are common in the target role."""
    if not known_count:
        return "You have named no skill yet."
    count_text = (
        f"{common_count} of your {known_count} skills"
        if known_count > 1
        else f"{common_count} of your 1 skill"
    )
    return (
        f"{count_text} are common among {target.plural}: at least {percent(COMMON_SHARE)} of them "
        "have each."
    )


def coverage_title(after: float, number: int, target: Role) -> str:
    """State the coverage after `number` steps.

    The title adds that coverage is breadth, not proficiency.
    """
    if not number:
        return f"What you cover of the {target.short_name} toolkit"
    reach = f"reach{'es' if number == 1 else ''}"
    return f"{capitalise(step_count(number))} {reach} {percent(after)}: breadth, not skill"


def coverage_subtitle(skill_count: int, target: Role, people: int, origin: str) -> str:
    """Describe the coverage chart: the size of the toolkit, the people asked and the source."""
    return (
        f"Share of {skill_count} tools and activities. {people:,} {target.short_plural}, {origin}"
    )


def toolkit_note(skill_count: int, target: Role) -> str:
    """Explain in full how the coverage is calculated."""
    return (
        f"The toolkit is the {skill_count} tools and activities that at least "
        f"{percent(MIN_TOOLKIT_SHARE)} of {target.plural} have, all countries together. Each "
        "counts as much as the share of them who have it, so hardly anybody covers all of it."
    )


def coverage_sentence(covered: float, after: float, average: float, target: Role) -> str:
    """Compare the visitor's coverage with the average among practitioners."""
    return (
        f"Toolkit of {target.short_plural}: {percent(covered)} covered now, {percent(after)} after "
        f"these steps. Practitioners themselves: {percent(average)} on average."
    )


def ranking_title(name: str, skill: Skill | None, others: People, target: Role) -> str:
    """Name the first step that isn't done, with its shares, in at most 12 words.

    `name` is '' if all steps are done. `skill` is None if the survey didn't ask about it.
    """
    if not name:
        return "All of these are done"
    if skill is None:
        return f"Next: {name} (asked for in job ads)"
    return f"Next: {name} ({shares_text(skill, others, target)})"


def order_note(others: People, target: Role) -> str:
    return (
        f"Steps that add less than {percent(MIN_GAIN)} of the toolkit wait. First what people "
        "use and job ads ask for. Then what sets the role apart: the difference to "
        f"{others.plural} times the share of {target.plural}, where it is clear; last, what most "
        f"{target.plural} have anyway. So a tool that both roles use can come after steps that "
        "need it: learn it first."
    )


def ranking_caption(origin: str, others: People, target: Role) -> str:
    """State the source of the shares, what is left out, and what may be due to chance."""
    return (
        f"{origin} Share of {target.plural} and of {others.plural} who use the tool or call the "
        "activity an important part of their work. All countries together. Left out: what fewer "
        f"than {percent(MIN_TOOLKIT_SHARE)} of {target.plural} have. "
        f"{fdr_note('all tools, and all activities,')}"
    )


def nothing_to_add_sentence(covered: float, target: Role) -> str:
    """Explain why a plan has no steps; `covered` is NaN if the role has no toolkit."""
    if isnan(covered):
        return (
            f"The survey asked too few {target.plural}, so it is not known which skills they have."
        )
    return (
        f"Nothing is left to add: you have, or skip, all that is clearly more common among "
        f"{target.plural} and all that most of them have. You cover {percent(covered)} of their "
        "toolkit."
    )


def steps_done_sentence(done: int, steps: int) -> str:
    return f"{done} of {steps} steps, advice included, are done."


def pay_gap_sentence(gap: Gap, roles: Roles, verb: str) -> str:
    """Compare the target's pay with that of another role.

    `gap` comes from `role_gap.adjusted_gap`; `verb` is the source's word for pay, such as 'are
    offered'.
    """
    target, other = roles[gap.role].plural, roles[gap.compared_with].plural
    if not gap.has_figure:
        return f"too few reports of {target} and {other} are alike for a figure."
    text = (
        f"like for like, {target} {verb} {more_or_less(gap.ratio)} than {other} (95% interval: "
        f"{interval_words(gap.low, gap.high)})."
    )
    if not gap.is_clear:
        return f"{text} That is no clear difference: it may be none at all."
    return text


def sourced_gap_sentence(source: Source, about: str, sentence: str, counts: str) -> str:
    """Add the source to a sentence on a gap.

    `about` describes the selected reports, and `counts` says how many there are.
    """
    return f"{source.title} ({source.publisher}). {about}: {sentence} {counts} {source.in_short}"


def other_source_sentence(sentence: str | None) -> str:
    """Introduce what another source says; `sentence` is None if it lacks these countries."""
    if sentence is None:
        return f"Another source says nothing here: {gap_findings.NOT_KNOWN}"
    return f"Another source measures something else. {sentence}"
