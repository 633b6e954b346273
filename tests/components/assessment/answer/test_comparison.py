"""Tests for the comparison of two assessment results."""

from components.assessment.answer.comparison import comparison
from tests.components.assessment.sample_answers import DS_PICKS, FOR_MLE, MLE_PICKS, TABLES, code


def column(expected, name: str) -> list[str]:
    return [row[name] for row in expected]


def test_results_are_compared_by_role():
    mine = code(FOR_MLE, MLE_PICKS)
    actual = comparison(mine, code({}, DS_PICKS), TABLES)
    assert column(actual, "Role") == TABLES["roles"]["name"].to_list()
    assert column(actual, "Interests, this result") == ["100", "0"]
    assert column(actual, "Interests, the other") == ["open", "open"]
    mle, ds = (int(share) for share in column(actual, "Practice, the other"))
    assert mle + ds == 100
    assert ds > 50
    unpicked = comparison(mine, code(FOR_MLE), TABLES)
    assert column(unpicked, "Practice, the other") == ["open", "open"]
    assert column(unpicked, "Interests, the other") == ["100", "0"]


def test_unreadable_code_gives_a_message():
    for other in ("x", "", "1.2.3"):
        assert "nothing to compare with" in comparison(code(FOR_MLE), other, TABLES)
