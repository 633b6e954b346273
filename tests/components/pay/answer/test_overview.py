"""Tests for the expected pay in each role, with dropped factors and other currencies."""

import numpy as np
import pytest

from components.pay import words
from components.pay.answer.gap import build_gap_panel
from components.pay.answer.overview import pay_estimate
from components.reports import counting
from components.reports.reports import Reports
from components.selection.selection import Selection
from components.statistics.quantiles import quantiles
from components.tables.cache import get_tables
from components.tables.roles import default_pair
from tests import expected

TABLES = get_tables()


def medians_of(rows) -> dict[str, float]:
    """Return the median pay of each role in rows of `pay.csv`."""
    reports = counting.deduplicate(Reports.of(rows))
    return {
        role: float(quantiles(group, np.array([0.5]))[0])
        for (role,), group in reports.groups(["role"])
    }


def situation(**levels: str) -> Selection:
    return Selection.of("salary_index", {factor: [level] for factor, level in levels.items()})


def test_ignored_filters_are_named():
    actual = pay_estimate(
        situation(
            country="at",
            experience="entry",
            year=expected.all_years("salary_index")[-1],
            company_size="under-50",
            remote="hybrid",
        ),
        "usd",
        default_pair(TABLES),
        TABLES,
    )
    records = " ".join(card.basis for card in actual.cards)
    assert "Left out, because fewer than 10 match everything" in records
    assert "Not used: company size." in records
    assert "country" in records
    assert "replaced by all countries outside India and the USA" in records
    assert any(number.note == "estimated, no interval" for number in actual.metrics)
    assert "(estimated)" in actual.finding
    assert actual.distribution is None, "what was moved is nobody's pay"


def test_nothing_is_dropped_if_enough_reports_match():
    actual = pay_estimate(
        situation(country="us", experience="senior", year="2024"),
        "usd",
        default_pair(TABLES),
        TABLES,
    )
    rows = TABLES["pay"]
    rows = rows[(rows["source"] == "salary_index") & (rows["country"] == "us")]
    rows = rows[(rows["experience"] == "senior") & (rows["year"] == "2024")]
    for card in actual.cards:
        distinct = rows.loc[rows["role"] == card.role.id, "distinct_records"].sum()
        assert card.basis == f"From {distinct:,} job ads that match everything."
    assert "of 7,577 reports, held out in five random rounds" in actual.accuracy
    assert len(actual.finding.split()) <= 12
    assert actual.finding.endswith("senior, USA, 2024")
    # The medians are those of all matching rows, while the gap is based only on reports with a
    # counterpart in the other role.
    medians = medians_of(rows)
    for number, role in zip(actual.metrics, ("mle", "ds"), strict=False):
        assert number.value == f"${medians[role] / 1000:.0f}k"
        assert number.value in actual.finding
    asked = situation(country="us", experience="senior", year="2024")
    alike, _ = build_gap_panel(asked, ("mle", "ds"), TABLES).metrics
    assert actual.metrics[2].value == alike.value
    assert actual.metrics[2].note.endswith(f"; medians +{medians['mle'] / medians['ds'] - 1:.0%}")


def test_amounts_convert_to_the_country_currency():
    senior = situation(country="in", experience="senior")
    rupees = pay_estimate(senior, "inr", default_pair(TABLES), TABLES)
    assert "lakh" in rupees.finding
    assert rupees.rates.used.startswith("1 US dollar = ")
    assert set(rupees.chart.table["unit"]) == {"Indian rupees a year"}
    dollars = pay_estimate(senior, "usd", default_pair(TABLES), TABLES)
    assert "$" in dollars.finding
    assert dollars.rates is None
    rates, pay = TABLES["exchange_rates"], TABLES["pay"]
    here = (pay["source"] == "salary_index") & (pay["country"] == "in")
    years = set(pay.loc[here & (pay["experience"] == "senior"), "year"].astype(int))
    subset = rates[(rates["country"] == "in") & rates["year"].isin(years)].set_index("year")
    ratio = rupees.chart.table["median"] / dollars.chart.table["median"]
    assert subset["exchange_rate"].nunique() > 1
    assert ratio.between(subset["exchange_rate"].min(), subset["exchange_rate"].max()).all()
    # Reports from other levels and years are adjusted, and converted at the latest rate.
    last = expected.all_years("salary_index")[-1]
    nobody = situation(country="in", experience="executive", year=last)
    pair = [
        pay_estimate(nobody, money, default_pair(TABLES), TABLES).chart.table["median"]
        for money in ("inr", "usd")
    ]
    rate = rates[(rates["country"] == "in") & (rates["year"] <= int(last))].set_index("year")
    assert (pair[0] / pair[1]).to_numpy() == pytest.approx(
        rate.loc[rate.index.max(), "exchange_rate"]
    )


def test_each_matching_report_has_a_rate():
    actual = pay_estimate(situation(), "international", default_pair(TABLES), TABLES)
    assert not actual.no_rate
    assert actual.metrics[0].value.startswith("PPP $")
    assert "purchasing-power" in actual.chart.title


def test_without_a_single_rate_amounts_are_in_dollars():
    actual = pay_estimate(
        situation(experience="executive", year="2020", remote="hybrid"),
        "international",
        default_pair(TABLES),
        TABLES,
    )
    assert actual.no_rate == words.NO_SINGLE_RATE
    assert actual.chart.title == "Yearly pay in US dollars"
    assert actual.chart.figure.layout.xaxis.ticktext[-1].startswith("$")
    assert set(actual.chart.table["unit"]) == {"US dollars a year"}


def test_accuracy_is_shown_only_where_measured():
    actual = pay_estimate(Selection("practitioner_survey"), "usd", default_pair(TABLES), TABLES)
    assert "was checked for AI and machine learning salary index only." in actual.accuracy
