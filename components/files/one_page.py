"""One-page PDF reports: the brief and the report on the assessment."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from components.files.pdf import ONE_PAGE_MARGINS, Pdf
from components.files.report_section import ReportSection

# In millimetres: the space between columns, and the space above the URL at the bottom.
GUTTER, ABOVE_URL = 4, 4
# The possible font scales; a page uses the largest at which everything fits.
FONT_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)
URL_SIZE = 7.5
# The width of the line above each heading, in millimetres.
RULE_WIDTH = 0.1


def one_page_pdf(title: str, day: date, url: str, sections: list[ReportSection]) -> bytes:
    """Return a one-page report, with the URL that reopens it at the bottom.

    The font shrinks until everything fits. Text that doesn't fit even at the smallest size is left
    out; the page at the URL shows everything.
    """
    pdf = Pdf(title, ONE_PAGE_MARGINS)
    pdf.set_auto_page_break(False)
    pdf.set_line_width(RULE_WIDTH)
    footer = f"Open this again: {url}"
    end = pdf.h - ONE_PAGE_MARGINS.bottom - pdf.height_of(footer, URL_SIZE)
    blocks = _blocks(title, day, sections)
    room = end - ABOVE_URL - ONE_PAGE_MARGINS.top
    fits = bisect_left(FONT_SCALES, True, key=lambda scale: _height(blocks, pdf, scale) <= room)
    scale = FONT_SCALES[min(fits, len(FONT_SCALES) - 1)]
    for block in blocks:
        if pdf.get_y() + block.height(pdf, scale) <= end - ABOVE_URL:
            block.write(pdf, scale)
    pdf.set_y(end)
    pdf.write_text(footer, URL_SIZE, url=url)
    return bytes(pdf.output())


@dataclass(frozen=True)
class _Block:
    """A row of cells, or a text as a single cell, with a `gap` above it.

    `points` is the font size and `gap` is in millimetres, both at a scale of 1. `rule` draws a line
    in the gap. A width of 0 extends to the margin.
    """

    cells: tuple[str, ...]
    points: float
    style: str = ""
    widths: tuple[float, ...] = (0,)
    gap: float = 0.0
    rule: bool = False

    def height(self, pdf: Pdf, scale: float) -> float:
        """Return the height in millimetres at a font scale."""
        points = self.points * scale
        cells = zip(self.cells, self.widths, strict=False)
        return self.gap * scale + max(
            pdf.height_of(cell, points, self.style, width) for cell, width in cells
        )

    def write(self, pdf: Pdf, scale: float) -> None:
        """Write the block at the current position, and move below it."""
        below = pdf.get_y() + self.height(pdf, scale)
        top, left = pdf.get_y() + self.gap * scale, pdf.l_margin
        if self.rule:
            rule_y = pdf.get_y() + self.gap * scale / 2
            pdf.line(left, rule_y, pdf.w - pdf.r_margin, rule_y)
        for cell, width in zip(self.cells, self.widths, strict=False):
            pdf.set_xy(left, top)
            pdf.write_text(cell, self.points * scale, self.style, width=width)
            left += width + GUTTER
        pdf.set_xy(pdf.l_margin, below)


def _height(blocks: list[_Block], pdf: Pdf, scale: float) -> float:
    return sum(block.height(pdf, scale) for block in blocks)


def _blocks(title: str, day: date, sections: list[ReportSection]) -> list[_Block]:
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
