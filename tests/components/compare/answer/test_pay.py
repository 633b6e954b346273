"""Tests that pay on the Compare page names the place that its figures describe."""

import pytest

from components.compare.answer.pay import compare_pay
from components.situation.situation import Situation
from components.tables import loading
from components.tables.cache import get_tables
from components.tables.roles import default_pair
from tests.conftest import copy_tables

SAN_FRANCISCO = {"country": ["us"], "city": ["41860"]}


def places(tables) -> set[str]:
    actual = compare_pay(Situation.from_params(SAN_FRANCISCO, tables), default_pair(tables), tables)
    return {number.label.split(", ")[1] for number in actual.metrics[:2]}


def test_city_visitors_are_told_when_figures_are_national():
    assert places(get_tables()) == {"USA-wide"}


def test_city_figures_have_no_national_label(tmp_path, monkeypatch: pytest.MonkeyPatch):
    file = copy_tables(tmp_path) / "pay.csv"
    header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    source = header.split(",").index("source")
    file.write_text(
        header + "".join(row for row in rows if row.split(",")[source] == "visa_applications"),
        encoding="utf-8",
    )
    monkeypatch.setattr(loading, "DATA", tmp_path)
    assert places(get_tables()) == {"USA"}
