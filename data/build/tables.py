"""Read and write the tables that the build uses and produces."""

from pathlib import Path

import pandas as pd

BUILD = Path(__file__).parent
DATA = BUILD.parent


def read_hand_written(name: str) -> pd.DataFrame:
    """Read a hand-written table in `data/build/`, with every cell as text."""
    return pd.read_csv(BUILD / name, dtype=str, keep_default_na=False)


def write(table: pd.DataFrame, name: str, folder: Path = DATA) -> None:
    """Write a table in the project's format: UTF-8, one header row, LF line endings.

    Floats have at most ten significant digits, so a rebuild on another machine gives the same
    bytes.
    """
    table.to_csv(folder / name, index=False, lineterminator="\n", float_format="%.10g")
