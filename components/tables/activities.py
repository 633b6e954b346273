"""The activities and answers of the surveys on work: rows of `work_names.csv`."""

from dataclasses import dataclass

from components.tables.cache import Tables, cache_result


@dataclass(frozen=True)
class Activity:
    """A row of `work_names.csv`; `data/README.md` describes the columns."""

    id: str
    order: int
    question: str
    stage: str
    asked_before: str
    label: str
    sentence: str


@cache_result
def activities_by_id(tables: Tables) -> dict[str, Activity]:
    """Return every activity by id, in the order of the file."""
    return {row["id"]: Activity(**row) for row in tables["work_names"].to_dict("records")}
