"""Tests for the assessment's result: headline, sentences, metrics, links and accuracy."""

import random

import pytest

from components.assessment import words
from components.assessment.answer.comparison import comparison
from components.assessment.answer.questions import legacy_answers
from components.assessment.answer.result import result
from components.assessment.answer.scores import scores
from components.statistics.interest_fit import HIGHEST_ANSWER
from components.tables.cache import get_tables
from components.tables.roles import roles_by_id
from components.words.metric import Metric
from tests.components.assessment.sample_answers import (
    DS_PICKS,
    FOR_MLE,
    MLE_PICKS,
    PICKS,
    QUESTIONS,
    TABLES,
    UNDECIDED,
    code,
)
from tests.conftest import add_third_role


def metrics_of(expected, part: str) -> list[Metric]:
    """Return the metrics of one part of the assessment, one for each role."""
    return [metric for metric in expected.metrics if metric.label.endswith(part)]


def test_both_parts_agree():
    actual = result(code(FOR_MLE, MLE_PICKS), TABLES)
    assert actual.verdict == "Interests and picks both point to machine learning engineers."
    assert actual.disagreement == ""
    assert actual.missing == []
    assert "No single answer could turn this" in actual.interests.sentences[1]
    assert "No single pick could turn this" in actual.practice.sentences[2]
    assert [figure.value for figure in metrics_of(actual, "interests")] == ["100", "0"]
    assert metrics_of(actual, "interests")[0].note == "of 100"
    assert [chart.file_name for chart in actual.interests.charts + actual.practice.charts] == [
        "your-profile",
        "what-drove-your-interests",
        "what-drove-your-picks",
    ]


def test_shares_of_the_estimate_add_up_to_100_within_their_intervals():
    estimates = metrics_of(result(code(FOR_MLE, MLE_PICKS), TABLES), "picks")
    assert sum(int(figure.value[:-1]) for figure in estimates) == pytest.approx(100, abs=1)
    for figure in estimates:
        low, high = figure.note.removeprefix("95% interval ").removesuffix("%").split("–")
        assert int(low) <= int(figure.value[:-1]) <= int(high)
    assert int(estimates[0].value[:-1]) > 50


def test_parts_that_disagree_are_explained():
    actual = result(code(FOR_MLE, DS_PICKS), TABLES)
    assert actual.verdict.startswith("The two parts disagree")
    assert actual.disagreement.startswith("The first part asks which kinds of work are like you")
    assert actual.leading_role == "mle", "the interests decide"


@pytest.mark.parametrize(
    ("statements", "picked", "missing"),
    [
        ({}, [], ["at least 3 more statements on the work of data", "at least 3 more picks"]),
        (
            {"dashboards": 1},
            ["sql"],
            ["at least 2 more statements on the work of data", "at least 2 more picks"],
        ),
    ],
)
def test_too_few_answers_list_what_is_missing(statements, picked, missing):
    actual = result(code(statements, picked), TABLES)
    assert not actual.has_result
    assert actual.leading_role is None
    for part in missing:
        assert part in "\n".join(actual.missing)
    assert actual.metrics == ()


def test_one_part_alone_has_a_result():
    actual = result(code({}, MLE_PICKS), TABLES)
    assert actual.has_result
    assert actual.verdict == "Your picks are more typical of machine learning engineers."
    assert actual.interests is None
    assert [line.split(":")[0] for line in actual.missing] == ["Part 1", "Part 1"]
    assert metrics_of(actual, "interests") == []
    assert len(metrics_of(actual, "picks")) == len(actual.roles)
    by_interest = result(code(FOR_MLE), TABLES)
    assert by_interest.verdict == "Your interests lean towards machine learning engineers."
    assert by_interest.practice is None


def test_same_answer_to_every_statement_decides_nothing():
    actual = result(code(UNDECIDED), TABLES)
    assert actual.verdict == "Your interests do not decide between the roles."
    assert actual.interests.sentences[0].startswith("Your interests do not decide: of 100, 50 for")
    assert actual.interests.sentences[1].startswith("It would take more than one other answer")
    assert actual.leading_role is None
    assert [(step.start, step.target) for step in actual.next_steps] == [("", "")]
    assert actual.work_label == "See what each role answers for"


def test_open_statements_widen_a_fit():
    first = dict(list(FOR_MLE.items())[:9])
    actual = result(code(first), TABLES)
    asked = QUESTIONS.groupby("role").size()
    given = QUESTIONS[QUESTIONS["id"].isin(first)].groupby("role").size()
    for role, plural in TABLES["roles"].set_index("id")["plural"].items():
        text = f"{given[role]} of {asked[role]} statements on {plural}"
        assert (text in actual.interests.sentences[1]) == (given[role] < asked[role])
    assert any("–" in figure.note for figure in metrics_of(actual, "interests"))


def test_next_steps_link_to_the_paths_into_the_leading_role():
    actual = result(code(FOR_MLE, MLE_PICKS), TABLES)
    assert [(step.start, step.target) for step in actual.next_steps] == [("", "mle"), ("ds", "mle")]
    assert actual.next_steps[0].label == "Plan your way to MLE, your picks counted as known"
    assert result(code(FOR_MLE), TABLES).next_steps[0].label == "Plan your way to MLE"
    assert actual.work_label == "See what machine learning engineers answer for"


def test_accuracy_equals_the_tables():
    accuracy = result(code(FOR_MLE, MLE_PICKS), TABLES).accuracy
    first, other = accuracy[0], accuracy[len(TABLES["picks_accuracy"])]
    assert list(first.values()) == [
        "This one",
        "All countries",
        "2,500",
        "0.764 (0.741 to 0.786)",
        "0.019 (0.000 to 0.040)",
        "95.1%",
    ]
    assert list(other.values())[:5] == [
        "Another year",
        "All countries",
        "5,115",
        "0.748 (0.734 to 0.762)",
        "0.032",
    ]
    usa = next(row for row in accuracy if list(row.values())[:2] == ["Another year", "USA"])
    assert list(usa.values())[2:] == ["", "0.798", "0.098", ""]
    assert len(accuracy) == len(TABLES["picks_accuracy"]) + len(TABLES["picks_other_year"])


def test_accuracy_in_the_other_year_is_unchanged():
    accuracy = TABLES["picks_other_year"].set_index("country_group")
    assert accuracy.loc["all"].tolist() == [5115, 0.748, 0.734, 0.762, 0.032]
    collected = {
        group: accuracy.loc[group, ["area_under_curve", "calibration_error"]].tolist()
        for group in ("in", "us", "elsewhere")
    }
    assert collected == {"in": [0.703, 0.039], "us": [0.798, 0.098], "elsewhere": [0.755, 0.032]}


def named(verdict: str) -> list[bool]:
    """Return whether a heading names each role, and finally whether it says 'no result'."""
    plurals = TABLES["roles"]["plural"]
    return [*[name in verdict for name in plurals], "no result" in verdict]


def random_answers(seed: int) -> tuple[dict[str, int], list[str]]:
    """Return random answers to some of the statements and a random selection of picks."""
    generator = random.Random(seed)
    given = {
        id: generator.randrange(HIGHEST_ANSWER + 1)
        for id in QUESTIONS["id"]
        if generator.random() < 0.8
    }
    return given, [item for item in PICKS["item"] if generator.random() < 0.3]


def test_only_turning_points_change_the_heading_when_changed_alone():
    given, picked = random_answers(2)
    alone = scores(code(given), TABLES), scores(code({}, picked), TABLES)
    for id in QUESTIONS["id"]:
        cleared = {other: answer for other, answer in given.items() if other != id}
        others = [cleared, {**given, id: 0}, {**given, id: HIGHEST_ANSWER}]
        texts = [scores(code(changed), TABLES) for changed in others]
        turned = any(named(heading(actual)) != named(heading(alone[0])) for actual in texts)
        assert (id in alone[0].turning_statements) == turned
    for item in PICKS["item"][::3]:
        changed = sorted({item} ^ set(picked))
        changed_scores = scores(code({}, changed), TABLES)
        assert (item in alone[1].turning_picks) == (
            named(heading(changed_scores)) != named(heading(alone[1]))
        )


def heading(expected) -> str:
    return words.verdict_sentence(
        expected.sufficient_fits, expected.sufficient_split, roles_by_id(TABLES)
    )


def test_robust_results_are_claimed_only_if_a_role_is_named():
    for seed in range(5):
        given, picked = random_answers(seed)
        actual = result(code(given, picked), TABLES)
        for part, alone in ((actual.interests, code(given)), (actual.practice, code({}, picked))):
            if part and any("No single" in sentence for sentence in part.sentences):
                assert any(named(result(alone, TABLES).verdict)[:2])


def test_liking_all_answered_statements_decides_nothing():
    for seed in range(5):
        given, _ = random_answers(seed)
        actual = result(code(dict.fromkeys(given, HIGHEST_ANSWER)), TABLES)
        assert actual.verdict == "Your interests do not decide between the roles."


def test_part_1_states_that_it_was_not_tested():
    actual = result(code(FOR_MLE), TABLES)
    assert actual.interests.sentences[2].startswith(
        "This part was not tested on people in the jobs"
    )


def test_real_shares_follow_the_estimate():
    practice = result(code({}, MLE_PICKS), TABLES).practice
    assert practice.sentences[0].startswith("If both roles were equally common")
    favoured = TABLES["picks_favoured"].set_index("role").loc["mle"]
    share = f"{favoured['holding'] / favoured['people']:.0%}"
    assert f"of the {favoured['people']:,} people there whose picks point" in practice.sentences[1]
    assert practice.sentences[1].endswith(f"{share} hold that role.")
    assert "1,883 data scientists" in practice.sentences[1]


LEGACY_CODE = "deb9.--------41--.010800"


def test_legacy_code_has_the_result_of_its_picks():
    actual = result(LEGACY_CODE, TABLES)
    assert actual.answers.statements == {}
    assert actual.answers.picked == ["r", "sql"]
    assert actual.code == code({}, ["r", "sql"])
    assert "statements in part 1 are new" in legacy_answers(LEGACY_CODE, TABLES).changes
    assert legacy_answers(actual.code, TABLES) is None


def test_code_in_capitals_is_shown_in_lower_case():
    written = code(FOR_MLE, MLE_PICKS)
    assert result(written.upper(), TABLES).code == written


def test_third_role_has_a_fit_and_a_share(third_role):
    tables = get_tables()
    subset = code(dict.fromkeys(tables["questions"]["id"], HIGHEST_ANSWER), MLE_PICKS, tables)
    actual = result(subset, tables)
    assert len(actual.metrics) == 6
    assert actual.metrics[-1].label.startswith(third_role["short_name"])
    shares = [int(figure.value[:-1]) for figure in metrics_of(actual, "picks")]
    assert sum(shares) == pytest.approx(100, abs=2)
    assert third_role["colour"] in actual.interests.charts[0].figure.to_json()


def test_role_without_statements_is_marked_as_not_surveyed(data):
    role = add_third_role(data)["id"]
    file = data / "questions.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if f",{role}," not in line]
    file.write_text("".join(kept), encoding="utf-8")
    tables = get_tables()
    actual = result(code(FOR_MLE, [], tables), tables)
    assert actual.verdict == "Your interests lean towards machine learning engineers."
    assert (actual.metrics[-1].role, actual.metrics[-1].note) == (role, "not asked about")
    compared = comparison(code(FOR_MLE, [], tables), code(FOR_MLE, [], tables), tables)
    assert [row["Interests, the other"] for row in compared] == ["100", "0", "open"]
