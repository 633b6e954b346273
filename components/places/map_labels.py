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


OPTIONS = [LabelPosition(side * far, way * up) for far in ASIDE for up in UP for side, way in
           ((1, 1), (-1, 1), (1, -1), (-1, -1))]  # fmt: skip
ACROSS = np.array([option.across for option in OPTIONS])
ABOVE = np.array([option.up for option in OPTIONS])


def boxes_at(x: float, y: float, text: str) -> np.ndarray:
    """Return the left, right, bottom and top, in pixels, of a label whose mark is at (x, y).

    An array (OPTIONS, 4): a row for each position at which the label may be.
    """
    width = BOLD * text_width(text)
    left = x + ACROSS - width * (ACROSS < 0)
    bottom = y + ABOVE - LINE * (ABOVE < 0)
    return np.column_stack([left, left + width, bottom, bottom + LINE])


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
    seen: list[tuple[int, np.ndarray]] = []
    for scale in scales:
        on_a_mark, on_a_label = WORSE_ON_A_PHONE if seen else WORSE_ON_A_DESK
        around = np.column_stack(
            [scale * marks[:, 0] - radii, scale * marks[:, 0] + radii,
             scale * marks[:, 1] - radii, scale * marks[:, 1] + radii]
        )  # fmt: skip
        places = [(scale * marks[number, 0], scale * marks[number, 1]) for number in named]
        boxes = np.array(
            [boxes_at(x, y, text) for (x, y), text in zip(places, texts, strict=True)]
        ).reshape(len(named), len(OPTIONS), 4)
        (left, right), (bottom, top) = np.array(frame) * scale
        for label, number in enumerate(named):
            label_boxes = boxes[label]
            beyond = (
                (label_boxes[:, 0] < left)
                | (label_boxes[:, 1] > right)
                | (label_boxes[:, 2] < bottom)
                | (label_boxes[:, 3] > top)
            )
            others = around[[other for other in named if other != number]]
            alone[label] += on_a_mark * _overlaps(label_boxes, np.delete(around, number, axis=0))
            alone[label] += on_a_label * (_overlaps(label_boxes, others) + beyond)
        seen.append((on_a_label, boxes))
    chosen: dict[int, int] = {}
    for _ in range(TURNS):
        before = dict(chosen)
        for label in range(len(named)):
            cost = alone[label].copy()
            for on_a_label, boxes in seen:
                taken = [boxes[other, chosen[other]] for other in chosen if other != label]
                cost += on_a_label * _overlaps(boxes[label], np.array(taken).reshape(-1, 4))
            chosen[label] = int(cost.argmin())
        if chosen == before:
            break
    return [OPTIONS[chosen[label]] for label in range(len(named))]


def _overlaps(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return how many of the `others` each box overlaps."""
    one, other = boxes[:, None], others[None]
    across = np.minimum(one[..., 1], other[..., 1]) - np.maximum(one[..., 0], other[..., 0])
    up = np.minimum(one[..., 3], other[..., 3]) - np.maximum(one[..., 2], other[..., 2])
    overlaps: np.ndarray = ((across > 0) & (up > 0)).sum(axis=1)
    return overlaps
