"""The Outlook page: the verdict first, four kinds of evidence, one country in the link."""

import re

from tests.conftest import words


def test_the_finding_comes_first_and_its_details_stand_on_the_first_page_too(open_page):
    app = open_page("outlook")
    assert app.header[0].value == "“Demand is soaring” holds in 2 of 6 measures, fails in 2"
    values = [each.value.replace("\\", "") for each in app.metric]
    assert values == ["+34.6%", "5.9%", "76"]
    (said,) = re.findall(r"“Demand is soaring” holds for the projection[^*]*", words(app))
    assert said in words(open_page("compare"))


def test_rows_that_were_copied_are_marked(open_page):
    text = words(open_page("outlook"))
    assert "2024–34 and 2025–35, copied" in text
    assert "copied rows" in text
    assert "copied from a republished series" in text


def test_a_country_of_the_link_is_shown_and_an_unknown_one_is_said(open_page):
    assert "Germany: 5.1% of job ads mention AI" in words(open_page("outlook", ads_country="de"))
    assert "“xx”" in words(open_page("outlook", ads_country="xx"))
