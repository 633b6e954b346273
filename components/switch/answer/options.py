"""Options of the controls on the Switch page."""

from dataclasses import dataclass

from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.learning_path import measured_skills
from components.tables.cache import Tables, cache_result
from components.tables.roles import all_roles
from components.words.phrases import lower_first
from components.words.skill_names import skill_names

# The id of the question in `survey_questions.csv` that is about activities, not tools.
ACTIVITIES = "activities"


@dataclass(frozen=True)
class SwitchOptions:
    """The options for roles, starts, targets and skills, as names by id.

    The skills are in the order of the survey questions that asked about them. The keys of `done`
    are the ids of the skills and the pieces of advice, which can all be marked as done.
    """

    roles: dict[str, str]
    starts: dict[str, str]
    targets: dict[str, str]
    skills: dict[str, str]
    done: dict[str, None]


@cache_result
def switch_options(tables: Tables) -> SwitchOptions:
    roles = {role.id: lower_first(role.name) for role in all_roles(tables)}
    skills = _by_question(measured_skills(tables), tables)
    advice = tables["switch_advice"]["id"]
    return SwitchOptions(
        roles,
        {id: f"From: {name}" for id, name in {NEWCOMER: words.NEWCOMER, **roles}.items()},
        {id: f"To: {name}" for id, name in roles.items()},
        skills,
        dict.fromkeys([*skills, *advice]),
    )


def _by_question(measured: frozenset[str], tables: Tables) -> dict[str, str]:
    """Return the names of the measured skills by id, in the order of the survey's questions."""
    items_by_question = {
        category: list(ids) for category, ids in tables["tools"].groupby("category")["id"]
    }
    items_by_question[ACTIVITIES] = list(tables["activity_names"]["id"])
    names = skill_names(tables)
    return {
        item: names[item]
        for question in tables["survey_questions"]["id"]
        for item in items_by_question.get(question, [])
        if item in measured
    }
