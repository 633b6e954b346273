"""The sources of all figures: rows of `sources.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.tables.cache import Tables, cache_result


@dataclass(frozen=True)
class Source:
    """A row of `sources.csv`; `data/README.md` describes the columns."""

    id: str
    title: str
    short_title: str
    publisher: str
    in_short: str
    reports: str
    pay_verb: str
    link: str
    licence: str
    period: str
    data_until: str
    size: str
    retrieved: str
    caveats: str


@cache_result
def sources_by_id(tables: Tables) -> Mapping[str, Source]:
    """Return every source by id, in the order of `sources.csv`."""
    return {row["id"]: Source(**row) for row in tables["sources"].to_dict("records")}
