"""The Switch page: both directions, completed steps, the URL, made-up roles and invalid URLs."""

import json
import re
from urllib.parse import parse_qs

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Multiselect

from components.assessment.answer_codec import Answers, encode
from components.selection.records import like_for_like_gap
from components.selection.selection import Selection
from components.statistics import toolkit
from components.switch.answer.plan import build_plan_page
from components.tables.cache import get_tables
from components.tables.loading import read_tables
from tests import expected
from tests.components.switch.path_examples import ITEMS, SKILLS, all_steps
from tests.components.switch.path_examples import TABLES as WAYS_TABLES
from tests.conftest import add_third_role, words

TABLES = read_tables(
    [
        "activities",
        "tool_usage",
        "switch_steps",
        "resources",
        "pay",
        "lowest_pay",
        "salary_factors",
        "questions",
        "picks",
    ]
)
ALL = ITEMS


def link(app: AppTest) -> dict[str, list[str]]:
    """Return the query parameters of the URL that the page shares."""
    return parse_qs(app.code[0].value.partition("?")[2])


def in_link(app: AppTest, name: str) -> list[str]:
    value = app.query_params.get(name, [])
    return [value] if isinstance(value, str) else value


def headings(app: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in app.subheader]


def steps(app: AppTest) -> list[str]:
    numbered = [
        re.match(r"\*\*\d+\. (.+)\*\*", each.label.replace("\\", "")) for each in app.expander
    ]
    return [match[1] for match in numbered if match]


def bars(app: AppTest) -> list[float]:
    """Return the coverage now and after each step, as drawn in the first chart."""
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    shares = next(trace for trace in spec["data"] if trace["type"] == "scatter")
    return [float(text.rstrip("%")) for text in shares["text"]]


def covered(app: AppTest) -> str:
    """Return the current coverage in the page's metrics."""
    return next(metric.value for metric in app.metric if metric.label == "Covered now")


def skills(app: AppTest) -> Multiselect:
    """Return the multiselect of known skills."""
    return next(box for box in app.multiselect if box.label == "Skills you know")


@pytest.mark.parametrize(
    ("start", "target", "first", "advised"),
    [
        ("ds", "mle", "PyTorch", ["Software engineering", "DevOps", "Cloud tools"]),
        ("mle", "ds", "SQL", ["Statistics", "Analysis"]),
        ("new", "mle", "PyTorch", ["Software engineering"]),
        ("new", "ds", "SQL", ["Statistics"]),
    ],
)
def test_each_way_has_steps_advice_and_pay(open_page, start, target, first, advised):
    app = open_page("switch", **{"from": start, "to": target})
    assert steps(app)[0] == first
    assert len(steps(app)) == 6
    boxes = [box.label.replace("*", "") for box in app.checkbox]
    for topic in [*advised, "Networking inside your organisation", "Where to look for open jobs"]:
        assert topic in boxes
    text = words(app)
    subset = TABLES["switch_steps"][TABLES["switch_steps"]["role"] == target].set_index("skill")
    links = TABLES["resources"].set_index("id")["link"]
    ticks = [box.key.removeprefix("done-") for box in app.checkbox if box.label == "Done"]
    assert len(ticks) == 6
    for skill in ticks:
        step = subset.loc[skill]
        assert all(f"](<{links[id]}>)" in text for id in step["resources"].split())
        assert step["why"] in text
        assert f"**A weekend.** {step['weekend']}" in text
        assert f"**A month.** {step['month']}" in text
    assert "an opinion, not measured" in "".join(each.label for each in app.expander)
    assert "like for like" in text
    order = [heading.value for heading in app.header]
    assert len(order[0].split()) <= 12
    assert order[1:] == ["The whole plan", "Pay", "Take the plan along"]


def test_a_newcomer_without_ticks_starts_from_nothing(open_page):
    app = open_page("switch")
    assert "Start with PyTorch and TensorFlow: they set MLEs apart" in words(app)
    assert bars(app)[0] == 0
    assert skills(app).value == []


def test_common_skills_of_the_role_are_assumed_until_edited(open_page):
    usual = toolkit.common(sum(SKILLS, ()), "ds")
    app = open_page("switch", **{"from": "ds"})
    assert sorted(skills(app).value) == sorted(usual)
    assert in_link(app, "have") == []
    kit = toolkit.toolkit(SKILLS, "mle", "ds")
    assert covered(app) == f"{toolkit.toolkit_coverage(kit, usual):.0%}" == "36%"
    assert "You cover 36% of the MLE toolkit" in app.header[0].value
    skills(app).set_value([*usual[1:], "keras"]).run()
    assert sorted(in_link(app, "have")) == sorted([*usual[1:], "keras"])
    app.button(key="as-assumed").click().run()
    assert in_link(app, "have") == []
    assert sorted(skills(app).value) == sorted(usual)


def test_an_emptied_list_stays_empty(open_page):
    app = open_page("switch", **{"from": "ds"})
    skills(app).set_value([]).run()
    assert in_link(app, "have") == ["none"]
    assert covered(app) == "0%"
    again = open_page("switch", **{"from": "ds", "have": "none"})
    assert covered(again) == "0%"
    assert not again.warning
    assert link(again)["have"] == ["none"]


def test_skipped_step_can_be_restored(open_page):
    app = open_page("switch", **{"from": "ds"})
    before = steps(app)
    app.button(key="skip-pytorch").click().run()
    assert in_link(app, "skip") == ["pytorch"]
    assert steps(app)[:5] == before[1:]
    assert len(steps(app)) == 6
    assert link(app)["skip"] == ["pytorch"]
    app.button(key="back-pytorch").click().run()
    assert in_link(app, "skip") == []
    assert steps(app) == before


def test_done_steps_count_as_known_everywhere(open_page):
    app = open_page("switch", **{"from": "ds", "have": "none", "done": ["pytorch", "keras"]})
    assert "2 of your 2 skills" in words(app)
    kit = toolkit.toolkit(SKILLS, "mle", "ds")
    assert covered(app) == f"{toolkit.toolkit_coverage(kit, ['pytorch', 'keras']):.0%}"
    assert bars(app)[0] == float(covered(app).rstrip("%"))


def test_ticked_step_updates_chart_and_link(open_page):
    app = open_page("switch", **{"from": "ds", "have": ["python", "sql"]})
    before = bars(app)
    assert before == sorted(before)
    app.checkbox(key="done-tensorflow").check().run()
    assert in_link(app, "done") == ["tensorflow"]
    kit = toolkit.toolkit(SKILLS, "mle", "ds")
    expected = toolkit.toolkit_coverage(kit, ["python", "sql", "tensorflow"])
    assert bars(app)[0] == round(100 * expected)
    assert bars(app)[-1] == before[-1]
    app.checkbox(key="done-tensorflow").uncheck().run()
    assert in_link(app, "done") == []
    assert bars(app) == before


def test_advice_can_be_ticked_and_is_no_skill(open_page):
    app = open_page("switch", **{"from": "ds", "have": "python"})
    before = bars(app)
    app.checkbox(key="done-advice-network").check().run()
    assert bars(app) == before
    assert "**1 of 15 steps, advice included, are done.**" in words(app)
    assert "1 of your 1 skill are common" in words(app)


def test_shared_link_opens_the_same_plan(open_page):
    app = open_page(
        "switch",
        **{
            "from": "ds",
            "have": ["python", "sql"],
            "done": ["pytorch", "advice-cloud"],
            "country": "us",
            "experience": ["mid", "senior"],
        },
    )
    again = open_page("switch", **link(app))
    assert words(again) == words(app)
    assert link(again) == link(app)
    assert link(app)["experience"] == ["mid", "senior"]


@pytest.mark.parametrize("role", ["mle", "ds"])
def test_same_role_twice_shows_a_way_all_the_same(open_page, role):
    app = open_page("switch", **{"from": role, "to": role})
    assert "already, so this shows the way to" in app.info[0].value
    assert steps(app)
    assert link(app)["from"] == [role]
    assert link(app)["to"] != [role]


def test_unknown_values_are_reported_and_ignored(open_page):
    app = open_page(
        "switch",
        **{
            "from": "pirate",
            "to": "<script>",
            "have": ["python", "zz", "terraform"],
            "done": ["$x$", "sql"],
        },
    )
    text = "\n".join(warning.value for warning in app.warning)
    for value in ("pirate", "script", "zz", "terraform", "x"):
        assert value in text
    assert link(app)["have"] == ["python"]
    assert link(app)["done"] == ["sql"]
    assert steps(app)
    other = open_page("switch", skip="nix", code="0000.x")
    assert "“nix”" in other.warning[0].value
    assert "“0000.x”" in other.warning[0].value


def test_knowing_everything_leaves_nothing_to_add(open_page):
    app = open_page("switch", **{"from": "ds", "have": ALL})
    assert steps(app) == []
    assert "Nothing is left to add" in words(app)
    assert bars(app) == [100]


def test_all_steps_are_shown_on_demand(open_page):
    app = open_page("switch", **{"from": "ds", "have": "none", "all": "yes"})
    assert len(steps(app)) == build_plan_page(all_steps("ds", "mle"), WAYS_TABLES).step_count > 40
    text = words(app)
    assert "People use it and job ads ask for it." in text
    assert "Only job ads ask for it. It does not move the chart." in text
    assert not [text for text in app.markdown if "No project or resource" in text.value]


def test_a_done_step_beyond_the_first_stays_visible(open_page):
    app = open_page("switch", **{"from": "ds", "done": "bash"})
    assert steps(app)[-1] == "Bash"
    assert len(steps(app)) == 7


def test_pay_names_both_sources_and_their_results(open_page):
    text = words(open_page("switch", **{"from": "ds", "source": "salary_index", "country": "us"}))
    # By default, the page uses the latest two years of the salary index.
    for source, years, how in (
        ("salary_index", expected.latest_years("salary_index"), "are offered"),
        ("practitioner_survey", ["2022"], "report"),
    ):
        selection = Selection.of(source, {"country": ["us"], "year": years})
        gap = like_for_like_gap(selection, "mle", "ds", get_tables())
        title = TABLES["sources"].set_index("id")["title"][source]
        texts = next(
            line for line in text.splitlines() if f"{title} (" in line and "like for" in line
        )
        assert "in the USA" in texts
        assert f"{gap.records:,} {'job ads' if source == 'salary_index' else 'answers'}" in texts
        more_or_less = "less" if gap.ratio < 0 else "more"
        assert (
            f"like for like, machine learning engineers {how} {abs(gap.ratio):.0%} "
            f"{more_or_less}" in texts
        )
        clear = gap.low > 0 or gap.high < 0
        assert ("no clear difference" in texts) != clear
        assert ("Another source" in texts) == (source == "practitioner_survey")


def test_assessment_leads_here_with_its_picks(open_page):
    answers = Answers({}, ["pytorch", "cpp", "bash", "service"])
    code = encode(answers, TABLES["questions"], TABLES["picks"])
    app = open_page("assessment", step="6", code=code)
    links = {
        element.proto.label: parse_qs(element.proto.query_string)
        for element in app.get("page_link")
    }
    query = next(to for label, to in links.items() if "Plan your way to MLE" in label)
    assert query == {"to": ["mle"], "code": [code]}
    assert next(to for label, to in links.items() if "Working as DS" in label) == {
        **query,
        "from": ["ds"],
    }
    plan = open_page("switch", **query)
    assert sorted(skills(plan).value) == sorted(answers.picked)
    switch = open_page("switch", **query, **{"from": "ds"})
    usual = toolkit.common(sum(SKILLS, ()), "ds")
    assert sorted(skills(switch).value) == sorted({*usual, *answers.picked})
    assert link(switch)["code"] == [code]


def test_picks_of_the_session_count_without_a_link(open_page):
    code = encode(Answers({}, ["bash"]), TABLES["questions"], TABLES["picks"])
    app = open_page("assessment", code=code)
    app.switch_page("pages/switch.py")
    app.query_params.clear()
    app.run()
    assert skills(app).value == ["bash"]
    assert link(app)["code"] == [code]


def test_assessment_that_decides_nothing_leads_to_no_role(open_page):
    same = dict.fromkeys(TABLES["questions"]["id"], 2)
    code = encode(Answers(same, ["python"]), TABLES["questions"], TABLES["picks"])
    app = open_page("assessment", step="6", code=code)
    links = {element.proto.label: element.proto for element in app.get("page_link")}
    to = links["Plan your way into either role, your picks counted as known"]
    assert parse_qs(to.query_string) == {"code": [code]}
    assert not [label for label in links if "Plan your way to" in label]


def test_third_role_on_any_way(third_role, open_page):
    for start, target in (("zookeeper", "ds"), ("ds", "zookeeper"), ("new", "zookeeper")):
        app = open_page("switch", **{"from": start, "to": target})
        assert len(steps(app)) == 6
        assert third_role["short_plural"] in words(app)
        assert not [text for text in app.markdown if "No project or resource" in text.value]
    twins = open_page("switch", **{"from": "mle", "to": "zookeeper", "all": "yes"})
    assert "No clear difference" in words(twins)
    assert "Clearly more common" not in words(twins)
    newcomer = open_page("switch", to="ds")
    assert sum("like for like" in heading for heading in headings(newcomer)) == 2


def test_third_role_without_steps_or_answers_is_reported(data, open_page):
    add_third_role(data)
    table = pd.read_csv(data / "switch_steps.csv", dtype=str, keep_default_na=False)
    table[table["role"] != "zookeeper"].to_csv(data / "switch_steps.csv", index=False)
    app = open_page("switch", **{"from": "ds", "to": "zookeeper"})
    assert "No project or resource is known here for it yet." in words(app)
    for name in ("tool_usage", "activities", "survey_tools", "ad_tools"):
        table = pd.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False)
        table[table["role"] != "zookeeper"].to_csv(data / f"{name}.csv", index=False)
    for start, target in (("ds", "zookeeper"), ("zookeeper", "ds")):
        app = open_page("switch", **{"from": start, "to": target})
        assert "too few model zookeepers" in words(app)
        assert not app.exception


def test_damaged_pay_leaves_the_plan(data, open_page):
    pay = (data / "pay.csv").read_text()
    (data / "pay.csv").write_text(pay.replace("salary_index,ds", "salary_index,dz", 1))
    app = open_page("switch", **{"from": "ds"})
    assert "data/pay.csv" in app.error[0].value
    assert steps(app)
    assert app.code
