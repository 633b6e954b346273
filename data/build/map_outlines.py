"""Build `map_outlines.csv`: the borders of the US states and of neighbouring countries."""

import pandas as pd
import shapefile
from shapely import Geometry, box, coverage_simplify, line_merge, unary_union
from shapely.geometry import shape

from data.build.packages import packaged
from data.build.projection import on_map

STATES_SOURCE = "census_outlines"
COUNTRIES_SOURCE = "natural_earth"
STATES = "_plotly_geo/package_data/cb_2016_us_state_500k.shp"
COUNTRIES = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp"
NEIGHBOURS = ["CAN", "MEX"]
# Territories without wage data.
LEFT_OUT = ["AS", "GU", "MP", "VI"]

TOLERANCE = 0.08
SMALLEST_PART = 0.05
# Draw the neighbouring countries only within the map's view, and at a distance from the states.
VIEW = box(-125, 29.5, -60, 50)
GAP = 0.6


def _shapes(file: str, name: str) -> dict[str, Geometry]:
    with shapefile.Reader(packaged(file)) as reader:
        return {record.record[name]: shape(record.shape) for record in reader.shapeRecords()}


def _parts(geometry: Geometry) -> list[Geometry]:
    return list(getattr(geometry, "geoms", [geometry]))


def _lines(outline: str, geometry: Geometry, source: str) -> pd.DataFrame:
    """Return the lines of a geometry, one row per point, in drawing order."""
    parts = _parts(line_merge(geometry))
    points = [
        (outline, number, place, round(longitude, 2), round(latitude, 2))
        for number, part in enumerate(sorted(parts, key=lambda line: line.bounds), start=1)
        for place, (longitude, latitude) in enumerate(part.coords, start=1)
    ]
    columns = ["outline", "line", "point", "longitude", "latitude"]
    return on_map(pd.DataFrame(points, columns=columns), decimals=4).assign(source=source)


def map_outlines() -> pd.DataFrame:
    """Return the borders as lines, simplified for a small map; each state border occurs once."""
    states = [
        unary_union([part for part in _parts(state) if part.area > SMALLEST_PART] or state)
        for name, state in sorted(_shapes(STATES, "STUSPS").items())
        if name not in LEFT_OUT
    ]
    simple = coverage_simplify(states, TOLERANCE)
    borders = unary_union([state.boundary for state in simple])
    countries = _shapes(COUNTRIES, "iso_a3")
    union = unary_union(simple)
    neighbours = unary_union([countries[name].boundary for name in NEIGHBOURS])
    neighbours = neighbours.intersection(VIEW).difference(union.buffer(GAP))
    return pd.concat(
        [
            _lines("countries", neighbours, COUNTRIES_SOURCE),
            _lines("states", borders, STATES_SOURCE),
        ],
        ignore_index=True,
    )
