"""The tools that a source measures or the article names: rows of `tools.csv`."""

from dataclasses import dataclass

from components.tables.cache import Tables, cache_result


@dataclass(frozen=True)
class Tool:
    """A row of `tools.csv`; `data/README.md` describes the columns.

    `named_for` holds the ids of the roles for which the article names the tool.
    """

    id: str
    name: str
    category: str
    purpose: str
    named_for: tuple[str, ...]
    source: str


@cache_result
def tools_by_id(tables: Tables) -> dict[str, Tool]:
    """Return every tool by id, in the order of the file."""
    return {
        row["id"]: Tool(**{**row, "named_for": tuple(row["named_for"].split())})
        for row in tables["tools"].to_dict("records")
    }


@cache_result
def tool_names(tables: Tables) -> dict[str, str]:
    """Return the name of every tool by id."""
    return {id: tool.name for id, tool in tools_by_id(tables).items()}
