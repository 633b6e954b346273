"""Tests that every kind of damage to a table is harmless or reported with its position."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest

from components.tables import loading
from components.tables.csv_file import TableError
from components.tables.loading import check_table, read_tables
from components.tables.schemas import schemas
from tests.table_damage import HARMLESS, HOSTILE_TEXTS, IN_PLACE, REFUSED, SHOWN, Sound

NOBODY = 65534
SOUND = {name: Sound.read(name) for name in schemas()}
KINDS = {**REFUSED, **HARMLESS, **SHOWN}
# Apply each kind of damage to one table in ONE_IN; `make exhaustive` applies it to all.
ONE_IN = 12


@pytest.fixture(scope="module")
def others() -> dict[str, pd.DataFrame]:
    """Return all undamaged tables, to which a damaged table may refer."""
    return read_tables(list(schemas()))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        # Another user (see `ordinary_user`) must be able to read the files.
        os.chmod(name, 0o755)
        yield Path(name)


@pytest.fixture(scope="module")
def undamaged(folder: Path, others: dict[str, pd.DataFrame]) -> Callable[[str], pd.DataFrame]:
    """Return a function that reads a table in its undamaged state."""

    @cache
    def read(name: str) -> pd.DataFrame:
        with written(SOUND[name], folder):
            return check_table(name, others, folder)

    return read


@contextmanager
def written(sound: Sound, folder: Path) -> Iterator[Path]:
    """Write a table to a file that the test may damage, and yield its path."""
    path = folder / f"{sound.name}.csv"
    path.write_bytes(sound.content)
    yield path
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def tables_for(kind: str, all_cases: bool) -> list[Sound]:
    """Return the tables that a kind of damage applies to: all, or a sample that varies by kind."""
    able = [sound for sound in SOUND.values() if kind in IN_PLACE or any(KINDS[kind](sound))]
    assert able
    each = 1 if all_cases else min(ONE_IN, len(able))
    return able[[*KINDS, *IN_PLACE].index(kind) % each :: each]


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Act as an ordinary user, because file permissions don't stop root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def message(name: str, others: dict[str, pd.DataFrame], folder: Path) -> str:
    with pytest.raises(TableError) as error:
        check_table(name, others, folder)
    text = str(error.value)
    assert text.startswith(f"data/{name}.csv")
    assert "found" in text
    assert "expected" in text
    assert len(text) < 1_000
    return text


def test_there_are_more_than_eighty_kinds_of_damage():
    assert len(REFUSED) + len(HARMLESS) + len(SHOWN) + len(IN_PLACE) > 80


@pytest.mark.parametrize("kind", REFUSED)
def test_damage_is_refused_and_named(kind: str, all_cases: bool, folder: Path, others, subtests):
    for sound in tables_for(kind, all_cases):
        with subtests.test(table=sound.name), written(sound, folder) as file:
            for case in REFUSED[kind](sound):
                file.write_bytes(case.content)
                text = message(sound.name, others, folder)
                where, _, _ = text.partition(": found")
                if case.row:
                    assert f", row {case.row}" in where, text
                if case.column:
                    assert case.column in where, text


@pytest.mark.parametrize("kind", IN_PLACE)
def test_unreadable_file_is_named(kind: str, all_cases: bool, folder: Path, others, subtests):
    for sound in tables_for(kind, all_cases):
        with subtests.test(table=sound.name), written(sound, folder) as file:
            IN_PLACE[kind](file)
            with ordinary_user():
                message(sound.name, others, folder)


@pytest.mark.parametrize("kind", HARMLESS)
def test_harmless_change_changes_no_value(
    kind: str, all_cases: bool, folder: Path, undamaged, others, subtests
):
    for sound in tables_for(kind, all_cases):
        expected = undamaged(sound.name)
        with subtests.test(table=sound.name), written(sound, folder) as file:
            for case in HARMLESS[kind](sound):
                file.write_bytes(case.content)
                pd.testing.assert_frame_equal(check_table(sound.name, others, folder), expected)


@pytest.mark.parametrize("kind", SHOWN)
def test_hostile_text_is_kept_as_itself(
    kind: str, all_cases: bool, folder: Path, undamaged, others, subtests
):
    for sound in tables_for(kind, all_cases):
        expected = undamaged(sound.name).copy()
        damaged = dict(zip(sound.header, sound.rows[sound.middle], strict=True))
        words = [column for column in sound.header if sound.kind(column) != "numbers"]
        same = [expected[column].astype("str") == damaged[column] for column in words]
        place = pd.concat(same, axis=1).all(axis=1).idxmax()
        for column in sound.columns("texts"):
            if expected.at[place, column]:
                expected.at[place, column] = HOSTILE_TEXTS[kind]
        with subtests.test(table=sound.name), written(sound, folder) as file:
            for case in SHOWN[kind](sound):
                file.write_bytes(case.content)
                table = check_table(sound.name, others, folder)
                pd.testing.assert_frame_equal(table, expected)


def test_the_tests_leave_the_project_alone():
    assert {file.stem for file in loading.DATA.glob("*.csv")} == set(schemas())
