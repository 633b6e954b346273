"""What the Tools page says."""

from components.words.phrases import listed

SORTS = {"difference": "Difference", "popularity": "Popularity", "name": "Name"}
NOTHING_MATCHES = "No measured tool matches. Take a filter away or search for less."
NOT_ASKED_ABOUT_IT = "The survey did not ask about it, so nobody knows who uses it."
ONE_TOOL = "Share of each role who use it, with its 95% interval, by country."
ALL_COUNTRIES = "All countries"
NONE_NAMED = "None named"


def subtitle(where: str, drawn: int, measured: int) -> str:
    """What the chart plots: `drawn` of the `measured` tools, among people `where`."""
    first = f" The first {drawn} of {measured}." * (drawn < measured)
    return f"Share of each role who use the tool, with its 95% interval, {where}.{first}"


def caption(origin: str, asked: str, chance: str) -> str:
    """Where the shares of the tools come from, who was asked, and what may be chance."""
    return f"{origin} {asked} Who was not asked about a tool is not in its share. {chance}"


def selection(where: str, categories: list[str], search: str, clear_only: bool) -> str:
    """What was selected, for the download; no `categories` stand for all of them."""
    return "; ".join(
        [
            where,
            listed(categories) if categories else "all categories",
            *[f"search: {search}"] * bool(search),
            *["only where the roles clearly differ"] * clear_only,
        ]
    )


def named_for(plurals: list[str]) -> str:
    """For which roles the article names a tool."""
    return f"The article names it for {listed(plurals)}." if plurals else ""
