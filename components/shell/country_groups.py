"""The control for the country on pages that use surveys."""

from components.shell import controls, situation
from components.situation import source_mapping, words
from components.situation.situation import valid_codes
from components.tables.cache import Tables
from components.tables.factors import COUNTRY


def country_groups_control(labels: dict[str, str], tables: Tables) -> list[str]:
    """Show the control for country groups; return the selected ids, or an empty list for all.

    The control starts with the groups of the countries in the visitor's profile.
    """
    groups = list(source_mapping.profile_country_groups(situation.current(), tables))
    return controls.multiselect(COUNTRY, labels, "Country", binding=situation.bind(COUNTRY, groups))


def about_country_groups(tables: Tables) -> None:
    """Explain how the page interprets the visitor's countries, and report unknown ones."""
    controls.warn_ignored({"country": unknown_countries(tables)})
    situation.show_note(words.groups_note(situation.current(), tables))


def unknown_countries(tables: Tables) -> list[str]:
    """Return the unknown country codes in the URL."""
    return controls.unknown_values(COUNTRY, valid_codes(tables)[COUNTRY])
