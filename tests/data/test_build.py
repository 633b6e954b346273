"""Test that a build from the raw files reproduces the tables, byte for byte."""

import contextlib
import gzip
import shutil
import sqlite3
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from components.tables import loading
from data.build import (
    ads,
    consumer_prices,
    employers,
    gazetteer,
    map_outlines,
    metro_pay,
    packages,
    practitioner_survey,
    salary_index,
    work_visas,
    worksites,
)
from data.build.__main__ import build
from data.build.roles import role_of
from tests.data import sample_surveys

HERE = Path(__file__).parent
SAMPLE, EXPECTED = HERE / "sample", HERE / "expected"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the tables built from the sample, which is packed like the raw files."""
    raw, built = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("built")
    with (
        open(SAMPLE / "ai-jobs-salaries.csv", "rb") as source,
        gzip.open(raw / salary_index.FILE, "wb") as packed,
    ):
        shutil.copyfileobj(source, packed)
    with zipfile.ZipFile(raw / practitioner_survey.FILE, "w") as archive:
        name = "kaggle_survey_2022_responses.csv"
        archive.write(SAMPLE / name, name)
    sample_surveys.write(raw)
    packed_visas = SAMPLE / work_visas.FILE.removesuffix(".gz")
    (raw / work_visas.FILE).write_bytes(gzip.compress(packed_visas.read_bytes()))
    for name in (
        "world-bank-ppp.csv",
        metro_pay.PRICES_FILE,
        work_visas.FILINGS_FILE,
        worksites.AREAS_FILE,
    ):
        shutil.copy(SAMPLE / name, raw)
    with pytest.MonkeyPatch.context() as patch:
        packed = tmp_path_factory.mktemp("packages")
        pack_places(packed)
        patch.setattr(packages, "PACKAGES", packed)
        patch.setattr(map_outlines, "map_outlines", lambda: pd.DataFrame())
        patch.setattr(gazetteer, "counties", county_at)
        build(raw, built)
    return built


def county_at(positions: pd.DataFrame) -> pd.Series:
    """Return the county of each position in the sample without using the county outlines."""
    counties = {-122.419: "06075", -122.408: "06081", -74.006: "36061", -84.9: "47011"}
    return positions["longitude"].map(counties)


def pack_places(folder: Path) -> None:
    """Write the sample's wages, prices and cities in the format of the packages with real data."""
    database = folder / "sample.sqlite"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        for table in ("area", "cell"):
            rows = pd.read_csv(SAMPLE / f"wages-{table}.csv", dtype=str, keep_default_na=False)
            rows.replace("", None).to_sql(table, connection, index=False)
    prices = folder / consumer_prices.FILE
    prices.parent.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(prices)) as connection:
        pd.read_csv(SAMPLE / "consumer-prices.csv").to_sql("indexes", connection, index=False)
    wages = folder / metro_pay.WAGES_FILE
    wages.parent.mkdir(parents=True)
    wages.write_bytes(gzip.compress(database.read_bytes()))
    cities = folder / metro_pay.CITIES_FILE
    cities.parent.mkdir(parents=True)
    shutil.copy(SAMPLE / "cities.json", cities)


@pytest.mark.parametrize(
    "name",
    [
        "pay",
        "range_widths",
        "exchange_rates",
        "consumer_prices",
        "activities",
        "metro_pay",
        "role_occupations",
    ],
)
def test_sample_gives_the_tables_worked_out_by_hand(rebuilt: Path, name: str):
    assert (rebuilt / f"{name}.csv").read_bytes() == (EXPECTED / f"{name}.csv").read_bytes()


def test_respondents_who_skipped_a_question_are_excluded(rebuilt: Path):
    usage = pd.read_csv(rebuilt / "tool_usage.csv").set_index(["tool", "role", "country_group"])
    # Both data scientists in India know Python and one knows R; the one in Japan knows Python.
    assert usage.loc[("python", "ds", "in"), ["people", "asked"]].tolist() == [2, 2]
    assert usage.loc[("r", "ds", "in"), ["people", "asked"]].tolist() == [1, 2]
    assert usage.loc[("python", "ds", "elsewhere"), ["people", "asked"]].tolist() == [1, 1]
    # The MLE in India answered 'None'; the one in the USA skipped the question.
    assert usage.loc[("python", "mle", "in"), ["people", "asked"]].tolist() == [0, 1]
    assert ("python", "mle", "us") not in usage.index
    # The text 'nan' in the raw file stands for an unticked checkbox.
    assert usage.loc[("jupyterlab", "ds", "in"), ["people", "asked"]].tolist() == [2, 2]
    assert usage.loc[("rstudio", "mle", "us"), ["people", "asked"]].tolist() == [1, 1]
    assert ("rstudio", "ds", "elsewhere") not in usage.index


def test_only_levels_in_the_data_are_listed(rebuilt: Path):
    levels = pd.read_csv(rebuilt / "pay_levels.csv", dtype=str, keep_default_na=False)
    collected = {
        (row.source, row.factor): list(
            levels[(levels["source"] == row.source) & (levels["factor"] == row.factor)]["code"]
        )
        for row in levels[["source", "factor"]].drop_duplicates().itertuples()
    }
    assert collected["salary_index", "country"] == ["us", "at", "in"]
    assert collected["salary_index", "experience"] == ["entry", "senior"]
    assert collected["practitioner_survey", "company_size"] == [
        "under-50",
        "10000-up",
        "not-stated",
    ]
    assert collected["practitioner_survey", "year"] == ["2022"]


def test_sizes_of_the_sources_are_counted(rebuilt: Path):
    sources = pd.read_csv(rebuilt / "sources.csv", dtype=str).set_index("id")
    assert sources.loc["salary_index", "size"] == (
        "19 rows; of these roles 9 reports, 7 of them distinct"
    )
    assert sources.loc["salary_index", "period"] == "2022 to 2025"
    assert sources.loc["practitioner_survey", "size"] == (
        "6 respondents, 5 in these roles, 4 of whom stated their pay"
    )


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Machine Learning Engineer", "mle"),
        ("Senior ML Engineer", "mle"),
        ("MLOps Engineer", "mle"),
        ("Engineer, Machine Learning", "mle"),
        ("HTML Engineer", None),
        ("Machine Learning Scientist", None),
        ("Data Scientist", "ds"),
        ("Lead Data Scientist - AI", "ds"),
        ("Data Science Manager", None),
    ],
)
def test_title_rules(title: str, role: str | None):
    actual = role_of(pd.Series([title]), salary_index.SOURCE).iloc[0]
    assert actual == role if role else pd.isna(actual)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Staff Machine Learning Engineer", "mle"),
        ("Data Scientist, ML", "ds"),
        ("DATA SCIENTIST AND MACHINE LEARNING ENGINEER", None),
        ("Engineer, ML / Data Scientist", None),
        ("HTML Engineer", None),
    ],
)
def test_a_title_of_an_application_that_names_both_roles_is_of_neither(title, role):
    actual = role_of(pd.Series([title]), work_visas.SOURCE).iloc[0]
    assert actual == role if role else pd.isna(actual)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme, Inc.", "ACME LLC", True),
        ("Acme Co., Ltd.", "acme", True),
        ("AT&T Services, Inc.", "AT and T Services", True),
        ("Facebook, Inc.", "Meta Platforms, Inc.", True),
        ("Qualcomm Incorporated", "Qualcomm Technologies, Inc.", True),
        ("Acme East", "Acme West", False),
        ("Intuit Inc.", "Intuitive Surgical, Inc.", False),
        ("Blockchain Technologies", "Block, Inc.", False),
        ("Inc.", "Co.", False),
    ],
)
def test_names_of_one_firm_and_of_two(one: str, other: str, same: bool):
    first, second = employers.firms(pd.Series([one, other]))
    assert (first == second) is same


def test_pay_in_an_unknown_unit_or_many_times_the_usual_does_not_count(rebuilt: Path):
    pay = pd.read_csv(rebuilt / "pay.csv", dtype=str)
    subset = pay[pay["source"] == work_visas.SOURCE]
    assert subset["high"].astype(float).max() == 180_250
    assert work_visas.yearly(pd.Series(["50"]), pd.Series(["Fortnight"])).isna().all()


def test_an_employer_with_enough_applications_for_a_role_is_named():
    table = pd.DataFrame(
        {
            "employer": ["Many"] * 20 + ["Few"] * 19 + ["Both"] * 30,
            "role": ["a"] * 39 + ["a", "b"] * 15,
            "repeats": 1,
        }
    )
    assert list(work_visas.named_employers(table)["name"]) == ["Many"]


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("$0-999", (0, 1_000)),
        ("1,000-1,999", (1_000, 2_000)),
        ("$500,000-999,999", (500_000, 1_000_000)),
        (">$1,000,000", (1_000_000, float("inf"))),
    ],
)
def test_pay_band(text: str, band: tuple[float, float]):
    assert practitioner_survey.pay_band(text) == band


@pytest.mark.parametrize("text", ["a lot", "", "5", "2,000-1,000"])
def test_text_is_not_a_pay_band(text: str):
    with pytest.raises(ValueError, match="is not a pay band"):
        practitioner_survey.pay_band(text)


def test_bands_are_narrow_and_round_amounts_lie_in_their_middles():
    edges = salary_index.band_edges(750_000)
    assert edges[0] == 0
    assert edges[-1] > 750_000
    assert (edges[2:] / edges[1:-1]).max() <= 1.0101
    for amount in (5_000, 10_000, 31_800, 50_000, 99_500, 150_000, 187_000, 200_000, 250_000):
        band = np.searchsorted(edges, amount, side="right") - 1
        assert (edges[band] + edges[band + 1]) / 2 == pytest.approx(amount)


def raw_rows(*rows: tuple[str, int]) -> pd.DataFrame:
    """Return raw rows that differ only in title and salary (in dollars)."""
    table = pd.DataFrame(rows, columns=["job_title", "salary"]).astype({"salary": float})
    return table.assign(work_year="2024", salary_in_usd=table["salary"])


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [
        ([("a", 9), ("a", 5)], [(9, 5)]),
        ([("a", 5), ("a", 9)], [(5, 5), (9, 9)]),
        ([("a", 9), ("b", 5)], [(9, 9), (5, 5)]),
        ([("a", 9), ("b", 1), ("a", 5)], [(9, 9), (1, 1), (5, 5)]),
        ([("a", 7), ("a", 7)], [(7, 7)]),
        ([("a", 9), ("a", 5), ("a", 8), ("a", 4)], [(9, 5), (8, 4)]),
        # A row can be an end of only one range, so the third row has no partner.
        ([("a", 9), ("a", 5), ("a", 4)], [(9, 5), (4, 4)]),
        ([("a", 9), ("a", 5), ("a", 4), ("b", 3), ("b", 2)], [(9, 5), (4, 4), (3, 2)]),
        ([("a", 3), ("a", 9), ("a", 5)], [(3, 3), (9, 5)]),
    ],
)
def test_the_two_ends_of_a_range_are_one_report(rows, ranges):
    actual = ads.reports(raw_rows(*rows))
    assert list(zip(actual["upper"], actual["lower"], strict=True)) == ranges
    assert actual["rows"].sum() == len(rows)


def test_raw_file_order_groups_rows(raw: Path):
    table = salary_index.read(raw)
    ads_of = table[table["work_year"].isin(["2024", "2025"])].reset_index(drop=True)

    def paired(rows: pd.DataFrame) -> float:
        sizes = pd.Series(ads.partners(rows)).value_counts()
        return 2 * (sizes == 2).sum() / len(rows)

    assert paired(ads_of) > 0.996
    assert paired(ads_of.sample(frac=1, random_state=0).reset_index(drop=True)) < 0.01


def test_raw_files_give_the_committed_tables(raw: Path, tmp_path: Path, subtests):
    build(raw, tmp_path)
    for name in (
        "pay",
        "range_widths",
        "consumer_prices",
        "pay_levels",
        "exchange_rates",
        "sources",
        "activities",
        "tool_usage",
        "metro_pay",
        "map_outlines",
        "range_accuracy",
        "picks",
        "picks_accuracy",
        "picks_errors",
        "picks_favoured",
        "employers",
        "role_occupations",
    ):
        with subtests.test(table=name):
            committed = (loading.DATA / f"{name}.csv").read_bytes()
            assert (tmp_path / f"{name}.csv").read_bytes() == committed
