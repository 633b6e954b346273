"""Build `projections.csv`: current and projected employment by occupation."""

import re
from pathlib import Path

import pandas as pd
import python_calamine

from data.build.tables import DATA

# The publisher's own workbook, and rows copied from a newer one.
SOURCE, COPIED_SOURCE = "bls_projections", "bls_projections_copied"
WORKBOOKS = "bls-employment-projections-*.xlsx"
COPIES = "bls-employment-projections-*.csv"

SHEET = "Table 1.2"
ALL, ALL_CODE = "all", "00-0000"
# The columns to read: how their headers start in a workbook and in a copy.
COLUMNS = {
    "change": ("Employment change, percent", "employment_change_percent"),
    "openings": ("Occupational openings", "occupational_openings_annual_average"),
}


def projections(raw: Path) -> pd.DataFrame:
    """Return one row per release and occupation.

    Columns: occupation, from_year, to_year, employment, projected, change (a share), openings (per
    year), copied, source. Employment and openings count people, not thousands of people.
    """
    tables = [_workbook(file) for file in sorted(raw.glob(WORKBOOKS))]
    tables += [_copy(file) for file in sorted(raw.glob(COPIES))]
    occupations = pd.read_csv(DATA / "occupations.csv", dtype=str).set_index("code")["id"]
    known = {ALL_CODE: ALL, **occupations}
    table = pd.concat(tables, ignore_index=True)
    table = table.assign(occupation=table["code"].map(known)).dropna(subset="occupation")
    order = {occupation: place for place, occupation in enumerate(known.values())}
    return table.sort_values(
        ["from_year", "occupation"],
        key=lambda keys: keys.map(order) if keys.name == "occupation" else keys,
        ignore_index=True,
    )[
        [
            "occupation",
            "from_year",
            "to_year",
            "employment",
            "projected",
            "change",
            "openings",
            "copied",
            "source",
        ]
    ]


def _workbook(file: Path) -> pd.DataFrame:
    sheet = python_calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_name(SHEET)
    _, first, *rows = sheet.to_python()
    header = [str(name) for name in first]
    table = pd.DataFrame(rows, columns=header)
    code = next(name for name in header if name.endswith("Matrix code"))
    employment = sorted(name for name in header if re.fullmatch(r"Employment, \d{4}", name))
    return _release(table, code, employment, 0).assign(copied="no", source=SOURCE)


def _copy(file: Path) -> pd.DataFrame:
    table = pd.read_csv(file)
    names = r"employment_(\d{4})_thousands"
    employment = sorted(name for name in table.columns if re.fullmatch(names, name))
    return _release(table, "bls_matrix_code", employment, 1).assign(
        copied="yes", source=COPIED_SOURCE
    )


def _release(table: pd.DataFrame, code: str, employment: list[str], kind: int) -> pd.DataFrame:
    change, openings = (
        next(name for name in table.columns if str(name).startswith(starts[kind]))
        for starts in COLUMNS.values()
    )
    coded = table[table[code].astype(str).str.fullmatch(r"\d\d-\d{4}")]
    first, last = (re.search(r"\d{4}", name) for name in employment)
    assert first
    assert last
    numbers = coded[[*employment, change, openings]].apply(pd.to_numeric, errors="coerce")
    return pd.DataFrame(
        {
            "code": coded[code],
            "from_year": int(first[0]),
            "to_year": int(last[0]),
            "employment": (1000 * numbers[employment[0]]).round().astype("Int64"),
            "projected": (1000 * numbers[employment[1]]).round().astype("Int64"),
            "change": numbers[change] / 100,
            "openings": (1000 * numbers[openings]).round().astype("Int64"),
        }
    )
