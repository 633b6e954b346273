"""The Evidence page lists every source as in the table of sources."""

from datetime import date

import pytest

from components.evidence.words import age_note
from components.shell.markdown import WORD_JOINER
from components.tables.loading import read_table
from components.tables.schemas import schemas
from components.thresholds import OLD_AFTER_YEARS
from components.words.phrases import capitalise
from components.words.provenance import years_old
from tests import expected
from tests.conftest import words


def test_lists_every_source(open_page):
    app = open_page("evidence")
    (table,) = app.table
    shown = {
        column: [plain_text(value) for value in values] for column, values in table.value.items()
    }
    text = words(app)
    for place, source in enumerate(read_table("sources").itertuples()):
        assert source.title in shown["Source"][place]
        assert source.publisher in shown["Source"][place]
        assert source.link in shown["Source"][place]
        assert shown["What it is"][place] == source.in_short
        for column, texts in (
            ("Size", source.size),
            ("Period", source.period),
            ("Licence", source.licence),
            ("Retrieved", source.retrieved),
        ):
            assert shown[column][place] == texts
        assert shown["Data until"][place].startswith(source.data_until or "not dated")
        assert source.caveats in text


def plain_text(value: str) -> str:
    """Return the text of a cell without Markdown escapes."""
    return value.replace("\\", "").replace(WORD_JOINER, "")


def test_the_page_opens_with_whether_the_gap_holds(open_page):
    app = open_page("evidence")
    years = expected.latest_years("salary_index")
    ratio = f"{expected.gap('salary_index', years):.0%}"
    assert ratio in plain_text(app.header[0].value)
    assert [plain_text(metric.value) for metric in app.metric] == [
        f"+{ratio}",
        f"{expected.reports('salary_index', years):,}",
    ]


def test_third_role_has_an_accuracy(third_role, open_page):
    (accuracy,) = open_page("evidence").dataframe
    assert capitalise(third_role["plural"]) in list(accuracy.value["Reports held out"])


def test_every_table_can_be_downloaded(open_page):
    labels = [button.label for button in open_page("evidence").get("download_button")]
    assert {f"{name}.csv" for name in schemas()} <= set(labels)


@pytest.mark.parametrize(
    ("until", "months", "old"),
    [("2022", 46, True), ("2023-11", 35, False), ("2023-10", 36, True), ("2026-11", 0, False)],
)
def test_how_old_data_are(until: str, months: int, old: bool):
    years = years_old(until, date(2026, 11, 27))
    assert years == pytest.approx(months / 12)
    assert (years >= OLD_AFTER_YEARS) == old


def test_data_without_a_date_have_no_age():
    assert years_old("") is None
    assert age_note(None) == ""
    assert age_note(0.9) == "less than a year ago"
    assert age_note(1.5) == "1 year ago"
