"""Test extracts of small made-up originals, and check the rules against the raw files."""

import gzip
import hashlib
import io
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from data.build import extracts
from data.build.tables import read_hand_written
from tests.data.sample_surveys import workbook

# A raw file in which whole numbers have a decimal point, unlike in its original on GitHub.
WITHOUT_DECIMALS = "indeed-job-ads-us.csv"


def test_a_packed_file_is_its_original(tmp_path: Path):
    original = tmp_path / "salaries.csv"
    original.write_bytes(b"year,title\r\n2025,Data Scientist\n")
    assert extracts.unchanged([original], {}) == original.read_bytes()


def test_workbook_is_extracted_from_its_archive(tmp_path: Path):
    original = tmp_path / "2024-34.zip"
    with zipfile.ZipFile(original, "w") as archive:
        archive.writestr("2024-34/industry.xlsx", b"no")
        archive.writestr("2024-34/occupation.xlsx", b"yes")
    assert extracts.archived_workbook([original], {}) == b"yes"


def test_an_index_keeps_its_sectors_and_gets_decimal_points(tmp_path: Path):
    original = tmp_path / "sectors.csv"
    original.write_text(
        "date,indeed_job_postings_index,variable,display_name\n"
        "2020-02-01,100,total postings,Accounting\n"
        "2020-02-01,100,total postings,Mathematics\n"
        "2020-02-02,99.84,total postings,Mathematics\n"
        "2020-02-01,100,new postings,Mathematics\n"
    )
    kept = {"variable": ["total postings"], "display_name": ["Mathematics"]}
    assert extracts.job_ad_index([original], kept).decode() == (
        "date,indeed_job_postings_index,variable,display_name\n"
        "2020-02-01,100.0,total postings,Mathematics\n"
        "2020-02-02,99.84,total postings,Mathematics\n"
    )


def test_job_ads_are_those_that_state_pay(tmp_path: Path):
    original = tmp_path / "data_jobs.csv"
    ads = pd.DataFrame(
        [("A", "", ""), ("B", "90000.0", ""), ("C", "", "47.5")],
        columns=["job_title", *extracts.PAY],
    )
    ads = ads.assign(**{name: "x" for name in extracts.AD_COLUMNS if name not in ads})
    ads.assign(salary_rate="year", job_skills="['r', 'sql']").to_csv(original, index=False)
    made = pd.read_csv(io.BytesIO(extracts.job_ads([original], {})))
    assert list(made["job_title"]) == ["B", "C"]
    assert list(made) == extracts.AD_COLUMNS
    assert set(made["job_skills"]) == {"['r', 'sql']"}


def test_developers_state_pay_and_years_and_hold_a_role(tmp_path: Path):
    original = tmp_path / "results.csv"
    original.write_text(
        "ResponseId,ConvertedCompYearly,YearsCode,Country,EdLevel,DevType,LanguageHaveWorkedWith\n"
        "1,61256,14,Ukraine,Master,Data scientist,Scala;SQL;C\n"
        "2,5000,14,Ukraine,Master,Data scientist,C\n"
        "3,500000,14,Ukraine,Master,Data scientist,C\n"
        "4,NA,14,Ukraine,Master,Data scientist,C\n"
        "5,61256,NA,Ukraine,Master,Data scientist,C\n"
        '6,61256,14,Ukraine,Master,"Developer, mobile",C\n'
        "7,5001,1,India,NA,Data scientist,NA\n"
    )
    made = extracts.developers([original], {"DevType": ["Data scientist"]})
    assert made.decode() == (
        "respondent,salary,YearsCode,Country,EdLevel,PrimaryLanguage,PrimaryRole,languages\n"
        "0,61256.0,14.0,Ukraine,Master,Scala,Data scientist,C;SQL;Scala\n"
        "6,5001.0,1.0,India,,,Data scientist,\n"
    )


def test_projections_are_the_rows_of_the_occupations(tmp_path: Path):
    matrix = "2025 National Employment Matrix"
    header = [
        f"{matrix} title",
        f"{matrix} code",
        "Occupation type",
        "Employment, 2025",
        "Employment, 2035",
        "Employment distribution, percent, 2025",
        "Employment change, numeric, 2025–35",
        "Employment change, percent, 2025–35",
        "Occupational openings, 2025–35 annual average",
        "Median annual wage, dollars, 2025[1]",
        "Typical education needed for entry",
    ]
    ds: list[str | float] = ["  Data scientists", "15-2051", "Line item", 275.6, 371.0, 0.2]
    bakers: list[str | float] = ["  Bakers", "51-3011", "Line item", 9.0, 9.0, 0.0]
    rest: list[str | float] = [95.4, 34.6, 24.8, 120230.0, "—"]
    original = tmp_path / "occupation.xlsx"
    workbook(original, "Table 1.2", [["Table 1.2"], [*header], [*ds, *rest], [*bakers, *rest]])
    made = extracts.projections([original], {"bls_matrix_code": ["15-2051"]}).decode()
    assert made.splitlines()[1:] == [
        "Data scientists,15-2051,Line item,275.6,371,95.4,34.6,24.8,120230,—"
    ]
    assert made.split(",")[3] == "employment_2025_thousands"


@pytest.fixture
def quarters(tmp_path: Path) -> list[Path]:
    files = []
    for quarter, titles in (("FY2022_Q1", ["ML Engineer", "Data Analyst "]), ("FY2022_Q2", ["X"])):
        file = tmp_path / f"pdfs-LCA_Disclosure_Data_{quarter}.xlsx"
        rows: list[list[str | float]] = [["CASE_NUMBER", *extracts.APPLICATION_COLUMNS]]
        for title in ["Html Developer", *titles]:
            cells: dict[str, str | float] = {
                "CASE_STATUS": "Withdrawn" if title == "X" else "Certified - Withdrawn",
                "DECISION_DATE": "2021-10-01",
                "JOB_TITLE": title,
                "WAGE_RATE_OF_PAY_FROM": 60000.0,
                "PREVAILING_WAGE": "59238.5",
            }
            rows.append(["I-200", *(cells.get(name, "x") for name in rows[0][1:])])
        workbook(file, "Sheet", rows)
        files.append(file)
    return files


def test_applications_are_selected_by_title(quarters: list[Path]):
    made = extracts.applications(quarters, {"JOB_TITLE": [r"\bml\b", "data analyst"]})
    table = pd.read_csv(io.BytesIO(made), dtype=str)
    assert list(table) == ["QUARTER", *extracts.APPLICATION_COLUMNS]
    columns = ["QUARTER", "DECISION_DATE", "JOB_TITLE", *extracts.AMOUNTS]
    assert table[columns].to_numpy().tolist() == [
        ["FY2022Q1", "2021-10-01", "ML Engineer", "60000.0", "59238.5"],
        ["FY2022Q1", "2021-10-01", "Data Analyst", "60000.0", "59238.5"],
    ]


def test_filings_are_counted_by_quarter(quarters: list[Path]):
    assert extracts.filings(quarters, {}).decode() == (
        "quarter,filings,certified\nFY2022Q1,3,3\nFY2022Q2,2,1\n"
    )


def test_every_extract_is_known_and_every_rule_used():
    files = read_hand_written("raw_files.csv")
    assert set(files["extract"]) == {"", *extracts.EXTRACTS}
    rows = read_hand_written("extract_rows.csv")
    assert set(rows["file"]) <= set(files.loc[files["extract"] != "", "file"])


# The originals aren't available to these tests, so check that the raw files obey the rules.


def kept(file: str, column: str) -> list[str]:
    rows = read_hand_written("extract_rows.csv")
    return list(rows.loc[(rows["file"] == file) & (rows["column"] == column), "value"])


def test_addresses_by_content_name_the_content_of_the_raw_files(raw: Path):
    files = read_hand_written("raw_files.csv")
    files = files[files["address"].str.contains("/git/blobs/")]
    assert len(files) == 4
    for row in files.to_dict("records"):
        content = (raw / row["file"]).read_bytes()
        if row["file"].endswith(".gz"):
            content = gzip.decompress(content)
        if row["file"] == WITHOUT_DECIMALS:
            content = re.sub(rb"\.0(?=,)", b"", content)
        named = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        assert row["address"].endswith(f"/{named}"), row["file"]


def test_raw_extracts_are_left_as_they_are_by_their_rules(raw: Path):
    for file in (WITHOUT_DECIMALS, "indeed-job-ads-by-sector-us.csv"):
        rows = read_hand_written("extract_rows.csv").query("file == @file")
        rule = rows.groupby("column")["value"].agg(list).to_dict()
        assert extracts.job_ad_index([raw / file], rule) == (raw / file).read_bytes()
    file = "bls-employment-projections-2025-35.csv"
    assert list(pd.read_csv(raw / file)["bls_matrix_code"]) == kept(file, "bls_matrix_code")
    file = "stackoverflow-2025-data-roles.csv.gz"
    people = pd.read_csv(raw / file)
    assert set(people["PrimaryRole"]) == set(kept(file, "DevType"))
    assert people["salary"].between(5_000, 500_000, inclusive="neither").all()
    file = "us-work-visa-wages-fy2022-2024.csv.gz"
    visas = pd.read_csv(raw / file, dtype=str, keep_default_na=False)
    assert list(visas) == ["QUARTER", *extracts.APPLICATION_COLUMNS]
    patterns = kept(file, "JOB_TITLE")
    titles = pd.Series(visas["JOB_TITLE"].unique())
    assert titles.str.contains("|".join(patterns), case=False).all()
    for pattern in patterns:
        others = "|".join(other for other in patterns if other != pattern)
        assert not titles.str.contains(others, case=False).all(), pattern
    ads = pd.read_csv(raw / "job-ads-2023.csv.gz", nrows=1)
    assert list(ads) == extracts.AD_COLUMNS
