"""Tests for downloaded documents: text, links, checkboxes and letters that the font lacks."""

import io
import re
from datetime import date

from pypdf import PdfReader

from components.files.document import DocumentSection, document_markdown, document_pdf

DAY = date(2026, 11, 23)
LINK = "https://x.example/switch?from=a&to=b&done=c"
PARTS = [
    DocumentSection("What you bring", ["Python: 99%."]),
    DocumentSection("Skills", []),
    DocumentSection(
        "PyTorch", ["Why.", "How."], 3, [("Tutorials", "https://pytorch.example/")], True
    ),
    DocumentSection("C_[x]* 模型", ["<b>1 | 2</b>"], 3, [("Pages", "https://c.example/")], False),
]


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF, with wrapped lines joined."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_markdown_is_complete():
    assert document_markdown("Title", DAY, LINK, PARTS[:3]) == (
        "# Title\n\n23 November 2026\n\n"
        f"Open this again: <{LINK}>\n\n"
        "## What you bring\n\nPython: 99%.\n\n"
        "## Skills\n\n"
        "### [x] PyTorch\n\nWhy.\n\nHow.\n\n- [Tutorials](<https://pytorch.example/>)\n"
    )


def test_text_is_escaped_in_markdown():
    text = document_markdown("T", DAY, LINK, PARTS[3:])
    assert "### [ ] C\\_\\[x\\]\\* 模型" in text
    assert "\\<b\\>1 \\| 2\\</b\\>" in text


def test_pdf_has_text_date_checkboxes_and_clickable_links():
    content = document_pdf("Title", DAY, LINK, PARTS)
    text = pdf_text(content)
    for expected in ("Title", "23 November 2026", "What you bring", "[x] PyTorch", "[ ] C_[x]* ??"):
        assert expected in text
    addresses = set(re.findall(rb"/URI \((.*?)\)", content))
    assert addresses == {LINK.encode(), b"https://pytorch.example/", b"https://c.example/"}


def test_long_documents_and_long_links_fill_several_pages():
    many = [DocumentSection(f"Step {number}", ["Do it. " * 60], 3) for number in range(40)]
    content = document_pdf("Title", DAY, LINK + "&have=x" * 300, many)
    assert content.count(b"/Type /Page\n") > 3
    text = pdf_text(content)
    assert all(f"Step {number}" in text for number in range(40))
