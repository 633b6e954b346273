"""Work visa applications: what employers offer, and where.

These are labor condition applications for H-1B, H-1B1 and E-3 workers. An employer files one before
hiring somebody. The application states the place of work, the wage and the wage's level as defined
by the Department of Labor.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from components.thresholds import MIN_EMPLOYER_REPORTS
from data.build import employers, worksites
from data.build.level_codes import encode
from data.build.roles import role_of
from data.build.salary_index import band_edges
from data.build.tables import read_hand_written

SOURCE = "visa_applications"
FILE = "us-work-visa-wages-fy2022-2024.csv.gz"
FILINGS_FILE = "us-work-visa-filings-per-quarter.csv"
COUNTRY = "us"
PERIOD = "October 2021 to September 2024"

# Denied and withdrawn applications don't count. Those that were certified and later withdrawn do,
# because there was an offer.
STATUSES = ["Certified", "Certified - Withdrawn"]
FULL_TIME = "Y"

# Payments per year of full-time work, by unit of pay.
UNITS = {"Year": 1, "Bi-Weekly": 26, "Month": 12, "Week": 52, "Hour": 2080}
# An offer of at least this many times the usual pay for the work and place has a wrong unit or a
# misplaced decimal point. Genuine offers reach four times the usual pay; 142,000 dollars an hour is
# 2,000 times the usual pay.
IMPOSSIBLE = 8


# The first quarter in which most applications use the occupation codes that include data
# scientists.
CODED_FROM = "FY2023Q1"
# Stands for the codes that `occupation_codes.csv` doesn't list.
OTHER = "other"


def read(raw: Path) -> pd.DataFrame:
    """Read every row as text, in order."""
    return pd.read_csv(raw / FILE, dtype=str, keep_default_na=False)


def filings(raw: Path) -> int:
    """Return the number of applications for any job in the quarters that the raw files cover."""
    return int(pd.read_csv(raw / FILINGS_FILE)["filings"].sum())


def yearly(amounts: pd.Series, units: pd.Series) -> pd.Series:
    """Convert pay to US dollars a year; the result is missing if the unit is unknown."""
    return pd.to_numeric(amounts, errors="coerce") * units.map(UNITS)


def decided(raw: Path) -> pd.DataFrame:
    """Return the raw rows for the roles, with added columns role, pay, usual and kept.

    `pay` and `usual` (the prevailing wage) are in dollars a year. `kept` is '' for rows that count;
    for the others, it gives the reason why they don't.
    """
    table = read(raw)
    table = table.assign(role=role_of(table["JOB_TITLE"], SOURCE)).dropna(subset="role")
    table = table.assign(
        pay=yearly(table["WAGE_RATE_OF_PAY_FROM"], table["WAGE_UNIT_OF_PAY"]),
        usual=yearly(table["PREVAILING_WAGE"], table["PW_UNIT_OF_PAY"]),
    )
    reasons = {
        "denied or withdrawn": ~table["CASE_STATUS"].isin(STATUSES),
        "part-time": table["FULL_TIME_POSITION"] != FULL_TIME,
        "an impossible unit of pay or amount": ~(table["pay"] < IMPOSSIBLE * table["usual"]),
    }
    return table.assign(
        kept=np.select(list(reasons.values()), list(reasons), default="").astype(object)
    )


def applications(raw: Path) -> pd.DataFrame:
    """Return the distinct applications that count, one row each.

    Identical rows count as one; `repeats` is their number. Columns: source, role, the factors (see
    `level_codes.csv` and, for the area, `worksites.py`), employer (the firm's name), occupation
    (the code that the employer chose), quarter, city, state, pay (dollars a year: the lower end of
    the offer) and repeats.
    """
    table = decided(raw)
    table = table[table["kept"] == ""].drop(columns="kept")
    table = table.assign(row=range(len(table)))
    same = [column for column in table.columns if column != "row"]
    grouped = table.groupby(same, sort=False, dropna=False)["row"]
    distinct = grouped.agg(["min", "size"]).sort_values("min").reset_index()
    cities = distinct[["WORKSITE_CITY", "WORKSITE_STATE"]].set_axis(["city", "state"], axis=1)
    return pd.DataFrame(
        {
            "source": SOURCE,
            "role": distinct["role"],
            "country": COUNTRY,
            "experience": encode(distinct["PW_WAGE_LEVEL"], SOURCE, "experience"),
            "company_size": "",
            "remote": "",
            "year": encode(distinct["QUARTER"].str[2:6], SOURCE, "year"),
            "area": worksites.areas(cities, raw),
            "employer": employers.firms(distinct["EMPLOYER_NAME"]),
            "occupation": distinct["SOC_CODE"].str[:7],
            "quarter": distinct["QUARTER"],
            "city": cities["city"],
            "state": cities["state"],
            "pay": distinct["pay"],
            "repeats": distinct["size"],
        }
    )


def named_employers(table: pd.DataFrame) -> pd.DataFrame:
    """Return `employers.csv`: the firms with enough applications for at least one role."""
    counts = table.groupby(["employer", "role"])["repeats"].size()
    names = pd.Series(sorted(set(counts[counts >= MIN_EMPLOYER_REPORTS].index.get_level_values(0))))
    employers_table = pd.DataFrame(
        {"id": employers.identifiers(names), "name": names, "source": SOURCE}
    )
    return employers_table.sort_values("id", ignore_index=True)


def pay(table: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Return the applications with the edges of their pay bands and their employers' ids.

    Employers that aren't in `named` get numbers as ids: an interval only needs to know which
    applications share an employer.
    """
    ids = named.set_index("name")["id"]
    others = sorted(set(table["employer"]) - set(ids.index))
    numbers = pd.Series([str(number) for number in range(1, len(others) + 1)], others)
    edges = band_edges(table["pay"].max())
    band = np.searchsorted(edges, table["pay"], side="right") - 1
    employer = table["employer"].map(pd.concat([ids, numbers]))
    return table.assign(employer=employer, low=edges[band], high=edges[band + 1])


def occupations(table: pd.DataFrame) -> pd.DataFrame:
    """Return `role_occupations.csv`: how often employers assign each occupation to each role.

    The table covers applications from CODED_FROM on. Older codes count under the current ones, and
    rare codes under OTHER. The interval of a share needs the squares and products of the employers'
    counts, because applications from one employer are not independent (see
    `components.statistics.clusters`).
    """
    codes = read_hand_written("occupation_codes.csv").set_index("code")
    recent = table[table["quarter"] >= CODED_FROM]
    current = recent["occupation"].map(codes["current"]).fillna(OTHER)
    label = codes.drop_duplicates("current").set_index("current")["label"]
    recent = recent.assign(occupation=current)
    each = recent.groupby(["role", "occupation", "employer"]).size().rename("own").reset_index()
    whole = recent.groupby(["role", "employer"]).size().rename("all").reset_index()
    each = each.merge(whole, on=["role", "employer"])
    grouped = each.assign(squared=each["own"] ** 2, product=each["own"] * each["all"]).groupby(
        ["role", "occupation"]
    )
    shares = grouped.agg(
        applications=("own", "sum"),
        employers=("employer", "size"),
        squared_applications=("squared", "sum"),
        products=("product", "sum"),
    ).reset_index()
    by_role = whole.assign(squared=whole["all"] ** 2).groupby("role")
    return shares.assign(
        label=shares["occupation"].map(label).fillna("Other occupations"),
        of=shares["role"].map(by_role["all"].sum()),
        of_employers=shares["role"].map(by_role.size()),
        squared_of=shares["role"].map(by_role["squared"].sum()),
        source=SOURCE,
    )[
        [
            "role",
            "occupation",
            "label",
            "applications",
            "employers",
            "squared_applications",
            "products",
            "of",
            "of_employers",
            "squared_of",
            "source",
        ]
    ]


def report(raw: Path, table: pd.DataFrame) -> str:
    """Return a text report: which rows don't count and why, and which cities weren't located."""
    rows = decided(raw)
    left_out = rows.loc[rows["kept"] != "", "kept"].value_counts()
    unknown = table[table["area"] == worksites.UNKNOWN]
    cities = unknown.groupby(["city", "state"]).size()
    twice = int((table["repeats"] - 1).sum())
    return "\n".join(
        [
            f"Work visa applications: {len(rows):,} rows of the roles.",
            *(f"Left out, {reason}: {number:,}" for reason, number in left_out.items()),
            f"Exact repeats of another row: {twice:,}",
            f"Distinct applications: {len(table):,}, placed: {1 - len(unknown) / len(table):.2%}",
            "Not placed: " + "; ".join(f"{city}, {state}" for city, state in cities.index),
        ]
    )
