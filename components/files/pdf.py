"""PDF pages of text, in the fonts that every reader of PDF has."""

from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONT = "Helvetica"
# The height of a line in millimetres, for each point of its letters' size.
LINE_HEIGHT = 0.5


class Pdf(FPDF):
    """A4 pages that are written from top to bottom."""

    def __init__(self, title: str, side: float, top: float) -> None:
        """An empty page with this title and these margins in millimetres."""
        super().__init__(format="A4")
        self.set_title(printable(title))
        self.set_margins(side, top)
        self.add_page()

    def write_text(
        self, text: str, size: float, style: str = "", to: str = "", width: float = 0
    ) -> None:
        """Write text below the last, in letters of `size` points, bold (B) or underlined (U).

        `to` makes it a link; a `width` of 0 reaches to the margin.
        """
        self.set_font(FONT, style, size)
        self.multi_cell(
            width,
            size * LINE_HEIGHT,
            printable(text),
            align="L",
            link=to,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )


def printable(text: str) -> str:
    """Text with the letters that the fonts of every PDF reader know; others become "?"."""
    plain = text.translate(str.maketrans("“”‘’−–", "\"\"''--") | {ord("…"): "..."})
    return plain.encode("latin-1", "replace").decode("latin-1")
