"""Ring 2: a document of any length to take away: as Markdown and as PDF."""

import re
from dataclasses import dataclass, field
from datetime import date

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from components.report import printable


@dataclass(frozen=True)
class Part:
    """A heading of a level, sentences under it, links (text, address), and whether it is done.

    `done` is None where there is nothing to do.
    """

    heading: str
    sentences: list[str]
    level: int = 2
    links: list[tuple[str, str]] = field(default_factory=list)
    done: bool | None = None

    @property
    def box(self) -> str:
        """The box before the heading that is ticked when the part is done."""
        return "" if self.done is None else f"[{'x' if self.done else ' '}] "


def as_markdown(title: str, day: date, link: str, parts: list[Part]) -> str:
    """The document as Markdown; text that would mean something to Markdown is escaped."""
    lines = [f"# {_escaped(title)}", f"{day:%d %B %Y}", f"Open this again: <{link}>"]
    for part in parts:
        lines.append(f"{'#' * part.level} {part.box}{_escaped(part.heading)}")
        lines += [_escaped(text) for text in part.sentences]
        if part.links:
            lines.append("\n".join(f"- [{_escaped(text)}](<{to}>)" for text, to in part.links))
    return "\n\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))


def as_pdf(title: str, day: date, link: str, parts: list[Part]) -> bytes:
    """The document as PDF, A4, with links that can be clicked.

    The fonts of every PDF reader know Western European letters; others become '?'.
    """
    pdf = FPDF(format="A4")
    pdf.set_title(printable(title))
    pdf.set_margins(18, 16)
    pdf.set_auto_page_break(True, 18)
    pdf.add_page()

    def line(text: str, size: float, style: str = "", to: str = "") -> None:
        pdf.set_font("Helvetica", style, size)
        pdf.multi_cell(
            0,
            size * 0.5,
            printable(text),
            align="L",
            link=to,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    line(title, 17, "B")
    pdf.ln(1)
    line(f"{day:%d %B %Y}", 9.5)
    line(f"Open this again: {link}", 8, to=link)
    for part in parts:
        room = 30 if part.level == 2 else 22
        if pdf.will_page_break(room):
            pdf.add_page()
        pdf.ln(4 if part.level == 2 else 2.5)
        line(part.box + part.heading, 13 if part.level == 2 else 10.5, "B")
        pdf.ln(0.8)
        for text in part.sentences:
            line(text, 9.5)
        for text, to in part.links:
            line(f"{text}: {to}", 9, "U", to)
    return bytes(pdf.output())
