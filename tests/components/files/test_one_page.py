"""Tests that the report always fits on one page."""

from datetime import date

import pytest

from components.files.one_page import one_page_pdf
from components.files.pdf import printable
from components.files.report_section import ReportSection
from components.tables.loading import read_table
from tests.components.files.test_document import pdf_text

DAY = date(2026, 11, 23)


@pytest.mark.parametrize("times", [1, 6])
def test_report_is_one_page(times: int):
    rows = [(text, "Strongly dislike") for text in read_table("questions")["text"]] * times
    sections = [ReportSection("Your answers", ["A sentence – with “quotes” and ₹."], rows)]
    content = one_page_pdf("Crossroads: assessment", DAY, "https://x.example", sections)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1
    text = pdf_text(content)
    assert "Made on 23 November 2026" in text
    assert "A sentence – with “quotes” and ₹." in text
    assert text.endswith("Open this again: https://x.example")


def test_font_shrinks_before_content_is_cut():
    rows = [(f"Row {number}", "A") for number in range(75)]
    section = ReportSection("Rows", [], rows, source="Source: a census, 2022.")
    text = pdf_text(one_page_pdf("Title", DAY, "https://x.example", [section]))
    assert [f"Row {number} A" for number in range(75) if f"Row {number} A" not in text] == []
    assert "Source: a census, 2022." in text


def test_columns_have_titles_and_cells_wrap():
    section = ReportSection(
        "Pay", [], [("Cook", "many words " * 9, "₹5 lakh")], (30, 40, 30), tuple("ABC")
    )
    text = pdf_text(one_page_pdf("Title", DAY, "https://x.example", [section]))
    assert text.count("many words") == 9
    assert "A B C" in text
    assert "₹5 lakh" in text


def test_letters_missing_in_the_font_are_replaced():
    assert printable("“a” – b − Łódź … ₹€₪₱ 模\t") == "“a” – b − Łódź … ₹€₪₱ ??"
