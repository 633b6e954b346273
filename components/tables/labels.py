"""Labels of the rows of a table."""

import pandas as pd


def labels_by_id(table: pd.DataFrame, column: str = "label") -> dict[str, str]:
    """Return a column of text by the table's ids, in the order of the rows."""
    return dict(zip(table["id"], table[column], strict=True))
