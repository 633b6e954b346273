"""The roles to compare: rows of `roles.csv`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from components.tables.cache import Tables, cache_result


@dataclass(frozen=True)
class Role:
    """A row of `roles.csv`; `data/README.md` describes the columns."""

    id: str
    order: int
    name: str
    plural: str
    short_name: str
    short_plural: str
    colour: str
    symbol: str
    dash: str
    purpose: str
    summary: str
    project: str
    education: str
    certification: str


# The roles by id, in display order.
Roles = Mapping[str, Role]


# The ids of two roles whose pay is compared. A gap is the first role's pay relative to the
# second's.
RolePair = tuple[str, str]


def default_pair(tables: Tables) -> RolePair:
    """Return the ids of the first two roles, which are compared unless a visitor picks others."""
    first, second, *_ = all_roles(tables)
    return first.id, second.id


@cache_result
def roles_by_id(tables: Tables) -> Roles:
    """Return every role by id, in display order."""
    return {role.id: role for role in all_roles(tables)}


@cache_result
def all_roles(tables: Tables) -> tuple[Role, ...]:
    """Return every role, in display order."""
    return tuple(Role(**row) for row in tables["roles"].to_dict("records"))


def select_roles(ids: Iterable[str], tables: Tables) -> Roles:
    """Return the roles with these ids, in display order, or all roles if there are no ids."""
    wanted = set(ids)
    roles = roles_by_id(tables)
    return {id: role for id, role in roles.items() if id in wanted} if wanted else roles


def roles_of(ids: Iterable[str], tables: Tables) -> tuple[Role, ...]:
    """Return the roles with these ids, in display order."""
    wanted = set(ids)
    return tuple(role for role in all_roles(tables) if role.id in wanted)
