"""The views to measure, and the URLs that visitors request."""

import random
from dataclasses import dataclass, field
from itertools import combinations, product
from urllib.parse import urlencode


@dataclass(frozen=True)
class View:
    """A page in one of its views, and the query parameters that can be set.

    The heading of each answer contains `title`. `choices` holds the possible values of each
    parameter. `proof` is a parameter with a value, and a text that an answer contains only if this
    parameter is set. `fixed` holds the parameters that select the view itself.
    """

    path: str
    title: str
    choices: dict[str, list[str]]
    proof: tuple[dict[str, str], str] | None = None
    fixed: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The page's path and the view's own parameters, such as 'pay?view=gap'."""
        return "?".join([self.path] + ([urlencode(self.fixed)] if self.fixed else []))

    def link(self, chosen: dict[str, str]) -> str:
        """Return the query string with these parameters and the view's own."""
        return urlencode({**self.fixed, **chosen})

    def links(self, chance: random.Random) -> list[str]:
        """Return a query string for each combination of up to three parameters, in random order."""
        chosen = [
            dict(zip(names, values, strict=True))
            for many in (1, 2, 3)
            for names in combinations(self.choices, many)
            for values in product(*(self.choices[name] for name in names))
        ]
        chance.shuffle(chosen)
        return [self.link(choice) for choice in chosen]


# The message that a page shows for a value that it doesn't know.
UNKNOWN = "Ignored, because it is not known here"

PAY = {
    "country": ["us", "in", "de", "ca", "gb", "fr", "es"],
    "experience": ["entry", "mid", "senior", "executive"],
    "company_size": ["under-50", "50-250", "over-250"],
    "remote": ["on-site", "hybrid", "remote"],
    "year": ["2021", "2022", "2023", "2024", "2025"],
}
ONE_COUNTRY = {"country": "de"}
# A country with enough reports for like-for-like gaps.
USA = {"country": "us"}
AREAS = ["41740", "42660", "35620", "31080", "16980", "19100", "12420", "47900", "33100", "38060"]
SURVEYED = ["in", "us", "elsewhere"]

VIEWS = [
    View(
        "",
        "or data scientist (DS)?",
        {name: levels for name, levels in PAY.items() if name != "year"},
        (ONE_COUNTRY, "You: Germany"),
    ),
    View("pay", "Pay", PAY, (ONE_COUNTRY, "In Germany.")),
    View("pay", "Pay", PAY, (USA, "In the USA."), {"view": "gap"}),
    View(
        "places",
        "Places",
        {"area": AREAS, "prices": ["local"], "occupation": ["software_developers"]},
        ({"area": AREAS[0]}, "San Diego pays data scientists"),
    ),
    View(
        "places",
        "Places",
        {name: levels for name, levels in PAY.items() if name != "country"},
        ({"experience": "senior"}, "Senior."),
        {"view": "countries"},
    ),
    View(
        "tools",
        "Tools",
        {
            "category": ["languages", "frameworks", "visualisation"],
            "country": SURVEYED,
            "sort": ["popularity", "name"],
            "clear": ["yes"],
        },
        ({"country": "in"}, "who use it in India"),
    ),
    View(
        "work",
        "Work",
        {"country": SURVEYED, "role": ["mle", "ds"], "stage": ["explore", "model", "deploy"]},
        ({"country": "in"}, "in India"),
    ),
    View(
        "switch",
        "Switch",
        {"from": ["mle", "ds"], "to": ["ds"], "have": ["python", "sql", "r", "pytorch", "keras"]},
        ({"to": "ds"}, "DS average"),
    ),
]
