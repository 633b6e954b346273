"""The Sources page lists every source as its table has it."""

from datetime import date

import pytest

from components.evidence.words import age
from components.tables.loading import load
from components.tables.schemas import SCHEMAS
from components.thresholds import OLD_YEARS
from components.words.phrases import sentence
from components.words.provenance import years_old
from tests.conftest import words


def test_lists_every_source(open_page):
    app = open_page("evidence")
    text = words(app)
    for source in load("sources").itertuples():
        for part in (
            source.title,
            source.publisher,
            source.licence,
            source.period,
            source.size,
            source.caveats,
            f"**Data until:** {source.data_until or 'not dated'}",
        ):
            assert part in text
    assert len(app.get("link_button")) == (load("sources")["link"] != "").sum()


def test_third_role_has_an_accuracy(third_role, open_page):
    (accuracy,) = open_page("evidence").dataframe
    assert sentence(third_role["plural"]) in list(accuracy.value["Records held out"])


def test_every_table_can_be_downloaded(open_page):
    labels = [button.label for button in open_page("evidence").get("download_button")]
    assert {f"{name}.csv" for name in SCHEMAS} <= set(labels)


@pytest.mark.parametrize(
    ("until", "months", "old"),
    [("2022", 46, True), ("2023-11", 35, False), ("2023-10", 36, True), ("2026-11", 0, False)],
)
def test_how_old_data_are(until: str, months: int, old: bool):
    years = years_old(until, date(2026, 11, 27))
    assert years == pytest.approx(months / 12)
    assert (years >= OLD_YEARS) == old


def test_data_without_a_date_have_no_age():
    assert years_old("") is None
    assert age(None) == ""
    assert age(0.9) == "less than a year ago"
    assert age(1.5) == "1 year ago"
