"""Cards that show the roles side by side."""

from base64 import b64encode
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from components.currencies import Currency
from components.pay import FEWEST_RECORDS
from components.widgets.provenance import counts
from components.widgets.text import plain

# The outlines of the chart markers, in a square of 16 by 16.
OUTLINES = {
    "diamond": "M8 0L16 8L8 16L0 8Z",
    "circle": "M8 1a7 7 0 1 0 0.01 0Z",
    "square": "M1 1H15V15H1Z",
    "triangle-up": "M8 1L16 15H0Z",
    "cross": "M5 0H11V5H16V11H11V16H5V11H0V5H5Z",
    "star": "M8 0L10 6H16L11 10L13 16L8 12L3 16L5 10L0 6H6Z",
}


def mark(role: Any) -> str:
    """The mark that stands for a role (a row of `roles.csv`) in every chart, as Markdown.

    Its name has to stand beside it.
    """
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f'<path d="{OUTLINES[role.symbol]}" fill="{role.colour}"/></svg>'
    )
    return f"![](data:image/svg+xml;base64,{b64encode(picture.encode()).decode()})"


def heading(role: Any) -> None:
    """A role's name beside its mark."""
    st.subheader(f"{mark(role)} {_full_name(role)}", anchor=False)


def key(roles: pd.DataFrame) -> None:
    """Which mark stands for which role, in a line above charts."""
    with st.container(horizontal=True):
        for role in roles.itertuples():
            st.markdown(f"{mark(role)} {_full_name(role)}", width="content")


def _full_name(role: Any) -> str:
    return plain(f"{role.name} ({role.short_name})")


def introductions(roles: pd.DataFrame) -> None:
    """One card a role: what it is for and what it does."""
    with st.grid(len(roles), min_column_width=300):
        for role in roles.itertuples():
            with st.container(border=True, height="stretch"):
                heading(role)
                st.markdown(f"**{plain(role.purpose)}**")
                st.markdown(plain(role.summary))


def side_by_side(label: str, texts: dict[str, str], roles: pd.DataFrame) -> None:
    """A row of a comparison: what `texts` says of each role, by role id."""
    st.markdown(f"**{plain(label)}**")
    with st.grid(len(roles), min_column_width=300):
        for role in roles.itertuples():
            said = plain(texts.get(role.id, "Not described yet."))
            st.markdown(f"{mark(role)} **{plain(role.short_name)}** {said}")


def pay_cards(medians: pd.DataFrame, roles: pd.DataFrame, currency: Currency) -> None:
    """One card a role: median with interval, quartiles, outer percentiles, records.

    `medians` has a row for each role that occurs, from `pay.summary`.
    """
    with st.grid(len(roles), min_column_width=300):
        for role in roles.itertuples():
            own = medians[medians["role"] == role.id]
            with st.container(border=True, height="stretch"):
                heading(role)
                if own.empty:
                    st.markdown("No record matches this selection.")
                elif np.isnan(own["median"].iloc[0]):
                    distinct = own["distinct_records"].iloc[0]
                    st.markdown(
                        f"Too few records: only {distinct} distinct. Below {FEWEST_RECORDS} a "
                        "figure would say more about chance than about pay. Take a filter away, "
                        "or see whether the other source knows more."
                    )
                else:
                    _pay_card(own, currency)


def _pay_card(own: pd.DataFrame, currency: Currency) -> None:
    pay = own.iloc[0]

    def span(low: str, high: str) -> str:
        return plain(f"{currency.amount(pay[low])} to {currency.amount(pay[high])}")

    st.metric("Median pay a year", plain(currency.amount(pay["median"])))
    st.markdown(
        f"95% interval of the median: **{span('median_low', 'median_high')}**  \n"
        f"Middle half (25th to 75th percentile): **{span('p25', 'p75')}**  \n"
        f"Middle four fifths (10th to 90th percentile): **{span('p10', 'p90')}**"
    )
    if pay["few"]:
        st.badge("Few records: take with care", icon=":material/warning:", color="gray")
    st.caption(counts(own))
