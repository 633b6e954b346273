"""Tests for visa offers to both roles by area and employer, and for the claim about areas."""

import numpy as np
import pandas as pd
import pytest

from components.places import words
from components.places.answer import areas
from components.places.answer.employers import build_employers
from components.places.answer.offers import build_offers, compared_places
from components.selection.selection import Selection
from components.statistics.estimate import Estimate
from components.tables.cache import get_tables
from components.tables.roles import default_pair, roles_by_id
from components.words.money import currency
from tests.made_up_median import made_up_median

BAY, DENVER, BOSTON, SAN_DIEGO, SEATTLE = "41860", "19740", "14460", "41740", "42660"
SOURCE = "visa_applications"
EVERY = Selection(SOURCE)
DOLLARS = currency("usd", get_tables())


def weighted_median(rows: pd.DataFrame) -> float:
    """Compute the median from the middles of the bands, without the project's own methods."""
    middles = np.repeat((rows["low"] + rows["high"]) / 2, rows["distinct_records"])
    return float(np.median(middles))


def of(role: str, *codes: str) -> pd.DataFrame:
    pay = get_tables()["pay"]
    role_rows = (pay["source"] == SOURCE) & (pay["role"] == role)
    return pay[role_rows & pay["area"].isin(codes)]


def row(expected, area: str, role: str) -> pd.Series:
    offers = expected.download()
    subset = offers[offers["prices"] == "in dollars"]
    return subset[(subset["label"] == area) & (subset["role"] == role)].iloc[0]


def test_chosen_areas_lead_and_those_of_the_claim_are_always_there():
    assert [place.area for place in compared_places((), get_tables())] == [BAY, DENVER, BOSTON]
    assert [place.area for place in compared_places((SEATTLE, DENVER), get_tables())] == [
        SEATTLE, DENVER, BAY, BOSTON,
    ]  # fmt: skip
    assert compared_places((), get_tables())[0].areas == (BAY, "41940")


def test_medians_are_those_of_the_rows_in_dollars_and_at_local_prices():
    actual = build_offers((), "nominal", EVERY, default_pair(get_tables()), get_tables())
    boston = row(actual, "Boston, MA", "Data scientist")
    assert boston["median"] == pytest.approx(weighted_median(of("ds", BOSTON)), rel=0.005)
    joined = row(actual, "San Francisco with San Jose", "Machine learning engineer")
    assert joined["median"] == pytest.approx(weighted_median(of("mle", BAY, "41940")), rel=0.005)
    level = get_tables()["metro_pay"].set_index("area")["price_level"][BOSTON].iloc[0]
    subset = actual.download().query("prices == 'at local prices'")
    local = subset[(subset["label"] == "Boston, MA") & (subset["role"] == "Data scientist")].iloc[0]
    assert local["median"] == pytest.approx(boston["median"] / level * 100, rel=1e-6)


def test_with_denver_set_one_table_has_both_roles_in_san_francisco_and_boston():
    actual = build_offers((DENVER,), "nominal", EVERY, default_pair(get_tables()), get_tables())
    shown = actual.summary.set_index(["Area", "Figure"])
    assert shown.index[0] == ("Denver, CO", "Offers to MLEs (9 from 8 employers)")
    boston = shown.loc[("Boston, MA", "Offers to MLEs (135 from 71 employers)")]
    assert boston["In dollars"] == "$150k ($139k–$166k)"
    assert boston["At local prices"].startswith("$134k (")
    assert "$184k ($178k–$192k)" in list(shown.loc["San Francisco with San Jose", "In dollars"])
    assert shown.iloc[0]["In dollars"] == "too few: 9"
    # The published wage, with an interval from the published error of the mean.
    paid = shown.loc[("Denver, CO", "Wages of data scientists")]
    assert paid["In dollars"] == "$113k ($108k–$117k)"


def test_claim_is_judged_per_role_or_marked_untestable():
    actual = build_offers((), "nominal", EVERY, default_pair(get_tables()), get_tables())
    engineers, local, scientists, _ = actual.verdicts
    assert engineers.startswith(
        "Machine learning engineers, in dollars: San Francisco with San Jose offers $184k, 23% "
        "more than Boston, MA with $150k"
    )
    assert engineers.endswith("Denver, CO: too few to tell (9 applications).")
    assert "at local prices" in local
    assert "more than Denver, CO with $109k" in scientists
    assert "no clear difference" not in scientists
    assert actual.finding == "San Francisco with San Jose offers clearly more in 3 of 4 comparisons"


@pytest.mark.parametrize(
    ("gap", "verdict"),
    [
        (Estimate(0.2, 0.1, 0.3), "holds"),
        (Estimate(-0.2, -0.3, -0.1), "fails"),
        (Estimate(0.2, -0.1, 0.5), "open"),
        (Estimate(0.2, 0.1, 0.3, is_few=True), "open"),
        (Estimate.unknown(), "open"),
    ],
)
def test_a_verdict_needs_a_clear_difference_of_more_than_few(gap, verdict):
    assert words.offers.claim_verdict(gap) == verdict


def test_an_area_of_one_employer_is_named_as_such_and_never_leads():
    actual = build_offers((SAN_DIEGO,), "nominal", EVERY, default_pair(get_tables()), get_tables())
    assert actual.dominated == (
        "Qualcomm files 80% of the applications for machine learning engineers in San Diego, CA: "
        "its offers, not the area's.",
    )
    assert "few)" in actual.summary.iloc[0]["In dollars"]
    # San Diego isn't compared, because one employer dominates it.
    assert actual.chart.title.endswith("in 2 of 3 areas")


def test_the_same_employers_are_compared_between_two_areas():
    actual = build_offers((), "nominal", EVERY, default_pair(get_tables()), get_tables())
    text = actual.same_employer[-1]
    subset = of("ds", BAY, "41940", BOSTON)
    subset = subset.assign(bay=subset["area"] != BOSTON, employer=subset["employer"].astype(str))
    logs = np.log((subset["low"] + subset["high"]) / 2)
    means = (
        subset.assign(sum=logs * subset["distinct_records"])
        .groupby(["bay", "employer"])[["sum", "distinct_records"]]
        .sum()
    )
    means = means["sum"] / means["distinct_records"]
    differences = (means[True] - means[False]).dropna()
    assert f"the same {len(differences)} employers offer 13% more in San Francisco" in text
    assert f"the employer in the middle {np.expm1(differences.median()):.0%} more" in text
    assert "no clear difference" not in text
    assert "too few applications are of employers in both" in actual.same_employer[0]


def test_offers_to_a_role_are_on_the_map_and_few_never_lead():
    question = areas.AreaQuery("offers-mle", "nominal", (SAN_DIEGO, DENVER), EVERY)
    chart = areas.all_areas_chart(question, "map", get_tables())
    assert chart.title.startswith("Dollar offers are highest in San Jose, not clearly")
    shown = chart.table.set_index("area")
    assert shown.loc[SAN_DIEGO, "rank"] > shown.loc[BOSTON, "rank"]
    answer = areas.build_areas_page(question, get_tables())
    assert answer.without_figure.startswith("No figure for Denver-Aurora")
    assert answer.chart.title == "What employers offer in San Diego, CA"
    assert answer.finding.startswith("San Diego offers machine learning engineers $")


def test_employers_match_names_and_hand_counts():
    actual = build_employers(Selection(SOURCE), "QUALCOMM", None, get_tables())
    engineers = actual.table.set_index("role").loc["Machine learning engineer"]
    pay = get_tables()["pay"]
    subset = pay[(pay["employer"] == "qualcomm") & (pay["role"] == "mle")]
    assert engineers["distinct_records"] == subset["distinct_records"].sum()
    assert engineers["median"] == pytest.approx(weighted_median(subset), rel=0.005)
    assert engineers["p25"] < engineers["median"] < engineers["p75"]
    # Employers with fewer than twenty applications for a role are not named for it.
    assert (actual.table["role"] == "Machine learning engineer").all()


def test_employers_of_one_role_area_and_level():
    chosen = Selection.of(SOURCE, {"area": [SEATTLE], "experience": ["level-2"]})
    actual = build_employers(chosen, "", "ds", get_tables())
    assert actual.table["label"].iloc[0] == "Amazon"
    assert "Seattle, WA" in actual.chart.subtitle
    assert (actual.table["role"] == "Data scientist").all()
    nobody = build_employers(chosen, "nobody of this name", None, get_tables())
    assert nobody.chart is None
    assert nobody.finding == "Too few applications for a figure"
    # If these employers have too few offers in an area, the page shows offers in all areas.
    denver = Selection.of(SOURCE, {"area": [DENVER], "experience": ["level-2"]})
    wider = build_employers(denver, "", "ds", get_tables())
    everywhere = build_employers(chosen.with_levels("area", ()), "", "ds", get_tables())
    assert "all areas" in wider.widened
    assert wider.chart.title.startswith("All areas: ")
    assert wider.table.equals(everywhere.table)
    assert everywhere.widened == ""


def test_the_highest_of_few_applications_does_not_stand_in_the_title():
    actual = build_employers(Selection(SOURCE), "", None, get_tables())
    known = actual.table.dropna(subset="median")
    engineers = known[known["role"] == "Machine learning engineer"]
    highest = engineers.loc[engineers["median"].idxmax()]
    assert highest["few"]
    assert highest["label"] not in actual.finding
    assert len(actual.finding.split()) <= 14


def test_title_with_one_clear_leader_names_only_it():
    first, second = (
        made_up_median("mle", *figures, level=name)
        for name, figures in {"A": (190e3, 200e3, 210e3), "B": (95e3, 100e3, 105e3)}.items()
    )
    roles = roles_by_id(get_tables())
    finding = words.employers.employers_finding([first, second], roles)
    assert finding == "Highest offers: A for MLEs"
    close = [made_up_median("mle", 90e3, 200e3, 210e3, level="A"), second]
    finding = words.employers.employers_finding(close, roles)
    assert finding == "Highest offers: A for MLEs, not clearly"


def test_offers_of_one_level_and_year():
    chosen = Selection.of(SOURCE, {"experience": ["level-2"], "year": ["2024"]})
    actual = build_offers((), "nominal", chosen, default_pair(get_tables()), get_tables())
    subset = of("ds", BOSTON)
    subset = subset[(subset["experience"] == "level-2") & (subset["year"] == "2024")]
    boston = row(actual, "Boston, MA", "Data scientist")
    assert boston["distinct_records"] == subset["distinct_records"].sum()
    assert "At the qualified level (II), 2024." in actual.chart.subtitle
