"""Other sources answer for the same countries, or not at all."""

from components.pay.answer.sources import other_sources
from components.selection.selection import Selection
from components.tables.cache import get_tables

TABLES = get_tables()


def test_other_sources_describe_the_same_countries():
    chosen = {"country": ["in", "us"], "experience": ["senior"]}
    actual = other_sources(Selection.of("salary_index", chosen), "usd", TABLES)
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


def test_other_sources_are_silent_on_unknown_countries():
    known = TABLES["pay"].groupby("source", observed=True)["country"].unique()
    alone = set(known["salary_index"]) - set(known["practitioner_survey"])
    assert "at" in alone
    for other in other_sources(Selection.of("salary_index", {"country": ["at"]}), "usd", TABLES):
        assert not other.sentence
        assert not other.basis
