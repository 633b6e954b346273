"""The question in the app's title, and its answer in one line."""

from components.compare import words
from components.compare.answer.largest import LargestDifferences
from components.compare.answer.pay import PayComparison
from components.tables.cache import Tables, cache_result
from components.tables.roles import all_roles


@cache_result
def app_question(tables: Tables) -> str:
    """Return the question in the app's title, such as 'Baker (B) or cook (C)?'."""
    return words.app_question([(role.name, role.short_name) for role in all_roles(tables)])


def headline(
    pay: PayComparison | None, work: LargestDifferences | None, tools: LargestDifferences | None
) -> str:
    """Return the finding on pay or, if its tables are damaged, the one on work or tools.

    Return '' if all of these tables are damaged.
    """
    return next((page.finding for page in (pay, work, tools) if page), "")
