"""Which exchange rates were used, and which records are left out for want of one."""

import pandas as pd
import streamlit as st

from components import currencies
from components.currencies import Currency
from components.widgets.frame import download
from components.widgets.text import plain


def rates_used(
    selected: pd.DataFrame,
    rows: pd.DataFrame,
    money: Currency,
    tables: dict[str, pd.DataFrame],
) -> None:
    """Say how `selected` rows of `pay.csv`, in dollars, became `rows` in another currency."""
    left_out = int(selected["records"].sum() - rows["records"].sum())
    if left_out:
        st.warning(
            f"{left_out:,} of {selected['records'].sum():,} records are left out here: no exchange "
            "rate is known for their country and year. What is left may earn more or less.",
            icon=":material/currency_exchange:",
        )
    rates = currencies.rates(selected, tables["prices"], money.id)
    if money.id != currencies.DOLLARS and len(rates):
        levels = tables["salary_factors"]
        places = dict(zip(levels["code"], levels["phrase"], strict=True))
        st.caption(plain(currencies.rate_sentence(rates, money, places, tables["sources"])))
        unit = f"{money.name} for one US dollar"
        download(rates.assign(unit=unit), "rates", "Download the rates (CSV)")
