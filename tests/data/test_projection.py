"""Tests of the map projection against Snyder's worked example and the positions of known places."""

import numpy as np
import pytest

from components.tables.loading import read_table
from data.build.projection import CONTIGUOUS, Conic, project_usa


def test_albers_gives_the_worked_example():
    # Snyder, Map Projections, page 291: a sphere of radius 1, at 35 degrees north, 75 west.
    east, north = Conic((29.5, 45.5), -96, 23).project(np.array([-75.0]), np.array([35.0]))
    assert (east[0], north[0]) == pytest.approx((0.2952720, 0.2416774), abs=1e-6)


def test_areas_are_kept():
    def area(longitude: float, latitude: float) -> float:
        step = 0.01
        x, y = CONTIGUOUS.project(
            longitude + np.array([0, step, step, 0]), latitude + np.array([0, 0, step, step])
        )
        return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2

    equator_like = area(-96, 30) / np.cos(np.radians(30.005))
    north = area(-120, 48) / np.cos(np.radians(48.005))
    assert north == pytest.approx(equator_like, rel=1e-3)


def test_places_stand_where_people_look_for_them():
    longitudes = np.array([-122.4, -71.1, -149.9, -157.9, -66.1])
    latitudes = np.array([37.8, 42.4, 61.2, 21.3, 18.4])
    east, north = project_usa(longitudes, latitudes)
    san_francisco, boston, anchorage, honolulu, san_juan = zip(east, north, strict=True)
    assert san_francisco[0] < -0.3 < 0.3 < boston[0]
    assert anchorage[0] < honolulu[0] < 0 < san_juan[0]
    assert max(anchorage[1], honolulu[1], san_juan[1]) < -0.1 < san_francisco[1]


def test_the_whole_outline_stays_on_a_small_map():
    outlines = read_table("map_outlines")
    assert outlines["east"].abs().max() < 0.5
    assert outlines["north"].abs().max() < 0.35
