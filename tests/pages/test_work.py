"""The Work page: tasks by stage, project stories, and shares of activities."""

import base64
import json

import numpy as np
import pandas as pd

from components.statistics import usage_shares
from components.tables.loading import read_table
from tests.conftest import add_third_role, words


def test_shows_every_responsibility_and_every_step(open_page):
    text = words(open_page("work"))
    for task in read_table("responsibilities").itertuples():
        assert f"**{task.name}.** {task.description}" in text
    for step in read_table("typical_projects").itertuples():
        assert step.text in text


def test_filters_by_role_and_stage(open_page):
    app = open_page("work", role="ds", stage=["explore", "model"])
    text = words(app)
    assert "Exploring data" in text
    assert "Developing models" in text
    assert "Communicating insights" not in text
    assert "Optimising models" not in text


def test_stage_without_tasks_has_a_message(open_page):
    app = open_page("work", role="mle", stage="explore")
    assert "The article names nothing here for the chosen role." in words(app)


def test_activities_follow_from_the_counts(open_page):
    app = open_page("work", country=["in", "us"])
    chart = app.get("plotly_chart")[-1]
    rows = read_table("activities")
    rows = rows[rows["country_group"].isin(["in", "us"])]
    shares = usage_shares.shares_by_role(usage_shares.counts(rows, "activity"))
    drawn: dict[str, set[float]] = {}
    for trace in json.loads(chart.proto.spec)["data"]:
        if "customdata" in trace:
            # Plotly sends numbers as the base64-encoded bytes of an array.
            places = np.frombuffer(base64.b64decode(trace["x"]["bdata"]), trace["x"]["dtype"])
            for item, share in zip(trace["customdata"], places, strict=True):
                drawn.setdefault(item, set()).add(round(float(share), 6))
    assert len(drawn) == 6
    for share in shares:
        assert round(share.value, 6) in drawn[share.item]
    assert "in India and in the USA" in chart.proto.alt


def test_one_role_alone_has_a_title_too(open_page):
    title = open_page("work", role="ds").get("plotly_chart")[-1].proto.alt
    assert title.startswith("Analysing data for decisions: 75% of data scientists")


def test_third_role(third_role, open_page):
    app = open_page("work")
    assert words(app).count(third_role["name"]) >= 3
    assert third_role["colour"] in app.get("plotly_chart")[0].proto.spec


def test_role_without_answers_is_reported(data, open_page):
    row = add_third_role(data)
    file = data / "activities.csv"
    answers = pd.read_csv(file, dtype=str, keep_default_na=False)
    answers[answers["role"] != row["id"]].to_csv(file, index=False)
    app = open_page("work", role=row["id"])
    assert f"The survey has no answers of {row['plural']}" in app.info[0].value
    drawn = [chart.proto.alt for chart in app.get("plotly_chart")]
    assert not any("important part of their work" in alt for alt in drawn)


def test_strange_link(open_page):
    app = open_page("work", role="wizard", stage="$x$", country="moon")
    notes = "\n".join(warning.value for warning in app.warning).replace("\\", "")
    for value in ("wizard", "$x$", "moon"):
        assert value in notes


def test_practitioners_come_first_and_name_role_differences(open_page):
    text = words(open_page("work"))
    led = "Machine learning engineers do clearly more often: "
    assert f"{led}feature stores (shared model inputs), MLOps (42%" in text
    assert "in 2024 alone data scientists 36% and MLEs 71%" in text
    assert "Brazil, the only survey that asks" in text


def test_each_responsibility_is_next_to_its_test(open_page):
    text = words(open_page("work"))
    for texts in (
        "Putting models into production (the nearest that was asked), 2023–24: MLEs 69%, data "
        "scientists 39%. This does set",
        "Working with the business, 2023–24: data scientists 60%, MLEs 30%.",
        "Improving existing models (the nearest that was asked), 2022: MLEs 58%",
        "In 2022, running data infrastructure: MLEs 43%, data scientists 41%.",
    ):
        assert texts in text
    tested = read_table("responsibility_tests")
    given = read_table("responsibilities")
    assert set(zip(given["role"], given["name"], strict=True)) == set(
        zip(tested["role"], tested["responsibility"], strict=True)
    )
