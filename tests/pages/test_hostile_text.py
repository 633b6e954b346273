"""Text from tables is never interpreted, on any page and in any element."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from components.files.one_page import one_page_pdf
from components.files.report_section import ReportSection
from components.files.spreadsheet import as_csv
from components.shell.markdown import escape_markdown
from components.tables import loading
from components.tables.schemas import schemas
from tests.conftest import copy_tables, new_visitor
from tests.hostile_tables import HOSTILE, PARTS, elements, poison, strings
from tests.page_urls import VISITS, code_of_all, page_and_choices

# Fields that the browser shows literally; it interprets other fields as Markdown.
AS_IT_IS = {
    ("MultiSelect", "options"),
    ("MultiSelect", "placeholder"),
    ("Selectbox", "options"),
    ("Selectbox", "raw_value"),
    ("MultiSelect", "raw_values"),
    ("PlotlyChart", "alt"),
    ("Arrow", "alt"),
    ("BidiComponent", "json"),
    ("BidiComponent", "mixed.json"),
}
FIGURE = ("PlotlyChart", "spec")
MARKED = "taken()"


def visits() -> list[tuple[str, dict[str, list[str]]]]:
    """Return the pages and query parameters that together show everything in the app."""
    assessed = next(visit for visit in VISITS if "code=" in visit)
    page, result = page_and_choices(assessed)
    # With hostile text, every statement has a section of its own.
    last = len(loading.read_table("questions")) + 2
    return [
        *map(page_and_choices, VISITS),
        (page, {**result, "step": [str(last - 1)]}),
        (page, {**result, "step": [str(last)], "with": result["code"]}),
    ]


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy of the tables with hostile text in every text cell."""
    folder = copy_tables(tmp_path_factory.mktemp("data"))
    poison(folder)
    return folder


@pytest.fixture(scope="module")
def shown(poisoned: Path) -> dict[tuple[str, str], list[str]]:
    """Return all hostile texts that the app sends, by type of element and field."""
    links = visits()
    collected: dict[tuple[str, str], list[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "DATA", poisoned)
        app = new_visitor().run()
        for page, link in links:
            app.switch_page(f"pages/{page}.py")
            app.query_params.clear()
            # A code is only valid with the statements for which it was created.
            subset = code_of_all() if "code" in link else ""
            for name, value in link.items():
                app.query_params[name] = subset if name in ("code", "with") else value
            app.run()
            assert not app.exception, page
            assert not app.error, page
            assert ":material/link_off:" not in [note.icon for note in app.warning], page
            for element in elements(app.main):
                if getattr(element, "proto", None) is not None:
                    for field, text in strings(element.proto):
                        if MARKED in text.casefold():
                            kind = (type(element.proto).__name__, field)
                            collected.setdefault(kind, []).append(text)
    return collected


def test_hostile_texts_are_sound_tables_and_reach_most_kinds_of_elements(shown, poisoned):
    assert loading.read_tables(list(schemas()), poisoned)
    kinds = {kind for kind, _ in shown}
    assert kinds >= {"Markdown", "Heading", "MultiSelect", "ButtonGroup", "PlotlyChart", "Progress"}


def test_markdown_has_no_hostile_text_but_as_text(shown):
    read = {kind: texts for kind, texts in shown.items() if kind not in AS_IT_IS | {FIGURE}}
    assert read
    for kind, texts in read.items():
        for text in texts:
            for part in PARTS:
                for written in (part, part.lower()):
                    if escape_markdown(written) != written:
                        assert written not in text.replace(escape_markdown(written), ""), (
                            kind,
                            text,
                        )


def test_literal_text_has_no_backslashes(shown):
    for kind in AS_IT_IS & set(shown):
        for text in shown[kind]:
            assert escape_markdown(PARTS[0]) not in text, (kind, text)


def test_figures_have_no_tags_but_their_own(shown):
    assert shown[FIGURE]
    for text in shown[FIGURE]:
        figure = json.dumps(json.loads(text), ensure_ascii=False)
        assert "&lt;b&gt;" in figure
        for tag in ("<b>B</b>", "<img", "<script", "<a ", "<a>"):
            assert tag not in figure


def test_a_file_for_spreadsheets_has_no_formula_out_of_the_tables(poisoned):
    table = loading.read_table("pay_levels", poisoned)
    file = as_csv(table)
    assert table["label"].str.startswith("=").any()
    assert ",=" not in file
    assert ',"=' not in file
    assert "'=1+1" in file


def test_the_report_shows_hostile_text_as_it_is():
    section = ReportSection(HOSTILE, [HOSTILE], [(HOSTILE, HOSTILE)])
    report = one_page_pdf(HOSTILE, date(2026, 11, 23), "https://example.com", [section])
    assert report.startswith(b"%PDF")
    for word in (b"/JavaScript", b"/JS", b"/Launch"):
        assert word not in report
    assert re.findall(rb"/URI \((.*?)\)", report) == [b"https://example.com"]
