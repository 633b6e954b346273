"""The Compare page: the roles, computed headlines, the differences, the surprises."""

import re

from components.tables.loading import load
from tests.conftest import words


def test_introduces_each_role_from_its_table(open_page):
    text = words(open_page("compare"))
    for role in load("roles").itertuples():
        for part in (
            role.name,
            role.purpose,
            role.summary,
            role.project,
            role.education,
            role.certification,
        ):
            assert part in text
    assert "Machine learning engineer or data scientist?" in text


def test_shows_every_difference(open_page):
    text = words(open_page("compare"))
    for difference in load("claimed_differences").itertuples():
        assert difference.text in text


def test_each_headline_is_the_finding_of_the_page_it_leads_to(open_page):
    app = open_page("compare")
    work, tools, pay = (element.value for element in app.subheader[2:5])
    assert work in [element.value for element in open_page("work").subheader]
    years, gap = re.split(r"\W*: ", pay)
    assert years == "2024–25"
    assert open_page("pay", view="gap").header[0].value.endswith(gap)
    assert "but clearly so in only 3 of 4 sources." in words(app)
    name = tools.split(":")[0].replace("\\", "").lower()
    assert tools in [element.value for element in open_page("tools", tool=name).subheader]
    links = [element.value for element in app.page_link]
    assert links == [
        "See what each role does",
        "See who uses which tool",
        "See pay where you live",
        "See where the jobs are going",
    ]


def test_says_where_article_and_practitioners_disagree(open_page):
    text = words(open_page("compare"))
    assert "The article gives Jupyter Notebook to data scientists, yet" in text
    assert "there is no clear difference: 77% of data scientists and 73%" in text
    assert "pandas" in text
    assert "TensorFlow, yet" not in text, "there the practitioners agree with the article"


def test_third_role_is_introduced(third_role, open_page):
    text = words(open_page("compare"))
    for part in ("summary", "project", "plural"):
        assert third_role[part] in text
    assert "or model zookeeper?" in text


def test_without_pay_everything_else_is_still_there(data, open_page):
    (data / "pay.csv").write_text("nonsense")
    app = open_page("compare")
    text = words(app)
    assert len(app.error) == 1
    assert "data/pay.csv" in app.error[0].value.replace("\\", "")
    assert load("roles", data)["summary"].iloc[0] in text
    assert "Ad-hoc studies: data scientists 74%" in text


def test_without_usage_the_differences_are_still_there(data, open_page):
    (data / "tool_usage.csv").unlink()
    app = open_page("compare")
    assert load("claimed_differences", data)["text"].iloc[0] in words(app)
    assert all("tool_usage" in error.value.replace("\\", "") for error in app.error)
