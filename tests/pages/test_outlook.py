"""The Outlook page: the finding first, four kinds of evidence, one country in the URL."""

from components.outlook.answer import build_outlook_page
from components.tables.cache import get_tables
from tests.conftest import words


def test_the_finding_comes_first_and_the_figures_that_matter_on_the_first_page_too(open_page):
    app = open_page("outlook")
    assert app.header[0].value.replace("\\", "") == (
        "The article’s “demand is soaring”: 2 of 6 measures agree, 2 disagree"
    )
    values = [each.value.replace("\\", "") for each in app.metric]
    assert values == ["+34–35%", "5.8%", "−24%"]
    text = words(app)
    kinds = ["Soaring (at least 25% more)", "Not soaring", "Too uncertain to call"]
    assert [text.count(f"**{kind}**") for kind in kinds] == [1, 1, 1]
    home = words(open_page("compare"))
    assert "US jobs for data scientists are projected to grow 34–35% in ten years" in home
    assert "software development job ads are 24% below February 2020." in home
    assert "soaring" not in home


def test_rows_that_were_copied_are_marked(open_page):
    text = words(open_page("outlook"))
    assert "2024–34 and 2025–35 as published" in text
    assert "copied" not in text
    tables = get_tables()
    assert "copied rows" in build_outlook_page(tables).projections.caption


def test_country_in_link_is_shown_and_unknown_one_reported(open_page):
    assert "Germany: 5.0% of job ads mention AI" in words(open_page("outlook", ads_country="de"))
    assert "“xx”" in words(open_page("outlook", ads_country="xx"))
