"""A document of any length, as Markdown and as PDF."""

import re
from dataclasses import dataclass, field
from datetime import date

from components.files.pdf import Pdf


@dataclass(frozen=True)
class DocumentSection:
    """A heading, its level, sentences, links (text, address), and whether it is done.

    `done` is None if there is nothing to do.
    """

    heading: str
    sentences: list[str]
    level: int = 2
    links: list[tuple[str, str]] = field(default_factory=list)
    done: bool | None = None

    @property
    def box(self) -> str:
        """The checkbox before the heading, ticked if the section is done."""
        return "" if self.done is None else f"[{'x' if self.done else ' '}] "


def document_markdown(title: str, day: date, link: str, parts: list[DocumentSection]) -> str:
    """Return the document as Markdown, with its text escaped."""
    lines = [f"# {_escaped(title)}", f"{day:%d %B %Y}", f"Open this again: <{link}>"]
    for part in parts:
        lines.append(f"{'#' * part.level} {part.box}{_escaped(part.heading)}")
        lines += [_escaped(text) for text in part.sentences]
        if part.links:
            lines.append("\n".join(f"- [{_escaped(text)}](<{to}>)" for text, to in part.links))
    return "\n\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))


def document_pdf(title: str, day: date, link: str, parts: list[DocumentSection]) -> bytes:
    """Return the document as an A4 PDF with clickable links.

    Letters missing in the font become '?' (see `pdf.printable`).
    """
    pdf = Pdf(title, side=18, top=16)
    pdf.set_auto_page_break(True, 18)
    pdf.write_text(title, 17, "B")
    pdf.ln(1)
    pdf.write_text(f"{day:%d %B %Y}", 9.5)
    pdf.write_text(f"Open this again: {link}", 8, to=link)
    for part in parts:
        room = 30 if part.level == 2 else 22
        if pdf.will_page_break(room):
            pdf.add_page()
        pdf.ln(4 if part.level == 2 else 2.5)
        pdf.write_text(part.box + part.heading, 13 if part.level == 2 else 10.5, "B")
        pdf.ln(0.8)
        for text in part.sentences:
            pdf.write_text(text, 9.5)
        for text, to in part.links:
            pdf.write_text(f"{text}: {to}", 9, "U", to)
    return bytes(pdf.output())
