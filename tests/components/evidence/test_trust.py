"""Whether the gap can be trusted: what the first screen of Evidence says, and on what it rests."""

import pandas as pd
import pytest

from components.evidence import words
from components.evidence.answer.trust import trust
from components.statistics import role_gap
from components.tables.cache import load

NEEDED = ("pay", "lowest_pay", "pay_filters", "range_accuracy")


def gap(ratio: float, clear: bool = True) -> pd.Series:
    return pd.Series({"ratio": ratio, "clear": clear}, dtype=object)


@pytest.mark.parametrize(
    ("lead", "others", "said"),
    [
        (gap(0.23), [gap(0.04, False), gap(0.1), gap(0.127)], "yes; elsewhere: 10–13% or unclear"),
        (gap(0.23), [gap(-0.05), gap(0.13)], "yes; elsewhere: −5% to 13%"),
        (gap(0.23), [gap(0.1), gap(0.1)], "yes; elsewhere: 10%"),
        (gap(0.23), [gap(0.1, False)], "yes; elsewhere: unclear"),
        (gap(0.23), [], "yes; elsewhere: unknown"),
        (gap(0.03, False), [gap(0.1)], "No: job ads show no clear gap"),
    ],
)
def test_the_finding_says_what_each_source_supports(lead, others, said):
    found = words.finding(lead, "job ads", others)
    assert found.startswith(f"Can I trust the {lead['ratio']:.0%}? ")
    assert found.endswith(said)
    assert len(found.split()) <= 12


def test_the_forest_has_each_source_and_the_first_one_raw_and_by_medians():
    tables = load(*NEEDED)
    chart = trust(tables).chart
    shown = chart.table
    sources = tables["pay_filters"]["source"].unique()
    assert len(shown) == len(sources) + 2
    first, pay = sources[0], tables["pay"]
    years = pay.loc[(pay["source"] == first) & (pay["distinct_records"] > 0), "year"]
    rows = pay[(pay["source"] == first) & pay["year"].isin(sorted(years.unique())[-2:])]
    raw = role_gap.gap(rows.assign(records=rows["distinct_records"]), "mle", "ds", [])
    assert shown["ratio"].iloc[-2] == pytest.approx(raw["ratio"], abs=0.02)
    assert chart.figure.layout.height <= 420


def test_without_enough_reports_nothing_is_claimed(data):
    pay = pd.read_csv(data / "pay.csv", dtype=str, keep_default_na=False)
    pay[pay["role"] == "ds"].to_csv(data / "pay.csv", index=False)
    found = trust(load(*NEEDED))
    assert found.finding == words.NO_GAP
    assert found.chart is None
