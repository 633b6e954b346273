"""Tests that map labels cover neither each other nor any mark."""

import numpy as np

from components.places.answer import areas
from components.places.charts import FRAME, _scales
from components.places.map_labels import OPTIONS, LabelEnds, label_places
from components.selection.selection import Selection
from components.tables.cache import get_tables

TALL = ((-1.0, 1.0), (-1.0, 1.0))


def overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def test_label_alone_is_near_its_mark_and_stays_on_the_map():
    for x in (-0.95, 0.95):
        [place] = label_places(
            np.array([[x, 0.0]]), np.array([5.0]), [0], ["Boston"], (310.0, 310.0), TALL
        )
        assert np.hypot(place.across, place.up) < 20
        left, right, *_ = LabelEnds.at(310 * x, 0, "Boston").box(OPTIONS.index(place))
        assert left >= -310
        assert right <= 310


def test_labels_avoid_marks_and_each_other():
    marks = np.array([[0.0, 0.0], [0.0, 0.1], [0.2, 0.05], [0.25, -0.05]])
    radii, texts, scale = np.full(4, 8.0), ["Idaho Falls", "Denver"], 400.0
    first, second = label_places(marks, radii, [0, 1], texts, (scale, scale), TALL)
    boxes = [
        LabelEnds.at(0, 0, texts[0]).box(OPTIONS.index(first)),
        LabelEnds.at(0, 0.1 * scale, texts[1]).box(OPTIONS.index(second)),
    ]
    assert not overlap(*boxes)
    around = [(x - 8, x + 8, y - 8, y + 8) for x, y in scale * marks]
    assert not any(overlap(box, mark) for box in boxes for mark in around)


def test_no_label_of_the_map_is_on_a_mark_of_any_area_on_a_desk():
    opening = areas.area_options(get_tables()).occupations["data_scientists"].opening
    selection = Selection("visa_applications")
    question = areas.AreaQuery("data_scientists", "nominal", opening, selection)
    figure = areas.all_areas_chart(question, "map", get_tables()).figure
    [points] = [trace for trace in figure.data if trace.mode == "markers"]
    scale = _scales()[0]
    at = np.column_stack([points.x, points.y]) * scale
    radii = np.array(points.marker.size) / 2
    around = [(x - r, x + r, y - r, y + r) for (x, y), r in zip(at, radii, strict=True)]
    boxes = []
    for label in figure.layout.annotations:
        if not label.showarrow:
            continue
        x, y = label.x * scale + label.ax, label.y * scale - label.ay
        # Assume that bold text takes 7.2 pixels per letter and 18 pixels per line.
        wide = 7.2 * len(label["text"].replace("<b>", "").replace("</b>", ""))
        left = x if label["xanchor"] == "left" else x - wide
        bottom = y if label["yanchor"] == "bottom" else y - 18
        boxes.append((left, left + wide, bottom, bottom + 18))
    assert len(boxes) == len(opening) + 1
    assert not [box for box in boxes for mark in around if overlap(box, mark)]
    assert not any(overlap(a, b) for place, a in enumerate(boxes) for b in boxes[:place])
    (left, right), (low, high) = np.array(FRAME) * scale
    assert all(left <= box[0] and box[1] <= right + 20 for box in boxes)
    assert all(low <= box[2] and box[3] <= high for box in boxes)
