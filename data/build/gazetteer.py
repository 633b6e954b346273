"""Find a city's county from its coordinates and the county outlines."""

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
    """Normalise a city's name for comparison.

    The result is in lower case, has no commas or full stops, and spells out an abbreviation at the
    beginning.
    """
    words = re.sub(r"[.,]", " ", city.lower()).split()
    return " ".join([SHORT.get(words[0], words[0]), *words[1:]]) if words else ""


def positions() -> dict[tuple[str, str], tuple[float, float]]:
    """Return each city's longitude and latitude, keyed by its spelling and two-letter state.

    If several places in a state share a name, the most populous one counts. A place's own name
    takes precedence over another place's alternative name.
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
    """Return the code of the county that contains each position.

    For a position in water, this is the nearest county. `positions` has the columns longitude
    and latitude. Codes are five-digit FIPS codes (state and county).
    """
    with shapefile.Reader(packaged(COUNTIES_FILE)) as reader:
        outlines = [
            (record.record["GEOID"], shape(record.shape)) for record in reader.shapeRecords()
        ]
    tree = STRtree([outline for _, outline in outlines])
    points = [Point(*place) for place in positions[["longitude", "latitude"]].to_numpy()]
    nearest = tree.query_nearest(points, all_matches=False)[1]
    return pd.Series([outlines[number][0] for number in nearest], positions.index, dtype="str")
