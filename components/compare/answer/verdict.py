"""The question of the first page, and the answer in a line."""

from components.compare import words
from components.compare.answer.largest import Largest, wider
from components.compare.answer.pay import Pay
from components.tables.cache import Tables, once
from components.tables.roles import all_roles


@once
def question(tables: Tables) -> str:
    """Which of the roles it is: 'Baker or cook?'; `tables` needs roles."""
    return words.question([role.name for role in all_roles(tables)])


def verdict(pay: Pay | None, work: Largest | None, tools: Largest | None) -> str:
    """What the roles differ in most; nothing is said of a part whose tables are damaged."""
    parts = [pay.finding] if pay else []
    if work and tools:
        parts.append(words.WIDER[wider(work, tools)])
    return " ".join(parts)
