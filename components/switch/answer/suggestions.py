"""Suggestions for the path into a role: projects, resources and the article's advice."""

from dataclasses import dataclass

import pandas as pd

from components.tables.cache import Tables, cache_result
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Resource:
    """A resource for learning, with its title and URL; `publisher` also states the cost."""

    id: str
    title: str
    link: str
    publisher: str


@dataclass(frozen=True)
class Project:
    """Why a skill is worth adding, two projects that demonstrate it, and where to learn it.

    `weekend` and `month` describe the projects; `needs` holds the ids of the prerequisite skills.
    """

    needs: tuple[str, ...]
    why: str
    weekend: str
    month: str
    resources: tuple[Resource, ...]


@dataclass(frozen=True)
class AdviceItem:
    """A piece of advice from the article."""

    id: str
    name: str
    text: str
    resources: tuple[Resource, ...]


@dataclass(frozen=True)
class Advice:
    """The article's advice for one role and its advice for every role, with the citation."""

    for_role: tuple[AdviceItem, ...]
    for_everyone: tuple[AdviceItem, ...]
    caption: str

    @property
    def all(self) -> tuple[AdviceItem, ...]:
        """All pieces of advice, those for the role first."""
        return self.for_role + self.for_everyone


@cache_result
def projects_by_skill(target: str, tables: Tables) -> dict[str, Project]:
    """Return the suggested projects for a target role, by skill id."""
    role_steps = tables["switch_steps"][tables["switch_steps"]["role"] == target]
    resources = resources_in_order(tables["resources"])
    return {
        step.skill: Project(
            tuple(step.needs.split()),
            step.why,
            step.weekend,
            step.month,
            _with_ids(step.resources, resources),
        )
        for step in role_steps.itertuples()
    }


@cache_result
def role_advice(target: str, tables: Tables) -> Advice:
    """Return the article's advice for the path into a role."""
    rows = advice_rows(tables["switch_advice"], target)
    resources = resources_in_order(tables["resources"])
    is_for_role = rows["role"] == target
    article = Provenance.of(rows["source"].iloc[0], tables)
    return Advice(
        _advice_items(rows[is_for_role], resources),
        _advice_items(rows[~is_for_role], resources),
        f"{article.line} The wording and the resources are ours.",
    )


def advice_rows(advice: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return the rows of advice that apply to a target role, role-specific ones first."""
    rows = advice[advice["role"].isin([target, ""])]
    return rows.sort_values(["role", "order"], ascending=[False, True])


def _advice_items(advice: pd.DataFrame, resources: tuple[Resource, ...]) -> tuple[AdviceItem, ...]:
    return tuple(
        AdviceItem(row.id, row.name, row.text, _with_ids(row.resources, resources))
        for row in advice.itertuples(index=False)
    )


def resources_in_order(resources: pd.DataFrame) -> tuple[Resource, ...]:
    """Return the resources in `resources.csv`: free before paid, then official before others."""
    rows = sorted(
        resources.itertuples(index=False),
        key=lambda row: (row.cost != "Free", row.official != "yes"),
    )
    return tuple(
        Resource(row.id, row.title, row.link, f"({row.publisher}, {row.cost.lower()})")
        for row in rows
    )


def _with_ids(ids: str, resources: tuple[Resource, ...]) -> tuple[Resource, ...]:
    """Return the resources with these ids, which are separated by spaces."""
    wanted = set(ids.split())
    return tuple(resource for resource in resources if resource.id in wanted)
