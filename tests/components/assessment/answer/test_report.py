"""Tests that the one-page report has the page's sentences, every answer and every pick."""

from datetime import date

from components.assessment.answer.report import report_pdf, report_sections
from components.assessment.answer.result import result
from tests.components.assessment.sample_answers import (
    DS_PICKS,
    FOR_MLE,
    MLE_PICKS,
    PICKS,
    QUESTIONS,
    TABLES,
    code,
)


def test_report_has_the_sentences_of_the_page():
    answers_code = code(FOR_MLE, DS_PICKS)
    actual = result(answers_code, TABLES)
    text = {section.heading: section for section in report_sections(answers_code, TABLES)}
    assert list(text) == ["Result", "Interests", "Practice", "Your answers", "Your picks"]
    assert text["Result"].sentences == [actual.verdict]
    assert text["Interests"].sentences == actual.interests.sentences
    assert text["Practice"].sentences[:3] == actual.practice.sentences
    assert text["Practice"].sentences[3].startswith("Tested on 2,500 practitioners")
    assert text["Practice"].sentences[4] == actual.disagreement
    agreeing = {
        section.heading: section for section in report_sections(code(FOR_MLE, MLE_PICKS), TABLES)
    }
    assert len(agreeing["Practice"].sentences) == 4


def test_every_statement_and_pick_is_in_the_report():
    first = dict(list(FOR_MLE.items())[:7])
    text = {section.heading: section for section in report_sections(code(first, DS_PICKS), TABLES)}
    rows = dict(text["Your answers"].rows)
    assert list(rows) == list(QUESTIONS["text"])
    assert list(rows.values()).count("left open") == len(QUESTIONS) - 7
    taken, left = text["Your picks"].sentences
    assert set(taken.split(", ")) > {"SQL", "R", "Tableau"}
    assert len(left.split(", ")) == len(PICKS) - len(DS_PICKS)
    assert "PyTorch" in left


def test_part_without_a_result_is_left_out_of_the_report():
    headings = [section.heading for section in report_sections(code(FOR_MLE), TABLES)]
    assert headings == ["Result", "Interests", "Your answers"]


def test_report_is_a_pdf_of_one_page():
    content = report_pdf(
        code(FOR_MLE, MLE_PICKS), "https://x.example/assessment", date(2026, 11, 23), TABLES
    )
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1
