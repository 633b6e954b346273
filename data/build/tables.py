"""Reading and writing the tables that the build produces or is steered by."""

from pathlib import Path

import pandas as pd

BUILD = Path(__file__).parent
DATA = BUILD.parent


def read_hand_written(name: str) -> pd.DataFrame:
    """A hand-written table of `data/build/`, every cell as text."""
    return pd.read_csv(BUILD / name, dtype=str, keep_default_na=False)


def write(table: pd.DataFrame, name: str, folder: Path = DATA) -> None:
    """Write a table as the project keeps them: UTF-8, one header row, newline endings.

    Floats are written with at most ten significant digits, so that a rebuild on
    another machine gives the same bytes.
    """
    table.to_csv(folder / name, index=False, lineterminator="\n", float_format="%.10g")
