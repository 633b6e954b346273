"""The choice of countries on the pages that ask people what they do and use."""

from components.shell import choices

COUNTRY = "country"


def country_groups(labels: dict[str, str]) -> list[str]:
    """Show the choice of country groups, by id; returns those chosen, none for all."""
    chosen = choices.several(COUNTRY, labels, "Country")
    choices.report_ignored({"country": choices.unknown(COUNTRY, labels)})
    return chosen
