"""Compute what pages should show, from the tables, with pandas and NumPy only.

Page tests compare pages with these figures, so that new data don't break the tests. Nothing here
uses the product's statistics.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.tables import loading


def table(name: str) -> pd.DataFrame:
    """Read a table in the current data folder, with all values as text."""
    return pd.read_csv(loading.DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def pay_rows(source: str, years: Sequence[str] | None = None, **levels: str) -> pd.DataFrame:
    """Return a source's pay rows in these years and levels; `reports` counts distinct reports.

    Rows below the source's minimum pay and rows without distinct reports are left out.
    """
    rows = table("pay")
    rows = rows[rows["source"] == source]
    if years:
        rows = rows[rows["year"].isin(years)]
    for factor, code in levels.items():
        rows = rows[rows[factor] == code]
    rows = rows.assign(
        low=pd.to_numeric(rows["low"]),
        high=pd.to_numeric(rows["high"], errors="coerce"),
        reports=rows["distinct_records"].astype(int),
    )
    minimum = table("lowest_pay").set_index("source")["lowest_pay"].astype(float).get(source, 0)
    return rows[(rows["low"] >= minimum) & (rows["reports"] > 0)]


def all_years(source: str) -> list[str]:
    rows = table("pay")
    return sorted(set(rows.loc[rows["source"] == source, "year"]))


def latest_years(source: str) -> list[str]:
    return all_years(source)[-2:]


def span(years: Sequence[str]) -> str:
    """Format consecutive years: '2025', '2024–25'."""
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1][2:]}"


def reports(source: str, years: Sequence[str] | None = None, **levels: str) -> int:
    return int(pay_rows(source, years, **levels)["reports"].sum())


def gap(
    source: str, years: Sequence[str] | None = None, adjusted: bool = True, **levels: str
) -> float:
    """Return the ratio of the pay of the first role in `roles.csv` to that of the second, minus 1.

    An adjusted gap compares the roles within cells that agree in every factor of the source. The
    weight of a cell is n1 n2 / (n1 + n2), with the numbers of reports of the two roles.
    """
    first, second = table("roles")["id"][:2]
    rows = pay_rows(source, years, **levels)
    low, high = rows["low"].clip(lower=1e-9), rows["high"]
    closed = (high * np.log(high) - low * np.log(low)) / (high - low) - 1
    rows = rows.assign(log=closed.fillna(np.log(low)))
    factors = table("salary_factors")
    columns = list(factors.loc[factors["source"] == source, "factor"]) if adjusted else ["source"]
    sums = (
        rows.assign(total=rows["log"] * rows["reports"])
        .pivot_table(["total", "reports"], columns, "role", "sum")
        .dropna()
    )
    mean = sums["total"] / sums["reports"]
    number = sums["reports"]
    weight = number[first] * number[second] / (number[first] + number[second])
    difference = ((mean[first] - mean[second]) * weight).sum() / weight.sum()
    return float(np.expm1(difference))


def compared_reports(source: str, years: Sequence[str] | None = None, **levels: str) -> int:
    """Return the number of reports in cells that contain both of the first two roles."""
    first, second = table("roles")["id"][:2]
    rows = pay_rows(source, years, **levels)
    factors = table("salary_factors")
    columns = list(factors.loc[factors["source"] == source, "factor"])
    number = rows.pivot_table("reports", columns, "role", "sum").dropna()
    return int(number[[first, second]].to_numpy().sum())


def by_share(ratio: float) -> str:
    """Format a ratio as pages do: '23% more', '3% less'."""
    return f"{abs(ratio):.0%} {'more' if ratio > 0 else 'less'}"
