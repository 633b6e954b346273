"""The result says what its answers say, no more than they can, and why."""

import pytest

from components.assessment.answer.comparison import comparison
from components.assessment.answer.result import Figure, result
from components.statistics.interest_fit import HIGHEST
from components.tables.cache import load
from tests.components.assessment.people import (
    DS_PICKS,
    FOR_MLE,
    MLE_PICKS,
    NEEDED,
    QUESTIONS,
    TABLES,
    UNDECIDED,
    code,
)
from tests.conftest import add_third_role


def figures(found, label: str) -> list[Figure]:
    """The figures with this in their label, a card each."""
    return [
        said
        for card in found.cards
        for said in card.said
        if isinstance(said, Figure) and label in said.label
    ]


def test_both_parts_agree():
    found = result(code(FOR_MLE, MLE_PICKS), TABLES)
    assert found.verdict == "Interests and picks both point to machine learning engineers."
    assert found.disagreement == ""
    assert found.missing == []
    assert "No single answer could turn this" in found.interests.sentences[1]
    assert "No single pick could turn this" in found.practice.sentences[1]
    assert [figure.value for figure in figures(found, "Fit")] == ["100", "0"]
    assert figures(found, "Fit")[0].note == "From all 6 statements on this role."
    assert [chart.file_name for chart in found.interests.charts + found.practice.charts] == [
        "what-drove-your-interests",
        "your-profile",
        "what-drove-your-picks",
    ]


def test_estimates_are_of_one_hundred_and_lie_in_their_intervals():
    estimates = figures(result(code(FOR_MLE, MLE_PICKS), TABLES), "Estimate")
    assert sum(int(figure.value) for figure in estimates) == pytest.approx(100, abs=1)
    for figure in estimates:
        low, high = figure.note.removeprefix("95% interval: ").split(",")[0].split(" to ")
        assert int(low) <= int(figure.value) <= int(high)
    assert int(estimates[0].value) > 50


def test_parts_that_disagree_are_explained():
    found = result(code(FOR_MLE, DS_PICKS), TABLES)
    assert found.verdict.startswith("The two parts disagree")
    assert found.disagreement.startswith("The first part asks which kinds of work are like you")
    assert found.leads == "mle", "the interests decide"


@pytest.mark.parametrize(
    ("statements", "picked", "missing"),
    [
        ({}, [], ["at least 3 more statements on the work of data", "at least 3 more picks"]),
        (
            {"slides": 1},
            ["sql"],
            ["at least 2 more statements on the work of data", "at least 2 more picks"],
        ),
    ],
)
def test_no_verdict_from_a_handful_but_what_is_missing(statements, picked, missing):
    found = result(code(statements, picked), TABLES)
    assert not found.known
    assert found.leads is None
    for part in missing:
        assert part in "\n".join(found.missing)
    assert not any(card.said for card in found.cards)


def test_one_part_alone_has_a_result():
    found = result(code({}, MLE_PICKS), TABLES)
    assert found.known
    assert found.verdict == "People with your picks are mostly machine learning engineers."
    assert found.interests is None
    assert [line.split(":")[0] for line in found.missing] == ["Part 1", "Part 1"]
    assert figures(found, "Fit") == []
    assert len(figures(found, "Estimate")) == len(found.roles)
    by_interest = result(code(FOR_MLE), TABLES)
    assert by_interest.verdict == "Your interests lean towards machine learning engineers."
    assert by_interest.practice is None


def test_same_answer_everywhere_decides_nothing():
    found = result(code(UNDECIDED), TABLES)
    assert found.verdict == "Your interests fit the roles equally well."
    assert found.interests.sentences[0].startswith("Your interests fit the roles equally well")
    assert found.interests.sentences[1].startswith("It is a tie")
    assert found.leads is None
    assert [(way.start, way.target) for way in found.ways] == [("", "")]
    assert found.work == "See what each role answers for"


def test_open_statements_widen_a_fit():
    first = dict(list(FOR_MLE.items())[:9])
    found = result(code(first), TABLES)
    asked = QUESTIONS.groupby("role").size()
    given = QUESTIONS[QUESTIONS["id"].isin(first)].groupby("role").size()
    for card, figure in zip(found.cards, figures(found, "Fit"), strict=True):
        role = card.role.id
        if given[role] < asked[role]:
            assert figure.note.startswith(f"From {given[role]} of {asked[role]} statements")
    assert any("whatever the open ones say" in figure.note for figure in figures(found, "Fit"))


def test_ways_lead_into_the_role_that_leads():
    found = result(code(FOR_MLE, MLE_PICKS), TABLES)
    assert [(way.start, way.target) for way in found.ways] == [("", "mle"), ("ds", "mle")]
    assert found.ways[0].label == "Plan your way to MLE, your picks counted as known"
    assert result(code(FOR_MLE), TABLES).ways[0].label == "Plan your way to MLE"
    assert found.work == "See what machine learning engineers answer for"


def test_accuracy_is_that_of_the_table():
    accuracy = result(code(FOR_MLE, MLE_PICKS), TABLES).accuracy
    known = TABLES["picks_accuracy"]
    assert [row["People"] for row in accuracy] == known["people"].to_list()
    assert [row["Area under the ROC curve"] for row in accuracy] == (
        known["area_under_curve"].to_list()
    )
    assert [row["Expected calibration error"] for row in accuracy] == (
        known["calibration_error"].to_list()
    )
    assert {"All countries", "India"} < {row["Practitioners in"] for row in accuracy}


def test_a_code_in_capitals_is_shown_as_it_is_written():
    written = code(FOR_MLE, MLE_PICKS)
    assert result(written.upper(), TABLES).code == written


def test_third_role_has_a_fit_and_a_share(third_role):
    tables = load(*NEEDED)
    own = code(dict.fromkeys(tables["questions"]["id"], HIGHEST), MLE_PICKS, tables)
    found = result(own, tables)
    assert found.cards[-1].role.name == third_role["name"]
    assert [len(card.said) for card in found.cards] == [2, 2, 2]
    shares = [int(figure.value) for figure in figures(found, "Estimate")]
    assert sum(shares) == pytest.approx(100, abs=2)
    assert third_role["colour"] in found.interests.charts[0].figure.to_json()


def test_a_role_that_no_statement_is_about_says_so(data):
    role = add_third_role(data)["id"]
    file = data / "questions.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if f",{role}," not in line]
    file.write_text("".join(kept), encoding="utf-8")
    tables = load(*NEEDED)
    found = result(code(FOR_MLE, [], tables), tables)
    assert found.verdict == "Your interests lean towards machine learning engineers."
    assert found.cards[-1].role.id == role
    assert found.cards[-1].said == ["No statement of part 1 is about this role."]
    compared = comparison(code(FOR_MLE, [], tables), code(FOR_MLE, [], tables), tables)
    assert [row["Interests, the other"] for row in compared] == ["100", "0", "open"]
