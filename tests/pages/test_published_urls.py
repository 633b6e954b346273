"""Fifty published URLs, covering every page and filter, keep working.

The URLs contain codes from the tables. Each test checks the value that a control shows and a text
on the page. A renamed code must still work under its old name.
"""

from typing import Any
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from components.shell.markdown import WORD_JOINER
from tests.conftest import new_visitor, words
from tests.page_urls import PAGES

# By page: the query string, the label of a control, its value, and a text on the page.
LINKS: dict[str, list[tuple[str, str, Any, str]]] = {
    "compare": [("", "", None, "Machine learning engineer (MLE) or data scientist (DS)?")],
    "work": [
        ("role=ds", "Role", ["Data scientist"], "A typical project"),
        ("stage=deploy", "Stage", ["Deploy"], "Deploy"),
        ("country=in", "Country", ["India"], "in India"),
        ("role=mle&stage=monitor&country=us", "Country", ["USA"], "in the USA"),
    ],
    "tools": [
        ("category=frameworks", "Category", ["Machine learning frameworks"], "PyTorch"),
        ("country=in&country=us", "Country", ["India", "USA"], "in India and in the USA"),
        ("search=deep+learning", "Search", "deep learning", "Named by the article"),
        ("sort=name", "Sort by", "Name", "tools"),
        (
            "clear=yes",
            "Only where the roles clearly differ",
            True,
            "Clear differences in 46 of 122 tools",
        ),
        ("all=yes", "Show all tools", True, "122 tools"),
        ("tool=pytorch", "Tool", "PyTorch", "PyTorch: MLEs 58%, data scientists 36%"),
    ],
    "pay": [
        ("country=us", "Country", ["USA"], "in the USA, all company sizes"),
        ("country=de&country=at", "Country", ["Germany", "Austria"], "Germany and Austria"),
        ("experience=senior", "Experience", ["Senior"], "senior, 2024–25"),
        ("experience=executive", "Experience", ["Executive"], "no clear gap: executive"),
        ("company_size=50-250", "Company size", ["50 to 250 or not stated"], "50 to 250 people"),
        ("remote=remote", "Remote work", ["Fully remote"], "fully remote"),
        ("year=2023", "Year", ["2023"], "everyone, 2023"),
        ("country=de&currency=local", "Currency", "Euros", "€"),
        ("currency=international", "Currency", "Purchasing-power dollars", "PPP $"),
        (
            "view=groups&by=remote",
            "Compare pay by",
            "Remote work",
            "2 of 2 compared ways of working",
        ),
        ("view=gap&by=country", "Compare pay by", "Country", "like for like"),
        ("view=sure", "View", "How sure?", "Sources with a clear gap 3 of 4"),
        ("view=factors", "Look closer", "What moves pay", "matters most"),
        ("view=you&experience=mid", "Experience", ["Mid-level"], "mid-level, 2024–25"),
        ("view=you&country=in&currency=local", "Currency", "Indian rupees", "₹"),
        (
            "source=practitioner_survey",
            "Pay source",
            "Machine learning and data science survey 2022",
            "everyone, 2022",
        ),
        (
            "source=practitioner_survey&experience=3-5",
            "Years of coding",
            ["3 to 5 years"],
            "3 to 5 years",
        ),
        (
            "source=practitioner_survey&company_size=50-249&country=in",
            "Company size",
            ["50 to 249 people"],
            "in India",
        ),
    ],
    "places": [
        (
            "area=41740",
            "Areas to compare",
            ["San Diego-Chula Vista-Carlsbad, CA"],
            "San Diego, CA",
        ),
        (
            "occupation=software_developers",
            "Role or occupation",
            "Software developers",
            "oftware dev",
        ),
        ("prices=local", "Pay", "At local prices", "local prices"),
        ("show=ranking", "Show all areas as", "Ranking", "is first of"),
        ("view=countries-compared", "View", "India and USA", "India"),
        ("view=countries-compared&currency=inr", "Currency", "Indian rupees", "rupee"),
        ("view=countries-compared&by=company_size", "Compare pay by", "Company size", "USA"),
        ("view=countries", "View", "All countries", "Pay is highest in the USA"),
        ("view=countries&experience=senior", "Experience", ["Senior"], "Countries 6"),
        (
            "view=countries&source=practitioner_survey",
            "Pay source",
            "Machine learning and data science survey 2022",
            "Countries 31",
        ),
    ],
    "outlook": [
        ("", "", None, "Work visa applications"),
        ("ads_country=de", "Country", "Germany", "Germany: 5.0% of job ads mention AI"),
    ],
    "assessment": [
        ("code=0dd9.---4--------.000000", "", None, "statements in part 1 are new"),
        ("step=4&code=79bb.444444444444.4250a9", "", None, "Your picks from part 2 are kept"),
        ("step=5", "", None, "every day?"),
        ("step=6", "", None, "There is no result yet."),
    ],
    "switch": [
        ("from=mle", "From", "From: machine learning engineer", "data scientists"),
        ("from=ds&to=mle", "To", "To: machine learning engineer", "MLEs"),
        ("have=python&have=sql", "Skills you know", ["Python", "SQL"], "2 of your 2 skills"),
        ("done=pytorch", "Done", True, "You cover 3% of the MLE toolkit"),
        (
            "done=advice-network",
            "Networking inside your organisation",
            True,
            "1 of 15 steps, advice included, are done",
        ),
        ("all=yes", "Show all 49 steps", True, "The whole plan"),
        ("country=us&year=2024", "Country", ["USA"], "in the USA"),
    ],
    "evidence": [("", "", None, "Methods and accuracy")],
}


def read(text: str) -> str:
    """Return a text without Markdown escapes."""
    return text.replace("\\", "").replace(WORD_JOINER, "")


def shown_by(app: AppTest, label: str) -> list[Any]:
    """Return the values of the controls with this label, as visitors see them."""
    kinds = ["multiselect", "segmented_control", "selectbox", "toggle", "checkbox", "text_input"]
    collected = []
    for control in (each for kind in [*kinds, "pills"] for each in app.get(kind)):
        if read(control.label).strip("*") == label:
            value, name = control.value, getattr(control, "format_func", str)
            if isinstance(value, list):
                collected.append([read(name(each)) for each in value])
            else:
                collected.append(value if isinstance(value, bool) else read(name(value)))
    return collected


def test_fifty_links_from_every_page():
    assert list(LINKS) == PAGES
    assert sum(map(len, LINKS.values())) >= 50


@pytest.mark.parametrize("page", LINKS)
def test_link_restores_its_view(page: str):
    app = new_visitor(page)
    for link, control, shows, says in LINKS[page]:
        app.query_params.clear()
        for name, codes in parse_qs(link).items():
            app.query_params[name] = codes
        app.run()
        assert not app.exception, link
        assert "Ignored, because" not in words(app), link
        assert says in words(app), (link, words(app))
        if control:
            assert shows in shown_by(app, control), (link, shown_by(app, control))
