"""Test visa offers by area and employer against the raw rows, read independently of the build."""

import csv
import gzip
import statistics
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from components.reports.reports import Categories
from components.selection.records import pay_reports
from components.selection.selection import Selection
from components.statistics import clusters, group_medians, role_gap
from components.tables.cache import get_tables
from components.tables.loading import read_table

TABLES = get_tables()
SOURCE = "visa_applications"
REPORTS = pay_reports(Selection(SOURCE), TABLES)

HOURS = {"Year": 1, "Hour": 2080, "Month": 12, "Week": 52, "Bi-Weekly": 26}
# The most frequent spellings of cities in some areas. They cover nearly all applications there.
CITIES = {
    "41860": "san francisco,menlo park,redwood city,san mateo,south san francisco,oakland,"
    "burlingame,foster city,emeryville,berkeley,pleasanton,fremont,san bruno,san carlos,newark,"
    "san ramon,belmont,brisbane,millbrae,hayward,livermore,concord,dublin,walnut creek,alameda,"
    "union city,daly city,redwood shores,castro valley,novato,richmond,east palo alto",
    "41940": "san jose,mountain view,sunnyvale,cupertino,santa clara,palo alto,los gatos,milpitas,"
    "campbell,los altos,saratoga",
    "14460": "boston,cambridge,framingham,burlington,waltham,newton,lexington,somerville,"
    "watertown,woburn,quincy,needham,natick,braintree,salem,wilmington,wellesley,medford,malden,"
    "north reading,bedford,marlborough,concord,acton,westwood,revere,brookline,hopkinton,dedham,"
    "andover,brighton,lowell,boxborough,weston,tyngsborough,chelsea,hudson,ipswich,north andover,"
    "belmont,billerica,allston,arlington,chelmsford,dover,beverly,maiden,hull,east boston,everett,"
    "medway,north chelmsford,newton highlands,melrose,roxbury,stoneham,saugus,west roxbury,"
    "weymouth,winchester,woburn",
    "41740": "san diego,la jolla,carlsbad,solana beach,encinitas,vista",
    "19740": "denver,englewood,aurora,greenwood village,littleton,centennial,broomfield,"
    "westminster,highlands ranch,parker",
}
STATES = {"41860": "CA", "41940": "CA", "14460": "MA", "41740": "CA", "19740": "CO"}


@pytest.fixture(scope="module")
def applications(raw: Path) -> list[dict[str, str]]:
    """Return the distinct raw rows that count for either role."""
    with gzip.open(raw / "us-work-visa-wages-fy2022-2024.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    collected = {}
    for row in rows:
        title = row["JOB_TITLE"].lower()
        words = title.translate(dict.fromkeys(map(ord, "/,-()&"), " ")).split()
        learns = "machine learning" in title or "mlops" in title or "ml" in words
        is_mle, is_ds = learns and "engineer" in title, "data scientist" in title
        certified = row["CASE_STATUS"].startswith("Certified")
        if is_mle == is_ds or not certified or row["FULL_TIME_POSITION"] == "N":
            continue
        pay = float(row["WAGE_RATE_OF_PAY_FROM"]) * HOURS[row["WAGE_UNIT_OF_PAY"]]
        usual = float(row["PREVAILING_WAGE"]) * HOURS[row["PW_UNIT_OF_PAY"]]
        if pay < 8 * usual:
            collected[tuple(row.values())] = {**row, "role": "mle" if is_mle else "ds", "pay": pay}
    return list(collected.values())


def offers(applications, role: str, *areas: str) -> list[dict]:
    return [
        row
        for row in applications
        if row["role"] == role
        and any(
            row["WORKSITE_STATE"] == STATES[area]
            and row["WORKSITE_CITY"].lower().strip() in CITIES[area].split(",")
            for area in areas
        )
    ]


def shown(role: str, *areas: str) -> pd.Series:
    return group_medians.summary(REPORTS.of_roles(role).at("area", *areas), ["role"]).iloc[0]


def test_as_many_applications_as_raw_rows_count(applications):
    raw = Counter(row["role"] for row in applications)
    for role, number in raw.items():
        assert REPORTS.of_roles(role).distinct_records.sum() == number


@pytest.mark.parametrize(
    ("role", "areas"),
    [
        ("mle", ("41860", "41940")),
        ("ds", ("41860", "41940")),
        ("mle", ("41860",)),
        ("ds", ("41940",)),
        ("mle", ("14460",)),
        ("ds", ("14460",)),
        ("ds", ("19740",)),
        ("mle", ("41740",)),
        ("ds", ("41740",)),
    ],
)
def test_medians_of_areas_are_those_of_the_raw_rows(applications, role, areas):
    pay = [row["pay"] for row in offers(applications, role, *areas)]
    actual = shown(role, *areas)
    assert len(pay) == pytest.approx(actual["distinct_records"], rel=0.03, abs=2)
    assert actual["median"] == pytest.approx(statistics.median(pay), rel=0.013)


def test_machine_learning_engineers_in_denver_are_too_few(applications):
    assert len(offers(applications, "mle", "19740")) < 10
    assert np.isnan(shown("mle", "19740")["median"])


def test_one_employer_is_most_of_san_diego(applications):
    subset = offers(applications, "mle", "41740")
    qualcomm = sum("qualcomm" in row["EMPLOYER_NAME"].lower() for row in subset)
    name, share = clusters.largest_employer(REPORTS.of_roles("mle").at("area", "41740"))
    assert (name, share) == ("qualcomm", pytest.approx(qualcomm / len(subset), abs=0.02))
    assert shown("mle", "41740")["few"]


def test_the_interval_is_that_of_whole_employers_drawn_again(applications):
    random = np.random.default_rng(1)
    by_firm: dict[str, list[float]] = {}
    for row in offers(applications, "ds", "41860"):
        by_firm.setdefault(row["EMPLOYER_NAME"].lower()[:8], []).append(row["pay"])
    firms = list(by_firm.values())
    medians = [
        np.median(
            np.concatenate([firms[one] for one in random.integers(0, len(firms), len(firms))])
        )
        for _ in range(500)
    ]
    actual = shown("ds", "41860")
    ends = np.quantile(medians, [0.025, 0.975])
    assert (actual["median_low"], actual["median_high"]) == pytest.approx(tuple(ends), rel=0.04)


def test_within_employers_san_francisco_and_boston_are_nearer(applications):
    subset = REPORTS.of_roles("ds").at("area", "41860", "41940", "14460")
    is_boston = subset.categories["area"].among(["14460"])
    subset = subset.with_category("place", Categories(is_boston * 1, ("bay", "boston")))
    between = role_gap.adjusted_gap(subset, "bay", "boston", [], by="place")
    within = role_gap.adjusted_gap(subset, "bay", "boston", ["employer"], by="place")
    logs: dict[str, dict[str, list[float]]] = {}
    for place, areas in (("bay", ("41860", "41940")), ("boston", ("14460",))):
        for row in offers(applications, "ds", *areas):
            firm = row["EMPLOYER_NAME"].lower().split()[0].strip(",.")
            logs.setdefault(firm, {}).setdefault(place, []).append(np.log(row["pay"]))
    both = [firm for firm in logs.values() if len(firm) == 2]
    sizes = np.array([[len(firm["bay"]), len(firm["boston"])] for firm in both])
    differences = [np.mean(firm["bay"]) - np.mean(firm["boston"]) for firm in both]
    expected = np.expm1(np.average(differences, weights=sizes.prod(axis=1) / sizes.sum(axis=1)))
    assert within.ratio == pytest.approx(expected, abs=0.03)
    assert within.ratio < between.ratio / 2
    assert within.is_clear


def test_occupations_that_employers_choose(applications):
    recent = [row for row in applications if row["QUARTER"] >= "FY2023Q1" and row["role"] == "mle"]
    codes = Counter(row["SOC_CODE"][:7] for row in recent)
    actual = clusters.share_intervals(read_table("role_occupations"))
    actual = actual[actual["role"] == "mle"].set_index("occupation")["share"]
    software = codes["15-1252"] + codes["15-1132"] + codes["15-1133"]
    assert actual["15-1252"] == pytest.approx(software / len(recent), abs=0.002)
    assert actual["15-2051"] == pytest.approx(codes["15-2051"] / len(recent), abs=0.002)


def test_nearly_every_city_is_in_an_area_and_every_named_employer_has_enough():
    unplaced = REPORTS.at("area", "unknown").records.sum()
    assert unplaced / REPORTS.records.sum() < 0.002
    sizes: dict[str, float] = {}
    for (employer, _), group in REPORTS.groups(["employer", "role"]):
        sizes[employer] = max(group.records.sum(), sizes.get(employer, 0))
    named = set(TABLES["employers"]["id"])
    assert {employer for employer, size in sizes.items() if size >= 20} == named
