"""PDF pages of text: page size, margins, and a font with the letters used in the tables."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont


@dataclass(frozen=True)
class Margins:
    """Page margins in millimetres; `side` is the width of both the left and the right margin."""

    side: float
    top: float
    bottom: float


PAGE_FORMAT = "A4"
# The margins of the plan, which can have several pages (`document.py`).
DOCUMENT_MARGINS = Margins(side=18, top=16, bottom=18)
# The margins of one-page reports (`one_page.py`). The columns of their tables have to fit between
# the side margins.
ONE_PAGE_MARGINS = Margins(side=16, top=14, bottom=10)

# The font's name in fpdf, and the folder with its files.
FONT, FONTS = "sans", Path(__file__).parent / "fonts"
STYLES = {"": FONTS / "regular.ttf", "B": FONTS / "bold.ttf"}
# The line height in millimetres per point of font size.
LINE_HEIGHT = 0.5


class Pdf(FPDF):
    """Pages that are written from top to bottom."""

    def __init__(self, title: str, margins: Margins) -> None:
        """Start a document with one empty page; PDF viewers show `title`."""
        super().__init__(format=PAGE_FORMAT)
        for style, file in STYLES.items():
            self.add_font(FONT, style, file)
        self.set_title(printable(title))
        self.set_margins(margins.side, margins.top)
        self.add_page()

    def write_text(
        self, text: str, size: float, style: str = "", url: str = "", width: float = 0
    ) -> None:
        """Write text below the previous text, in a font of `size` points.

        `style` is '' (regular), 'B' (bold) or 'U' (underlined). With a `url`, the text is a link.
        `width` is in millimetres; 0 extends to the margin.
        """
        self._write(text, size, style, width, link=url)

    def height_of(self, text: str, size: float, style: str = "", width: float = 0) -> float:
        """Return the height in millimetres that `write_text` would need for a text."""
        measured = {"dry_run": True, "output": MethodReturnValue.HEIGHT}
        return float(self._write(text, size, style, width, **measured))

    def _write(self, text: str, size: float, style: str, width: float, **options: Any) -> Any:
        self.set_font(FONT, style, size)
        return self.multi_cell(
            width,
            size * LINE_HEIGHT,
            printable(text),
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            **options,
        )


def printable(text: str) -> str:
    """Replace characters that the font lacks with '?'."""
    return "".join(letter if letter in _letters() else "?" for letter in text)


@cache
def _letters() -> frozenset[str]:
    pdf = FPDF()
    pdf.add_font(FONT, "", STYLES[""])
    font = cast(TTFFont, pdf.fonts[FONT])
    return frozenset(map(chr, font.cmap))
