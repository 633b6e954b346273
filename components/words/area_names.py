"""Names of areas and cities for use in sentences."""

# The code of a metropolitan area (CBSA) has five digits; other areas have longer codes.
METROPOLITAN_DIGITS = 5


def short_name(name: str) -> str:
    """Return the first city and the first state in an area's name: 'San Francisco, CA'."""
    title, _, states = name.rpartition(", ")
    if not title:
        return name
    return f"{title.split('-')[0].split('/')[0]}, {states.split('-')[0]}"


def wide(country: str) -> str:
    """Return the scope of figures that aren't specific to a city: 'USA-wide'."""
    return f"{country}-wide"
