"""If a table is damaged, pages that need it name it, and other pages are unaffected."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.assessment.answer_codec import CODE_PARAM
from components.tables import loading
from components.tables.schemas import schemas
from tests.conftest import copy_tables, new_visitor, sampled, words
from tests.page_urls import PAGES, code_of_all
from tests.table_damage import HARMLESS, IN_PLACE, REFUSED, Sound

# Pages read this table only when a visitor opens the table beside a chart.
ON_DEMAND = "columns"
NAMES = [name for name in schemas() if name != ON_DEMAND]
# Every page, and views that need more tables, each with its page and query parameters.
SHOWN = {page: (page, dict[str, str]()) for page in PAGES} | {
    "bands by year": ("pay", {"view": "groups", "by": "year"}),
    "experience in years": ("pay", {"experience": "5"}),
    "result of the assessment": ("assessment", {"step": "6", CODE_PARAM: code_of_all()}),
}
# Each kind of damage, done to the next table to which it can happen.
CASES = {
    kind: next(
        name
        for name in [*NAMES[place % len(NAMES) :], *NAMES]
        if kind in IN_PLACE or any((REFUSED | HARMLESS)[kind](Sound.read(name)))
    )
    for place, kind in enumerate([*REFUSED, *HARMLESS, *IN_PLACE])
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the folder of a copy of the tables, which the app under test reads."""
    copy = copy_tables(tmp_path_factory.mktemp("data"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "DATA", copy)
        yield copy


def visit(name: str) -> AppTest:
    """Open one of SHOWN as a new visitor, check that there is no exception, and return the app."""
    page, params = SHOWN[name]
    app = new_visitor(page)
    for param, value in params.items():
        app.query_params[param] = value
    app.run()
    assert not app.exception
    return app


@dataclass(frozen=True)
class Page:
    """The text of a page without damage, and the tables that it reads."""

    text: str
    tables: set[str]


@pytest.fixture(scope="module")
def sound(folder: Path) -> dict[str, Page]:
    """Return the text of each of SHOWN with undamaged tables, and the tables that it reads."""
    collected = {}
    assert folder == loading.DATA
    one = loading.check_table
    for page in SHOWN:
        read: set[str] = set()
        for file in folder.glob("*.csv"):
            file.touch()

        def reading(name: str, *rest, read: set[str] = read):
            read.add(name)
            return one(name, *rest)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(loading, "check_table", reading)
            collected[page] = Page(words(visit(page)), read)
    return collected


@pytest.fixture
def file(folder: Path) -> Iterator[Callable[[str], Path]]:
    """Yield a function that returns the path of a table's file to damage; restore it afterwards."""
    damaged: list[tuple[Path, bytes, os.stat_result]] = []

    def path(name: str) -> Path:
        subset = folder / f"{name}.csv"
        damaged.append((subset, subset.read_bytes(), subset.stat()))
        return subset

    yield path
    for changed, content, status in damaged:
        if changed.is_dir():
            changed.rmdir()
        changed.unlink(missing_ok=True)
        changed.write_bytes(content)
        # Restore the modification time as well, so that pages keep their cached results.
        os.utime(changed, ns=(status.st_atime_ns, status.st_mtime_ns))


def errors(app: AppTest) -> str:
    return "\n".join(element.value for element in app.error).replace("\\", "")


@pytest.mark.parametrize("name", schemas())
def test_missing_table_is_missed_where_it_is_needed_alone(name: str, all_cases: bool, sound, file):
    file(name).unlink()
    place = list(schemas()).index(name)
    concerned = [page for page in SHOWN if name in sound[page].tables]
    assert bool(concerned) == (name != ON_DEMAND), "no page needs this table"
    # A sample tests each missing table on one page, which varies by table.
    for page in concerned if all_cases else concerned[place % max(len(concerned), 1) :][:1]:
        message = errors(visit(page))
        assert f"data/{name}.csv: the file is missing" in message, page
        assert "Everything that does not need this table still works" in message
    for page in SHOWN if all_cases else []:
        if page not in concerned:
            assert words(visit(page)) == sound[page].text, page


@pytest.mark.parametrize("kind", sampled(CASES, one_in=4))
def test_damage_is_named_where_the_table_is_needed(kind: str, sound, file, monkeypatch):
    name = CASES[kind]
    place = sorted(CASES).index(kind)
    affected = [page for page in SHOWN if name in sound[page].tables]
    page = affected[place % len(affected)]
    path = file(name)
    if kind == "no permission":
        # Simulate the error, because root, who may run the tests, can read any file.
        read = Path.read_bytes

        def refused(subset: Path) -> bytes:
            if subset == path:
                raise PermissionError(13, "Permission denied")
            return read(subset)

        monkeypatch.setattr(Path, "read_bytes", refused)
        path.touch()
        case = None
    elif kind in IN_PLACE:
        IN_PLACE[kind](path)
        case = None
    else:
        whole = Sound.read(name, path.parent, most_rows=None)
        case = next((REFUSED | HARMLESS)[kind](whole))
        path.write_bytes(case.content)

    if kind in HARMLESS:
        assert words(visit(page)) == sound[page].text
        return
    message = errors(visit(page))
    assert f"data/{name}.csv" in message
    assert "found" in message
    assert "expected" in message
    if case and case.row:
        assert f"row {case.row}" in message
    if case and case.column:
        assert case.column in message
    for other in SHOWN:
        if name not in sound[other].tables:
            assert words(visit(other)) == sound[other].text
            break
