"""Tests for the first screen of the Evidence page: whether the gap can be trusted, and why."""

import pandas as pd
import pytest

from components.evidence import words
from components.evidence.answer.trust import build_trust
from components.reports.reports import Reports
from components.statistics import role_gap
from components.statistics.gap import Gap
from components.tables.cache import get_tables
from components.tables.roles import default_pair
from tests.made_up_gap import made_up_gap


def gap(ratio: float, clear: bool = True) -> Gap:
    return made_up_gap(ratio, *([ratio, ratio] if clear else [-1.0, 1.0]))


@pytest.mark.parametrize(
    ("lead", "others", "expected"),
    [
        (gap(0.23), [gap(0.04, False), gap(0.1), gap(0.127)], "yes; elsewhere: 10–13% or unclear"),
        (gap(0.23), [gap(-0.05), gap(0.13)], "yes; elsewhere: −5% to 13%"),
        (gap(0.23), [gap(0.1), gap(0.1)], "yes; elsewhere: 10%"),
        (gap(0.23), [gap(0.1, False)], "yes; elsewhere: unclear"),
        (gap(0.23), [], "yes; elsewhere: unknown"),
        (gap(0.03, False), [gap(0.1)], "No: job ads show no clear gap"),
    ],
)
def test_finding_names_what_each_source_supports(lead, others, expected):
    actual = words.trust_finding(lead, "job ads", others)
    assert actual.startswith(f"Can I trust the {lead.ratio:.0%}? ")
    assert actual.endswith(expected)
    assert len(actual.split()) <= 12


def test_the_forest_has_each_source_and_the_first_one_raw_and_by_medians():
    tables = get_tables()
    chart = build_trust(default_pair(tables), tables).chart
    shown = chart.table
    sources = tables["salary_factors"]["source"].unique()
    assert len(shown) == len(sources) + 2
    first, pay = sources[0], tables["pay"]
    years = pay.loc[(pay["source"] == first) & (pay["distinct_records"] > 0), "year"]
    rows = pay[(pay["source"] == first) & pay["year"].isin(sorted(years.unique())[-2:])]
    raw = role_gap.adjusted_gap(
        Reports.of(rows.assign(records=rows["distinct_records"])), "mle", "ds", []
    )
    assert shown["ratio"].iloc[-2] == pytest.approx(raw.ratio, abs=0.02)
    assert chart.figure.layout.height <= 420
    # Each label gives the number of reports compared, and no label is cut off.
    labels = chart.figure.layout.yaxis.ticktext
    for label, records in zip(labels, shown["distinct_records"], strict=True):
        assert f"{records:,}" in label
        assert "…" not in label
    ticks = list(chart.figure.layout.xaxis.ticktext)
    assert len(ticks) >= 3
    assert "0" in ticks
    assert [tick.endswith("%") for tick in ticks] == [False] * (len(ticks) - 1) + [True]


def test_first_screen_names_evidence_against_the_gap():
    tables = get_tables()
    actual = build_trust(default_pair(tables), tables)
    text = dict((*actual.reasons, *actual.below))
    pay = tables["pay"]

    def medians(source: str, years: list[str]) -> float:
        subset = pay[(pay["source"] == source) & pay["year"].isin(years) & (pay["role"] != "")]
        lowest = tables["lowest_pay"].set_index("source")["lowest_pay"]
        subset = subset[subset["low"] >= float(lowest.get(source, 0))]
        return role_gap.gap_of_medians(
            Reports.of(subset.assign(records=subset["distinct_records"])), "mle", "ds"
        ).ratio

    against = text[words.AGAINST]
    assert f"the median MLE gets {-medians('practitioner_survey', ['2022']):.0%} less" in against
    visas = medians("visa_applications", ["2023", "2024"])
    assert f"US visa applications: {visas:.0%} more at the median, 10% like" in against
    assert "95% interval excludes zero" in text["Clear"]
    assert "newest" in text["Why job ads lead"]
    assert text["What would change this"].endswith("(now 1 of 4).")


def test_no_caveat_unless_medians_disagree():
    more, half = gap(0.2), gap(0.15)
    assert words.counter_evidence([("Survey", more, half)], "A")[1].startswith("No source")
    small = words.counter_evidence([("Survey", more, gap(0.05))], "A")[1]
    assert small == "Survey: 20% more at the median, 5% like for like."
    unsure = words.counter_evidence([("Survey", gap(-0.1, clear=False), half)], "A")[1]
    assert unsure == "Survey: the median A gets 10% less (not clear)."


def test_without_enough_reports_nothing_is_claimed(data):
    pay = pd.read_csv(data / "pay.csv", dtype=str, keep_default_na=False)
    pay[pay["role"] == "ds"].to_csv(data / "pay.csv", index=False)
    actual = build_trust(default_pair(get_tables()), get_tables())
    assert actual.finding == words.NO_GAP
    assert actual.chart is None
