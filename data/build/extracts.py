"""Extract raw files from larger originals, which their publishers offer openly.

For each file, `raw_files.csv` names the function that extracts it and the original, and
`extract_rows.csv` lists the rows to keep. No script for the extraction was available, so the rules
were inferred from the raw files.
"""

import datetime
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import python_calamine

# The values to keep, by column.
Kept = dict[str, list[str]]

WORKBOOK = "occupation.xlsx"
INDEX = "indeed_job_postings_index"
PAY = ["salary_year_avg", "salary_hour_avg"]
AD_COLUMNS = [
    "job_title_short",
    "job_title",
    "job_location",
    "job_via",
    "job_schedule_type",
    "job_work_from_home",
    "search_location",
    "job_posted_date",
    "job_no_degree_mention",
    "job_country",
    "company_name",
    "job_skills",
]
SURVEY_COLUMNS = [
    "ConvertedCompYearly",
    "YearsCode",
    "Country",
    "EdLevel",
    "DevType",
    "LanguageHaveWorkedWith",
]
# Dollars a year; pay outside this open interval is left out.
LOWEST_PAY, HIGHEST_PAY = 5_000, 500_000
APPLICATION_COLUMNS = [
    "CASE_STATUS",
    "DECISION_DATE",
    "JOB_TITLE",
    "SOC_CODE",
    "SOC_TITLE",
    "FULL_TIME_POSITION",
    "EMPLOYER_NAME",
    "EMPLOYER_CITY",
    "EMPLOYER_STATE",
    "EMPLOYER_COUNTRY",
    "WORKSITE_CITY",
    "WORKSITE_STATE",
    "WAGE_RATE_OF_PAY_FROM",
    "WAGE_UNIT_OF_PAY",
    "PREVAILING_WAGE",
    "PW_UNIT_OF_PAY",
    "PW_WAGE_LEVEL",
    "H_1B_DEPENDENT",
]
AMOUNTS = ["WAGE_RATE_OF_PAY_FROM", "PREVAILING_WAGE"]


def unchanged(originals: list[Path], _: Kept) -> bytes:
    """Return the content of the original unchanged, for a raw file that is only compressed."""
    return originals[0].read_bytes()


def archived_workbook(originals: list[Path], _: Kept) -> bytes:
    """Return the workbook with the occupation tables from a release's ZIP archive."""
    with zipfile.ZipFile(originals[0]) as archive:
        return archive.read(min(name for name in archive.namelist() if name.endswith(WORKBOOK)))


def job_ad_index(originals: list[Path], kept: Kept) -> bytes:
    """Return the rows to keep, with every index value written as a decimal number."""
    table = _among(_read(originals[0]), kept)
    indexes = [column for column in table if column.startswith(INDEX)]
    return _written(table.assign(**{column: _decimal(table[column]) for column in indexes}))


def job_ads(originals: list[Path], _: Kept) -> bytes:
    """Return the ads that state yearly or hourly pay, without the pay columns."""
    table = _read(originals[0], [*AD_COLUMNS, *PAY])
    return _written(table.loc[(table[PAY] != "").any(axis=1), AD_COLUMNS])


def developers(originals: list[Path], kept: Kept) -> bytes:
    """Return the people in the kept roles who state pay and years of coding.

    `respondent` is the row's position in the original, counted from 0. Languages are sorted
    alphabetically; the primary language is the one that the original names first.
    """
    table = _read(originals[0], SURVEY_COLUMNS).replace("NA", "")
    pay, years = (pd.to_numeric(table[column]) for column in SURVEY_COLUMNS[:2])
    states = pay.between(LOWEST_PAY, HIGHEST_PAY, inclusive="neither") & years.notna()
    people = _among(table[states], kept)
    languages = people["LanguageHaveWorkedWith"].str.split(";")
    return _written(
        pd.DataFrame(
            {
                "respondent": people.index,
                "salary": _decimal(people["ConvertedCompYearly"]),
                "YearsCode": _decimal(people["YearsCode"]),
                "Country": people["Country"],
                "EdLevel": people["EdLevel"],
                "PrimaryLanguage": languages.str[0],
                "PrimaryRole": people["DevType"],
                "languages": languages.map(lambda named: ";".join(sorted(set(named)))),
            }
        )
    )


def projections(originals: list[Path], kept: Kept) -> bytes:
    """Return the rows of Table 1.2 for the occupations to keep, with years in the column names."""
    header, *rows = list(_rows(originals[0], "Table 1.2"))[1:]
    table = pd.DataFrame(rows, columns=header)
    first, last = re.findall(r"Employment, (\d{4})", " ".join(map(str, header)))
    starts = {
        "occupation_title": f"{first} National Employment Matrix title",
        "bls_matrix_code": f"{first} National Employment Matrix code",
        "occupation_type": "Occupation type",
        f"employment_{first}_thousands": f"Employment, {first}",
        f"employment_{last}_thousands": f"Employment, {last}",
        f"employment_change_numeric_{first}_{last}": "Employment change, numeric",
        f"employment_change_percent_{first}_{last}": "Employment change, percent",
        f"occupational_openings_annual_average_{first}_{last}": "Occupational openings",
        f"median_annual_wage_dollars_{first}": "Median annual wage",
        "typical_education_needed_for_entry": "Typical education",
    }
    columns = {
        name: table[next(column for column in header if column.startswith(start))].map(_shortest)
        for name, start in starts.items()
    }
    return _written(_among(pd.DataFrame(columns), kept))


def applications(originals: list[Path], kept: Kept) -> bytes:
    """Return each quarter's applications whose job title matches one of the kept patterns."""
    titles = re.compile("|".join(kept["JOB_TITLE"]), re.IGNORECASE)
    quarters = []
    for original in originals:
        rows = _rows(original)
        header = next(rows)
        title = header.index("JOB_TITLE")
        matching_rows = [row for row in rows if titles.search(str(row[title]))]
        table = pd.DataFrame(matching_rows, columns=header)[APPLICATION_COLUMNS]
        table = table.apply(lambda column: column.map(_typed))
        table = table.assign(
            DECISION_DATE=table["DECISION_DATE"].str[:10],
            **{column: _decimal(table[column]) for column in AMOUNTS},
        )
        table.insert(0, "QUARTER", _quarter(original))
        quarters.append(table)
    return _written(pd.concat(quarters))


def filings(originals: list[Path], _: Kept) -> bytes:
    """Return each quarter's number of applications, and of certified ones (withdrawn or not)."""
    counts = []
    for original in originals:
        rows = _rows(original)
        status = next(rows).index("CASE_STATUS")
        certified = [str(row[status]).startswith("Certified") for row in rows]
        counts.append((_quarter(original), len(certified), sum(certified)))
    return _written(pd.DataFrame(counts, columns=["quarter", "filings", "certified"]))


EXTRACTS: dict[str, Callable[[list[Path], Kept], bytes]] = {
    made.__name__: made
    for made in (
        unchanged,
        archived_workbook,
        job_ad_index,
        job_ads,
        developers,
        projections,
        applications,
        filings,
    )
}


def _read(file: Path, columns: list[str] | None = None) -> pd.DataFrame:
    return pd.read_csv(file, usecols=columns, dtype=str, keep_default_na=False)


def _rows(file: Path, sheet: str = "") -> Iterator[list[Any]]:
    """Return an iterator over the rows of a sheet, by default the first sheet."""
    book = python_calamine.CalamineWorkbook.from_path(str(file))
    return iter(book.get_sheet_by_name(sheet or book.sheet_names[0]).iter_rows())


def _among(table: pd.DataFrame, kept: Kept) -> pd.DataFrame:
    for column, values in kept.items():
        table = table[table[column].isin(values)]
    return table


def _written(table: pd.DataFrame) -> bytes:
    content: bytes = table.to_csv(index=False, lineterminator="\n").encode()
    return content


def _decimal(numbers: pd.Series) -> pd.Series:
    return numbers.map(lambda number: str(float(number)))


def _shortest(cell: object) -> str:
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell).strip()


def _typed(cell: object) -> str:
    """Return a cell as text; a code that the spreadsheet turned into a date keeps its time."""
    return f"{cell:%Y-%m-%d %H:%M:%S}" if isinstance(cell, datetime.date) else str(cell).strip()


def _quarter(file: Path) -> str:
    """Return the fiscal quarter in a file's name: FY2022Q1 for ..._FY2022_Q1.xlsx."""
    match = re.search(r"(FY\d{4})_(Q\d)", file.name)
    if not match:
        raise ValueError(f"{file.name}: expected the fiscal year and quarter in the name")
    return "".join(match.groups())
