"""PDF pages of text, in a font with the letters and currencies of the tables."""

from functools import cache
from pathlib import Path
from typing import Any, cast

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

FONT, FONTS = "sans", Path(__file__).parent / "fonts"
STYLES = {"": FONTS / "regular.ttf", "B": FONTS / "bold.ttf"}
# The line height in millimetres per point of font size.
LINE_HEIGHT = 0.5


class Pdf(FPDF):
    """A4 pages that are written from top to bottom."""

    def __init__(self, title: str, side: float, top: float) -> None:
        """Create an empty page with a title and margins in millimetres."""
        super().__init__(format="A4")
        for style, file in STYLES.items():
            self.add_font(FONT, style, file)
        self.set_title(printable(title))
        self.set_margins(side, top)
        self.add_page()

    def write_text(
        self, text: str, size: float, style: str = "", to: str = "", width: float = 0
    ) -> None:
        """Write text below the last, in a font of `size` points, bold (B) or underlined (U).

        `to` makes it a link; a `width` of 0 extends to the margin.
        """
        self._write(text, size, style, width, link=to)

    def height_of(self, text: str, size: float, style: str = "", width: float = 0) -> float:
        """Return the height of `write_text` in millimetres."""
        measured = {"dry_run": True, "output": MethodReturnValue.HEIGHT}
        return float(self._write(text, size, style, width, **measured))

    def _write(self, text: str, size: float, style: str, width: float, **how: Any) -> Any:
        self.set_font(FONT, style, size)
        return self.multi_cell(
            width,
            size * LINE_HEIGHT,
            printable(text),
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            **how,
        )


def printable(text: str) -> str:
    """Replace letters that the font lacks with "?"."""
    return "".join(letter if letter in _letters() else "?" for letter in text)


@cache
def _letters() -> frozenset[str]:
    pdf = FPDF()
    pdf.add_font(FONT, "", STYLES[""])
    font = cast(TTFFont, pdf.fonts[FONT])
    return frozenset(map(chr, font.cmap))
