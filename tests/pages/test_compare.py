"""The Compare page: headline, metrics, charts, and each claim next to its test."""

import json
import re

from components.shell.markdown import WORD_JOINER
from components.tables.loading import read_table
from components.thresholds import MAX_DIFFERENCES
from components.words.gap_findings import NOT_CLEAR
from tests import expected
from tests.conftest import words

YEARS = expected.latest_years("salary_index")
GAP = expected.by_share(expected.gap("salary_index", YEARS))


def finding(app) -> str:
    return app.header[0].value.replace("\\", "")


def numbers(app) -> list[tuple[str, str]]:
    def read(text: str) -> str:
        return text.replace("\\", "").replace(WORD_JOINER, "")

    return [(read(element.value), read(element.delta)) for element in app.metric]


def shares(app, picture: int) -> dict[str, str]:
    """Return the item labels of a chart of shares with their vertical positions."""
    figure = json.loads(app.get("plotly_chart")[picture].proto.spec)
    axis = figure["layout"]["yaxis"]
    return dict(zip(axis["ticktext"], axis["tickvals"], strict=True))


def test_opens_with_a_verdict_its_numbers_and_its_pictures(open_page):
    app = open_page("compare")
    assert GAP in finding(app)
    values = [value for value, _ in numbers(app)]
    assert len(values) == 3
    assert all(re.fullmatch(r"\$\d+k", value) for value in values[:2])
    assert values[2] == f"+{GAP.split()[0]}"
    assert all("95% interval" in note for _, note in numbers(app))
    assert (
        app.metric[2]
        .help.replace("\\", "")
        .startswith("Like for like: the same experience, country")
    )
    charts = app.get("plotly_chart")
    assert len(charts) == 3
    activities = {label.lower() for label in read_table("work_names")["label"]}
    assert {name.lower() for name in shares(app, 1)} <= activities
    assert len(shares(app, 1)) == MAX_DIFFERENCES
    assert len(set(shares(app, 2)) & set(read_table("tools")["name"])) == MAX_DIFFERENCES
    assert [button.label for button in app.button if button.proto.type == "primary"] == [
        "Find your fit (4 min)"
    ]


def test_all_of_it_is_of_the_situation(open_page):
    app = open_page("compare", country="us", city="19740", experience="mid")
    usa = {"country": "us", "experience": "mid"}
    ratio = expected.by_share(expected.gap("salary_index", YEARS, **usa))
    assert ratio in finding(app)
    assert numbers(app)[-1][0] == f"+{ratio.split()[0]}"
    text = words(app)
    every = expected.reports("salary_index", YEARS, country="us")
    mid = expected.reports("salary_index", YEARS, **usa)
    assert f"{every:,} job ads ({mid:,} mid-level)" in text
    assert expected.span(YEARS) in text
    assert "Mid-level (you)" in app.get("plotly_chart")[0].proto.spec
    assert shares(app, 2)
    nobody = open_page("compare", country="de", experience="mid")
    assert "Too few reports match all of your situation, so this is wider." in words(nobody)


def test_unclear_gap_is_not_claimed(open_page):
    app = open_page("compare", country="in", experience="mid")
    assert "%" not in finding(app)
    assert numbers(app)[-1][0] == NOT_CLEAR
    assert numbers(app)[-1][1].startswith("95% interval −")


def test_evidence_follows_the_verdict(open_page):
    app = open_page("compare")
    text = words(app)
    for source in expected.table("salary_factors")["source"].unique():
        years = expected.latest_years(source)
        ratio = expected.by_share(expected.gap(source, years))
        [title] = expected.table("sources").set_index("id").loc[[source], "short_title"]
        assert f"{title}, {expected.span(years)}: {ratio}, " in text
    assert "Clear: 95% interval excludes zero" in text
    assert "Job ads lead because they are the newest" in text
    assert "false discovery rate" not in text
    assert [element.value for element in app.page_link] == [
        "Pay where you live",
        "How sure the gap is",
        "Who does what",
        "Who uses what",
        "Where the jobs are going",
        "Setting pay bands?",
    ]


def test_introduces_each_role_from_its_table(open_page):
    app = open_page("compare")
    text = words(app)
    for role in read_table("roles").itertuples():
        for part in ("name", "purpose", "summary", "project", "education", "certification"):
            assert getattr(role, part) in text
    assert app.title[0].value == "Machine learning engineer (MLE) or data scientist (DS)?"


def test_each_claim_is_next_to_its_test(open_page):
    app = open_page("compare")
    text = words(app)
    for claim in read_table("claimed_differences").itertuples():
        assert claim.text in text
    for tested in (
        "Putting models into production: MLEs 69%, data scientists 39% (State of Data Brazil, "
        "2023–24). Supported.",
        "Jupyter Notebook: no clear difference, data scientists 77%, MLEs 73% (Kaggle "
        "survey, 2022). Not supported.",
        "pandas in job ads: MLEs 17%, data scientists 10% (Google Jobs ads, 2023). "
        "The other way round.",
    ):
        assert text.count(tested) == 1
    texts = read_table("claimed_differences").set_index(["dimension", "role"])["text"]
    tested = read_table("work_names").set_index("id")["label"]["business"]
    before, after = texts["workflow", "ds"], texts["goal", "ds"]
    assert text.index(before) < text.lower().index(tested.lower(), text.index(before))
    assert text.lower().index(tested.lower(), text.index(before)) < text.index(after)


def test_lists_tools_that_contradict_the_article(open_page):
    text = words(open_page("compare"))
    assert "Of the 14 tools that the article names for one role alone" in text
    assert "Matplotlib: named for data scientists, but there is no clear difference (88%" in text
    assert "Kubernetes: named for machine learning engineers; the survey did not ask" in text
    assert "XGBoost: named" not in text, "there the practitioners agree with the article"


def test_third_role_is_introduced(third_role, open_page):
    app = open_page("compare")
    text = words(app)
    for part in ("summary", "project"):
        assert third_role[part] in text
    assert app.title[0].value.endswith(f"or model zookeeper ({third_role['short_name']})?")
    assert f"{GAP} than data scientists" in finding(app)
    assert third_role["short_name"] in app.metric[2].label
    assert len(app.metric) == 4


def test_without_pay_everything_else_is_still_there(data, open_page):
    (data / "pay.csv").write_text("nonsense")
    app = open_page("compare")
    text = words(app)
    assert len(app.error) == 1
    assert "data/pay.csv" in app.error[0].value.replace("\\", "")
    assert read_table("roles", data)["summary"].iloc[0] in text
    assert finding(app).startswith("MLEs deploy and monitor more")
    assert list(shares(app, 1)) == ["PyTorch", "SQL", "TensorBoard"]


def test_without_usage_pay_and_work_are_still_there(data, open_page):
    (data / "tool_usage.csv").unlink()
    app = open_page("compare")
    assert GAP in finding(app)
    assert len(app.get("plotly_chart")) == 2
    assert app.error
    assert all("tool_usage" in error.value.replace("\\", "") for error in app.error)
