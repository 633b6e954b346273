"""Test the sources newer than 2022: a sample counted by hand, and the tables against raw rows."""

import csv
import gzip
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from components.tables.loading import DATA, read_table
from data.build import (
    brazil_survey,
    job_ad_trends,
    job_ads,
    projections,
    stack_overflow,
    visa_filings,
)
from data.build.sources import data_until
from data.build.tables import write
from tests.data import sample_surveys


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newer")
    sample_surveys.write(folder)
    return folder


def rows(table: pd.DataFrame, *columns: str) -> list[tuple]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_respondents_who_skipped_are_not_in_the_base(sample: Path):
    table = brazil_survey.work_shares(sample)
    subset = table[table["item"] == "production"]
    assert rows(subset, "role", "year", "people", "asked") == [
        ("ds", 2023, 1, 2),
        ("mle", 2023, 1, 1),
        ("mle", 2024, 0, 1),
    ]


def test_cloud_follows_the_written_answer(sample: Path):
    table = brazil_survey.tool_shares(sample).set_index("tool")
    assert table.loc["gcp", "people"] == 1
    # The AWS checkbox is ticked, but in that year its column holds the answers for another cloud.
    assert table.loc["aws", "people"] == 0
    assert rows(table.loc["r"], "role", "people", "asked") == [("ds", 0, 1), ("mle", 1, 1)]


def test_renamed_options_are_refused(sample: Path, monkeypatch: pytest.MonkeyPatch):
    options = pd.DataFrame([("tool", "4.d", "Cobol", "cobol")])
    options.columns = ["kind", "question", "option", "id"]
    monkeypatch.setattr(brazil_survey, "read_hand_written", lambda _: options)
    with pytest.raises(ValueError, match=r"2023, question 4.d: found none of the options Cobol"):
        brazil_survey.tool_shares(sample)


def test_language_base_is_respondents_who_named_any(sample: Path):
    table = stack_overflow.tool_shares(sample).set_index(["tool", "role"])
    assert table.loc[("r", "ds"), ["people", "asked"]].tolist() == [1, 2]
    assert table.loc[("r", "mle"), ["people", "asked"]].tolist() == [0, 1]
    assert table.loc[("typescript", "mle"), ["people", "asked"]].tolist() == [1, 1]


def test_an_ad_counts_once_and_only_with_a_tool(sample: Path):
    table = job_ads.tool_shares(sample).set_index(["tool", "role", "country_group"])
    columns = ["ads", "all_ads"]
    assert table.loc[("sql", "ds", "us"), columns].tolist() == [1, 1]
    assert table.loc[("docker", "ds", "in"), columns].tolist() == [0, 1]
    # Ads that the collector assigns to 'Sudan' count as having no known country.
    assert table.loc[("docker", "mle", ""), columns].tolist() == [1, 1]
    assert table.loc[("docker", "mle", "elsewhere"), columns].tolist() == [1, 1]


def test_projections_count_people(sample: Path):
    table = projections.projections(sample)
    assert rows(table, "occupation", "from_year", "employment", "projected", "copied") == [
        ("all", 2024, 100_000, 101_000, "no"),
        ("data_scientists", 2024, 1_000, 1_200, "no"),
        ("data_scientists", 2025, 1_200, 1_500, "yes"),
    ]
    assert table["change"].tolist() == [0.01, 0.2, 0.25]
    assert table["openings"].tolist() == [9_000, 100, 200]


def test_a_month_is_the_mean_of_its_days(sample: Path):
    table = job_ad_trends.ad_index(sample)
    assert rows(table, "sector", "month", "level", "copied") == [
        ("all", "2020-02", 99.5, "no"),
        ("software_development", "2020-02", 115, "no"),
        ("software_development", "2024-10", 70, "yes"),
    ]
    assert rows(job_ad_trends.ai_ads(sample), "country", "month", "share") == [
        ("us", "2026-06", 0.055)
    ]


def test_applications_of_one_employer_are_known_to_be_its(sample: Path):
    table = visa_filings.visa_filings(sample)
    columns = ["role", "quarter", "applications", "all_applications", "squared_applications"]
    # Acme has two applications, spelled differently, and Else has one: 2 x 2 + 1 x 1.
    assert rows(table, *columns) == [("ds", "2022-q4", 3, 100, 5), ("mle", "2024-q3", 1, 50, 1)]


@pytest.mark.parametrize(
    ("period", "until"),
    [
        ("undated", ""),
        ("2022", "2022"),
        ("2020 to 2025", "2025"),
        ("May 2025", "2025-05"),
        ("October 2021 to September 2024", "2024-09"),
        ("2024 (projected to 2034)", "2024"),
    ],
)
def test_data_until(period: str, until: str):
    assert data_until(period) == until


# The tests below compare the tables with the raw rows, which are read here independently.


@cache
def packed(file: Path) -> list[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as unpacked:
        return list(csv.reader(unpacked))


def share(table: pd.DataFrame, **of: str | int) -> float:
    """Return the pooled share in per cent, over the rows with these values."""
    for column, value in of.items():
        table = table[table[column] == value]
    part, whole = ("ads", "all_ads") if "ads" in table else ("people", "asked")
    return 100 * table[part].sum() / table[whole].sum()


@pytest.mark.parametrize(
    ("item", "words", "stated"),
    [
        ("production", "colocar modelos em produção, criar os pipelines", (39, 69)),
        ("maintain", "manutenção de modelos de Machine Learning já", (48, 64)),
        ("mlops", "gerencio soluções de Feature Store", (11, 42)),
        ("run_infrastructure", "criar e manter a infra", (11, 39)),
        ("pipelines", "dou manutenção em ETLs", (22, 36)),
        ("develop", "Desenvolvo modelos de Machine Learning com", (81, 65)),
        ("ad_hoc", "Estudos Ad-hoc", (74, 35)),
        ("collect_clean", "responsável pela coleta e limpeza", (63, 27)),
        ("business", "responsável por entrar em contato", (60, 30)),
        ("dashboards", "Realizo construções de dashboards", (26, 13)),
        ("apply_llms", "Treinando e aplicando LLM", (24, 42)),
    ],
)
def test_work_against_the_written_answers(raw: Path, item: str, words: str, stated: tuple):
    """Compare with the text column that lists all ticked options, instead of the checkboxes."""
    asked, named = Counter(), Counter()
    for file in sorted(raw.glob("state-of-data-brazil-*")):
        header, *people = packed(file)
        job = next(place for place, name in enumerate(header) if "argo" in name and "tual" in name)
        text = next(
            place for place, name in enumerate(header) if re.match(r"8\.a_|\('P8_a '", name)
        )
        for person in people:
            if person[text]:
                asked[person[job]] += 1
                named[person[job]] += words in person[text]
    for role, job, figure in zip(
        ("ds", "mle"), (sample_surveys.DS, sample_surveys.MLE), stated, strict=True
    ):
        actual = share(read_table("work_shares"), item=item, role=role)
        assert actual == pytest.approx(100 * named[job] / asked[job])
        assert abs(actual - figure) < 0.51


@pytest.mark.parametrize(
    ("tool", "raw_name", "stated"),
    [
        ("docker", "docker", (5, 22)),
        ("kubernetes", "kubernetes", (3, 18)),
        ("pandas", "pandas", (10, 17)),
        ("pytorch", "pytorch", (11, 37)),
        ("aws", "aws", (19, 41)),
        ("sql", "sql", (61, 27)),
        ("r", "r", (48, 11)),
        ("airflow", "airflow", (3, 13)),
    ],
)
def test_ads_against_the_raw_rows(raw: Path, tool: str, raw_name: str, stated: tuple):
    engineer = re.compile(r"(machine learning|\bml|mlops|\bai|artificial intelligence) engineer")
    header, *ads = packed(raw / "job-ads-2023.csv.gz")
    at = {name: place for place, name in enumerate(header)}
    seen, every, named = set(), Counter(), Counter()
    for ad in ads:
        title = ad[at["job_title"]].lower()
        role = "mle" if engineer.search(title) else "ds" if "data scientist" in title else None
        key = (title, ad[at["company_name"]].lower(), ad[at["job_country"]])
        tools = json.loads(ad[at["job_skills"]].replace("'", '"') or "[]")
        if role and tools and key not in seen:
            seen.add(key)
            every[role] += 1
            named[role] += raw_name in tools
    assert every == {"ds": 6105, "mle": 348}
    for role, figure in zip(("ds", "mle"), stated, strict=True):
        actual = share(read_table("ad_tools"), tool=tool, role=role)
        assert actual == pytest.approx(100 * named[role] / every[role])
        assert abs(actual - figure) < 0.51


@pytest.mark.parametrize(
    ("tool", "raw_name", "stated"),
    [
        ("r", "R", (44, 9)),
        ("typescript", "TypeScript", (13, 31)),
        ("javascript", "JavaScript", (32, 47)),
    ],
)
def test_languages_against_the_raw_rows(raw: Path, tool: str, raw_name: str, stated: tuple):
    header, *people = packed(raw / "stackoverflow-2025-data-roles.csv.gz")
    job, languages = header.index("PrimaryRole"), header.index("languages")
    for role, name, figure in zip(
        ("ds", "mle"), ("Data scientist", "AI/ML engineer"), stated, strict=True
    ):
        subset = [person[languages].split(";") for person in people if person[job] == name]
        subset = [named for named in subset if named != [""]]
        actual = share(read_table("survey_tools"), tool=tool, role=role, source="stack_overflow")
        assert actual == pytest.approx(
            100 * sum(raw_name in named for named in subset) / len(subset)
        )
        assert abs(actual - figure) < 0.51


@pytest.mark.parametrize(
    ("role", "quarter", "stated"),
    [
        ("mle", "2022-q3", 32),
        ("mle", "2024-q3", 49),
        ("ds", "2022-q3", 103),
        ("ds", "2024-q3", 115),
    ],
)
def test_applications_against_the_raw_rows(raw: Path, role: str, quarter: str, stated: int):
    fiscal = f"FY{quarter[:4]}Q4"
    header, *filed = packed(raw / "us-work-visa-wages-fy2022-2024.csv.gz")
    at = {name: place for place, name in enumerate(header)}
    number = 0
    for row in filed:
        title = row[at["JOB_TITLE"]].lower()
        scientist = "data scientist" in title
        engineer = "engineer" in title and re.search(r"machine learning|\bml\b|mlops", title)
        kept = row[at["QUARTER"]] == fiscal and row[at["CASE_STATUS"]].startswith("Certified")
        number += bool(kept and (scientist, bool(engineer)) == (role == "ds", role == "mle"))
    with open(raw / "us-work-visa-filings-per-quarter.csv", encoding="utf-8") as file:
        every = {row["quarter"]: int(row["certified"]) for row in csv.DictReader(file)}
    table = read_table("visa_filings").set_index(["role", "quarter"])
    assert table.loc[(role, quarter), "applications"] == number
    assert table.loc[(role, quarter), "all_applications"] == every[fiscal]
    assert abs(1e4 * number / every[fiscal] - stated) < 0.51


def test_projections_are_those_that_are_published(raw: Path):
    assert raw.is_dir()
    table = read_table("projections").set_index(["occupation", "from_year"])["change"].round(3)
    stated = {
        ("data_scientists", 2024): 0.335,
        ("data_scientists", 2025): 0.346,
        ("software_developers", 2024): 0.158,
        ("software_developers", 2025): 0.102,
        ("research_scientists", 2024): 0.197,
        ("research_scientists", 2025): 0.218,
        ("all", 2024): 0.031,
        ("all", 2025): 0.035,
    }
    assert table.to_dict() == stated


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("work_shares", brazil_survey.work_shares),
        ("ad_tools", job_ads.tool_shares),
        ("projections", projections.projections),
        ("ad_index", job_ad_trends.ad_index),
        ("ai_ads", job_ad_trends.ai_ads),
        ("visa_filings", visa_filings.visa_filings),
    ],
)
def test_raw_files_give_the_committed_tables(raw: Path, tmp_path: Path, name: str, make):
    write(make(raw), f"{name}.csv", tmp_path)
    assert (tmp_path / f"{name}.csv").read_bytes() == (DATA / f"{name}.csv").read_bytes()
