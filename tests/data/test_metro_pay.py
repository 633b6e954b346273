"""Test wages by US area: some published values, and the areas without a price level."""

import numpy as np
import pytest

from components.places import words
from components.statistics import local_prices
from components.tables.loading import read_table
from data.build.projection import project_usa

METRO = read_table("metro_pay")
SAN_JOSE = "San Jose-Sunnyvale-Santa Clara, CA"
SCIENTISTS = METRO[METRO["occupation"] == "data_scientists"]

# Published wages of May 2025 and price levels of 2023: employment, relative standard error of the
# mean, 10th to 90th percentiles, price level.
PUBLISHED = {
    "41860": (10460, 1.5, 99170, 130430, 170110, 212970, 272430, 118.23),
    "19740": (4510, 1.9, 74830, 97180, 112520, 147950, 178700, 105.49),
    "14460": (7930, 1.7, 82030, 102720, 132040, 166120, 206220, 111.57),
    "10180": (40, 5.2, 38490, 52000, 83600, 124890, 149140, 89.85),
    "10420": (270, 1.6, 66310, 79370, 99780, 131010, 138690, None),
}


@pytest.mark.parametrize("area", PUBLISHED)
def test_values_are_those_published(area):
    row = SCIENTISTS.set_index("area").loc[area]
    *values, level = PUBLISHED[area]
    columns = ["employment", "mean_error", "p10", "p25", "median", "p75", "p90"]
    assert [row[column] for column in columns] == values
    if level:
        assert row["price_level"] == level


def test_other_occupations_are_those_published():
    rows = METRO.set_index(["area", "occupation"])
    abilene = rows.loc[("10180", "software_developers")]
    assert (abilene["employment"], abilene["median"]) == (250, 103_760)
    albany = rows.loc[("10580", "research_scientists")]
    assert (albany["employment"], albany["median"], albany["p90"]) == (200, 181_990, 280_710)


def test_every_area_with_data_scientists_is_there_and_the_unjoined_are_known():
    metropolitan = SCIENTISTS[SCIENTISTS["area"].str.len() == 5]
    assert (len(SCIENTISTS), len(metropolitan)) == (373, 291)
    assert set(metropolitan.loc[metropolitan["price_level"].isna(), "name"]) == {
        "Amherst Town-Northampton, MA",
        "Bozeman, MT",
        "Kenosha, WI",
        "Pinehurst-Southern Pines, NC",
        "San Juan-Bayamon-Caguas, PR",
        "Slidell-Mandeville-Covington, LA",
        "Traverse City, MI",
        "Waterbury-Shelton, CT",
    }
    assert metropolitan["east"].notna().all()
    assert SCIENTISTS["median"].isna().sum() == 13


def test_positions_are_where_the_cities_lie():
    position = SCIENTISTS.set_index("area")[["east", "north"]]
    for area, place in {
        "41860": (-122.42, 37.77),
        "14460": (-71.06, 42.36),
        "46520": (-157.86, 21.31),
        "11260": (-149.90, 61.22),
    }.items():
        expected = [float(axis) for axis in project_usa(*np.array(place))]
        assert position.loc[area].tolist() == pytest.approx(expected, abs=0.001)


def test_no_area_leads_at_local_prices_where_median_and_mean_disagree():
    ranked = local_prices.wages_at_prices(SCIENTISTS, local=True)
    by_name = {area.name: area for area in ranked}
    idaho, san_jose = (by_name[name] for name in ("Idaho Falls, ID", SAN_JOSE))
    assert idaho.size == 230
    # As published, divided by the price level: 176.9 and 188.5 thousand at the mean.
    assert round(idaho.mean / 1000, 1) == 176.9
    assert round(san_jose.mean / 1000, 1) == 188.5
    assert words.areas.best_paid_area(ranked, "at local prices") == (
        "No area leads at local prices: Idaho Falls by median, San Jose by mean"
    )
    nominal = local_prices.wages_at_prices(SCIENTISTS, local=False)
    assert words.areas.best_paid_area(nominal, "in dollars") == "Dollar pay is highest in San Jose"
