"""Two results stand side by side, a role a row."""

from components.assessment.answer.comparison import comparison
from tests.components.assessment.sample_answers import DS_PICKS, FOR_MLE, MLE_PICKS, TABLES, code


def column(found, name: str) -> list[str]:
    return [row[name] for row in found]


def test_results_are_compared():
    mine = code(FOR_MLE, MLE_PICKS)
    found = comparison(mine, code({}, DS_PICKS), TABLES)
    assert column(found, "Role") == TABLES["roles"]["name"].to_list()
    assert column(found, "Interests, this result") == ["100", "0"]
    assert column(found, "Interests, the other") == ["open", "open"]
    mle, ds = (int(share) for share in column(found, "Practice, the other"))
    assert mle + ds == 100
    assert ds > 50
    unpicked = comparison(mine, code(FOR_MLE), TABLES)
    assert column(unpicked, "Practice, the other") == ["open", "open"]
    assert column(unpicked, "Interests, the other") == ["100", "0"]


def test_what_can_not_be_read_is_said():
    for other in ("x", "", "1.2.3"):
        assert "nothing to compare with" in comparison(code(FOR_MLE), other, TABLES)
