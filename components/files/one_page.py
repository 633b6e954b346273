"""A report on one page to take away, as PDF."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.files.pdf import Pdf

# In millimetres: the margins, between columns, above the link at the foot and below it.
SIDE, TOP, GUTTER, ABOVE_LINK, BOTTOM = 16, 14, 4, 4, 10
# A row of two cells: a text, and a few words that belong to it.
TWO_CELLS = (136.0, 38.0)
# Smaller letters are tried where the page is full, as parts of their usual size.
SIZES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)
LINK_SIZE = 7.5
# A line above each heading, in millimetres.
RULE = 0.1


@dataclass(frozen=True)
class BriefSection:
    """A heading and what stands under it: sentences, rows of cells, and where they come from.

    `widths` are those of the cells in millimetres, `titles` stand above them where there are any.
    """

    heading: str
    sentences: list[str]
    rows: Sequence[tuple[str, ...]]
    widths: tuple[float, ...] = TWO_CELLS
    titles: tuple[str, ...] = ()
    source: str = ""


def as_pdf(title: str, day: date, link: str, sections: list[BriefSection]) -> bytes:
    """A report of one page, A4, with the link that opens it again at its foot.

    Letters get smaller until all fits. What does not fit then is cut off; the link opens all.
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
    """Cells side by side under a gap, which may have a line in it; one cell is a line of text."""

    cells: tuple[str, ...]
    points: float
    style: str = ""
    widths: tuple[float, ...] = (0,)
    gap: float = 0.0
    rule: bool = False

    def height(self, pdf: Pdf, size: float) -> float:
        """How many millimetres it takes in letters of a part of their usual size."""
        points = self.points * size
        cells = zip(self.cells, self.widths, strict=False)
        return self.gap * size + max(
            pdf.height_of(cell, points, self.style, width) for cell, width in cells
        )

    def write(self, pdf: Pdf, size: float) -> None:
        """Write it below what stands on the page."""
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
    """What stands on the page, from top to bottom."""
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
