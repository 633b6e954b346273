"""Suggestions of the tables on the path into a role: projects, resources, the article's advice."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.switch import words
from components.tables.cache import Tables, cache_result
from components.words.provenance import Provenance


@dataclass(frozen=True)
class Resource:
    """A place to learn: title, URL, publisher and cost."""

    title: str
    link: str
    publisher: str


@dataclass(frozen=True)
class Project:
    """Why a skill is worth adding, two projects that show it, and where to learn it.

    `needs` are the ids of its prerequisites.
    """

    needs: tuple[str, ...]
    why: str
    weekend: str
    month: str
    resources: tuple[Resource, ...]


@dataclass(frozen=True)
class Piece:
    """A piece of the article's advice."""

    id: str
    name: str
    text: str
    resources: tuple[Resource, ...]


@dataclass(frozen=True)
class Advice:
    """The article's advice for a role, that for every role, and the citation."""

    for_one_role: tuple[Piece, ...]
    everyone: tuple[Piece, ...]
    caption: str

    @property
    def all(self) -> tuple[Piece, ...]:
        """Every piece, in order."""
        return self.for_one_role + self.everyone


@cache_result
def projects(target: str, tables: Tables) -> dict[str, Project]:
    """Return the suggestions for each skill of a target role; `tables` needs switch_steps."""
    role_steps = tables["switch_steps"][tables["switch_steps"]["role"] == target]
    rows = in_order(tables["resources"])
    return {
        step.skill: Project(
            tuple(step.needs.split()),
            step.why,
            step.weekend,
            step.month,
            _resources(step.resources, rows),
        )
        for step in role_steps.itertuples()
    }


@cache_result
def advice(target: str, tables: Tables) -> Advice:
    """Return the article's advice on the path into a role; `tables` needs switch_advice."""
    role_advice = advice_for(tables["switch_advice"], target)
    rows = in_order(tables["resources"])
    special = role_advice["role"] == target
    article = Provenance.of(role_advice["source"].iloc[0], tables)
    return Advice(
        _pieces(role_advice[special], rows),
        _pieces(role_advice[~special], rows),
        words.advice_caption(article.line),
    )


def advice_for(advice: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return the advice for a target role: its own first, then that for every role."""
    role_advice = advice[advice["role"].isin([target, ""])]
    return role_advice.sort_values(["role", "order"], ascending=[False, True])


def _pieces(advice: pd.DataFrame, rows: list[Any]) -> tuple[Piece, ...]:
    return tuple(
        Piece(row.id, row.name, row.text, _resources(row.resources, rows))
        for row in advice.itertuples(index=False)
    )


def in_order(resources: pd.DataFrame) -> list[Any]:
    """Sort rows of `resources.csv`: free before paid, official before others."""
    return sorted(
        resources.itertuples(index=False),
        key=lambda row: (row.cost != "Free", row.official != "yes"),
    )


def _resources(ids: str, rows: list[Any]) -> tuple[Resource, ...]:
    """Return the resources with these ids, in the order of `rows`."""
    resource_ids = set(ids.split())
    return tuple(
        Resource(row.title, row.link, words.publisher(row.publisher, row.cost))
        for row in rows
        if row.id in resource_ids
    )
