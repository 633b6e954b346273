"""Sentences used in the assessment: on each part, on both parts, and on accuracy."""

from collections.abc import Mapping, Sequence

import pandas as pd

from components.statistics.interest_fit import NEUTRAL_FIT, Fit, best_fit, needed_gap, ranked
from components.statistics.practitioner_split import RoleShare, favourite
from components.tables.roles import Role, Roles
from components.thresholds import (
    FALSE_NAMING_RATE,
    MAX_PICKS,
    MAX_STATEMENTS_NAMED,
    MIN_PICKS,
    MIN_STATEMENTS_PER_ROLE,
)
from components.words.metric import Metric
from components.words.phrases import join_words, percent

LAST_STEPS = ["Practice", "Result"]
KINDS_OF_PICKS = {"activity": "Activities", "tool": "Tools"}

INTRODUCTION = "It takes four minutes"
SAVED = "Your answers are saved only in this page's link."
DO_OR_USE = "Which of these do you do or use, or would like to use, every day?"
HOW_TO_ANSWER = "No opinion? Leave it open. A second click clears an answer."

NO_RESULT = "There is no result yet. What is missing:"
ONE_PART_OPEN = "One part has no result yet. What is missing:"
NOTHING_ASKED = "not asked about"
WHAT_YOUR_INTERESTS_SAY, WHAT_YOUR_PICKS_SAY = "What your interests say", "What your picks say"
EACH_ANSWER, EACH_PICK = "What each answer added", "What each pick added"

POINTS = "points"
POINTS_OF_EVIDENCE = "points of evidence"
WHAT_DROVE_THE_FITS = (
    "Each bar is a statement and your answer; right: you like it more than your average. A role's "
    f"fit is {NEUTRAL_FIT} plus the average of its bars."
)
PROFILE = "How much you like what is typical of each role: 0% strongly dislike, 100% strongly like."
UNTESTED = (
    "This part was not tested on people in the jobs. Its statements are activities and tools "
    "that surveys found to be more common in one of the roles."
)

METHOD = (
    "1. For each of the picks it is known which share of each role names it, from the "
    "practitioner survey.\n"
    "2. A pick that is twice as common in one role speaks for that role; leaving it out "
    "speaks for the other, usually less. (Shares of few people are pulled towards those "
    "of everyone.)\n"
    "3. What the picks say is added up. Picks that tend to go together count for less, so "
    "that nothing is counted twice: their weights were fitted to the survey.\n"
    "4. The sum is turned into shares (69 points double the odds), as if each role had as many "
    "people. The interval covers sampling error: its width comes from a bootstrap in which shares "
    "and weights were fitted again, with the same picks. The table shows how many of such 95% "
    "intervals hold the true split.\n\n"
    "Tested by ten-fold cross-validation: nine tenths of the practitioners choose and "
    "weigh the picks, the last tenth is judged by them, ten times over. Then tested on people "
    "of another year of the survey, in which two of the picks were not asked."
)
# The columns of the accuracy table, and the meaning of two of them.
YEAR, WHERE, PEOPLE = "Survey", "Practitioners in", "People"
AREA, ERROR = "Area under the ROC curve", "Expected calibration error"
COVERAGE = "Intervals that hold"
THIS_YEAR, OTHER_YEAR = "This one", "Another year"
EVERYWHERE = "All countries"
MEANINGS = {
    AREA: "How often a person of a role gets a higher share for it than a person "
    "of the other. A coin has 0.5, certainty 1.",
    ERROR: "How far the shares are from how people really split, on average over ten bins. 0 is "
    "perfect.",
    COVERAGE: "How many of the 95% intervals hold the split of all respondents.",
}

LINK_OPENS_IT = "This link opens your result again, for you or whoever you send it to."
REPORT = "Crossroads: assessment"
LEFT_OPEN = "left open"

# The columns of a comparison, and the text for a part without a result.
ROLE, OPEN = "Role", "open"
INTERESTS, PRACTICE = "Interests", "Practice"
THIS_RESULT, THE_OTHER = "this result", "the other"


def picks_note(offered: int) -> str:
    """Explain why these items are offered, and what it means to skip one."""
    return (
        f"These {offered} were chosen because they set the roles apart most. Pick all that "
        "apply: skipped skills count as unused."
    )


def progress_sentence(given: int, statements: int, picks: int) -> str:
    return (
        f"{given} of {statements} statements answered; {picks} tools and activities picked (last "
        "step)."
    )


def fit_metric(fit: Fit, role: Role) -> Metric:
    """Return a role's fit as a metric, with the range that its unanswered statements allow."""
    label = f"{role.short_name} interests"
    if not fit.asked:
        return Metric(label, "–", NOTHING_ASKED, role.id)
    span = f"{fit.low:.0f}–{fit.high:.0f}" if fit.low < fit.high else "of 100"
    return Metric(label, f"{fit.fit:.0f}", span, role.id)


def fit_basis_sentence(fits: Sequence[Fit], roles: Roles) -> str:
    """Say how many statements were answered, and what the ranges of the fits mean.

    Return '' if every statement was answered.
    """
    counts = [
        f"{fit.answered} of {fit.asked} statements on {roles[fit.role].plural}"
        for fit in fits
        if fit.answered < fit.asked
    ]
    if not counts:
        return ""
    return f"You answered {join_words(counts)}: the range is what the open ones could still change."


def split_metric(share: RoleShare, role: Role) -> Metric:
    """Return a role's share among practitioners with the same picks as a metric."""
    span = f"95% interval {100 * share.low:.0f}–{100 * share.high:.0f}%"
    return Metric(f"{role.short_name} picks", f"{100 * share.share:.0f}%", span, role.id)


def answer_count_sentence(answered: int, asked: int) -> str:
    return f"Your answers to {answered} of {asked} statements."


def profile_count_sentence(answered: int, asked: int) -> str:
    return (
        f"Your answers to {answered} of {asked} statements, one or two for each mark. "
        "No mark: no answer."
    )


def pick_label(name: str, picked: bool) -> str:
    """Return an item's name, with a note if it wasn't picked."""
    return name if picked else f"Not picked: {name}"


def split_drivers_subtitle(picks: int, evidence: float, plural: str) -> str:
    """Describe the chart of what each pick adds.

    `picks` is the number of items; `evidence` is the sum over all of them for the role called
    `plural`.
    """
    return (
        f"How much each pick, or skipping it, speaks for a role; all {picks} together: "
        f"{100 * evidence:.0f} points for {plural}. Shown: the strongest {MAX_PICKS}."
    )


def path_label(short_name: str, picked: bool) -> str:
    """Return the label of the link to the path into a role; an empty name means any role."""
    path = f"way to {short_name}" if short_name else "way into either role"
    return f"Plan your {path}{', your picks counted as known' if picked else ''}"


def switch_label(start: str, target: str) -> str:
    return f"Working as {start} now? Plan the switch to {target}"


def responsibilities_label(plural: str) -> str:
    """Return the label of the link to a role's responsibilities.

    An empty `plural` means all roles.
    """
    return f"See what {f'{plural} answer' if plural else 'each role answers'} for"


def interests_sentence(fits: Sequence[Fit], roles: Roles) -> str:
    """State what the interests show."""
    scores = join_words([f"{fit.fit:.0f} for {roles[fit.role].plural}" for fit in ranked(fits)])
    best_role = best_fit(fits)
    start = "Your interests do not decide"
    if best_role is not None:
        start = f"Your interests fit {roles[best_role].plural} best"
    return (
        f"{start}: of 100, {scores}. "
        f"{NEUTRAL_FIT} means that you like the work of a role as much as "
        "that of the others; liking everything counts for none. With as many answers as yours, a "
        f"role is named from a gap of {needed_gap(fits):.0f} on: random clicks get there at most "
        f"{percent(FALSE_NAMING_RATE)} of the time."
    )


def practice_sentence(split: Sequence[RoleShare], roles: Roles) -> str:
    """State what the picks show."""
    in_order = sorted(split, key=lambda role_share: -role_share.share)
    parts = [
        f"{100 * role_share.share:.0f} would be {roles[role_share.role].plural} "
        f"({100 * role_share.low:.0f} to {100 * role_share.high:.0f})"
        for role_share in in_order
    ]
    return (
        "If both roles were equally common, of 100 practitioners with your picks an "
        f"estimated {join_words(parts)}. In brackets: 95% intervals."
    )


def survey_sentence(
    split: Sequence[RoleShare], favoured: pd.DataFrame, asked: dict[str, int], roles: Roles
) -> str:
    """State how many of the surveyed people whose picks point to a role actually hold it.

    The role is the one that the visitor's picks favour. Return '' if there is none or the number is
    unknown. In the survey, unlike in the estimate, the roles differ in size. `favoured` is the
    table `picks_favoured.csv`; `asked` is the number of people asked, by role id.
    """
    favoured_by_role = favoured.set_index("role")
    best = favourite(split)
    if (
        best is None
        or best not in favoured_by_role.index
        or not favoured_by_role.loc[best, "people"]
    ):
        return ""
    people, holding = favoured_by_role.loc[best, ["people", "holding"]]
    sizes = join_words([f"{asked[role]:,} {roles[role].plural}" for role in asked])
    return (
        f"In the survey they were not: it asked {sizes}. So of the {people:,} people there whose "
        f"picks point to {roles[best].plural}, {percent(holding / people)} hold that role."
    )


def leading_roles(
    fits: Sequence[Fit] | None, split: Sequence[RoleShare] | None
) -> tuple[str | None, str | None]:
    """Return the role that each part names; None if it names none or has too few answers."""
    by_interest = best_fit(fits) if fits is not None else None
    by_practice = favourite(split) if split is not None else None
    return by_interest, by_practice


def verdict_sentence(
    fits: Sequence[Fit] | None,
    split: Sequence[RoleShare] | None,
    roles: Roles,
) -> str:
    """State the result of both parts in one sentence.

    `fits` or `split` is None if that part has too few answers.
    """
    by_interest, by_practice = leading_roles(fits, split)
    if fits is None and split is None:
        return "There is no result yet."
    if split is None:
        if by_interest is None:
            return "Your interests do not decide between the roles."
        return f"Your interests lean towards {roles[by_interest].plural}."
    if fits is None:
        if by_practice is None:
            return "Your picks do not decide between the roles."
        return f"Your picks are more typical of {roles[by_practice].plural}."
    if by_interest is None:
        if by_practice is None:
            return "Neither your interests nor your picks decide between the roles."
        return f"Your interests do not decide, your picks do: {roles[by_practice].plural}."
    if by_practice is None:
        return f"Your interests lean towards {roles[by_interest].plural}; your picks do not decide."
    if by_interest == by_practice:
        return f"Interests and picks both point to {roles[by_interest].plural}."
    return (
        f"The two parts disagree: your interests lean towards {roles[by_interest].plural}, your "
        f"picks towards {roles[by_practice].plural}."
    )


def disagreement_sentence(fits: Sequence[Fit] | None, split: Sequence[RoleShare] | None) -> str:
    """Explain why the two parts disagree; return '' if they don't."""
    by_interest, by_practice = leading_roles(fits, split)
    if by_interest is None or by_practice is None or by_interest == by_practice:
        return ""
    return (
        "The first part asks which kinds of work are like you, the second which activities and "
        "tools are. Answers come apart in people who know one role from experience and are drawn "
        "to the other, or who like the tools of one and the people of the other. The first part "
        "says more about where you would be content, the second about whom you resemble today."
    )


def answers_title(points: pd.DataFrame, roles: Roles) -> str:
    """State how many statements on each role the visitor likes more than their average.

    `points` comes from `interest_fit.points`.
    """
    liked = (points["points"] > 0).groupby(points["role"]).agg(["sum", "size"])
    counts = [
        f"{roles[role].short_name} {liked.loc[role, 'sum']} of {liked.loc[role, 'size']}"
        for role in roles
        if role in liked.index
    ]
    return f"Above your average: {', '.join(counts)}"


def profile_title(profile: pd.DataFrame, labels: dict[str, str], roles: Roles) -> str:
    """Name the dimension in which the visitor's preferences differ most between the roles.

    `profile` comes from `interest_fit.profile`; `labels` maps dimension ids to names.
    """
    shares = profile.pivot_table(index="item", columns="role", values="share").reindex(list(labels))
    comparable = shares.dropna(thresh=2)
    spread = comparable.max(axis=1) - comparable.min(axis=1)
    if spread.empty:
        return "Too few answers to compare the roles one difference at a time"
    if spread.max() == 0:
        return "You like what is typical of each role equally"
    widest = list(spread.index[spread == spread.max()])
    if len(widest) > 1:
        return f"Largest in {len(widest)} of {len(labels)} differences"
    item_shares = shares.loc[widest[0]].dropna().sort_values(ascending=False)
    share_texts = [
        f"{roles[role].short_plural} {percent(share)}" for role, share in item_shares.items()
    ]
    return f"Largest difference: {labels[widest[0]]}, {', '.join(share_texts)}"


def picks_title(contributions: pd.DataFrame, names: Mapping[str, str], roles: Roles) -> str:
    """Name the item, picked or not, with the strongest evidence, and the role it points to.

    `contributions` comes from `practitioner_split.contributions`; `names` maps item ids to names.
    """
    strongest = contributions.loc[contributions["evidence"].idxmax()]
    role = roles[strongest["role"]].short_plural
    left_out = "" if strongest["picked"] else "Not picking "
    return f"{left_out}{names[strongest['item']]} points most clearly to {role}"


def robustness_sentence(fits: Sequence[Fit], turning: list[str], texts: dict[str, str]) -> str:
    """Say whether changing a single answer would change the result.

    `turning` lists the ids of the statements for which it would; `texts` maps ids to statements.
    """
    named_statements = _named_examples(
        [f"“{texts[statement]}”" for statement in turning], "statements"
    )
    if best_fit(fits) is None:
        if not turning:
            return "It would take more than one other answer to decide it."
        return f"One other answer could decide it. It rests on {named_statements}"
    if not turning:
        return (
            "No single answer could turn this: whichever one you changed, gave or cleared, your "
            "interests would name the same role."
        )
    return (
        "A single other answer could change which role is named, or that one is, so take it as a "
        f"hint. It rests on {named_statements}"
    )


def pick_robustness_sentence(
    split: Sequence[RoleShare], turning: list[str], names: Mapping[str, str]
) -> str:
    """Say whether changing a single pick would change the result.

    `turning` lists the ids of the items for which it would; `names` maps ids to names.
    """
    named_picks = _named_examples([names[item] for item in turning], "picks")
    if favourite(split) is None:
        if not turning:
            return "It would take more than one other pick to decide it."
        return f"One other pick, or one fewer, could decide it. It rests on {named_picks}."
    if not turning:
        return (
            "No single pick could turn this: taken or left, your picks would point to the same "
            "role."
        )
    return (
        "A single pick could change which role they point to, or that they do: take it as a hint. "
        f"It rests on {named_picks}."
    )


def _named_examples(named: list[str], things: str) -> str:
    """List what a result depends on; if the list is long, give its length and a few examples."""
    shown = join_words(named[:MAX_STATEMENTS_NAMED])
    if len(named) > MAX_STATEMENTS_NAMED:
        return f"{len(named)} {things}, for example {shown}"
    return shown


def missing_sentences(fits: Sequence[Fit], picked: int, roles: Roles) -> list[str]:
    """State what each part still needs for a result."""
    sentences = [
        f"Part 1: {_at_least(MIN_STATEMENTS_PER_ROLE - fit.answered, 'statement')} on the work of "
        f"{roles[fit.role].plural}. They are spread over the first steps."
        for fit in fits
        if fit.asked and fit.answered < MIN_STATEMENTS_PER_ROLE
    ]
    if picked < MIN_PICKS:
        sentences.append(f"Part 2: {_at_least(MIN_PICKS - picked, 'pick')}.")
    return sentences


def _at_least(count: int, thing: str) -> str:
    return f"at least {count} more {thing}{'s' if count > 1 else ''}"


def accuracy_sentence(accuracy: pd.DataFrame, other_year: pd.DataFrame) -> str:
    """State how well the picks tell the roles apart.

    `accuracy` is the table `picks_accuracy.csv`, `other_year` the table `picks_other_year.csv`.
    """
    this_year, that_year = (
        table.set_index("country_group").loc["all"] for table in (accuracy, other_year)
    )
    worst = max(table["calibration_error"].max() for table in (accuracy, other_year))
    return (
        f"Tested on {this_year['people']:,.0f} practitioners whom the method had not seen. Of "
        f"two people from different roles it ranks the right one higher "
        f"{percent(this_year['area_under_curve'])} of the time "
        f"({100 * this_year['area_low']:.0f} to {percent(this_year['area_high'])}; a coin: 50%), "
        f"and among {that_year['people']:,.0f} of another year "
        f"{percent(that_year['area_under_curve'])} "
        f"({100 * that_year['area_low']:.0f} to {percent(that_year['area_high'])}). Among "
        "all who get a similar estimate, as many hold the role as it says, give or take "
        f"{100 * this_year['calibration_error']:.0f} in 100, "
        f"{100 * that_year['calibration_error']:.0f} in the other year and up to "
        f"{100 * worst:.0f} in a single country; one person can still be the exception."
    )


def format_measure(value: float, low: float, high: float) -> str:
    """Format a measure with its 95% interval, or alone if the interval is unknown."""
    return f"{value:.3f}" if pd.isna(low) else f"{value:.3f} ({low:.3f} to {high:.3f})"
