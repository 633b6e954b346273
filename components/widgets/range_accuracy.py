"""How well the likely range of pay holds for records that it was not computed from."""

import numpy as np
import pandas as pd
import streamlit as st

from components.findings import percent, sentence
from components.widgets.downloads import download_table
from components.widgets.text import plain


def held_out(tables: dict[str, pd.DataFrame]) -> None:
    """The measured accuracy in words and as a table.

    `tables` needs range_accuracy, roles and salary_factors.
    """
    accuracy = tables["range_accuracy"]
    overall = accuracy[accuracy["factor"] == "all"].iloc[0]
    better = overall["median_error"] <= overall["plain_median_error"]
    st.markdown(
        plain(
            "A fifth of the salary index was held out at random, five times, and the range "
            f"computed from the rest. {percent(overall['coverage'])} of the "
            f"{overall['records']:,} records held out in all five rounds, some of them more than "
            "once, lay between the 10th and the 90th percentile "
            "(80% would be right). The median was typically off by a factor of "
            f"{np.exp(overall['median_error']):.2f}, "
            f"{'no more' if better else 'more'} than plain medians by role, country and experience."
        )
    )
    names = {
        **tables["salary_factors"].set_index(["factor", "code"])["label"].to_dict(),
        **{("role", role.id): role.plural for role in tables["roles"].itertuples()},
        ("all", "all"): "All records",
        ("country", "elsewhere"): "Other countries",
    }
    groups = accuracy[["factor", "level"]].itertuples(index=False, name=None)
    shown = pd.DataFrame(
        {
            "Records held out": [sentence(names[group]) for group in groups],
            "Number": accuracy["records"],
            "Inside the range": 100 * accuracy["coverage"],
            "Worst round": 100 * accuracy["lowest_coverage"],
            "Best round": 100 * accuracy["highest_coverage"],
            "Typical error of the median": 100 * np.expm1(accuracy["median_error"]),
            "The same of plain medians": 100 * np.expm1(accuracy["plain_median_error"]),
        }
    )
    percentages = {
        column: st.column_config.NumberColumn(format="%.0f%%") for column in shown.columns[2:]
    }
    st.dataframe(
        shown.round(1),
        hide_index=True,
        column_config={"Number": st.column_config.NumberColumn(format="%,d"), **percentages},
        alt="How often held-out records lay in the likely range, by group of records",
    )
    download_table(accuracy, "range-accuracy")
