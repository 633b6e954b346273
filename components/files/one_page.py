"""A report on one page to take away, as PDF."""

from dataclasses import dataclass
from datetime import date

from components.files.pdf import Pdf

# In millimetres: the left column of rows, and where the link at the foot starts.
LEFT_COLUMN, FOOT = 136, 24


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it: sentences, and rows of two cells."""

    heading: str
    sentences: list[str]
    rows: list[tuple[str, str]]


def as_pdf(title: str, day: date, link: str, sections: list[Section]) -> bytes:
    """A report of one page, A4; what does not fit is cut off, the link below it opens all.

    The fonts of every PDF reader know Western European letters; others become '?'.
    """
    pdf = Pdf(title, side=16, top=14)
    pdf.set_auto_page_break(False)

    def line(text: str, size: float, style: str = "") -> None:
        if _room(pdf):
            pdf.write_text(text, size, style)

    line(title, 16, "B")
    line(f"{day:%d %B %Y}", 9)
    for section in sections:
        pdf.ln(2)
        line(section.heading, 11, "B")
        for text in section.sentences:
            line(text, 9)
        for left, right in section.rows:
            if _room(pdf):
                _row(pdf, left, right)
    pdf.set_y(4 - FOOT)
    pdf.write_text(f"Open this result again: {link}", 7.5)
    return bytes(pdf.output())


def _room(pdf: Pdf) -> bool:
    """Whether there is room for another line above the foot of the page."""
    return pdf.get_y() <= pdf.h - FOOT


def _row(pdf: Pdf, left: str, right: str) -> None:
    top = pdf.get_y()
    pdf.write_text(left, 8.5, width=LEFT_COLUMN)
    bottom = pdf.get_y()
    pdf.set_xy(pdf.l_margin + LEFT_COLUMN + 4, top)
    pdf.write_text(right, 8.5)
    pdf.set_xy(pdf.l_margin, bottom)
