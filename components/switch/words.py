"""What the Switch page says."""

from typing import Any

import pandas as pd

from components.tables.roles import Role
from components.thresholds import COMMON_SHARE, LEAST_SHARE, MOST
from components.words.gap_findings import NOT_KNOWN
from components.words.phrases import (
    chance,
    from_to,
    listed,
    more_or_less,
    percent,
    points,
    sentence,
)
from components.words.share_findings import ALONE

INTRODUCTION = (
    "What separates you from the role you want, and a plan to get there: what to add, in the order "
    "of the evidence, with projects that show it."
)
NEW_TO_THESE_ROLES = "New to these roles"
WHAT_COUNTS = (
    "What is ticked here counts, and every step that you tick as done. Picks from the "
    "assessment are ticked already: take away those that you would like to use but do "
    "not know yet."
)

BEFORE = "Before these steps"
COVERAGE_UNIT = "share of the toolkit, 0 to 1"
ALL_DONE = "All of these are done."
OURS = "Reasons, projects and resources are our suggestions; the shares are measured."
NAMED_BY_THE_ARTICLE = " The article names it for this role as well."
NO_PROJECT = "No project or resource is known here for it yet."
OPINION = "An opinion, not measured: it does not move the chart above."
LINK_OPENS_IT = (
    "This link opens the plan again with all its ticks, for you or whoever you send it to. "
    "Nothing is stored on the server."
)

YOUR_SITUATION = "Describe your situation. Nothing chosen means everyone."
NO_GAP = "Take a filter away, or choose another source."
NO_PROMISE = (
    "What others get in each role, not what changing it would bring you: who moves may start "
    "lower, and the roles differ in more than is compared here."
)

# The headings of the document.
WHAT_YOU_BRING, HOW_FAR = "What you bring", "How far along you are"
TO_ADD, PAY_SIDE = "Skills to add", "The pay side"
ADVICE = "What the article advises (an opinion, not measured)"


def already_there(start: str, target: str) -> str:
    """What is shown to somebody who wants to go where they are."""
    return f"You are a {start.lower()} already, so this shows the way to {target.lower()}."


def way(start: Role | None, target: Role) -> str:
    """From where to where, as a title."""
    return f"From {start.name.lower() if start else 'newcomer'} to {target.name.lower()}"


def document_title(start: Role | None, target: Role) -> str:
    """The title of the plan that is taken away."""
    return f"Crossroads: from{way(start, target).removeprefix('From')}"


def nothing_ticked(usual: list[str], start: Role | None) -> str:
    """What the figures assume while no skill is ticked; `usual` is what most have at the start."""
    nothing = "Nothing is ticked as known yet, so all figures here count from 0%"
    if not usual or start is None:
        return f"{nothing}. Tick below what you know, if anything."
    return (
        f"{nothing}, as if you knew none of it. Most {start.plural} know {listed(usual)}: tick "
        "these with the button and take away what you lack, or tick below what you know."
    )


def tick_usual(missing: int, known: bool, start: Role) -> str:
    """The button that ticks what most have at the start."""
    return f"Tick the {missing} {'more ' * known}skills that most {start.plural} have"


def share(step: Any, plural: str, prefix: str = "") -> str:
    """A share with its interval and how many were asked; `step` is a row of a toolkit."""
    value, low, high, asked = (
        getattr(step, f"{prefix}{name}") for name in ("share", "low", "high", "asked")
    )
    if pd.isna(value):
        return f"too few {plural} were asked for a figure"
    few = ", few: take with care" * bool(getattr(step, f"{prefix}few"))
    return (
        f"{percent(value)} of {plural} "
        f"(95% interval {percent(low)} to {percent(high)}, {asked:,.0f} asked{few})"
    )


def comparison(step: Any, start: Role | None, target: Role) -> str:
    """What the survey says of a skill in the target and at the start; a row of a toolkit."""
    own = share(step, target.plural)
    if start is None:
        return f"{own}."
    both = sentence(f"{own}, {share(step, start.plural, 'start_')}.")
    if pd.isna(step.difference):
        return f"{both} So it cannot be said where it is more common."
    # Told from the side of the role in which the skill is found more often.
    side = 1 if step.difference >= 0 else -1
    ends = sorted([100 * side * step.difference_low, 100 * side * step.difference_high])
    interval = f"95% interval {ends[0]:.1f} to {ends[1]:.1f}".replace("-", "−")
    apart = f"{points(abs(step.difference))} ({interval})"
    if step.more_common:
        return f"{both} Clearly more common among {target.plural}: by {apart}."
    most = f"At least {percent(MOST)} of {target.plural} have it all the same."
    if step.less_common:
        return f"{both} Clearly less common among {target.plural}: by {apart}. {most}"
    more = target if side > 0 else start
    alone = f"{ALONE} " * (ends[0] > 0)
    return f"{both} No clear difference: {apart} more among {more.plural}. {alone}{most}"


def which(used: bool, in_ads: bool, measured: bool) -> str:
    """Which kinds of evidence a step has; `measured`: whether it counts in the coverage."""
    if used and in_ads:
        return "People use it and job ads ask for it."
    if in_ads:
        return f"Only job ads ask for it.{' It does not move the chart above.' * (not measured)}"
    return "Only use by people speaks for it."


def in_source(ads: bool, title: str, years: str, shares: list[tuple[str, float]]) -> str:
    """What a source says of a tool in some roles."""
    told = ", ".join(f"{plural} {percent(share)}" for plural, share in shares)
    period = "" if years in title else f", {years}"
    return f"{'Asked for in job ads' if ads else 'Used'} ({title}{period}): {told}."


def strengths(common: int, known: int, target: Role) -> str:
    """What somebody brings to the target: `common` of so many skills that are `known`."""
    quarter = percent(COMMON_SHARE)
    if not known:
        return "No skill is ticked yet, so there is nothing to count."
    if not common:
        return (
            f"Nothing of what you ticked is common among {target.plural}: none of it is found in "
            f"at least {quarter} of them. What you know may still help you to learn the rest."
        )
    many = f"{common} of the {known} skills you ticked"
    return f"Common among {target.plural}: {many}. At least {quarter} of them have each."


def coverage_title(progress: pd.DataFrame, target: Role) -> str:
    """The coverage now and after the last step of a table from `toolkit.progress`."""
    now = percent(progress.loc[progress["done"], "coverage"].iloc[-1])
    later = percent(progress["coverage"].iloc[-1])
    after = "" if progress["done"].all() else f", {later} after these steps"
    return sentence(f"Toolkit of {target.short_plural}: {now} covered now{after}")


def coverage_subtitle(skills: int, average: float, known: bool, target: Role) -> str:
    """What the chart of the coverage of a toolkit of so many skills shows."""
    assumed = "" if known else "No skill is ticked, so this counts as if you knew none. "
    return (
        f"{assumed}How much you cover of the toolkit of a typical practitioner, now "
        "and after each step. Full bars: what is ticked; pale bars: still to do. Tick a step "
        f"below and it moves up. The toolkit is the {skills} tools and activities "
        f"that at least {percent(LEAST_SHARE)} of {target.plural} have; each counts as much as "
        f"the share of them who have it. On average they cover {percent(average)} of it "
        "themselves (the line), since hardly anybody has all that is common."
    )


def coverage_caption(origin: str, asked: str) -> str:
    """Where the coverage comes from."""
    return f"{origin} {asked} All countries together."


def coverage_in_short(title: str, average: float) -> str:
    """The coverage beside that of practitioners."""
    return f"{title}. Practitioners themselves: {percent(average)} on average."


def ranking_title(name: str, step: pd.Series | None, start: Role | None, target: Role) -> str:
    """The first step that is not done ('' if all are), with its shares, in at most 12 words.

    `step` is its row of a toolkit; None where the survey did not ask about it.
    """
    if not name:
        return "All of these are done"
    if step is None:
        return f"Next: {name} (asked for in job ads)"
    figures = f"{target.short_plural} {percent(step['share'])}"
    if start is not None and not pd.isna(step["start_share"]):
        figures += f", {start.short_plural} {percent(step['start_share'])}"
    return f"Next: {name} ({figures})"


def ranking_subtitle(start: Role | None, target: Role) -> str:
    """Whose shares the chart of the steps shows, and why in this order."""
    if start is None:
        whose = f"{target.plural}, and of others to compare,"
        why = (
            "You are new to these roles: what people use and job ads ask for comes first, then "
            f"what most {target.plural} have."
        )
    else:
        whose = f"{target.plural} and of {start.plural}"
        why = (
            "What people use and job ads ask for comes first; then the best evidence: the "
            "difference of the two shares, times the share in the "
            f"target; after that, what most {target.plural} have anyway."
        )
    return (
        f"Share of {whose} who use the tool or call the activity an important part of "
        f"their work, with its 95% interval. {why}"
    )


def ranking_caption(origin: str, asked: str, start: Role | None, target: Role) -> str:
    """Where the shares come from, and what is left out or may be chance."""
    by_chance = "" if start is None else f" {chance('all tools, and all activities,')}"
    return (
        f"{origin} {asked} All countries together. Left out: what fewer than "
        f"{percent(LEAST_SHARE)} of {target.plural} have.{by_chance}"
    )


def nothing_to_add(covered: float, target: Role) -> str:
    """Why a plan has no steps; what is `covered` is missing (NaN) without a toolkit."""
    if pd.isna(covered):
        return (
            f"The survey asked too few {target.plural}, so it is not known which skills they have."
        )
    return (
        f"Nothing is left to add: you have all that is clearly more common among {target.plural}, "
        f"and all that most of them have. You cover {percent(covered)} of their toolkit."
    )


def takes_to(coverage: float, done: bool) -> str:
    """How much is covered after a step."""
    return f"{'Took' if done else 'Takes'} you to {percent(coverage)}"


def publisher(name: str, cost: str) -> str:
    """Who publishes a resource, at which cost."""
    return f"({name}, {cost.lower()})"


def a_weekend(project: str) -> str:
    """A project for a weekend."""
    return f"A weekend: {project}"


def a_month(project: str) -> str:
    """A project for a month."""
    return f"A month: {project}"


def advice_caption(origin: str) -> str:
    """Where the advice comes from."""
    return f"{origin} The wording and the resources are ours."


def steps_done(ticked: int, steps: int) -> str:
    """How many steps of the plan are done."""
    return f"{ticked} of {steps} steps are done."


def pay(gap: pd.Series, roles: pd.DataFrame, verb: str) -> str:
    """How the target's pay compares with that of another role.

    `gap` comes from `role_gap.gap`, `roles` is `roles.csv`, `verb` what the source says of pay.
    """
    names = roles.set_index("id")["plural"]
    target, than = names[gap["role"]], names[gap["compared_with"]]
    if pd.isna(gap["ratio"]):
        return f"too few reports of {target} and {than} are alike for a figure."
    text = (
        f"like for like, {target} {verb} {more_or_less(gap['ratio'])} than {than} (95% interval: "
        f"{from_to(gap['low'], gap['high'])})."
    )
    if not gap["clear"]:
        return f"{text} That is no clear difference: it may be none at all."
    return text


def pay_in(source: pd.Series, about: str, said: str, counts: str) -> str:
    """What a source, a row of `sources.csv`, says of a gap; it is named first."""
    return (
        f"{source['title']} ({source['publisher']}). {about}: {said} {counts} {source['in_short']}"
    )


def elsewhere(said: str | None) -> str:
    """What another source says; None where it knows no such countries."""
    if said is None:
        return f"Another source says nothing here: {NOT_KNOWN}"
    return f"Another source measures something else. {said}"
