"""Every kind of damage to every table: refused with a message that says where, or harmless."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest

from components.tables import loading
from components.tables.loading import TableError, load_all, load_one
from components.tables.schemas import SCHEMAS
from tests.damage import HARMLESS, HOSTILE_TEXTS, IN_PLACE, REFUSED, SHOWN, Sound

NOBODY = 65534


@pytest.fixture(scope="module")
def others() -> dict[str, pd.DataFrame]:
    """All tables, undamaged: what a damaged one refers to."""
    return load_all(list(SCHEMAS))


@pytest.fixture(scope="module", params=SCHEMAS)
def sound(request: pytest.FixtureRequest) -> Sound:
    return Sound.read(request.param)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        # Somebody else has to see the files as well.
        os.chmod(name, 0o755)
        yield Path(name)


@pytest.fixture
def file(folder: Path, sound: Sound) -> Iterator[Path]:
    path = folder / f"{sound.name}.csv"
    path.write_bytes(sound.content)
    yield path
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def undamaged(sound: Sound, folder: Path, others: dict[str, pd.DataFrame]) -> pd.DataFrame:
    (folder / f"{sound.name}.csv").write_bytes(sound.content)
    return load_one(sound.name, others, folder)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Permissions do not stop root, so what they stop is tried as somebody else."""
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
        load_one(name, others, folder)
    text = str(error.value)
    assert text.startswith(f"data/{name}.csv")
    assert "found" in text
    assert "expected" in text
    assert len(text) < 1_000
    return text


def test_there_are_at_least_twenty_kinds_of_damage():
    assert len(REFUSED) + len(HARMLESS) + len(SHOWN) + len(IN_PLACE) > 80


@pytest.mark.parametrize("kind", REFUSED)
def test_damage_is_refused_and_named(kind: str, sound: Sound, file: Path, others):
    for case in REFUSED[kind](sound):
        file.write_bytes(case.content)
        text = message(sound.name, others, file.parent)
        where, _, _ = text.partition(": found")
        if case.row:
            assert f", row {case.row}" in where, text
        if case.column:
            assert case.column in where, text


@pytest.mark.parametrize("kind", IN_PLACE)
def test_what_is_no_readable_file_is_named(kind: str, sound: Sound, file: Path, others):
    IN_PLACE[kind](file)
    with ordinary_user():
        message(sound.name, others, file.parent)


@pytest.mark.parametrize("kind", HARMLESS)
def test_harmless_change_changes_no_value(
    kind: str, sound: Sound, file: Path, undamaged: pd.DataFrame, others
):
    for case in HARMLESS[kind](sound):
        file.write_bytes(case.content)
        pd.testing.assert_frame_equal(load_one(sound.name, others, file.parent), undamaged)


@pytest.mark.parametrize("kind", SHOWN)
def test_hostile_text_is_kept_as_itself(
    kind: str, sound: Sound, file: Path, undamaged: pd.DataFrame, others
):
    damaged = dict(zip(sound.header, sound.rows[sound.middle], strict=True))
    words = [column for column in sound.header if sound.kind(column) != "numbers"]
    same = [undamaged[column].astype("str") == damaged[column] for column in words]
    place = pd.concat(same, axis=1).all(axis=1).idxmax()
    for case in SHOWN[kind](sound):
        file.write_bytes(case.content)
        table, expected = load_one(sound.name, others, file.parent), undamaged.copy()
        for column in sound.columns("texts"):
            if expected.at[place, column]:
                expected.at[place, column] = HOSTILE_TEXTS[kind]
        pd.testing.assert_frame_equal(table, expected)


def test_the_tests_leave_the_project_alone():
    assert {file.stem for file in loading.DATA.glob("*.csv")} == set(SCHEMAS)
