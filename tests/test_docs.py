"""The documentation agrees with the code and the tables."""

import re
from pathlib import Path

import pytest

from components.statistics import interest_fit, practitioner_split
from components.statistics.intervals import CONFIDENCE, Z
from components.tables.loading import read_table
from components.thresholds import (
    FALSE_NAMING_RATE,
    FEW_REPORTS_BELOW,
    MIN_PICKS,
    MIN_REPORTS,
    MIN_STATEMENTS_PER_ROLE,
)
from tests.page_urls import PAGES
from tests.test_project import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "data" / "README.md"]
METHODS = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
SECTIONS = {
    section.split("\n", 1)[0]: " ".join(section.split()) for section in METHODS.split("\n## ")[1:]
}


def test_methods_are_those_of_the_table_with_formula_source_and_accuracy():
    methods = read_table("methods").sort_values("order")
    assert set(methods["figure"]) <= set(SECTIONS)
    for method in methods.itertuples():
        section = SECTIONS[method.figure]
        assert f"Source: {method.reference}." in section
        assert "Accuracy: " in section
        assert "$" in section or "percentile" in section
        code = ROOT / re.search(r"`(components/[\w/]+\.py)`", section)[1]
        name = re.search(r"\.py`, `(\w+)`", section)
        assert code.exists()
        assert name is None or f"def {name[1]}(" in code.read_text(encoding="utf-8")


def rows(section: str) -> list[str]:
    """Return the rows of the table in a section of the methods, without the header row."""
    return rows_of(section)[1:]


def rows_of(section: str) -> list[str]:
    """Return the rows of the tables in a section of the methods, with the header rows."""
    lines = METHODS.split(f"\n## {section}\n")[1].split("\n## ")[0].splitlines()
    return [line for line in lines if line.startswith("| ") and not line.startswith("| ---")]


def test_measured_accuracy_is_that_of_the_tables():
    assert rows("How practitioners with your picks split") == [
        f"| {row.country_group} | {row.people:,} "
        f"| {row.area_under_curve:.3f} ({row.area_low:.3f} to {row.area_high:.3f}) "
        f"| {row.calibration_error:.3f} ({row.error_low:.3f} to {row.error_high:.3f}) "
        f"| {row.interval_coverage:.1%} |"
        for row in read_table("picks_accuracy").itertuples()
    ]
    text = " ".join(METHODS.split())
    other = read_table("picks_other_year").set_index("country_group")
    area, error = other["area_under_curve"], other["calibration_error"]
    assert f"the area is {area['all']:.3f} ({other.loc['all', 'area_low']:.3f}" in text
    assert f"in India {area['in']:.3f} and {error['in']:.3f}, in the USA {area['us']:.3f}" in text
    assert rows("Your pay in each role") == [
        f"| {row.factor}, {row.level} | {row.records:,} | {row.coverage:.1%} "
        f"| {row.lowest_coverage:.1%} and {row.highest_coverage:.1%} | {row.median_error:.1%} |"
        for row in read_table("range_accuracy").itertuples()
    ]


def test_every_statement_has_its_evidence_and_the_gaps_are_those_of_the_code():
    gaps, evidence = [], []
    for row in rows_of("How well each role fits your interests"):
        (gaps if row.count("|") == 3 else evidence).append(row)
    assert gaps == [
        "| answered on each role | gap |",
        *[
            f"| {n} | {25 * interest_fit.critical_difference(n, n, 2):.1f} |"
            for n in (3, 4, 5, 6, 8)
        ],
    ]
    assert [row.split(" | ")[0] for row in evidence[1:]] == [
        f"| {text}" for text in read_table("questions")["text"]
    ]
    text = " ".join(METHODS.split())
    assert f"reach in at most {FALSE_NAMING_RATE:.0%} of cases" in text


def test_constants_are_those_of_the_code():
    text = " ".join(METHODS.split())
    for words in (
        f"below {MIN_REPORTS} distinct records, and below {FEW_REPORTS_BELOW} it is marked",
        f"Every interval is a {CONFIDENCE:.0%} interval",
        f"$z = {Z:.2f}$",
        f"as if {practitioner_split.PRIOR_PEOPLE:.0f} more people had been asked",
        f"n_{{ri}} + {practitioner_split.PRIOR_PEOPLE:.0f}}}",
        f"from {MIN_PICKS} picks on",
        f"{MIN_STATEMENTS_PER_ROLE} answered statements on each role",
    ):
        assert words in text, words
    tail = (1 - CONFIDENCE) / 2
    assert f"B^{{-1}}({tail:.3f};" in text
    assert f"B^{{-1}}({1 - tail:.3f};" in text


def test_tour_shows_every_page():
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    for page in PAGES:
        assert f"({page}.png)" in tour
        assert (ROOT / "docs" / f"{page}.png").stat().st_size < 120_000


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_relative_links_of_documents_lead_to_files(file: Path):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text(encoding="utf-8"))
    assert [target for target in targets if not (file.parent / target).exists()] == []


def test_architecture_names_every_layer():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = [
        path.name for path in (ROOT / "components").iterdir() if (path / "__init__.py").exists()
    ]
    assert [name for name in folders if not re.search(rf"\b{name}\b", text)] == []
