"""Caches of tables and of results; a change to a file invalidates what depends on it."""

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

# The number of cached results per function. A question takes about 150 kB on all pages together, so
# this limits the memory (see docs/deploy-container.md).
MAX_CACHED_RESULTS = 200

# Identifies a version of a file: its name, modification time in nanoseconds and size in bytes.
Stamp = tuple[str, int, int]


def cache_result(compute: Callable[P, R]) -> Callable[P, R]:
    """Cache a function's results for all visitors.

    Arguments must be hashable: plain values such as ids, or `Tables`, which are equal only if they
    are the same version. If several visitors need the same result at once, it is computed once and
    the others wait. They all get the same object, so don't modify it.
    """
    # Streamlit's own cache hashes the content of every argument. That takes 0.1 ms for a few codes,
    # and a page calls several cached functions.
    kept: LRUCache[Any, R] = LRUCache(MAX_CACHED_RESULTS)
    return wraps(compute)(cached(kept, condition=Condition())(compute))


class Tables(dict[str, pd.DataFrame]):
    """The checked tables of a folder by name, each read on first use.

    Don't modify them. Each version of the files has its own object, which equals only itself.
    """

    def __init__(self, folder: Path, stamps: tuple[Stamp, ...], version: int) -> None:
        super().__init__()
        self.folder = folder
        self.stamps = {stamp[0]: stamp for stamp in stamps}
        self.version = version

    def __missing__(self, name: str) -> pd.DataFrame:
        """Read a table and the tables that it refers to.

        Raises:
            TableError: a file is missing or damaged.
        """
        self[name] = _table(name, self.folder, self._stamps(name))
        return self[name]

    def _stamps(self, name: str) -> tuple[Stamp | None, ...]:
        return tuple(self.stamps.get(f"{other}.csv") for other in loading.dependencies(name))

    def __hash__(self) -> int:  # type: ignore[override]
        """Return the version as the hash, so that cached results belong to one version."""
        return self.version

    def __eq__(self, other: object) -> bool:
        return self is other


_OF_THIS_RUN: ContextVar[Tables | None] = ContextVar("tables of this run", default=None)


@contextmanager
def pinned_version() -> Iterator[None]:
    """Keep `get_tables` at the current version of the tables inside this context."""
    before = _OF_THIS_RUN.set(_current(loading.DATA, _stamps(loading.DATA)))
    try:
        yield
    finally:
        _OF_THIS_RUN.reset(before)


def get_tables() -> Tables:
    """Return the current tables; each is read and checked on first use."""
    return _OF_THIS_RUN.get() or _current(loading.DATA, _stamps(loading.DATA))


def _stamps(folder: Path) -> tuple[Stamp, ...]:
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
    """Return a checked table.

    `stamps` has a stamp for each table in `loading.dependencies(name)`, in that order, or None for
    a missing file.
    """
    known = dict(zip(loading.dependencies(name), stamps, strict=True))
    others = {
        other: _table(other, folder, tuple(known[each] for each in loading.dependencies(other)))
        for other in known
        if other != name
    }
    return loading.check_table(name, others, folder)
