"""A one-page report as PDF."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.files.pdf import Pdf

# In millimetres: side and top margins, space between columns, space above the link, bottom margin.
SIDE, TOP, GUTTER, ABOVE_LINK, BOTTOM = 16, 14, 4, 4, 10
# The columns of a row with two cells: a text and a few words.
TWO_CELLS = (136.0, 38.0)
# If the page is full, these font scales are tried in turn.
SIZES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)
LINK_SIZE = 7.5
# The thickness of the line above each heading, in millimetres.
RULE = 0.1


@dataclass(frozen=True)
class BriefSection:
    """A heading with sentences, rows of cells and sources.

    `widths` are the cell widths in millimetres; `titles` are column headings, if any.
    """

    heading: str
    sentences: list[str]
    rows: Sequence[tuple[str, ...]]
    widths: tuple[float, ...] = TWO_CELLS
    titles: tuple[str, ...] = ()
    source: str = ""


def one_page_pdf(title: str, day: date, link: str, sections: list[BriefSection]) -> bytes:
    """Return a one-page A4 report with the URL that reopens it at the bottom.

    The font shrinks until everything fits. The rest is cut; the URL shows everything.
    """
    pdf = Pdf(title, SIDE, TOP)
    pdf.set_auto_page_break(False)
    pdf.set_line_width(RULE)
    foot = f"Open this again: {link}"
    end = pdf.h - BOTTOM - pdf.height_of(foot, LINK_SIZE)
    blocks = _blocks(title, day, sections)
    room = end - ABOVE_LINK - TOP
    fits = bisect_left(SIZES, True, key=lambda size: _height(blocks, pdf, size) <= room)
    size = SIZES[min(fits, len(SIZES) - 1)]
    for block in blocks:
        if pdf.get_y() + block.height(pdf, size) <= end - ABOVE_LINK:
            block.write(pdf, size)
    pdf.set_y(end)
    pdf.write_text(foot, LINK_SIZE, to=link)
    return bytes(pdf.output())


@dataclass(frozen=True)
class _Block:
    """Cells side by side below a gap, which may contain a line; one cell is a line of text."""

    cells: tuple[str, ...]
    points: float
    style: str = ""
    widths: tuple[float, ...] = (0,)
    gap: float = 0.0
    rule: bool = False

    def height(self, pdf: Pdf, size: float) -> float:
        """Return the height in millimetres at a font scale."""
        points = self.points * size
        cells = zip(self.cells, self.widths, strict=False)
        return self.gap * size + max(
            pdf.height_of(cell, points, self.style, width) for cell, width in cells
        )

    def write(self, pdf: Pdf, size: float) -> None:
        """Write the block below the content of the page."""
        below = pdf.get_y() + self.height(pdf, size)
        top, left = pdf.get_y() + self.gap * size, pdf.l_margin
        if self.rule:
            between = pdf.get_y() + self.gap * size / 2
            pdf.line(left, between, pdf.w - pdf.r_margin, between)
        for cell, width in zip(self.cells, self.widths, strict=False):
            pdf.set_xy(left, top)
            pdf.write_text(cell, self.points * size, self.style, width=width)
            left += width + GUTTER
        pdf.set_xy(pdf.l_margin, below)


def _height(blocks: list[_Block], pdf: Pdf, size: float) -> float:
    return sum(each.height(pdf, size) for each in blocks)


def _blocks(title: str, day: date, sections: list[BriefSection]) -> list[_Block]:
    """Return the blocks of the page from top to bottom."""
    blocks = [_Block((title,), 15, "B"), _Block((f"Made on {day.day} {day:%B %Y}",), 9, gap=1)]
    for section in sections:
        blocks.append(_Block((section.heading,), 11, "B", gap=5, rule=True))
        blocks += [_Block((text,), 9, gap=0.6) for text in section.sentences]
        if section.titles:
            blocks.append(_Block(section.titles, 8.5, "B", section.widths, gap=0.8))
        blocks += [_Block(row, 8.5, widths=section.widths, gap=0.4) for row in section.rows]
        if section.source:
            blocks.append(_Block((section.source,), 7.5, gap=0.8))
    return blocks
