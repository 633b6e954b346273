"""The worked examples in docs/adding.md work when followed literally."""

import re
from itertools import pairwise

import pytest

from components.tables.loading import read_table
from tests import expected
from tests.conftest import words
from tests.page_urls import PAGES
from tests.test_project import ROOT

EXAMPLES = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")


def follow(example: str, folder) -> None:
    """Add the rows in an example to the tables that it names."""
    section = EXAMPLES.split(f"\n## {example}\n")[1].split("\n## ")[0]
    blocks = section.split("```csv\n")
    assert len(blocks) > 1
    for before, block in pairwise(blocks):
        name = re.findall(r"`data/(\w+\.csv)`", before)[-1]
        rows = block.split("```")[0]
        with (folder / name).open("a", encoding="utf-8") as table:
            table.write(rows)


def everything(app) -> str:
    """Return all text on a page, including charts and tables."""
    figures = "\n".join(chart.proto.spec + chart.proto.alt for chart in app.get("plotly_chart"))
    choices = [*app.get("button_group"), *app.multiselect, *app.selectbox]
    labels = "\n".join(f"{choice.label} {choice.options}" for choice in choices)
    tables = "\n".join(table.value.to_csv() for table in app.dataframe)
    return "\n".join([words(app), figures, labels, tables])


# Query parameters for pages that name roles only with a parameter.
CHOICES = {
    # Respondents don't see which role a statement supports; the result names the roles.
    "assessment": {"step": "6"},
    # The first view shows occupations in US statistics, which don't include the example's role.
    # The second compares countries in the survey, where the example has no pay.
    "places": {"view": "countries"},
}


@pytest.mark.parametrize("page", PAGES)
def test_a_role_is_on_every_page(data, open_page, page):
    follow("A role", data)
    app = open_page(page, **CHOICES.get(page, {}))
    assert not app.error
    assert "analytics engineer" in everything(app).casefold()


def test_example_role_appears_on_all_pages(data, open_page):
    follow("A role", data)
    assert "Makes data ready for everyone who asks of it." in words(open_page("compare"))
    assert "Turns raw records into tables" in words(open_page("work"))
    # The example's eleven distinct reports are added to those of the other roles.
    pay = read_table("pay")
    late = (pay["source"] == "salary_index") & pay["year"].isin(
        expected.latest_years("salary_index")
    )
    index = pay.loc[late, "distinct_records"].sum()
    assert f"{index + 11:,} job ads," in words(open_page("pay"))
    assert "of 24 statements answered" in words(open_page("assessment"))
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
    assert "Repair a system that fails at night" in everything(app)
    assert "of 18 statements answered" in words(app)


def test_a_currency(data, open_page):
    link = {"source": "practitioner_survey", "country": "cn"}
    assert "Chinese yuan" not in everything(open_page("pay", **link))
    follow("A currency", data)
    app = open_page("pay", **link, currency="local")
    assert not app.warning
    assert "6.74 Chinese yuan in 2022" in words(app)
    assert all(metric.value.replace("\\", "").startswith("CN¥") for metric in app.metric[:2])


def test_a_pay_source(data, open_page):
    follow("A pay source", data)
    app = open_page("pay", source="pay_register")
    assert not app.warning
    assert "Pay that employers report each year." in words(app)
    numbers = [metric.value.replace("\\", "") for metric in app.metric]
    assert numbers == ["$152k", "$132k", "Not clear"]
    assert "A register of pay" in words(open_page("evidence"))
