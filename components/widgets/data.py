"""The tables as pages use them: loaded once, loaded again when a file changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import streamlit as st

from components import tables
from components.widgets.text import plain


def load(*names: str) -> dict[str, pd.DataFrame]:
    """The checked tables of these names and those that they refer to. Do not change them.

    Raises:
        TableError: see `tables.load_all`.
    """
    return _load(names, tables.DATA, version(*names))


def version(*names: str) -> tuple[tuple[int, int] | None, ...]:
    """What changes when one of these tables does, or one that they refer to."""
    files = dict.fromkeys(table for name in names for table in tables.dependencies(name))
    return tuple(_version(name) for name in files)


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
    versions: tuple,  # noqa: ARG001 - part of the cache key
) -> dict[str, pd.DataFrame]:
    return tables.load_all(list(names), folder)


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
