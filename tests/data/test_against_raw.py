"""Ten selections: what the tables say against the raw rows, read here in another way."""

import csv
import gzip
import io
import re
import statistics
import zipfile
from pathlib import Path

import numpy as np
import pytest

from components import pay
from components.selection import Selection
from components.tables import load

Rows = list[dict[str, str]]
DS, MLE, USA = "Data Scientist", "Machine Learning/ MLops Engineer", "United States of America"


@pytest.fixture(scope="module")
def index_rows(raw: Path) -> Rows:
    with gzip.open(raw / "ai-jobs-salaries.csv.gz", "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def survey_rows(raw: Path) -> Rows:
    with (
        zipfile.ZipFile(raw / "kaggle-survey-2022.zip") as archive,
        archive.open("kaggle_survey_2022_responses.csv") as file,
    ):
        return list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))[1:]


def is_role(title: str, role: str) -> bool:
    title = title.lower()
    if role == "ds":
        return "data scientist" in title
    known = "machine learning" in title or "mlops" in title or re.search(r"\bml\b", title)
    return bool(known) and "engineer" in title


@pytest.mark.parametrize(
    ("role", "raw_filter", "levels"),
    [
        ("mle", {}, {}),
        ("ds", {"employee_residence": ["US"]}, {"country": ["us"]}),
        (
            "mle",
            {"employee_residence": ["US"], "work_year": ["2024"]},
            {"country": ["us"], "year": ["2024"]},
        ),
        (
            "ds",
            {"employee_residence": ["GB"], "experience_level": ["SE"]},
            {"country": ["gb"], "experience": ["senior"]},
        ),
        ("mle", {"employee_residence": ["CA"]}, {"country": ["ca"]}),
        (
            "ds",
            {"remote_ratio": ["100"], "work_year": ["2023", "2024"]},
            {"remote": ["remote"], "year": ["2023", "2024"]},
        ),
        (
            "mle",
            {"company_size": ["L"], "experience_level": ["SE", "MI"]},
            {"company_size": ["over-250"], "experience": ["senior", "mid"]},
        ),
    ],
)
def test_salary_index(index_rows: Rows, role: str, raw_filter: dict, levels: dict):
    own = [
        row
        for row in index_rows
        if is_role(row["job_title"], role)
        and all(row[column] in values for column, values in raw_filter.items())
    ]
    amounts = [float(row["salary_in_usd"]) for row in own]
    distinct = len({tuple(row.values()) for row in own})

    rows = Selection("salary_index", levels).rows(load("pay"))
    shown = pay.summary(rows[rows["role"] == role], ["role"]).iloc[0]

    assert shown["records"] == len(own)
    assert shown["distinct_records"] == distinct
    assert shown["median"] == pytest.approx(statistics.median(amounts), rel=0.02)
    for name, percentile in {"p10": 10, "p25": 25, "p75": 75, "p90": 90}.items():
        assert shown[name] == pytest.approx(np.percentile(amounts, percentile), rel=0.02)


@pytest.mark.parametrize(
    ("role", "title", "raw_filter", "levels"),
    [
        ("ds", "Data Scientist", {"Q4": ["India"]}, {"country": ["in"]}),
        (
            "mle",
            "Machine Learning/ MLops Engineer",
            {"Q4": ["India", "United States of America"]},
            {"country": ["in", "us"]},
        ),
        (
            "ds",
            "Data Scientist",
            {"Q25": ["10,000 or more employees"], "Q11": ["5-10 years", "10-20 years"]},
            {"company_size": ["10000-up"], "experience": ["5-10", "10-20"]},
        ),
    ],
)
def test_practitioner_survey(
    survey_rows: Rows, role: str, title: str, raw_filter: dict, levels: dict
):
    answers = [
        row["Q29"]
        for row in survey_rows
        if row["Q23"] == title
        and row["Q29"]
        and all(row[question] in values for question, values in raw_filter.items())
    ]
    lows = sorted(int(re.sub(r"[^\d]", "", answer.split("-")[0])) for answer in answers)

    rows = Selection("practitioner_survey", levels).rows(load("pay"))
    shown = pay.summary(rows[rows["role"] == role], ["role"]).iloc[0]
    bands = rows.drop_duplicates(["low", "high"]).set_index("low")["high"]

    assert shown["records"] == shown["distinct_records"] == len(answers)
    for name, share in pay.PERCENTILES.items():
        # The survey has bands only: the percentile lies in the band of that respondent.
        low = lows[max(int(np.ceil(share * len(lows))) - 1, 0)]
        assert low <= shown[name] <= bands[low]


@pytest.mark.parametrize(
    ("table", "item", "column", "question", "role", "title", "countries", "groups"),
    [
        ("tool_usage", "pytorch", "Q17_4", "Q17_", "mle", MLE, None, ["in", "us", "elsewhere"]),
        ("tool_usage", "sql", "Q12_3", "Q12_", "ds", DS, {"India"}, ["in"]),
        ("tool_usage", "jupyter_notebook", "Q13_11", "Q13_", "mle", MLE, {USA}, ["us"]),
        (
            "tool_usage",
            "mlflow_tracking",
            "Q40_7",
            "Q40_",
            "mle",
            MLE,
            None,
            ["in", "us", "elsewhere"],
        ),
        ("tool_usage", "tableau", "Q36_5", "Q36_", "ds", DS, None, ["in", "us", "elsewhere"]),
        ("activities", "analyse", "Q28_1", "Q28_", "ds", DS, None, ["in", "us", "elsewhere"]),
        ("activities", "service", "Q28_4", "Q28_", "mle", MLE, {"India", USA}, ["in", "us"]),
    ],
)
def test_shares(
    survey_rows: Rows,
    table: str,
    item: str,
    column: str,
    question: str,
    role: str,
    title: str,
    countries: set[str] | None,
    groups: list[str],
):
    own = [
        {name: value for name, value in row.items() if name.startswith(question)}
        for row in survey_rows
        if row["Q23"] == title and (countries is None or row["Q4"] in countries)
    ]
    ticked = [row for row in own if any(value not in ("", "nan") for value in row.values())]
    people = sum(row[column] not in ("", "nan") for row in ticked)

    rows = load(table)
    rows = rows[(rows.iloc[:, 0] == item) & (rows["role"] == role)]
    rows = rows[rows["country_group"].isin(groups)]
    assert (rows["people"].sum(), rows["asked"].sum()) == (people, len(ticked))
