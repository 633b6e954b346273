"""A section of a one-page report."""

from collections.abc import Sequence
from dataclasses import dataclass

# The default column widths in millimetres: a wide column for a text and a narrow one for a few
# words.
TWO_CELLS = (136.0, 38.0)


@dataclass(frozen=True)
class ReportSection:
    """A heading with sentences, rows of cells, and a line that names the sources.

    `widths` are the cell widths in millimetres, without the `GUTTER` between them. `titles` are the
    column headings, if any.
    """

    heading: str
    sentences: list[str]
    rows: Sequence[tuple[str, ...]]
    widths: tuple[float, ...] = TWO_CELLS
    titles: tuple[str, ...] = ()
    source: str = ""
