"""The tables as answers use them, and what is worked out from them: once, until a file changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from itertools import count
from pathlib import Path
from threading import Condition
from typing import Any, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cached

from components.tables import loading

P = ParamSpec("P")
R = TypeVar("R")

# How many results of each function are kept: those of the latest questions of all visitors. Of a
# page, a hundred visitors ask a few hundred different ones, and one takes about 200 kB.
MAX_CACHED_RESULTS = 400

# What changes when a file does: its name, the time of its last change and its size.
Stamp = tuple[str, int, int]


def cache_result(compute: Callable[P, R]) -> Callable[P, R]:
    """A function whose result is kept for all visitors and given again for equal arguments.

    Arguments are plain codes and the tables, which are equal in the same version. Visitors
    who ask the same at the same time wait for one computation. All get the same object: do
    not change it.
    """
    # Streamlit's own cache takes a tenth of a millisecond for a question with a few codes,
    # since it hashes each argument by its content; a page asks several.
    kept: LRUCache[Any, R] = LRUCache(MAX_CACHED_RESULTS)
    return wraps(compute)(cached(kept, condition=Condition())(compute))


class Tables(dict[str, pd.DataFrame]):
    """The checked tables of a folder by name, each read when it is first asked for.

    Do not change them. Two of these are equal where they are the same version.
    """

    def __init__(self, folder: Path, stamps: tuple[Stamp, ...], version: int) -> None:
        """The tables in `folder`, whose files have these `stamps`."""
        super().__init__()
        self.folder = folder
        self.stamps = {stamp[0]: stamp for stamp in stamps}
        self.version = version

    def __missing__(self, name: str) -> pd.DataFrame:
        """Read a table and those that it refers to.

        Raises:
            TableError: see `loading.load_all`.
        """
        self[name] = _table(name, self.folder, self._stamps(name))
        return self[name]

    def _stamps(self, name: str) -> tuple[Stamp | None, ...]:
        return tuple(self.stamps.get(f"{other}.csv") for other in loading.dependencies(name))

    def __hash__(self) -> int:  # type: ignore[override]
        """The version, by which what was computed is kept."""
        return self.version

    def __eq__(self, other: object) -> bool:
        """Whether these are the same tables in the same version."""
        return self is other


_OF_THIS_RUN: ContextVar[Tables | None] = ContextVar("tables of this run", default=None)


@contextmanager
def pinned_version() -> Iterator[None]:
    """Let all that runs inside this context load the tables in the version of now."""
    before = _OF_THIS_RUN.set(_as_they_are())
    try:
        yield
    finally:
        _OF_THIS_RUN.reset(before)


def get_tables(*names: str) -> Tables:
    """The tables as they are now, of which these were read and checked.

    Raises:
        TableError: one of them, or one that they refer to, is missing or damaged.
    """
    tables = _OF_THIS_RUN.get()
    if tables is None:
        tables = _as_they_are()
    for name in names:
        tables[name]
    return tables


def _as_they_are() -> Tables:
    return _current(loading.DATA, _stamps(loading.DATA))


def _stamps(folder: Path) -> tuple[Stamp, ...]:
    """The stamps of all tables in a folder."""
    stamps = []
    for file in folder.glob("*.csv"):
        try:
            status = file.stat()
        except OSError:
            continue
        stamps.append((file.name, status.st_mtime_ns, status.st_size))
    return tuple(sorted(stamps))


_versions = count(1)


@cache_result
def _current(folder: Path, stamps: tuple[Stamp, ...]) -> Tables:
    return Tables(folder, stamps, next(_versions))


@cache_result
def _table(name: str, folder: Path, stamps: tuple[Stamp | None, ...]) -> pd.DataFrame:
    """A checked table; `stamps` are those of the tables that it depends on, itself last."""
    known = dict(zip(loading.dependencies(name), stamps, strict=True))
    others = {
        other: _table(other, folder, tuple(known[each] for each in loading.dependencies(other)))
        for other in known
        if other != name
    }
    return loading.check_table(name, others, folder)
