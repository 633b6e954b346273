"""Write made-up samples of the sources newer than 2022, in the format of the raw files."""

import csv
import gzip
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

Row = list[str]

DS, MLE = (
    "Cientista de Dados/Data Scientist",
    "Engenheiro de Machine Learning/ML Engineer/AI Engineer",
)
PAID = {"2.c": "de 501 a 1.000", "2.g": "Júnior", "2.h": "de R$ 4.001/mês a R$ 6.000/mês"}
# The number of options in each question whose labels don't matter. LABELS lists the other options.
OPTIONS = {"8.a": 12, "8.b": 14, "8.d": 12, "4.m": 5}
LABELS = {
    "4.d": ["SQL", "R ", "JavaScript"],
    "4.g": ["MySQL", "Snowflake"],
    "4.h": ["Amazon Web Services (AWS)", "Google Cloud (GCP)"],
    "4.j": ["Microsoft PowerBI", "Tableau"],
}


def write_packed(file: Path, rows: list[Row]) -> None:
    with gzip.open(file, "wt", encoding="utf-8", newline="") as packed:
        csv.writer(packed).writerows(rows)


def write_plain(file: Path, rows: list[Row]) -> None:
    with open(file, "w", encoding="utf-8", newline="") as plain:
        csv.writer(plain).writerows(rows)


def brazil(folder: Path, year: int, people: list[dict[str, str]]) -> None:
    """Write one year of the survey.

    `people` are the respondents' answers by code: a job (2.f) and any ticked options. Respondents
    with a text for a question, such as 8.a, answered it; those without one skipped it. By default,
    respondents live in Brazil and don't state their pay (2.h).
    """
    columns = ["2.f", "1.g", "2.c", "2.g", "2.h"]
    people = [{"1.g": "1" if year == 2023 else "True", **person} for person in people]
    for question in [*LABELS, *OPTIONS]:
        number = OPTIONS.get(question) or len(LABELS[question])
        columns += [question, *(f"{question}.{option}" for option in range(1, number + 1))]

    def header(code: str) -> str:
        question, option = code[:3], code[4:]
        label = LABELS[question][int(option) - 1] if option and question in LABELS else "texto"
        if year == 2023:
            return f"('P{code.replace('.', '_')} ', '{label}')"
        return f"{code}_{label}" if option else f"{code}_pergunta"

    rows = [[header(code) for code in columns]]
    for person in people:
        answered = {code[:3] for code in person}
        rows.append(
            [
                person.get(code) or ("0.0" if len(code) > 3 and code[:3] in answered else "")
                for code in columns
            ]
        )
    write_packed(folder / f"state-of-data-brazil-{year}.csv.gz", rows)


def workbook(file: Path, sheet: str, rows: list[list[str | float]]) -> None:
    """Write a minimal Excel workbook with these rows in one sheet."""
    cells = "".join(
        "<row>"
        + "".join(
            f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            if isinstance(cell, str)
            else f"<c><v>{cell}</v></c>"
            for cell in row
        )
        + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
            f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
            f'<sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
            f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
        )


def projections(folder: Path, first: int, growth: float) -> None:
    """Write projections from the year `first` on, with 1,000 data scientists in that year.

    `growth` is the projected growth in their number, in per cent.
    """
    last, after = first + 10, (first + 10) % 100
    matrix = f"{first} National Employment Matrix"
    header = [
        f"{matrix} title",
        f"{matrix} code",
        f"Employment, {first}",
        f"Employment, {last}",
        f"Employment change, percent, {first}–{after}",
        f"Occupational openings, {first}–{after} annual average",
    ]
    workbook(
        folder / f"bls-employment-projections-{first}-{after}.xlsx",
        "Table 1.2",
        [
            ["Table 1.2 Occupational projections"],
            header,
            ["Total, all occupations", "00-0000", 100.0, 101.0, 1.0, 9.0],
            ["  Data scientists", "15-2051", 1.0, 1.0 + growth / 100, growth, 0.1],
            ["  Bakers", "51-3011", 2.0, 2.0, 0.0, 0.2],
            ["Footnotes: none"],
        ],
    )


def write(folder: Path) -> None:
    """Write a sample raw file for each of the sources newer than 2022."""
    brazil(
        folder,
        2023,
        [
            {"2.f": DS, "8.a": "x", "8.a.5": "1.0", "4.d": "x", "4.d.1": "1.0", **PAID},
            {"2.f": DS, "8.a": "x", "4.h": "Google Cloud (GCP)", "4.h.1": "1.0"},
            {"2.f": DS, **PAID, "1.g": "0"},
            {"2.f": MLE, "8.a": "x", "8.a.5": "1.0", "4.d": "x", "4.d.2": "1.0"},
            {"2.f": "Analista de Dados/Data Analyst", "8.a": "x", "8.a.5": "1.0"},
        ],
    )
    top = {"2.c": "Acima de 3.000", "2.g": "Sênior", "2.h": "Acima de R$ 40.001/mês"}
    first = {"2.c": "Acima de 3.000", "2.g": "Pleno", "2.h": "Menos de R$ 1.000/mês"}
    brazil(
        folder,
        2024,
        [
            {"2.f": MLE, "8.a": "x", "8.a.12": "1.0", **top},
            {"2.f": DS, "4.m": "x", **first},
            {"2.f": DS, "4.m": "x", **PAID},
            {"2.f": DS, "4.m": "x", **PAID},
        ],
    )
    write_packed(
        folder / "stackoverflow-2025-data-roles.csv.gz",
        [
            ["respondent", "PrimaryRole", "languages"],
            ["1", "Data scientist", "Python;R"],
            ["2", "Data scientist", "Python"],
            ["3", "Data scientist", ""],
            ["4", "AI/ML engineer", "Python;TypeScript"],
            ["5", "Data engineer", "Scala"],
        ],
    )
    write_packed(
        folder / "job-ads-2023.csv.gz",
        [
            ["job_title", "company_name", "job_country", "job_skills"],
            ["Data Scientist", "Acme", "United States", "['sql', 'docker']"],
            ["data scientist", "ACME", "United States", "['sql']"],
            ["Data Scientist", "Acme", "India", "['python', 'sql']"],
            ["Data Scientist", "Else", "India", ""],
            ["ML Engineer", "Acme", "Sudan", "['docker', 'sap']"],
            ["Lead AI Engineer", "Acme", "Chile", "['python', 'docker']"],
            ["Data Engineer", "Acme", "Chile", "['docker']"],
        ],
    )
    projections(folder, 2024, 20.0)
    write_plain(
        folder / "bls-employment-projections-2025-35.csv",
        [
            [
                "bls_matrix_code",
                "employment_2025_thousands",
                "employment_2035_thousands",
                "employment_change_percent_2025_2035",
                "occupational_openings_annual_average_2025_2035",
            ],
            ["15-2051", "1.2", "1.5", "25", "0.2"],
        ],
    )
    write_plain(
        folder / "indeed-job-ads-us.csv",
        [
            ["date", "indeed_job_postings_index_SA", "variable"],
            ["2020-02-01", "100", "total postings"],
            ["2020-02-29", "99", "total postings"],
            ["2020-02-29", "50", "new postings"],
        ],
    )
    write_plain(
        folder / "indeed-job-ads-by-sector-us.csv",
        [
            ["date", "indeed_job_postings_index", "variable", "display_name"],
            ["2020-02-28", "120", "total postings", "Software Development"],
            ["2020-02-27", "110", "total postings", "Software Development"],
            ["2020-02-28", "90", "total postings", "Cleaning"],
        ],
    )
    write_plain(
        folder / "indeed-software-development-us-2024-2026.csv",
        [["date", "indeed_job_postings_index"], ["2024-10-31", "70"]],
    )
    write_plain(
        folder / "indeed-ai-share-of-job-ads.csv",
        [
            ["date", "jobcountry", "AI_share_postings"],
            ["2026-06-29", "US", "5.0"],
            ["2026-06-30", "US", "6.0"],
        ],
    )
    write_packed(
        folder / "us-work-visa-wages-fy2022-2024.csv.gz",
        [
            ["QUARTER", "CASE_STATUS", "JOB_TITLE", "EMPLOYER_NAME"],
            ["FY2023Q1", "Certified", "Data Scientist", "Acme, Inc."],
            ["FY2023Q1", "Certified - Withdrawn", "Data Scientist", "ACME INC"],
            ["FY2023Q1", "Certified", "Senior Data Scientist", "Else"],
            ["FY2023Q1", "Denied", "Data Scientist", "Else"],
            ["FY2024Q4", "Certified", "ML Engineer", "Else"],
        ],
    )
    write_plain(
        folder / "us-work-visa-filings-per-quarter.csv",
        [
            ["quarter", "filings", "certified"],
            ["FY2023Q1", "110", "100"],
            ["FY2024Q4", "60", "50"],
        ],
    )
