"""Sentences used on the Work page."""

from collections.abc import Iterable

from components.statistics.usage_shares import Share, ShareDifference
from components.tables.roles import Roles
from components.words.phrases import capitalise, fdr_note, join_sentences, join_words, percent
from components.words.share_findings import both_shares

NO_TASK = "The article names nothing here for the chosen role."
NO_STEP = "The project has no step in the chosen stages."
STAGES_ARE_OURS = "The division into stages is ours."
BY_STAGE = "Who does what, from raw data to a live model"
ONE_COUNTRY = (
    "All from Brazil, the only survey that asks what each role routinely does. The 2022 survey "
    "below covers many countries in less detail."
)
ASKED_IN, DONE_MORE = "Asked in Brazil", "More common among"
ACTIVITIES, ANSWERS = "activities", "answers"
FIRST, FIRST_OF_ONE = "Largest difference first.", "Largest share first."
NOT_TESTED = "No survey asked about it."


def claims_introduction(publisher: str) -> str:
    """Introduce the responsibilities by stage, and the survey questions that test them."""
    return (
        f"The responsibilities according to {publisher}, each with the survey question that tests "
        "it: how many in each role do it, and whether it sets the roles apart."
    )


def stages_headline(stages: dict[str, list[str]]) -> str:
    """Say which stages each role does more of; `stages` maps role plurals to stage labels."""
    return "; ".join(
        f"{plural} {join_words([stage.lower() for stage in labels])} more"
        for plural, labels in stages.items()
    )


def no_answers_message(plurals: list[str], where: str) -> str:
    """Return the message for roles without respondents in the survey."""
    return f"The survey has no answers of {join_words(plurals)} {where}."


def activities_subtitle(where: str, people: str, citation: str) -> str:
    """Describe the chart of important activities.

    `where` is '' for all countries, and `citation` names the source.
    """
    place = f" {where}" if where else ""
    return f"Share who call it important at work{place}, 95% intervals. {people}, {citation}"


def does_more_sentence(plural: str, activities: list[str]) -> str:
    if not activities:
        return f"Nothing is clearly more common among {plural}."
    return f"{capitalise(plural)} do clearly more often: {join_words(activities, len(activities))}."


def latest_shares_sentence(label: str, year: int, shares: Iterable[Share], roles: Roles) -> str:
    """State each role's share in the latest year, for an activity whose share has changed."""
    share_texts = [f"{roles[share.role].short_plural} {percent(share.value)}" for share in shares]
    return f"{capitalise(label)} has changed: in {year} alone {join_words(share_texts)}."


def question_subtitle(question: str, people: str, citation: str, by_stage: bool) -> str:
    """Describe the chart of a survey question.

    `citation` is a short citation. `by_stage` means that the answers are sorted by stage.
    """
    order = " By stage of the work." if by_stage else ""
    return f"“{question}” Share who say so, 95% intervals. {people}, {citation}{order}"


def practice_caption(origin: str, compared: int, licence: str) -> str:
    """Return the source of the shares, the false discovery rate, and the licence.

    `compared` is the number of comparisons; the rate is only given if there are several.
    """
    return join_sentences(
        origin, fdr_note(f"all {compared}") if compared > 1 else "", f"{licence}."
    )


def survey_test_sentence(
    label: str, nearest: bool, difference: ShareDifference, role: str, roles: Roles, years: str
) -> str:
    """State the shares that test a responsibility, and whether they set the roles apart.

    `label` is the activity asked about, `nearest` if it is only close to the responsibility.
    """
    question_text = (
        f"{capitalise(label)}{' (the nearest that was asked)' if nearest else ''}, {years}"
    )
    if not difference.is_clear:
        conclusion = "This does not set the roles apart."
    elif difference.leader.role == role:
        conclusion = "This does set the roles apart."
    else:
        conclusion = "This sets the roles apart the other way round."
    return f"{question_text}: {both_shares(difference, roles)}. {conclusion}"


def earlier_survey_sentence(
    label: str, earlier: ShareDifference, current: ShareDifference, roles: Roles
) -> str:
    """State the shares in the earlier survey, and whether the surveys disagree.

    `label` is the activity that the earlier survey asked about.
    """
    both_clear = earlier.is_clear and current.is_clear
    disagree = (
        " The two surveys disagree."
        if both_clear and earlier.leader.role != current.leader.role
        else ""
    )
    return f"In 2022, {label}: {both_shares(earlier, roles)}.{disagree}"
