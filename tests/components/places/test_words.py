"""Tests for the sentences on the Places page, with made-up areas and countries."""

from collections.abc import Sequence

import pandas as pd
import pytest

from components.places import words
from components.statistics import local_prices
from components.statistics.local_prices import AreaPay
from components.tables.factors import Level
from components.words.area_names import short_name
from tests.area_examples import made_up
from tests.made_up_median import made_up_median
from tests.made_up_roles import made_up_roles


def claim_sentence(shown: Sequence[AreaPay], *lower: str) -> str:
    """Say how the claim fares that the area 'dear' pays more than the areas in `lower`."""
    return words.areas.claim_sentence(shown, ["dear"], lower, "in dollars")


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (80_000, "The claim holds in dollars"),
        (99_000, "The claim can be neither confirmed nor refuted in dollars"),
        (130_000, "The claim does not hold in dollars"),
    ],
)
def test_claim_follows_from_the_intervals(other, verdict):
    shown = local_prices.wages_at_prices(made_up(dear=100_000, cheap=other), local=False)
    sentence = claim_sentence(shown, "cheap")
    assert sentence.startswith(verdict)
    ratio = abs(100_000 / other - 1)
    assert f"{ratio:.0%} {'more' if other < 100_000 else 'less'} than Cheap, XY" in sentence
    rank = 1 if other < 100_000 else 2
    assert sentence.endswith(f"Of all 2 areas Dear, XY is number {rank}.")


def test_claim_can_hold_in_part_or_be_unknown():
    shown = local_prices.wages_at_prices(
        made_up(dear=100_000, cheap=80_000, other=130_000), local=False
    )
    assert claim_sentence(shown, "cheap", "other").startswith("The claim holds in part in dollars")
    assert "cannot be told" in claim_sentence(shown, "gone")


def test_title_states_whether_the_lead_is_clear():
    areas = made_up(dear=100_000, cheap=80_000, other=79_000)
    shown = local_prices.wages_at_prices(areas, local=False)
    assert words.areas.best_paid_area(shown, "in dollars") == "Dollar pay is highest in Dear"
    close = local_prices.wages_at_prices(
        made_up(dear=81_000, cheap=80_000, other=79_000), local=False
    )
    assert words.areas.best_paid_area(close, "in dollars") == (
        "Dollar pay is highest in Dear, not clearly above 2 others"
    )


def test_an_area_leads_only_where_its_mean_agrees():
    areas = made_up(dear=100_000, cheap=80_000)
    other = areas.assign(mean=[90_000, 95_000])
    shown = local_prices.wages_at_prices(other, local=False)
    assert words.areas.best_paid_area(shown, "in dollars") == (
        "No area leads in dollars: Dear by median, Cheap by mean"
    )


def test_omitted_items_are_reported():
    text = words.areas.not_shown(1, ["nowhere"], 0)
    assert text == (
        "No figure for 1 areas: wages withheld. "
        "No price level for 1: 1 rural, 0 could not be joined."
    )
    assert "0 rural, 1 could" in words.areas.not_shown(1, ["12345"], 0)
    assert "price level" not in words.areas.not_shown(1, None, 0)
    assert "In 1 areas some wages" in words.areas.not_shown(1, None, 1)


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
    assert short_name(name) == short


def test_ranking_title_has_the_best_paid_of_the_chosen_areas():
    shown = local_prices.wages_at_prices(
        made_up(dear=100_000, cheap=90_000, other=80_000), local=False
    )
    first = "Dear, XY is first of 3 by median"
    assert (
        words.areas.areas_ranking_title(shown, ("other", "cheap"))
        == f"{first}, Cheap, XY is number 2"
    )
    assert words.areas.areas_ranking_title(shown, ("dear",)) == first


def test_side_by_side_marks_withheld_and_unknown():
    areas = made_up(dear=100_000, nowhere=90_000)
    areas = areas.assign(employment=pd.array([1200, None], "Int64"))
    shown = local_prices.wages_at_prices(areas, local=False)
    assert words.areas.side_by_side_caption("Here.", shown, "Employed") == (
        "Here. Employed: Dear, XY 1,200, Nowhere, XY withheld. "
        "Price levels (USA = 100): Dear, XY 125.0, Nowhere, XY unknown."
    )


def medians(country: str, both: tuple[float, float], *, width: float = 0.02, is_few: bool = False):
    """Return the medians of two roles in a country.

    Their intervals extend by the share `width` of the median to each side.
    """
    return [
        made_up_median(
            role, (1 - width) * median, median, (1 + width) * median, level=country, is_few=is_few
        )
        for role, median in zip("ab", both, strict=True)
    ]


@pytest.mark.parametrize(
    ("here", "place", "title"),
    [
        ((120, 100), (100, 120), "As ahead in Here and Bs ahead in the There"),
        ((120, 100), (120, 100), "As ahead in Here and the There"),
        ((120, 100), (100, 101), "As ahead in Here and no clear pay gap in the There"),
        ((100, 101), (100, 101), "No clear pay gap in Here or the There"),
    ],
)
def test_leader_follows_from_the_intervals(here, place, title):
    levels = {"h": Level("h", "Here", "Here"), "t": Level("t", "There", "the There")}
    roles = made_up_roles("ab", short_plural=["As", "Bs"])
    both = [*medians("h", here), *medians("t", place)]
    assert words.countries.role_ahead_finding(both, ("h", "t"), levels, roles) == title


def test_few_reports_are_not_presented_as_no_gap():
    levels = {"h": Level("h", "Here", "Here"), "t": Level("t", "There", "the There")}
    roles = made_up_roles("ab", short_plural=["As", "Bs"])
    both = [*medians("h", (100, 101)), *medians("t", (500, 505), is_few=True)]
    text = "No clear pay gap in Here and too few reports in the There"
    assert words.countries.role_ahead_finding(both, ("h", "t"), levels, roles) == text
    wide = [
        *medians("h", (100, 101), width=0.9), *medians("t", (500, 505), width=0.9, is_few=True)
    ]  # fmt: skip
    differences = words.countries.countries_finding(wide, ("h", "t"), levels)
    assert differences == "Too few reports to compare pay in the There and Here"


def test_country_ranking_lists_countries_without_a_rate():
    notes = words.countries.ranked_notes(unknown=3, left_out=1200)
    assert notes.startswith("3 more countries have fewer than 10 reports")
    assert notes.endswith(" 1,200 reports have no known rate.")
    assert "rate" not in words.countries.ranked_notes(unknown=3, left_out=0)
