"""How well the likely range of pay holds for records that it was not computed from."""

from pathlib import Path

import numpy as np
import pandas as pd

from components.statistics.effects import fit
from components.statistics.likely_range import COUNTRY, likely, match
from data.build import salary_index
from data.build.pay import count
from data.build.tables import DATA

ROUNDS = 5
HELD_OUT = 0.2
FACTORS = list(salary_index.RAW_FACTORS)
USA, ELSEWHERE = "us", "elsewhere"
PLAIN = ["role", "country", "experience"]


def measure(raw: Path) -> pd.DataFrame:
    """`range_accuracy.csv`: coverage and error of `your_pay` on held-out records.

    A fifth of the raw records of the salary index is held out at random, five times. From
    the others the pay bands are counted and the likely range computed for each held-out
    record, with all five factors known. Coverage is the share of held-out records between
    the 10th and the 90th percentile (mean, lowest and highest of the rounds), the error
    the median of |log(estimated median / pay)|, beside that of the plain medians by role,
    country and experience for the records whose group has one.
    """
    records = salary_index.pay(raw)
    records = records.loc[records.index.repeat(records["repeats"])]
    rounds = [summary(held_out(records, np.random.default_rng(seed))) for seed in range(ROUNDS)]
    grouped = pd.concat(rounds).groupby(["factor", "level"], sort=False)
    table = grouped.agg(
        records=("records", "sum"),
        coverage=("coverage", "mean"),
        lowest_coverage=("coverage", "min"),
        highest_coverage=("coverage", "max"),
        median_error=("median_error", "mean"),
        plain_median_error=("plain_median_error", "mean"),
    ).reset_index()
    return table.round(4).assign(source=salary_index.SOURCE)


def held_out(records: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """The held-out records of one round with p10, median, p90 and the plain median."""
    out = random.random(len(records)) < HELD_OUT
    train, test = records[~out], records[out]
    distinct = train[~train.index.duplicated()]
    bands = count(distinct.assign(repeats=train.index.value_counts()))
    model = fit(bands, [*FACTORS, "role"])
    factors = pd.read_csv(DATA / "factors.csv").sort_values("left_aside")
    order = list(factors.loc[factors["source"] == salary_index.SOURCE, "factor"])
    groups = set(pd.read_csv(DATA / "country_groups.csv")["id"])
    situations = test[["role", *FACTORS]].drop_duplicates()
    found = [
        likely(match(bands[bands["role"] == row.pop("role")], row, order, groups, model))
        for row in situations.to_dict("records")
    ]
    ranges = situations.assign(**pd.DataFrame(found, situations.index)[["p10", "median", "p90"]])
    plain = train.groupby(PLAIN)["salary_in_usd"].median().rename("plain").reset_index()
    return test.merge(ranges, on=["role", *FACTORS]).merge(plain, on=PLAIN, how="left")


def summary(test: pd.DataFrame) -> pd.DataFrame:
    """Coverage and errors of one round: all records, by role, experience and country group."""
    pay = test["salary_in_usd"]
    test = test.assign(
        coverage=(pay >= test["p10"]) & (pay <= test["p90"]),
        error=np.log(test["median"] / pay).abs().where(test["plain"].notna()),
        plain_error=np.log(test["plain"] / pay).abs(),
        all="all",
        country=test[COUNTRY].where(test[COUNTRY] == USA, ELSEWHERE),
    )
    tables = []
    for factor in ["all", "role", "experience", "country"]:
        grouped = test.groupby(factor).agg(
            records=("coverage", "size"),
            coverage=("coverage", "mean"),
            median_error=("error", "median"),
            plain_median_error=("plain_error", "median"),
        )
        tables.append(grouped.rename_axis("level").reset_index().assign(factor=factor))
    return pd.concat(tables)


def report(table: pd.DataFrame) -> str:
    """`range_accuracy.csv` in words and numbers."""
    lines = [
        f"{row.factor:<10} {row.level:<10} {row.records:>6} records: coverage "
        f"{row.coverage:.1%} ({row.lowest_coverage:.1%} to {row.highest_coverage:.1%}), error of "
        f"the median {row.median_error:.4f} (plain medians {row.plain_median_error:.4f})"
        for row in table.itertuples()
    ]
    return "\n".join(
        [
            f"The likely range of pay on held-out records of the salary index, {ROUNDS} rounds:",
            *lines,
        ]
    )
