"""The page 'Find your fit', from the first statement to the result, its URL and its files."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from components.assessment.answer_codec import Answers, to_json
from components.statistics.interest_fit import HIGHEST_ANSWER
from components.tables.cache import get_tables
from tests.components.assessment.sample_answers import DS_PICKS, FOR_MLE, MLE_PICKS, code
from tests.conftest import words


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_the_whole_way(open_page):
    app = open_page("assessment")
    assert "Your answers are saved only in this page's link." in words(app)
    for _ in range(4):
        for statement in list(app.segmented_control):
            identifier = statement.key.removeprefix("answer-")
            app.segmented_control(key=statement.key).set_value(FOR_MLE[identifier]).run()
        press(app, "Next")
    assert "16 of 16 statements answered" in words(app)
    app.pills(key="picks-tool").set_value(["pytorch", "cpp", "bash", "onnx"]).run()
    app.pills(key="picks-activity").set_value(["service"]).run()
    press(app, "See the result")
    text = words(app)
    assert "Interests and picks both point to machine learning engineers" in text
    assert "No single answer could turn this" in text
    assert "No single pick could turn this" in text
    assert [metric.value for metric in app.metric][:2] == ["100", "0"]
    assert [chart.proto.id.endswith("your-profile") for chart in app.get("plotly_chart")] == [True]
    expected = code(FOR_MLE, ["pytorch", "cpp", "bash", "onnx", "service"])
    assert app.query_params["code"] in (expected, [expected])
    assert not app.exception


def test_back_keeps_everything(open_page):
    app = open_page("assessment", step="2", code=code(FOR_MLE, MLE_PICKS))
    press(app, "Back")
    assert all(widget.value is not None for widget in app.segmented_control)
    assert "16 of 16 statements answered; 6 tools and activities picked" in words(app)


def test_answer_can_be_cleared(open_page):
    app = open_page("assessment", code=code(FOR_MLE))
    app.segmented_control[0].set_value(None).run()
    assert "15 of 16 statements answered" in words(app)


def test_parts_that_disagree_are_explained(open_page):
    text = words(open_page("assessment", step="6", code=code(FOR_MLE, DS_PICKS)))
    assert "The two parts disagree" in text
    assert "The first part asks which kinds of work are like you" in text


def test_few_answers_list_what_is_missing_instead_of_a_verdict(open_page):
    app = open_page("assessment", step="6", code=code({"dashboards": 1}, ["sql"]))
    assert app.info[0].value.startswith("There is no result yet.")
    assert "at least 2 more statements on the work of data" in app.info[0].value
    assert "at least 2 more picks" in app.info[0].value
    assert not app.metric
    assert not app.get("plotly_chart")
    press(app, "Go to the first step")
    assert "Step 1 of 6" in app.progress[0].text


def test_one_part_alone_has_a_result(open_page):
    app = open_page("assessment", step="6", code=code({}, MLE_PICKS))
    text = words(app)
    assert "Your picks are more typical of machine learning engineers" in text
    assert "One part has no result yet" in text
    assert "MLE interests" not in text


@pytest.mark.parametrize(
    "bad", ["x", "0000.------------.0", "😀", "a" * 5_000, "<script>", "$x$", "1.2.3"]
)
def test_broken_code_is_reported_without_an_error(open_page, bad):
    for step in ("1", "5", "6"):
        app = open_page("assessment", step=step, code=bad)
        assert "It was ignored" in app.warning[0].value


@pytest.mark.parametrize("step", ["0", "7", "-1", "x", ""])
def test_a_strange_step_is_the_first(open_page, step):
    assert "Step 1 of 6" in open_page("assessment", step=step).progress[0].text


def test_results_can_be_compared(open_page):
    mine = code(FOR_MLE, MLE_PICKS)
    other = f"https://x.example/assessment?step=6&code={code({}, DS_PICKS)}&more=x"
    app = open_page("assessment", step="6", code=mine, **{"with": other})
    table = app.dataframe[-1].value
    assert table["Interests, this result"].tolist() == ["100", "0"]
    assert table["Interests, the other"].tolist() == ["open", "open"]
    broken = open_page("assessment", step="6", code=mine, **{"with": "x"})
    assert "nothing to compare with" in broken.warning[0].value


def test_a_file_is_loaded_and_a_wrong_one_refused(open_page):
    app = open_page("assessment")
    answers, subset = Answers(FOR_MLE, MLE_PICKS), code(FOR_MLE, MLE_PICKS)
    app.file_uploader[0].upload("a.json", to_json(answers, subset).encode()).run()
    assert app.query_params["code"] in (subset, [subset])
    assert "16 of 16 statements answered; 6 tools and activities picked" in words(app)
    assert app.expander[0].label == "Continue from a file"
    app.file_uploader[0].upload("b.json", json.dumps([1]).encode()).run()
    assert "This file holds no answers" in app.error[0].value


def test_third_role_has_a_fit_and_a_share(third_role, open_page):
    tables = get_tables()
    subset = code(dict.fromkeys(tables["questions"]["id"], HIGHEST_ANSWER), MLE_PICKS, tables)
    app = open_page("assessment", step="6", code=subset)
    assert third_role["plural"] in words(app)
    assert len(app.metric) == 6
    assert third_role["colour"] in app.get("plotly_chart")[0].proto.spec


OLD_CODE = "deb9.--------41--.010800"


def test_old_result_link_opens_and_lists_changes(open_page):
    app = open_page("assessment", step="5", code=OLD_CODE)
    assert "Step 6 of 6" in app.progress[0].text
    assert "The statements in part 1 are new" in words(app)
    assert "at least 1 more pick" in words(app), "SQL and R were kept"
    press(app, "Back")
    assert "Step 5 of 6" in app.progress[0].text
    assert app.pills(key="picks-tool").value == ["sql", "r"]
    assert "in part 1 are new" not in words(app)


def test_old_file_opens_and_lists_changes(open_page):
    app = open_page("assessment")
    content = to_json(Answers({"slides": 1, "servers": 4}, ["sql", "r"]), OLD_CODE)
    app.file_uploader[0].upload("old.json", content.encode()).run()
    assert "The statements in part 1 are new" in words(app)
    assert "0 of 16 statements answered; 2 tools and activities picked" in words(app)
    subset = Answers(FOR_MLE, MLE_PICKS)
    app.file_uploader[0].upload(
        "new.json", to_json(subset, code(FOR_MLE, MLE_PICKS)).encode()
    ).run()
    assert "in part 1 are new" not in words(app)


def test_a_link_is_compared_however_it_was_pasted(open_page):
    mine, other = code(FOR_MLE, MLE_PICKS), code({}, DS_PICKS)
    pasted = f"https://x.example/assessment?step=6&code={other.replace('.', '%2E')}#result"
    app = open_page("assessment", step="6", code=mine, **{"with": pasted})
    assert app.dataframe[-1].value["Interests, the other"].tolist() == ["open", "open"]
    old = open_page("assessment", step="6", code=mine, **{"with": OLD_CODE})
    assert "The statements in part 1 are new" in words(old)
