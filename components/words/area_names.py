"""Names of areas and cities, as used inside a sentence."""

# The code of a metropolitan area (CBSA) has five digits; other areas have longer codes.
METROPOLITAN_DIGITS = 5


def short_name(name: str) -> str:
    """Return an area's first city and state: 'San Francisco, CA'."""
    title, _, states = name.rpartition(", ")
    if not title:
        return name
    return f"{title.split('-')[0].split('/')[0]}, {states.split('-')[0]}"


def wide(country: str) -> str:
    """Return the scope of figures that aren't known for the visitor's city: 'USA-wide'."""
    return f"{country}-wide"
