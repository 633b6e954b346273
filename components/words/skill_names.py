"""Names of the tools and activities that make up a role's work."""

from components.tables.cache import Tables, cache_result
from components.tables.labels import labels_by_id
from components.tables.tools import tool_names
from components.words.phrases import capitalise


@cache_result
def skill_names(tables: Tables) -> dict[str, str]:
    """Return the names of all tools and activities by id."""
    activities = labels_by_id(tables["activity_names"])
    return {id: capitalise(label) for id, label in activities.items()} | tool_names(tables)
