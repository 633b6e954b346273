"""Tests that other sources give figures for the same countries, or none at all."""

from components.pay.answer.sources import other_sources
from components.selection.selection import Selection
from components.tables.cache import get_tables
from components.tables.roles import default_pair

TABLES = get_tables()


def test_other_sources_describe_the_same_countries():
    chosen = {"country": ["in", "us"], "experience": ["senior"]}
    actual = other_sources(
        Selection.of("salary_index", chosen), "usd", default_pair(TABLES), TABLES
    )
    other, applications, brazil = actual
    assert other.id == "practitioner_survey"
    assert applications.sentence.startswith(
        "All wage levels, all areas, in the USA, 2023 and 2024."
    )
    about = "Any coding experience, in India and the USA, all company sizes, 2022."
    assert other.sentence.startswith(f"{about} Like for like, ")
    assert "At the median, " in other.sentence
    assert "913 answers." in other.basis
    assert brazil.id == "state_of_data_brazil"
    assert not brazil.sentence, "it knows neither of these countries"


def test_other_sources_compare_the_pair_of_roles_that_is_asked_for():
    selection = Selection("salary_index")
    forward, back = (
        other_sources(selection, "usd", pair, TABLES)[0].sentence
        for pair in (("mle", "ds"), ("ds", "mle"))
    )
    assert "machine learning engineers against data scientists: 4% more" in forward
    assert "(95% interval: 9% less to 18% more)" in forward
    # By hand: 1 / 1.04 = 0.96, 1 / 1.18 = 0.85, 1 / 0.91 = 1.10.
    assert "data scientists against machine learning engineers: 4% less" in back
    assert "(95% interval: 15% less to 10% more)" in back


def test_other_sources_are_silent_on_unknown_countries():
    known = TABLES["pay"].groupby("source", observed=True)["country"].unique()
    alone = set(known["salary_index"]) - set(known["practitioner_survey"])
    assert "at" in alone
    for other in other_sources(
        Selection.of("salary_index", {"country": ["at"]}), "usd", default_pair(TABLES), TABLES
    ):
        assert not other.sentence
        assert not other.basis
