"""Positions of map labels: near their marks, without covering marks or other labels."""

from dataclasses import dataclass

import numpy as np

from components.charts.style import LINE, text_width

# Some labels are bold, which is wider than axis labels.
BOLD = 1.25

# How far a label may be from its mark sideways, and above or below it, in pixels. A line connects
# them.
ASIDE = range(14, 170, 8)
UP = range(6, 170, 8)

# Costs in pixels of a longer line: a label on a mark; a label on another label or its mark, or
# beyond the map. A desktop has room for all labels, a phone doesn't.
WORSE_ON_A_DESK, WORSE_ON_A_PHONE = (1_000_000, 1_000_000), (6, 10_000)

# After this many rounds, labels that avoid each other have settled.
TURNS = 4


@dataclass(frozen=True)
class LabelPosition:
    """The position of a label: pixels right of and above its mark; may be negative."""

    across: float
    up: float

    @property
    def anchor(self) -> str:
        """The end of the label that is next to its mark."""
        return "left" if self.across > 0 else "right"


# Every distance sideways and upwards, and a label's positions: all combinations of both.
ACROSS = np.array([side * far for far in ASIDE for side in (1, -1)])
ABOVE = np.array([way * up for up in UP for way in (1, -1)])
OPTIONS = [
    LabelPosition(float(across), float(up))
    for far in ASIDE
    for up_by in UP
    for up in (up_by, -up_by)
    for across in (far, -far)
]
# The indices of each position in ACROSS and ABOVE.
_ACROSS_INDEX = np.array([list(ACROSS).index(option.across) for option in OPTIONS])
_ABOVE_INDEX = np.array([list(ABOVE).index(option.up) for option in OPTIONS])


@dataclass(frozen=True)
class LabelEnds:
    """The possible ends of a label in pixels: `left` and `right` by ACROSS, others by ABOVE."""

    left: np.ndarray
    right: np.ndarray
    bottom: np.ndarray
    top: np.ndarray

    @classmethod
    def at(cls, x: float, y: float, text: str) -> "LabelEnds":
        """Return the ends of the label of a mark at (x, y)."""
        width = BOLD * text_width(text)
        left = x + ACROSS - width * (ACROSS < 0)
        bottom = y + ABOVE - LINE * (ABOVE < 0)
        return cls(left, left + width, bottom, bottom + LINE)

    def box(self, option: int) -> np.ndarray:
        """Return left, right, bottom and top at one of OPTIONS."""
        across, above = _ACROSS_INDEX[option], _ABOVE_INDEX[option]
        return np.array(
            [self.left[across], self.right[across], self.bottom[above], self.top[above]]
        )

    def beyond(self, frame: np.ndarray) -> np.ndarray:
        """Return for each of OPTIONS whether the label reaches beyond a frame."""
        (left, right), (bottom, top) = frame
        across = (self.left < left) | (self.right > right)
        above = (self.bottom < bottom) | (self.top > top)
        reaches: np.ndarray = across[_ACROSS_INDEX] | above[_ABOVE_INDEX]
        return reaches

    def overlaps(self, boxes: np.ndarray) -> np.ndarray:
        """Return for each of OPTIONS how many of the boxes (rows as in `box`) it overlaps.

        A box is overlapped if it is both sideways and upwards, so the number is a product of two
        small matrices.
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
    """Return a position for the label of each of the `named` marks, by their rows in `marks`.

    `marks` has a row (x, y) each; `radii` are in pixels; `scales` in pixels per unit of x and y, on
    a desktop first and then on small screens; `frame` has the ends of the map across and up. A
    label takes the nearest position at which it covers no mark, no other label and no end of the
    map at any scale. Without such a position it takes the one that covers least, on a desktop
    first. Labels are placed in turn, and again until they avoid the later ones.
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
