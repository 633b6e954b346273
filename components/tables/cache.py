"""Cached tables and cached results, invalidated when a file changes."""

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

# How many results of each function to keep. A hundred visitors ask a page a few hundred different
# questions, and one result takes about 200 kB.
MAX_CACHED_RESULTS = 400

# What identifies a version of a file: name, modification time and size.
Stamp = tuple[str, int, int]


def cache_result(compute: Callable[P, R]) -> Callable[P, R]:
    """Cache a function's results for all visitors.

    Arguments must be plain codes and tables; tables are equal if they are the same version.
    Visitors who ask the same question at the same time wait for one computation. All of them get
    the same object, so don't modify it.
    """
    # Streamlit's own cache hashes every argument by its content. That takes 0.1 ms for a few codes,
    # and a page asks several questions.
    kept: LRUCache[Any, R] = LRUCache(MAX_CACHED_RESULTS)
    return wraps(compute)(cached(kept, condition=Condition())(compute))


class Tables(dict[str, pd.DataFrame]):
    """The checked tables of a folder by name, each read on first use.

    Don't modify them. Two objects are equal if they are the same version.
    """

    def __init__(self, folder: Path, stamps: tuple[Stamp, ...], version: int) -> None:
        super().__init__()
        self.folder = folder
        self.stamps = {stamp[0]: stamp for stamp in stamps}
        self.version = version

    def __missing__(self, name: str) -> pd.DataFrame:
        """Read a table and the tables that it refers to.

        Raises:
            TableError: see `loading.read_tables`.
        """
        self[name] = _table(name, self.folder, self._stamps(name))
        return self[name]

    def _stamps(self, name: str) -> tuple[Stamp | None, ...]:
        return tuple(self.stamps.get(f"{other}.csv") for other in loading.dependencies(name))

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash by version, which is the key of cached results."""
        return self.version

    def __eq__(self, other: object) -> bool:
        return self is other


_OF_THIS_RUN: ContextVar[Tables | None] = ContextVar("tables of this run", default=None)


@contextmanager
def pinned_version() -> Iterator[None]:
    """Pin the tables to their current version inside this context."""
    before = _OF_THIS_RUN.set(_current(loading.DATA, _stamps(loading.DATA)))
    try:
        yield
    finally:
        _OF_THIS_RUN.reset(before)


def get_tables() -> Tables:
    """Return the current tables; each is read and checked on first use."""
    return _OF_THIS_RUN.get() or _current(loading.DATA, _stamps(loading.DATA))


def _stamps(folder: Path) -> tuple[Stamp, ...]:
    """Return the stamps of all tables in a folder."""
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
    """Return a checked table; `stamps` are those of the tables it depends on, its own last."""
    known = dict(zip(loading.dependencies(name), stamps, strict=True))
    others = {
        other: _table(other, folder, tuple(known[each] for each in loading.dependencies(other)))
        for other in known
        if other != name
    }
    return loading.check_table(name, others, folder)
