"""Ring 2: the assessment's result on one page, as PDF."""

from dataclasses import dataclass
from datetime import date

from fpdf import FPDF
from fpdf.enums import XPos, YPos


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
    pdf = FPDF(format="A4")
    pdf.set_title(printable(title))
    pdf.set_auto_page_break(False)
    pdf.set_margins(16, 14)
    pdf.add_page()

    def line(text: str, size: float, style: str = "", height: float = 4.6) -> None:
        if pdf.get_y() > pdf.h - 24:
            return
        pdf.set_font("Helvetica", style, size)
        pdf.multi_cell(0, height, printable(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    line(title, 16, "B", 8)
    line(f"{day:%d %B %Y}", 9)
    for section in sections:
        pdf.ln(2)
        line(section.heading, 11, "B", 6)
        for text in section.sentences:
            line(text, 9)
        for left, right in section.rows:
            if pdf.get_y() > pdf.h - 24:
                break
            pdf.set_font("Helvetica", "", 8.5)
            top = pdf.get_y()
            pdf.multi_cell(
                136, 4.2, printable(left), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
            )
            bottom = pdf.get_y()
            pdf.set_xy(156, top)
            pdf.cell(0, 4.2, printable(right))
            pdf.set_xy(pdf.l_margin, bottom)
    pdf.set_y(-20)
    pdf.set_font("Helvetica", "", 7.5)
    pdf.multi_cell(0, 3.6, printable(f"Open this result again: {link}"))
    return bytes(pdf.output())


def printable(text: str) -> str:
    """Text with the letters that the fonts of every PDF reader know; others become "?"."""
    plain = text.translate(str.maketrans("“”‘’−–", "\"\"''--") | {ord("…"): "..."})
    return plain.encode("latin-1", "replace").decode("latin-1")
