"""The Tools page: filters, sort order, details, tools that no survey asked about."""

import json

import pytest

from components.statistics import usage_shares
from components.tables import cache
from components.tables.loading import read_table
from components.tools.answer import ToolQuery, tool_detail, tools_chart
from tests.conftest import words


def drawn(app, number: int = 0) -> list[str]:
    """Return the row labels of a chart, from top to bottom."""
    figure = json.loads(app.get("plotly_chart")[number].proto.spec)
    return figure["layout"]["yaxis"]["ticktext"]


def caption(question: ToolQuery) -> str:
    """Return the source line in the menu of the tools chart."""
    actual = tools_chart(question, cache.get_tables())
    assert actual is not None
    return actual.caption


def titles(app) -> list[str]:
    return [chart.proto.alt.split(". ")[0] for chart in app.get("plotly_chart")]


def test_shows_the_largest_differences_first_and_the_rest_on_demand(open_page):
    app = open_page("tools")
    counts = usage_shares.counts(read_table("tool_usage"), "tool")
    differences = sorted(
        usage_shares.differences(usage_shares.shares_by_role(counts)), key=lambda row: -row.value
    )
    clear = sum(row.is_clear for row in differences)
    names = read_table("tools").set_index("id")["name"]
    assert drawn(app)[:5] == [names[row.item] for row in differences[:5]]
    assert len(drawn(app)) == 12
    assert app.header[0].value == (f"Clear differences in {clear} of {len(differences)} tools")
    leading = [row.leader.role for row in differences if row.is_clear]
    assert [metric.value for metric in app.metric] == [
        str(leading.count(role)) for role in read_table("roles")["id"]
    ]
    everything = open_page("tools", all="yes")
    assert len(drawn(everything)) == len(differences)


def test_filters_and_order(open_page):
    app = open_page("tools", category="frameworks", sort="name", all="yes")
    assert drawn(app) == sorted(drawn(app), key=str.casefold)
    assert "PyTorch" in drawn(app)
    assert "Python" not in drawn(app)
    clear = open_page("tools", category="frameworks", clear="yes")
    assert set(drawn(clear)) < set(drawn(app))
    popular = open_page("tools", category="languages", sort="popularity")
    assert drawn(popular)[0] == "Python"
    actual = open_page("tools", search="boosted")
    assert set(drawn(actual)) == {"XGBoost", "LightGBM", "CatBoost"}
    india = open_page("tools", country="in", search="pytorch")
    assert "in India" in india.get("plotly_chart")[0].proto.alt


def test_table_has_the_order_of_the_chart():
    actual = tools_chart(ToolQuery(sort="popularity"), cache.get_tables())
    in_table = list(dict.fromkeys(actual.table["tool"]))
    assert in_table[:12] == list(actual.figure.layout.yaxis.ticktext)


def test_a_search_is_text_and_not_a_pattern(open_page):
    assert set(drawn(open_page("tools", search="C++"))) == {"C++", "Visual Studio"}
    app = open_page("tools", search="(((")
    assert "No measured tool matches" in app.info[0].value


def test_tools_without_survey_use_job_ads_instead_of_zero(open_page):
    app = open_page("tools", all="yes")
    assert not {"pandas", "Docker", "Kubernetes"} & set(drawn(app))
    ads = open_page("tools", all="yes", evidence="ads")
    assert {"pandas", "Docker", "Kubernetes"} <= set(drawn(ads))
    assert "Ads for 348 MLEs and 6,105 data scientists, Google Jobs ads, 2023." in words(ads)
    assert "demand, not use" in caption(ToolQuery(source="job_ads"))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ({"evidence": "ads"}, "Python (81%), Amazon Web Services (41%) and TensorFlow (38%) most"),
        ({"survey": "stack_overflow"}, "use Python (97%), SQL (60%) and Bash (56%) most"),
        ({"survey": "state_of_data_brazil"}, "State of Data Brazil, 2023–24."),
        ({"survey": "gallup"}, "“gallup”"),
        ({}, "Azure: used by people in 2022, data scientists 31%, MLEs 25%; asked for in job ads"),
        ({}, "data scientists, Kaggle survey, 2022, over 3 years old."),
    ],
)
def test_each_kind_of_evidence_is_separate(open_page, link: dict, expected: str):
    assert expected in words(open_page("tools", **link))


def test_details_of_a_tool(open_page):
    app = open_page("tools", tool="tensorflow")
    assert app.selectbox(key="tool").value == "tensorflow"
    assert titles(app)[-1] == "TensorFlow: MLEs 64%, data scientists 50%"
    assert drawn(app, -1) == ["All countries", "India", "USA", "Elsewhere"]
    text = words(app)
    assert "The article names it for machine learning engineers." in text
    assert "- **All countries.** Clearly more common among machine learning engineers" in text
    assert "- **India.** " in text
    shown = tool_detail("tensorflow", cache.get_tables())
    assert "Which of these machine learning frameworks do you use" in shown.chart.caption


def test_details_of_tool_no_survey_asked_about(open_page):
    app = open_page("tools", tool="docker", search="docker")
    text = words(app)
    assert "2023): MLEs 22%, data scientists 5%." in text
    assert "This source has no figures on **Docker**" in text
    assert "The article names it for machine learning engineers." in text
    assert not app.warning


def test_every_tool_that_the_article_names_is_listed_for_its_role(open_page):
    text = words(open_page("tools"))
    for names in ("TensorFlow, PyTorch, JAX", "Python, C++, Java", "Python, R, SQL", "Tableau"):
        assert names in text


@pytest.mark.parametrize(
    ("search", "name"),
    [
        ("sklearn", "scikit-learn"),
        ("scikit learn", "scikit-learn"),
        ("vscode", "Visual Studio Code"),
    ],
)
def test_usual_spellings_match(open_page, search, name):
    assert drawn(open_page("tools", search=search)) == [name]


def test_details_without_a_clear_difference(open_page):
    app = open_page("tools", tool="jupyter_notebook")
    assert "no clear difference" in titles(app)[-1]


def test_titles_have_at_most_twelve_words(open_page):
    for link in ({}, {"tool": "jupyter_notebook"}, {"search": "tableau"}, {"tool": "sagemaker"}):
        for title in titles(open_page("tools", **link)):
            assert len(title.split()) <= 12, title


def test_third_role(third_role, open_page):
    app = open_page("tools", tool="pytorch")
    for drawing in app.get("plotly_chart"):
        assert third_role["colour"] in drawing.proto.spec
        assert third_role["plural"] in drawing.proto.spec


def test_strange_link(open_page):
    app = open_page("tools", category="magic", country="moon", sort="random", tool="hammer")
    notes = "\n".join(warning.value for warning in app.warning).replace("\\", "")
    for value in ("magic", "moon", "random", "hammer"):
        assert value in notes
    assert app.get("plotly_chart")
    assert not open_page("tools", search="x" * 5_000).exception


def test_damaged_usage_is_named(data, open_page):
    file = data / "tool_usage.csv"
    file.write_text(file.read_text().replace(",elsewhere,6,681,", ",elsewhere,682,681,", 1))
    app = open_page("tools")
    assert "data/tool_usage.csv, row 2" in app.error[0].value.replace("\\", "")
    assert "no more people than asked" in app.error[0].value.replace("\\", "")


def test_matplotlib_does_not_survive_so_many_comparisons(open_page):
    app = open_page("tools", tool="matplotlib")
    titles = [element.value.replace("\\", "") for element in app.subheader]
    assert "Matplotlib: no clear difference, MLEs 88%, data scientists 84%" in titles
    text = words(app)
    assert "Alone it would be clear; among all that are compared it may be chance." in text
    assert "false discovery rate" not in text
    assert "5% false discovery rate across all 122" in caption(ToolQuery())
    assert "over 3 years old" in text
