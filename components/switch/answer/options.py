"""What can be chosen on the Switch page."""

from dataclasses import dataclass

from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.way import known_skills, names
from components.tables.cache import Tables, once
from components.tables.roles import all_roles

# The id of the question in `survey_questions.csv` that asked for activities instead of tools.
ACTIVITIES = "activities"


@dataclass(frozen=True)
class Options:
    """Starts, targets, skills by the question that asked for them, and what `done` can have.

    All by id; `known` has each skill, `done` has each piece of advice beside them.
    """

    starts: dict[str, str]
    targets: dict[str, str]
    skills: dict[str, dict[str, str]]
    known: dict[str, None]
    done: dict[str, None]


@once
def options(tables: Tables) -> Options:
    """What can be chosen.

    `tables` needs activities, tool_usage, switch_advice and what they refer to.
    """
    roles = {role.id: role.name for role in all_roles(tables)}
    measured = dict.fromkeys(sorted(known_skills(tables)))
    return Options(
        {NEWCOMER: words.NEW_TO_THESE_ROLES, **roles},
        roles,
        _by_question(measured, tables),
        measured,
        {**measured, **dict.fromkeys(tables["switch_advice"]["id"])},
    )


def _by_question(measured: dict[str, None], tables: Tables) -> dict[str, dict[str, str]]:
    """The names of the measured skills, by the label of the question that asked for them."""
    asked_for = {category: list(ids) for category, ids in tables["tools"].groupby("category")["id"]}
    asked_for[ACTIVITIES] = list(tables["activity_names"]["id"])
    called = names(tables)
    found = {}
    for question in tables["survey_questions"].itertuples():
        known = {item: called[item] for item in asked_for.get(question.id, []) if item in measured}
        if known:
            found[question.label] = known
    return found
