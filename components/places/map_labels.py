"""Place the labels of a map near their marks, without covering marks or other labels."""

from dataclasses import dataclass

import numpy as np

from components.charts.style import LINE, text_width

# Labels on the map are bold, which makes them this many times as wide as axis labels.
BOLD = 1.25

# The possible distances between a label and its mark, sideways and vertically, in pixels. A line
# connects the two.
ASIDE = range(14, 170, 8)
UP = range(6, 170, 8)

# Penalties in pixels of line length: one for covering a mark, and one for covering another label or
# its mark, or for leaving the map. A desktop has room for all labels, but a phone doesn't.
WORSE_ON_A_DESK, WORSE_ON_A_PHONE = (1_000_000, 1_000_000), (6, 10_000)

# The maximum number of rounds of placing labels. By then, the positions have settled.
TURNS = 4


@dataclass(frozen=True)
class LabelPosition:
    """The position of a label, in pixels right of and above its mark; both may be negative."""

    across: float
    up: float

    @property
    def anchor(self) -> str:
        """The side of the label that is next to its mark: 'left' or 'right'."""
        return "left" if self.across > 0 else "right"


# The horizontal and vertical offsets of a label, and its possible positions: all combinations of
# the two.
ACROSS = np.array([side * far for far in ASIDE for side in (1, -1)])
ABOVE = np.array([way * up for up in UP for way in (1, -1)])
OPTIONS = [
    LabelPosition(float(across), float(up))
    for far in ASIDE
    for up_by in UP
    for up in (up_by, -up_by)
    for across in (far, -far)
]
# For each position, the indices of its offsets in ACROSS and ABOVE.
_ACROSS_INDEX = np.array([list(ACROSS).index(option.across) for option in OPTIONS])
_ABOVE_INDEX = np.array([list(ABOVE).index(option.up) for option in OPTIONS])


@dataclass(frozen=True)
class LabelEnds:
    """The edges of a label, in pixels, for every offset that it may have from its mark.

    `left` and `right` have one value per offset in ACROSS, `bottom` and `top` one per offset in
    ABOVE.
    """

    left: np.ndarray
    right: np.ndarray
    bottom: np.ndarray
    top: np.ndarray

    @classmethod
    def at(cls, x: float, y: float, text: str) -> "LabelEnds":
        """Return the possible edges of the label for a mark at (x, y)."""
        width = BOLD * text_width(text)
        left = x + ACROSS - width * (ACROSS < 0)
        bottom = y + ABOVE - LINE * (ABOVE < 0)
        return cls(left, left + width, bottom, bottom + LINE)

    def box(self, option: int) -> np.ndarray:
        """Return the left, right, bottom and top edges for the position OPTIONS[option]."""
        across, above = _ACROSS_INDEX[option], _ABOVE_INDEX[option]
        return np.array(
            [self.left[across], self.right[across], self.bottom[above], self.top[above]]
        )

    def beyond(self, frame: np.ndarray) -> np.ndarray:
        """Return, for each position in OPTIONS, whether the label extends beyond a frame.

        `frame` has the rows (left, right) and (bottom, top).
        """
        (left, right), (bottom, top) = frame
        across = (self.left < left) | (self.right > right)
        above = (self.bottom < bottom) | (self.top > top)
        reaches: np.ndarray = across[_ACROSS_INDEX] | above[_ABOVE_INDEX]
        return reaches

    def overlaps(self, boxes: np.ndarray) -> np.ndarray:
        """Return, for each position in OPTIONS, how many of the boxes the label overlaps.

        `boxes` has rows as in `box`. A label overlaps a box if it does so both horizontally and
        vertically, so a product of two small matrices gives the number.
        """
        left, right, bottom, top = boxes.T
        across = (self.left[:, None] < right) & (left < self.right[:, None])
        above = (self.bottom[:, None] < top) & (bottom < self.top[:, None])
        counts = across.astype(float) @ above.astype(float).T
        overlapped: np.ndarray = counts[_ACROSS_INDEX, _ABOVE_INDEX]
        return overlapped


def label_places(
    marks: np.ndarray,
    radii: np.ndarray,
    named: list[int],
    texts: list[str],
    scales: tuple[float, ...],
    frame: tuple[tuple[float, float], tuple[float, float]],
) -> list[LabelPosition]:
    """Return the position of the label of each mark in `named`, which lists rows of `marks`.

    `marks` has one row (x, y) per mark, and `radii` has the radii of the marks in pixels. `texts`
    has the labels. `scales` has the pixels per unit of x and y, for a desktop first and then for
    small screens. `frame` has the horizontal and vertical limits of the map.

    A label takes the nearest position at which it covers no mark and no other label and stays
    inside the map at every scale. If there is no such position, it takes the one that covers least,
    above all on a desktop. Labels are placed one after another, in several rounds, so that each one
    also avoids those placed after it.
    """
    line = np.array([np.hypot(option.across, option.up) for option in OPTIONS])
    alone = np.tile(line, (len(named), 1))
    at_scales: list[tuple[int, list[LabelEnds]]] = []
    for scale in scales:
        on_a_mark, on_a_label = WORSE_ON_A_PHONE if at_scales else WORSE_ON_A_DESK
        around = np.column_stack(
            [scale * marks[:, 0] - radii, scale * marks[:, 0] + radii,
             scale * marks[:, 1] - radii, scale * marks[:, 1] + radii]
        )  # fmt: skip
        labels = [
            LabelEnds.at(scale * marks[number, 0], scale * marks[number, 1], text)
            for number, text in zip(named, texts, strict=True)
        ]
        for place, (label, number) in enumerate(zip(labels, named, strict=True)):
            others = around[[other for other in named if other != number]]
            alone[place] += on_a_mark * label.overlaps(np.delete(around, number, axis=0))
            alone[place] += on_a_label * (
                label.overlaps(others) + label.beyond(np.array(frame) * scale)
            )
        at_scales.append((on_a_label, labels))
    chosen: dict[int, int] = {}
    for _ in range(TURNS):
        before = dict(chosen)
        for place in range(len(named)):
            cost = alone[place].copy()
            for on_a_label, labels in at_scales:
                taken = [labels[other].box(chosen[other]) for other in chosen if other != place]
                cost += on_a_label * labels[place].overlaps(np.array(taken).reshape(-1, 4))
            chosen[place] = int(cost.argmin())
        if chosen == before:
            break
    return [OPTIONS[chosen[place]] for place in range(len(named))]
