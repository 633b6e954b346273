"""URLs of every page in app.py, for tests that have to cover everything that pages can show."""

import ast
from pathlib import Path
from urllib.parse import parse_qs

from components.assessment.answer_codec import Answers, encode
from components.statistics.interest_fit import HIGHEST_ANSWER
from components.tables.cache import get_tables

ROOT = Path(__file__).parent.parent


def _titles() -> dict[str, str]:
    """Return the titles of the pages in navigation order, by file name."""
    calls = [
        node
        for node in ast.walk(ast.parse((ROOT / "app.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page"
    ]
    named = {
        Path(ast.literal_eval(call.args[0])).stem: {word.arg: word.value for word in call.keywords}
        for call in calls
    }
    return {
        name: ast.literal_eval(text["title"])
        for name, text in named.items()
        if "visibility" not in text
    }


def code_of_all() -> str:
    """Return the assessment code for the highest answer to every question and every third pick."""
    tables = get_tables()
    questions, picks = tables["questions"], tables["picks"]
    answers = Answers(dict.fromkeys(questions["id"], HIGHEST_ANSWER), list(picks["item"][::3]))
    return encode(answers, questions, picks)


TITLES = _titles()
PAGES = list(TITLES)
HOME = PAGES[0]

# Query strings, by page, for content that a page shows only with parameters.
MORE = {
    "tools": ["all=yes&tool=pytorch"],
    "pay": [
        "view=groups&source=practitioner_survey&country=in&by=company_size&currency=local",
        "view=gap",
        "view=sure",
        "view=factors",
        "view=you&country=de&experience=mid",
    ],
    "places": [
        "prices=local&show=ranking&occupation=offers-mle",
        "view=employers",
        "view=countries-compared",
        "view=countries",
    ],
    "outlook": ["ads_country=de"],
    "assessment": ["step=5", f"step=6&code={code_of_all()}"],
    "switch": ["from=ds&have=python&have=sql&done=pytorch&done=advice-network&all=yes"],
}


def path(page: str, link: str = "") -> str:
    """Return the URL of a page, relative to the app's URL."""
    return f"{'' if page == HOME else page}{'?' if link else ''}{link}"


VISITS = [path(page, link) for page in PAGES for link in ["", *MORE.get(page, [])]]


def page_and_choices(visit: str) -> tuple[str, dict[str, list[str]]]:
    """Split a URL into its page and its query parameters."""
    page, _, link = visit.partition("?")
    return page or HOME, parse_qs(link)
