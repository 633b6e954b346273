"""Ten selections: what the tables say against the raw rows, read here in another way."""

import csv
import gzip
import io
import re
import statistics
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from statsmodels.regression.linear_model import OLS

from components.selection.selection import Selection
from components.statistics import effects, quantiles, role_gap
from components.tables.loading import load

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

    rows = Selection.of("salary_index", levels).rows(load("pay"))
    shown = quantiles.summary(rows[rows["role"] == role], ["role"]).iloc[0]

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

    rows = Selection.of("practitioner_survey", levels).rows(load("pay"))
    shown = quantiles.summary(rows[rows["role"] == role], ["role"]).iloc[0]
    bands = rows.drop_duplicates(["low", "high"]).set_index("low")["high"]

    assert shown["records"] == shown["distinct_records"] == len(answers)
    for name, share in quantiles.PERCENTILES.items():
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


def test_gap_like_for_like_agrees_with_a_regression_on_the_raw_rows(index_rows: Rows):
    raw = pd.DataFrame(index_rows)
    roles = {"mle": 1.0, "ds": 0.0}
    role = [next((r for r in roles if is_role(title, r)), "") for title in raw["job_title"]]
    raw = raw.assign(role=role, pay=np.log(raw["salary_in_usd"].astype(float)))
    raw = raw[raw["role"] != ""]
    factors = [
        "employee_residence",
        "experience_level",
        "company_size",
        "remote_ratio",
        "work_year",
    ]
    raw["person"] = raw.groupby(list(raw.columns)).ngroup()
    cell = raw.groupby(factors).ngroup()
    alike = raw[raw.groupby(cell)["role"].transform("nunique") == 2]
    first = alike["role"].map(roles)
    within = {
        name: values - values.groupby(cell[alike.index]).transform("mean")
        for name, values in {"first": first, "pay": alike["pay"]}.items()
    }
    fitted = OLS(within["pay"], within["first"]).fit(
        cov_type="cluster", cov_kwds={"groups": alike["person"], "use_correction": False}
    )
    distinct, cells = alike["person"].nunique(), cell[alike.index].nunique()
    half = 1.96 * fitted.bse.iloc[0] * np.sqrt(distinct / (distinct - cells - 1))

    names = ["country", "experience", "company_size", "remote", "year"]
    rows = Selection.of("salary_index", {}).rows(load("pay"))
    found = role_gap.gap(rows, "mle", "ds", names)
    assert found["records"] == len(alike)
    assert found["distinct_records"] == distinct
    assert found["cells"] == cells
    assert np.log1p(found["ratio"]) == pytest.approx(fitted.params.iloc[0], abs=0.002)
    assert np.log1p(found["high"]) - np.log1p(found["ratio"]) == pytest.approx(half, rel=0.01)


def test_effects_agree_with_a_regression_on_the_raw_rows(index_rows: Rows):
    raw = pd.DataFrame(index_rows)
    raw = raw[[is_role(title, "mle") for title in raw["job_title"]]]
    raw = raw.assign(pay=np.log(raw["salary_in_usd"].astype(float)))
    fitted = smf.ols(
        "pay ~ C(employee_residence, Treatment('US')) + C(experience_level, Treatment('SE'))"
        " + C(company_size, Treatment('M')) + C(remote_ratio, Treatment('0'))"
        " + C(work_year, Treatment('2024'))",
        raw,
    ).fit()
    pairs = {
        ("country", "gb"): "C(employee_residence, Treatment('US'))[T.GB]",
        ("country", "in"): "C(employee_residence, Treatment('US'))[T.IN]",
        ("experience", "entry"): "C(experience_level, Treatment('SE'))[T.EN]",
        ("experience", "executive"): "C(experience_level, Treatment('SE'))[T.EX]",
        ("remote", "remote"): "C(remote_ratio, Treatment('0'))[T.100]",
        ("year", "2025"): "C(work_year, Treatment('2024'))[T.2025]",
    }
    rows = Selection.of("salary_index", {}).rows(load("pay"))
    names = ["country", "experience", "company_size", "remote", "year"]
    model = effects.fit(rows[rows["role"] == "mle"], names)
    for key, name in pairs.items():
        assert model.coefficients[key] == pytest.approx(fitted.params[name], abs=0.004)


def test_survey_effects_agree_with_a_regression_on_the_answers(survey_rows: Rows):
    rows = [row for row in survey_rows if row["Q23"] == DS and row["Q29"]]

    def mean_log(band: str) -> float:
        low, high = (float(part) for part in re.sub(r"[$,]", "", band).split("-"))
        edges = np.linspace(max(low, 1e-9), high + 1, 20_001)
        return float(np.log((edges[1:] + edges[:-1]) / 2).mean())

    bands = {row["Q29"] for row in rows if not row["Q29"].startswith(">")}
    logs = {band: mean_log(band) for band in bands} | {">$1,000,000": np.log(1e6)}
    raw = pd.DataFrame(rows).assign(pay=[logs[row["Q29"]] for row in rows])
    fitted = smf.ols(
        "pay ~ C(Q4, Treatment('India')) + C(Q11) + C(Q25, Treatment('0-49 employees'))", raw
    ).fit()
    own = Selection.of("practitioner_survey", {}).rows(load("pay"))
    model = effects.fit(
        own[own["role"] == "ds"],
        ["country", "experience", "company_size"],
        {"country": "in", "company_size": "under-50"},
    )
    for key, name in {
        ("country", "us"): "C(Q4, Treatment('India'))[T.United States of America]",
        (
            "company_size",
            "10000-up",
        ): "C(Q25, Treatment('0-49 employees'))[T.10,000 or more employees]",
    }.items():
        assert model.coefficients[key] == pytest.approx(fitted.params[name], abs=0.01)
