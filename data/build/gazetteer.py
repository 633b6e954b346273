"""Find the county of a city by its position and the county outlines."""

import json
import re

import pandas as pd
import shapefile
from shapely import Point, STRtree
from shapely.geometry import shape

from data.build.metro_pay import CITIES_FILE
from data.build.packages import packaged

COUNTIES_FILE = "_plotly_geo/package_data/cb_2016_us_county_500k.shp"

# Abbreviations in place names.
SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}


def spelling(city: str) -> str:
    """Normalise a city's name: lower case, without commas and stops, in full words."""
    words = re.sub(r"[.,]", " ", city.lower()).split()
    return " ".join([SHORT.get(words[0], words[0]), *words[1:]]) if words else ""


def positions() -> dict[tuple[str, str], tuple[float, float]]:
    """Return longitude and latitude of each city by its spelling and its state's two letters.

    Of several places with one name in a state, the largest counts. A place's own name wins over
    another's alternative name.
    """
    cities = json.loads(packaged(CITIES_FILE).read_text(encoding="utf-8")).values()
    city_positions: dict[tuple[str, str], tuple[int, float, float]] = {}
    other: dict[tuple[str, str], tuple[int, float, float]] = {}
    for city in cities:
        state = {"US": city["admin1code"], "PR": "PR"}.get(city["countrycode"])
        if state is None:
            continue
        place = (city["population"], city["longitude"], city["latitude"])
        for names, known in (([city["name"]], city_positions), (city["alternatenames"], other)):
            for name in names:
                key = (spelling(name), state)
                known[key] = max(known.get(key, place), place)
    return {key: place[1:] for key, place in {**other, **city_positions}.items()}


def counties(positions: pd.DataFrame) -> pd.Series:
    """Return the code of the county around each position, or of the nearest one in water.

    `positions` has the columns longitude and latitude. A code has five digits (FIPS): state and
    county.
    """
    with shapefile.Reader(packaged(COUNTIES_FILE)) as reader:
        outlines = [
            (record.record["GEOID"], shape(record.shape)) for record in reader.shapeRecords()
        ]
    tree = STRtree([outline for _, outline in outlines])
    points = [Point(*place) for place in positions[["longitude", "latitude"]].to_numpy()]
    nearest = tree.query_nearest(points, all_matches=False)[1]
    return pd.Series([outlines[number][0] for number in nearest], positions.index, dtype="str")
