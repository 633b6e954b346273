"""Buttons that download files, which are made when they are asked for."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.spreadsheets import as_csv


def download_table(
    table: pd.DataFrame, file_name: str, label: str = "Download the table (CSV)"
) -> None:
    """A button that downloads a table as CSV."""
    download_file(label, lambda: as_csv(table), f"{file_name}.csv", "text/csv")


def download_file(
    label: str, content: Callable[[], str | bytes], file_name: str, kind: str
) -> None:
    """A button that downloads a file, which is made when it is asked for."""
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
