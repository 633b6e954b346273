"""The report is one page whatever it has to say."""

from datetime import date

import pytest

from components.files.one_page import Section, as_pdf
from components.files.pdf import printable
from components.tables.loading import load


@pytest.mark.parametrize("times", [1, 20])
def test_report_is_one_page(times: int):
    rows = [(text, "Strongly dislike") for text in load("questions")["text"]] * times
    sections = [Section("Your answers", ["A sentence – with “quotes” and ₹."], rows)]
    content = as_pdf("Crossroads: assessment", date(2026, 11, 23), "https://x.example", sections)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1


def test_letters_that_the_fonts_lack_are_written_otherwise():
    assert printable("“a” – b … ~ ₹") == '"a" - b ... ~ ?'
