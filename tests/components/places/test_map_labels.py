"""Labels on a map cover neither each other nor another mark."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from components.places.map_labels import NEAR, STEP, label_places

SCALES = [310.0, 1230.0]


def overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def clashes(marks: list, texts: list[str], scale: float) -> list[tuple[int, int]]:
    """Pairs of a label with a label, or of a label with another's mark, that overlap."""
    places = label_places(marks, texts, SCALES)
    at = [(scale * x, scale * y) for x, y in marks]
    boxes = [place.box(*mark, text) for place, mark, text in zip(places, at, texts, strict=True)]
    near = [(x - NEAR, x + NEAR, y - NEAR, y + NEAR) for x, y in at]
    found = [(a, b) for a, b in combinations(range(len(at)), 2) if overlap(boxes[a], boxes[b])]
    return found + [
        (a, b)
        for a in range(len(at))
        for b in range(len(at))
        if a != b and overlap(boxes[a], near[b])
    ]


@given(st.lists(st.tuples(st.floats(-0.4, 0.4), st.floats(-0.2, 0.2)), max_size=2, unique=True))
def test_two_labels_always_have_room(marks):
    for scale in SCALES:
        apart = all(
            abs(x - other[0]) + abs(y - other[1]) > 0.1
            for x, y in marks
            for other in marks
            if other != (x, y)
        )
        if apart:
            assert not clashes(marks, ["Denver $113k", "Boston $132k"][: len(marks)], scale)


def test_label_alone_is_above_its_mark_and_reaches_to_the_middle():
    (west,), (east,) = (label_places([(x, 0.0)], ["Boston"], SCALES) for x in (-0.3, 0.3))
    assert (west.up, west.anchor) == (STEP, "left")
    assert (east.up, east.anchor) == (STEP, "right")


def test_label_does_not_stand_where_it_would_seem_to_be_that_of_another_mark():
    marks = [(-0.1, 0.1), (-0.1, 0.0)]
    assert not any(clashes(marks, ["Idaho Falls", "Denver"], scale) for scale in SCALES)
