"""Where labels stand on a map: beside their marks, and in the way of nothing else."""

from dataclasses import dataclass

from components.charts.style import LINE, text_width

# Labels are partly bold: wider than those of axes.
BOLD = 1.25

# In pixels: how far a label stands aside from its mark, how far above or below it at each step,
# and how near to another mark a label would seem to be that one's.
ASIDE, STEP, NEAR = 14, 28, 22

# Where a label may stand, the best first: above, where a map of the north has fewest marks.
STEPS = (1, 2, -1, -2, 3, -3)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """Where a label stands: so many pixels across and up from its mark, which may be negative."""

    across: float
    up: float

    @property
    def anchor(self) -> str:
        """The end of the label that is next to its mark."""
        return "left" if self.across > 0 else "right"

    def box(self, x: float, y: float, text: str) -> Box:
        """The left, right, bottom and top of a label whose mark is at (x, y), in pixels."""
        x, y, width = x + self.across, y + self.up, BOLD * text_width(text)
        left = x if self.across > 0 else x - width
        bottom = y if self.up > 0 else y - LINE
        return left, left + width, bottom, bottom + LINE


def label_places(
    marks: list[tuple[float, float]], texts: list[str], scales: list[float]
) -> list[Place]:
    """A place for the label of each mark, in the order of the marks.

    The best one at which it covers no label before it and comes near no other mark, at each of
    the `scales` (pixels for a unit of the marks' coordinates); the best of all where there is
    none. Labels reach towards the middle of the map, where x is 0.
    """
    places: list[Place] = []
    for number, (mark, text) in enumerate(zip(marks, texts, strict=True)):
        others = {scale: _others(number, marks, texts, places, scale) for scale in scales}
        options = [Place(-ASIDE if mark[0] > 0 else ASIDE, STEP * step) for step in STEPS]
        free = (option for option in options if _is_free(option, mark, text, others))
        places.append(next(free, options[0]))
    return places


def _is_free(
    place: Place, mark: tuple[float, float], text: str, others: dict[float, list[Box]]
) -> bool:
    """Whether a label covers none of the `others` at their scales."""
    x, y = mark
    return not any(
        _overlap(place.box(scale * x, scale * y, text), other)
        for scale, boxes in others.items()
        for other in boxes
    )


def _others(
    number: int,
    marks: list[tuple[float, float]],
    texts: list[str],
    places: list[Place],
    scale: float,
) -> list[Box]:
    """The boxes of the labels that have their `places` and of all marks but one, at a scale."""
    at = [(scale * x, scale * y) for x, y in marks]
    around = [
        (x - NEAR, x + NEAR, y - NEAR, y + NEAR) for x, y in [*at[:number], *at[number + 1 :]]
    ]
    labels = [place.box(*mark, text) for place, mark, text in zip(places, at, texts, strict=False)]
    return around + labels


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return across > 0 and up > 0
