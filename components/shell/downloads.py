"""Download buttons whose files are created on request."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from components.files.spreadsheet import as_csv

if TYPE_CHECKING:
    from pandas import DataFrame


def download_table(
    rows: "Callable[[], DataFrame]", file_name: str, label: str = "Download table (CSV)"
) -> None:
    """Show a button that downloads the table returned by `rows`; the file is created on request."""
    download_file(label, lambda: as_csv(rows()), f"{file_name}.csv", "text/csv")


def download_file(
    label: str, content: Callable[[], str | bytes], file_name: str, kind: str
) -> None:
    """Show a button that downloads a file; `content` creates the file on request.

    `kind` is the MIME type.
    """
    st.download_button(
        label,
        data=content,
        file_name=file_name,
        mime=kind,
        key=f"download-{file_name}",
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
    )
