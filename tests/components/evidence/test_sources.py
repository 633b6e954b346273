"""Tests for how employers classify each role, as shown on the Evidence page."""

import pytest

from components.evidence.answer.sources import build_sources_page
from components.tables.cache import get_tables


def test_how_employers_class_each_role():
    chart, counts = build_sources_page(get_tables()).occupations, get_tables()["role_occupations"]
    assert chart.title == (
        "Classed most often: 59% of MLEs as software developers and 69% of data scientists as "
        "data scientists"
    )
    shown = chart.table.set_index(["role", "item"])
    actual = shown.loc[("Machine learning engineer", "15-2051")]
    row = counts[(counts["role"] == "mle") & (counts["occupation"] == "15-2051")].iloc[0]
    assert actual["share"] == pytest.approx(row["applications"] / row["of"])
    assert actual["interval_low"] < actual["share"] < actual["interval_high"]
    assert shown.groupby("role")["share"].sum().tolist() == pytest.approx([1, 1])
    assert "2,355 for MLEs" in chart.subtitle
