"""Find the metropolitan area of a job from the city name that an employer entered."""

from pathlib import Path

import pandas as pd

from data.build import gazetteer
from data.build.level_codes import COLUMNS as LEVEL_COLUMNS
from data.build.tables import read_hand_written

AREAS_FILE = "census-metropolitan-delineation-2023.csv"
SOURCE = "census_areas"
YEAR = "2023"
METROPOLITAN = "Metropolitan Statistical Area"

# Codes for cities outside metropolitan areas and for cities that can't be located.
OUTSIDE, UNKNOWN = "outside", "unknown"
NAMES = {
    OUTSIDE: ("Outside metropolitan areas", "outside metropolitan areas"),
    UNKNOWN: ("City not found", "cities that were not found"),
}


def delineation(raw: Path) -> pd.DataFrame:
    """Return the counties in metropolitan areas: columns county (five digits), area and name."""
    table = pd.read_csv(raw / AREAS_FILE, dtype=str, keep_default_na=False)
    table = table[table["Metropolitan/Micropolitan Statistical Area"] == METROPOLITAN]
    return pd.DataFrame(
        {
            "county": table["FIPS State Code"].str.zfill(2)
            + table["FIPS County Code"].str.zfill(3),
            "area": table["CBSA Code"],
            "name": table["CBSA Title"],
        }
    )


def counties(cities: pd.DataFrame) -> pd.Series:
    """Return each city's county code; '' if the city can't be located.

    `cities` has the columns city and state (two letters). `worksites.csv` takes precedence: it
    gives the place or county for misspellings, short names and districts.
    """
    known = read_hand_written("worksites.csv").set_index(["city", "state"])
    spelled = cities["city"].map(gazetteer.spelling)
    keys = pd.MultiIndex.from_arrays([spelled, cities["state"]])
    meant = known["place"].reindex(keys).fillna("").set_axis(cities.index)
    county = known["county"].reindex(keys).fillna("").set_axis(cities.index)
    places = meant.where(meant != "", spelled).map(gazetteer.spelling)
    where = gazetteer.positions()
    county_codes = pd.DataFrame(
        [where.get(key, (None, None)) for key in zip(places, cities["state"], strict=True)],
        index=cities.index,
        columns=["longitude", "latitude"],
        dtype=float,
    ).dropna()
    county_codes = county_codes[county[county_codes.index] == ""]
    return county.where(
        ~county.index.isin(county_codes.index), gazetteer.counties(county_codes)
    ).fillna("")


def areas(cities: pd.DataFrame, raw: Path) -> pd.Series:
    """Return the code of each city's metropolitan area, or OUTSIDE or UNKNOWN."""
    county = counties(cities)
    table = delineation(raw)
    area = county.map(table.set_index("county")["area"])
    return area.fillna(county.map({"": UNKNOWN})).fillna(OUTSIDE)


def levels(raw: Path, source: str, factor: str) -> pd.DataFrame:
    """Return the areas as levels of a pay source's factor, as `level_codes.levels_in_pay` expects.

    The result has the columns in `level_codes.COLUMNS`.
    """
    table = delineation(raw).drop_duplicates("area")
    short = table["name"].map(short_name)
    # If two areas begin with the same city, use their full names.
    label = short.where(~short.duplicated(keep=False), table["name"])
    metropolitan = pd.DataFrame(
        {"code": table["area"], "label": label, "phrase": label, "order": 0}
    )
    named = pd.DataFrame(
        [(code, *names, 1) for code, names in NAMES.items()],
        columns=["code", "label", "phrase", "order"],
    )
    area_levels = pd.concat([metropolitan, named], ignore_index=True)
    return area_levels.assign(source=source, factor=factor, definition="")[LEVEL_COLUMNS]


def short_name(name: str) -> str:
    """Return an area's first city and state: 'San Francisco, CA'."""
    title, _, states = name.rpartition(", ")
    return f"{title.split('-')[0].split('/')[0]}, {states.split('-')[0]}"
