"""The worked examples of docs/adding.md, followed to the letter."""

import re
from itertools import pairwise

import pytest

from tests.conftest import words
from tests.test_project import ROOT
from tests.visits import PAGES

EXAMPLES = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")


def follow(example: str, folder) -> None:
    """Add the rows of an example to the tables that it names."""
    section = EXAMPLES.split(f"\n## {example}\n")[1].split("\n## ")[0]
    blocks = section.split("```csv\n")
    assert len(blocks) > 1
    for before, block in pairwise(blocks):
        name = re.findall(r"`data/(\w+\.csv)`", before)[-1]
        rows = block.split("```")[0]
        with (folder / name).open("a", encoding="utf-8") as table:
            table.write(rows)


def everything(app) -> str:
    """All that a page says, in its charts too."""
    figures = "\n".join(chart.proto.spec + chart.proto.alt for chart in app.get("plotly_chart"))
    choices = [*app.get("button_group"), *app.multiselect, *app.selectbox]
    labels = "\n".join(f"{choice.label} {choice.options}" for choice in choices)
    return "\n".join([words(app), figures, labels])


# Pages that show roles only after a choice.
CHOICES = {
    "assessment": {"step": "2"},
    # The areas are those of US official statistics, which know occupations and not roles; the
    # example has records of one country, which are not enough to compare countries.
    "places": {"view": "countries"},
}


@pytest.mark.parametrize("page", [page for page in PAGES if page != "sources"])
def test_a_role_is_on_every_page_that_shows_roles(data, open_page, page):
    follow("A role", data)
    app = open_page(page, **CHOICES.get(page, {}))
    assert not app.error
    shown = everything(app)
    assert re.search(r"analytics engineer|\bAEs?\b|18 statements", shown, flags=re.IGNORECASE)


def test_a_role_is_on_sources_once_its_accuracy_is_measured(data, open_page):
    """Sources names roles only where it says how well ranges hold: `make data` measures that."""
    follow("A role", data)
    app = open_page("sources")
    assert not app.error
    measured = "role,ae,300,0.8,0.7,0.9,0.2,0.2\n"
    with (data / "range_accuracy.csv").open("a", encoding="utf-8") as table:
        table.write(measured)
    (accuracy,) = open_page("sources").dataframe
    assert "analytics engineers" in list(accuracy.value["Records held out"])


def test_a_role_is_in_the_pages_as_the_example_says(data, open_page):
    follow("A role", data)
    assert "Makes data ready for everyone who asks of it." in words(open_page("compare"))
    assert "Turns raw records into tables" in words(open_page("responsibilities"))
    assert "11 of them distinct" in words(open_page("pay"))
    assert "of 18 statements answered" in words(open_page("assessment"))
    assert "Everything that the role makes is written in it." in everything(
        open_page("switch", to="ae", all="yes")
    )


def test_a_tool(data, open_page):
    follow("A tool", data)
    app = open_page("tools", search="duckdb", tool="duckdb")
    assert "DuckDB" in everything(app)
    assert "Database inside a program" in words(app)
    assert "25%" in everything(app)
    assert "30%" in everything(app)


def test_a_question(data, open_page):
    follow("A question", data)
    app = open_page("assessment")
    assert "Being called when a system fails at night" in everything(app)
    assert "of 14 statements answered" in words(app)


def test_a_pay_source(data, open_page):
    follow("A pay source", data)
    app = open_page("pay", source="pay_register")
    assert not app.warning
    assert "Pay that employers report each year." in words(app)
    medians = [metric.value.replace("\\", "") for metric in app.metric]
    assert medians == ["$152k", "$132k"]
    assert "A register of pay" in words(open_page("sources"))
