"""Documents of any length, as Markdown or PDF; used for the plan."""

import re
from dataclasses import dataclass, field
from datetime import date

from components.files.pdf import DOCUMENT_MARGINS, Pdf


@dataclass(frozen=True)
class DocumentSection:
    """A heading with sentences, links (text and URL) and an optional checkbox.

    `level` is the level of the heading. `done` says whether the checkbox is ticked; it is None if
    there is no checkbox.
    """

    heading: str
    sentences: list[str]
    level: int = 2
    links: list[tuple[str, str]] = field(default_factory=list)
    done: bool | None = None

    @property
    def box(self) -> str:
        """The checkbox before the heading, or '' if there is none."""
        return "" if self.done is None else f"[{'x' if self.done else ' '}] "


def document_markdown(title: str, day: date, url: str, sections: list[DocumentSection]) -> str:
    """Return the document as Markdown, with special characters in its text escaped."""
    lines = [f"# {_escaped(title)}", f"{day:%d %B %Y}", f"Open this again: <{url}>"]
    for section in sections:
        lines.append(f"{'#' * section.level} {section.box}{_escaped(section.heading)}")
        lines += [_escaped(text) for text in section.sentences]
        if section.links:
            lines.append("\n".join(f"- [{_escaped(text)}](<{to}>)" for text, to in section.links))
    return "\n\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))


def document_pdf(title: str, day: date, url: str, sections: list[DocumentSection]) -> bytes:
    """Return the document as a PDF with clickable links.

    Characters missing from the font become '?' (see `pdf.printable`).
    """
    pdf = Pdf(title, DOCUMENT_MARGINS)
    pdf.set_auto_page_break(True, DOCUMENT_MARGINS.bottom)
    pdf.write_text(title, 17, "B")
    pdf.ln(1)
    pdf.write_text(f"{day:%d %B %Y}", 9.5)
    pdf.write_text(f"Open this again: {url}", 8, url=url)
    for section in sections:
        room = 30 if section.level == 2 else 22
        if pdf.will_page_break(room):
            pdf.add_page()
        pdf.ln(4 if section.level == 2 else 2.5)
        pdf.write_text(section.box + section.heading, 13 if section.level == 2 else 10.5, "B")
        pdf.ln(0.8)
        for text in section.sentences:
            pdf.write_text(text, 9.5)
        for text, to in section.links:
            pdf.write_text(f"{text}: {to}", 9, "U", to)
    return bytes(pdf.output())
