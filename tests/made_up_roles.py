"""Roles with made-up names, for tests of sentences and charts."""

from dataclasses import fields

from components.tables.roles import Role, Roles


def made_up_roles(ids: str, **names: list[str]) -> Roles:
    """Return a role for each letter in `ids`, with the given fields; other fields are empty.

    Example: `made_up_roles("ab", plural=["alphas", "betas"])`.
    """
    empty = {field.name: "" for field in fields(Role)}
    return {
        id: Role(
            **empty
            | {"id": id, "order": place + 1}
            | {field: values[place] for field, values in names.items()}
        )
        for place, id in enumerate(ids)
    }
