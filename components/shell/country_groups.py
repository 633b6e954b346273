"""The choice of countries on the pages that ask people what they do and use."""

from components.selection.selection import COUNTRY
from components.shell import controls, situation
from components.situation import source_mapping, words
from components.situation.situation import known
from components.tables.cache import Tables


def country_groups(labels: dict[str, str], tables: Tables) -> list[str]:
    """Show the choice of country groups, by id; returns those chosen, none for all.

    They are those of the countries of the visitor's situation.
    """
    groups = list(source_mapping.country_groups(situation.current(), tables))
    return controls.multiselect(COUNTRY, labels, "Country", binding=situation.bind(COUNTRY, groups))


def about_country_groups(tables: Tables) -> None:
    """Say what the page makes of the visitor's countries, and which it does not know."""
    controls.warn_ignored({"country": unknown_countries(tables)})
    situation.show_note(words.groups_note(situation.current(), tables))


def unknown_countries(tables: Tables) -> list[str]:
    """The countries in the link that are none."""
    return controls.unknown_values(COUNTRY, known(tables)[COUNTRY])
