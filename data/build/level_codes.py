"""Convert a source's raw texts for the levels of a factor to the codes used in the tables."""

import pandas as pd

from data.build.tables import read_hand_written

COLUMNS = ["source", "factor", "code", "label", "phrase", "order", "definition"]


def known_levels(source: str, factor: str) -> pd.DataFrame:
    """Return the hand-written levels of one factor in one source, in order."""
    levels = read_hand_written("level_codes.csv")
    levels = levels[(levels["source"] == source) & (levels["factor"] == factor)]
    return levels.assign(order=levels["order"].astype(int)).sort_values("order", kind="stable")


def encode(raw: pd.Series, source: str, factor: str) -> pd.Series:
    """Replace each raw text of a factor with the code of its level.

    Raises:
        ValueError: `level_codes.csv` doesn't list one of the raw texts.
    """
    codes = known_levels(source, factor).set_index("raw")["code"]
    unknown = sorted(set(raw) - set(codes.index))
    if unknown:
        raise ValueError(
            f"level_codes.csv has no {factor} of {source} for the raw text {', '.join(unknown)}"
        )
    return raw.map(codes)


def levels_in_pay(pay: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    """Return `pay_levels.csv`: the levels that occur in `pay`, in order.

    The levels come from `level_codes.csv` and from `more`, which has the columns in COLUMNS. Levels
    with the same order, such as countries, are sorted by number of distinct reports, largest first.
    """
    every = pd.concat([read_hand_written("level_codes.csv")[COLUMNS], more], ignore_index=True)
    every = every.assign(order=every["order"].astype(int))
    tables = []
    for (source, factor), factor_levels in every.groupby(["source", "factor"], sort=False):
        reports = pay.loc[pay["source"] == source].groupby(factor)["distinct_records"].sum()
        levels = factor_levels.drop_duplicates("code")
        levels = levels[levels["code"].isin(reports.index)]
        levels = levels.assign(reports=levels["code"].map(reports)).sort_values(
            ["order", "reports", "code"], ascending=[True, False, True]
        )
        tables.append(levels.assign(order=range(1, len(levels) + 1))[COLUMNS])
    return pd.concat(tables, ignore_index=True)
