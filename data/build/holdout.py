"""Measure the accuracy of the expected pay range on held-out reports."""

from pathlib import Path

import numpy as np
import pandas as pd

from components.reports.reports import Reports
from components.statistics.effects import fit
from components.statistics.prediction_range import match_records, predict
from components.tables.factors import COUNTRY
from data.build import salary_index
from data.build.pay import count
from data.build.tables import DATA

ROUNDS = 5
HELD_OUT = 0.2
FACTORS = list(salary_index.RAW_FACTORS)
USA, ELSEWHERE = "us", "elsewhere"
PLAIN = ["role", "country", "experience"]


def measure(raw: Path) -> pd.DataFrame:
    """Return `range_accuracy.csv`: coverage and error of `prediction_range` on held-out reports.

    In each of five rounds, a random fifth of the salary index's distinct reports is held out. All
    copies of an ad stay together, so no report is predicted from its own copy. The other reports
    are counted in pay bands, and the range is computed for each held-out report, given all its
    factors. Coverage is the share of held-out reports between the 10th and the 90th percentile
    (mean, minimum and maximum over the rounds). The error is the median of
    |log(estimated median / pay)|. It is compared with the error of the plain median by role,
    country and experience, for reports whose group has one.
    """
    reports = salary_index.pay(raw).assign(repeats=1)
    rounds = [summary(held_out(reports, np.random.default_rng(seed))) for seed in range(ROUNDS)]
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


def held_out(reports: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """Return one round's held-out reports with the predicted range and the plain median.

    The columns of the predicted range are p10, median and p90.
    """
    out = random.random(len(reports)) < HELD_OUT
    train, test = reports[~out], reports[out]
    bands = Reports.of(count(train))
    factors = pd.read_csv(DATA / "salary_factors.csv", keep_default_na=False).sort_values(
        "drop_order"
    )
    factors = factors[factors["source"] == salary_index.SOURCE]
    known = factors.loc[factors["no_effect_reason"] == "", "factor"]
    model = fit(bands, [*known, "role"])
    groups = set(pd.read_csv(DATA / "country_groups.csv")["id"])
    situations = test[["role", *FACTORS]].drop_duplicates()
    predictions = [
        predict(
            match_records(
                bands.of_roles(row["role"]),
                {factor: (row[factor],) for factor in FACTORS},
                list(known),
                groups,
                model,
            )
        )
        for row in situations.to_dict("records")
    ]
    ranges = situations.assign(
        p10=[prediction.pay.p10 for prediction in predictions],
        median=[prediction.pay.median for prediction in predictions],
        p90=[prediction.pay.p90 for prediction in predictions],
    )
    plain = train.groupby(PLAIN)["pay"].median().rename("plain").reset_index()
    return test.merge(ranges, on=["role", *FACTORS]).merge(plain, on=PLAIN, how="left")


def summary(test: pd.DataFrame) -> pd.DataFrame:
    """Return one round's coverage and errors: overall and by role, experience and country group."""
    pay = test["pay"]
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
    """Return a text summary of `range_accuracy.csv`."""
    lines = [
        f"{row.factor:<10} {row.level:<10} {row.records:>6} reports: coverage "
        f"{row.coverage:.1%} ({row.lowest_coverage:.1%} to {row.highest_coverage:.1%}), error of "
        f"the median {row.median_error:.4f} (plain medians {row.plain_median_error:.4f})"
        for row in table.itertuples()
    ]
    return "\n".join(
        [
            f"The likely range of pay on held-out reports of the salary index, {ROUNDS} rounds:",
            *lines,
        ]
    )
