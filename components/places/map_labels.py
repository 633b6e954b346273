"""Where labels stand on a map: near their marks, and neither on a mark nor on each other."""

from dataclasses import dataclass

import numpy as np

from components.charts.style import LINE, text_width

# Labels are partly bold: wider than those of axes.
BOLD = 1.25

# In pixels: how far a label may stand aside from its mark and above or below it. A line leads
# from the mark to the label.
ASIDE = range(14, 170, 8)
UP = range(6, 170, 8)

# What is worse than a longer line, in pixels of it: a mark under a label; another label or its mark
# under it, or an end beyond the map. On a desk there is room for all, on a phone not for each mark.
WORSE_ON_A_DESK, WORSE_ON_A_PHONE = (1_000_000, 1_000_000), (6, 10_000)

# After so many turns labels that made way for each other have settled.
TURNS = 4


@dataclass(frozen=True)
class Place:
    """Where a label stands: so many pixels across and up from its mark, which may be negative."""

    across: float
    up: float

    @property
    def anchor(self) -> str:
        """The end of the label that is next to its mark."""
        return "left" if self.across > 0 else "right"


OPTIONS = [Place(side * far, way * up) for far in ASIDE for up in UP for side, way in
           ((1, 1), (-1, 1), (1, -1), (-1, -1))]  # fmt: skip
ACROSS = np.array([option.across for option in OPTIONS])
ABOVE = np.array([option.up for option in OPTIONS])


def boxes_at(x: float, y: float, text: str) -> np.ndarray:
    """The left, right, bottom and top, in pixels, of a label whose mark is at (x, y).

    An array (OPTIONS, 4): a row for each place at which the label may stand.
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
) -> list[Place]:
    """A place for the label of each of the `named` marks, by their rows in `marks`.

    `marks` has a row (x, y) each, `radii` are in pixels, `scales` in pixels for a unit of x and
    y, on a desk first and then on small screens; `frame` has the ends of the map across and up. The
    nearest place at which a label covers no mark, no other label and no end of the map, at each of
    the scales; where there is none, the one that covers least, first of all on a desk. Labels are
    placed in turn, each again until it makes way for those after it.
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
    """How many of the `others` each box shares more than an edge with."""
    one, other = boxes[:, None], others[None]
    across = np.minimum(one[..., 1], other[..., 1]) - np.maximum(one[..., 0], other[..., 0])
    up = np.minimum(one[..., 3], other[..., 3]) - np.maximum(one[..., 2], other[..., 2])
    return ((across > 0) & (up > 0)).sum(axis=1)
