"""Tests for the verdict on 'demand is soaring', with the real tables and with altered ones."""

from pathlib import Path

import pandas as pd
import pytest

from components.outlook import answer, words
from components.tables.cache import Tables, get_tables


def test_each_measure_shows_its_verdict_on_the_claim():
    actual = answer.build_verdict(get_tables()).figures
    holds, fails, unclear = ("\n".join(actual[kind]) for kind in ("holds", "fails", "unclear"))
    assert "Data scientists in the USA" in holds
    assert "job ads mentioned AI" in holds
    assert "software development: 76" in fails
    assert "mathematics" in fails
    assert unclear.count("Visa applications for") == 2


def test_the_line_has_the_figures_that_matter_most():
    assert answer.build_verdict(get_tables()).line == (
        "US jobs for data scientists are projected to grow 34–35% in ten years; software "
        "development job ads are 24% below February 2020."
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([0.335, 0.346], "grow 34–35%"),
        ([0.02, 0.02], "grow 2%"),
        ([-0.1, -0.05], "shrink 5–10%"),
        ([-0.1, 0.05], "change −10% to 5%"),
    ],
)
def test_projection_sentence(changes, expected):
    assert f"projected to {expected} in ten years" in words.summary_line(
        "cooks", changes, "Food", 0.1
    )
    assert "10% above February 2020" in words.summary_line("cooks", changes, "Food", 0.1)


def test_the_finding_counts_the_measures():
    actual = answer.build_verdict(get_tables())
    assert actual.finding.startswith("The article’s “demand is soaring”: 2 of 6 measures")
    assert sum(map(len, actual.figures.values())) == 6
    assert len(actual.finding.split()) <= 12


def test_the_figures_are_those_of_the_sources():
    actual = answer.build_verdict(get_tables()).figures
    figures = "\n".join("\n".join(subset) for subset in actual.values())
    for stated in ("+34.6%", "+3.5%", "24,800", "5.8%", "1.9%", ": 76 in September 2026, 226"):
        assert stated in figures


@pytest.mark.parametrize(
    ("table", "column", "factor", "moved"),
    [
        ("projections", "change", 0.1, "Data scientists in the USA: +3.5%"),
        ("ad_index", "level", 10, "Job ads in software development: 7"),
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
    actual = answer.build_verdict(get_tables()).figures
    assert moved in "\n".join(actual["fails" if table == "projections" else "holds"])


def test_titles_are_short_and_say_no_more_than_is_known():
    actual = answer.build_outlook_page(get_tables())
    charts = [actual.projections, actual.ai_ads, actual.index, actual.filings]
    assert all(len(chart.title.split()) <= 12 for chart in charts)
    assert "too uncertain to call" in actual.filings.title
    assert "24% below" in actual.index.title


def test_every_country_has_its_trend():
    tables: Tables = get_tables()
    titles = {
        answer.country_trend(country, tables).title for country in tables["ad_countries"]["id"]
    }
    assert len(titles) == 9
