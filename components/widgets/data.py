"""The tables as pages use them, and what is worked out from them: once, until a file changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from components import tables
from components.widgets.text import plain

P = ParamSpec("P")
R = TypeVar("R")

# How many results of each function are kept: those of the latest selections of all visitors.
KEPT = 100


class Tables(dict[str, pd.DataFrame]):
    """Checked tables by name, and what changes when one of their files does."""

    def __init__(self, tables: dict[str, pd.DataFrame], version: tuple) -> None:
        """These `tables` in this `version`."""
        super().__init__(tables)
        self.version = version


def once(compute: Callable[P, R]) -> Callable[P, R]:
    """A function whose result is kept for all visitors and given again for equal arguments.

    Tables are equal in the same version. All visitors get the same object: do not change it.
    """
    keep = st.cache_resource(
        max_entries=KEPT, show_spinner=False, hash_funcs={Tables: attrgetter("version")}
    )
    return keep(compute)


def load(*names: str) -> Tables:
    """The checked tables of these names and those that they refer to. Do not change them.

    Raises:
        TableError: see `tables.load_all`.
    """
    return _load(names, tables.DATA, version(*names))


def version(*names: str) -> tuple:
    """What changes when one of these tables does, or one that they refer to."""
    files = dict.fromkeys(table for name in names for table in tables.dependencies(name))
    return tuple((name, _version(name)) for name in files)


def _version(name: str) -> tuple[int, int] | None:
    """What changes when a table's file does."""
    try:
        status = (tables.DATA / f"{name}.csv").stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


@st.cache_resource(max_entries=32, show_spinner=False)
def _load(
    names: tuple[str, ...],
    folder: Path,
    version: tuple,
) -> Tables:
    return Tables(tables.load_all(list(names), folder), (str(folder), version))


@contextmanager
def problems_shown(what: str) -> Iterator[None]:
    """Show a damaged table's message in place of the part of the page that needs it.

    `what` names the part: 'This page', 'The pay headline'.
    """
    try:
        yield
    except tables.TableError as problem:
        st.error(
            f"{plain(str(problem))} Everything that does not need this table goes on "
            "working; once the file is mended, reload the page.",
            title=f"{what} cannot be shown: a table is damaged",
        )
