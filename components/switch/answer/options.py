"""The options of the controls on Switch."""

from dataclasses import dataclass

from components.situation.situation import NEWCOMER
from components.switch import words
from components.switch.answer.learning_path import measured_skills
from components.tables.cache import Tables, cache_result
from components.tables.roles import all_roles
from components.words.phrases import lower_first
from components.words.skill_names import skill_names

# The id in `survey_questions.csv` of the question on activities instead of tools.
ACTIVITIES = "activities"


@dataclass(frozen=True)
class SwitchOptions:
    """Names by id of roles, starts, targets and skills; `done` has the ids that can be done.

    Skills are in the order of the questions that asked about them.
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
    """Return the names of the measured skills, in the order of the survey's questions."""
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
