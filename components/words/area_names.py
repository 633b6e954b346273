"""Names of areas and cities, as they stand in a sentence."""


def short_name(name: str) -> str:
    """An area by its first city and state: 'San Francisco, CA'."""
    title, _, states = name.rpartition(", ")
    if not title:
        return name
    return f"{title.split('-')[0].split('/')[0]}, {states.split('-')[0]}"


def wide(country: str) -> str:
    """Of what place figures are where a city's are not known: 'USA-wide'."""
    return f"{country}-wide"
