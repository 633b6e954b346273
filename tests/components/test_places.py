"""US areas: hand-picked values as published, prices, intervals and the claim."""

import numpy as np
import pandas as pd
import pytest

from components import places
from components.tables import load_all

TABLES = load_all(["metro_pay", "occupations", "opening_areas", "outlines"])
METRO = TABLES["metro_pay"]
SCIENTISTS = METRO[METRO["occupation"] == "data_scientists"]

# Read off the published wages of May 2025 and price levels of 2023: employment, relative
# standard error of the mean, 10th to 90th percentiles, price level.
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
    assert metropolitan["longitude"].notna().all()
    assert SCIENTISTS["median"].isna().sum() == 13


def test_positions_are_where_the_cities_lie():
    position = SCIENTISTS.set_index("area")[["longitude", "latitude"]]
    for area, (longitude, latitude) in {
        "41860": (-122.42, 37.77),
        "14460": (-71.06, 42.36),
        "46520": (-157.86, 21.31),
        "11260": (-149.90, 61.22),
    }.items():
        assert tuple(position.loc[area]) == pytest.approx((longitude, latitude), abs=0.05)


def made_up(**medians: float) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "area": area,
                "name": f"{area.title()}-Town, XY-ZZ",
                "p10": median / 2,
                "p25": median * 0.8,
                "median": median,
                "p75": median * 1.3,
                "p90": median * 2,
                "mean": median,
                "mean_error": 2.0,
                "price_level": {"dear": 125.0, "cheap": 80.0, "nowhere": np.nan}.get(area, 100.0),
                "top_coded": "",
            }
            for area, median in medians.items()
        ]
    )


def test_local_prices_divide_by_the_price_level_and_rank_anew():
    areas = made_up(dear=100_000, cheap=90_000, nowhere=80_000)
    nominal = places.at_prices(areas, local=False)
    assert nominal["area"].tolist() == ["dear", "cheap", "nowhere"]
    local = places.at_prices(areas, local=True)
    assert local["area"].tolist() == ["cheap", "dear"]
    assert local["median"].tolist() == [112_500, 80_000]
    assert local["rank"].tolist() == [1, 2]
    assert local["p90"].tolist() == [225_000, 160_000]
    low, high = local.loc[0, ["median_low", "median_high"]]
    assert (low, high) == pytest.approx((112_500 * 0.9608, 112_500 * 1.0392), rel=1e-5)


def claimed(*lower: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area": ["dear", *lower],
            "order": range(1, len(lower) + 2),
            "claimed": ["higher", *["lower"] * len(lower)],
        }
    )


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (80_000, "The claim holds in dollars"),
        (99_000, "The claim can be neither confirmed nor refuted in dollars"),
        (130_000, "The claim does not hold in dollars"),
    ],
)
def test_claim_follows_from_the_intervals(other, verdict):
    shown = places.at_prices(made_up(dear=100_000, cheap=other), local=False)
    sentence = places.claim(shown, claimed("cheap"), "in dollars")
    assert sentence.startswith(verdict)
    ratio = abs(100_000 / other - 1)
    assert f"{ratio:.0%} {'more' if other < 100_000 else 'less'} than Cheap, XY" in sentence
    rank = 1 if other < 100_000 else 2
    assert sentence.endswith(f"Of all 2 areas Dear, XY is number {rank}.")


def test_claim_can_hold_in_part_or_be_unknown():
    shown = places.at_prices(made_up(dear=100_000, cheap=80_000, other=130_000), local=False)
    assert places.claim(shown, claimed("cheap", "other"), "in dollars").startswith(
        "The claim holds in part in dollars"
    )
    assert "cannot be told" in places.claim(shown, claimed("gone"), "in dollars")


def test_gap_has_the_interval_of_a_ratio_of_independent_estimates():
    areas = places.at_prices(made_up(dear=100_000, cheap=80_000), local=False)
    ratio, low, high = places.gap(areas.iloc[0], areas.iloc[1])
    assert ratio == pytest.approx(0.25)
    half = 1.96 * np.hypot(0.02, 0.02)
    assert np.log1p(low) == pytest.approx(np.log(1.25) - half, abs=0.002)
    assert np.log1p(high) == pytest.approx(np.log(1.25) + half, abs=0.002)


def test_title_says_whether_the_lead_is_clear():
    areas = made_up(dear=100_000, cheap=80_000, other=79_000)
    shown = places.at_prices(areas, local=False)
    assert places.title(shown, "in dollars") == "Dear, XY pays most in dollars"
    close = places.at_prices(made_up(dear=81_000, cheap=80_000, other=79_000), local=False)
    assert places.title(close, "in dollars") == (
        "Dear, XY leads in dollars, not clearly ahead of 2 other areas"
    )


def test_what_is_not_shown_is_said():
    areas = pd.concat([made_up(dear=100_000, nowhere=90_000), made_up(gone=np.nan)])
    shown = places.at_prices(areas, local=True)
    text = places.not_shown(areas, shown, local=True)
    assert "their wages are withheld: 1." in text
    assert "Without a price level: 1, of which 1 lie" in text
    assert "None of these wages is only known to be above a limit" in text
    topped = shown.assign(top_coded="p90")
    assert "at least the highest published one: 1." in places.not_shown(areas, topped, local=True)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("San Francisco-Oakland-Fremont, CA", "San Francisco, CA"),
        ("Louisville/Jefferson County, KY-IN", "Louisville, KY"),
        ("Nashville-Davidson--Murfreesboro--Franklin, TN", "Nashville, TN"),
        ("Alaska nonmetropolitan area", "Alaska nonmetropolitan area"),
    ],
)
def test_short_names(name, short):
    assert places.short_name(name) == short
