"""What holds of 'demand is soaring', on the tables and where they say something else."""

from pathlib import Path

import pandas as pd
import pytest

from components.outlook import answer
from components.tables.cache import Tables, load

NEEDED = ["projections", "ai_ads", "ad_index", "visa_filings", "roles", "sources"]


def test_the_verdict_names_what_holds_and_what_does_not():
    said = answer.verdict(load(*NEEDED)).sentence
    holds, fails, unclear = said.split(";")
    assert "the projection for data scientists" in holds
    assert "job ads that mention AI" in holds
    assert "software development and mathematics" in fails
    assert "visa applications" in unclear


def test_the_finding_counts_the_measures():
    found = answer.verdict(load(*NEEDED))
    assert found.finding.startswith("“Demand is soaring” holds in 2 of 6 measures")
    assert len(found.figures) == 6
    assert len(found.finding.split()) <= 12


def test_the_figures_are_those_of_the_sources():
    figures = "\n".join(answer.verdict(load(*NEEDED)).figures)
    for stated in ("+34.6%", "+3.5%", "24,800", "5.9%", "1.9%", ": 76 in September 2026, 231"):
        assert stated in figures


@pytest.mark.parametrize(
    ("table", "column", "factor", "moved"),
    [
        ("projections", "change", 0.1, "does not hold for the projection"),
        ("ad_index", "level", 10, "job ads in software development and mathematics"),
    ],
)
def test_the_verdict_follows_the_tables(
    data: Path, table: str, column: str, factor: float, moved: str
):
    file = data / f"{table}.csv"
    rows = pd.read_csv(file)
    rows[column] = rows[column] * factor
    if table == "projections":
        rows["projected"] = (rows["employment"] * (1 + rows["change"])).round().astype(int)
    rows.to_csv(file, index=False)
    said = answer.verdict(load(*NEEDED)).sentence
    assert moved in said
    assert ("does not hold" in said) == (table == "projections")


def test_titles_are_short_and_say_no_more_than_is_known():
    found = answer.answer(load(*NEEDED))
    charts = [found.projections, found.ai_ads, found.index, found.filings]
    assert all(len(chart.title.split()) <= 12 for chart in charts)
    assert "no clear change" in found.filings.title
    assert "24% below" in found.index.title


def test_every_country_has_its_trend():
    tables: Tables = load(*NEEDED)
    titles = {answer.trend(country, tables).title for country in tables["ad_countries"]["id"]}
    assert len(titles) == 9
