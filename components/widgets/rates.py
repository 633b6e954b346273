"""Which exchange rates were used, and which records are left out for want of one."""

import streamlit as st

from components import currencies
from components.currencies import Currency
from components.selection import Selection
from components.widgets.data import Tables
from components.widgets.downloads import download_table
from components.widgets.selected import records, records_in
from components.widgets.text import plain


def rates_used(selection: Selection, money: Currency, tables: Tables) -> None:
    """Say how the selected pay came into a currency."""
    if money.id == currencies.DOLLARS:
        return
    selected = records(selection, tables)
    left_out = selected["records"].sum() - records_in(selection, money, tables)["records"].sum()
    if left_out:
        st.warning(
            f"{left_out:,} of {selected['records'].sum():,} records are left out here: no exchange "
            "rate is known for their country and year. What is left may earn more or less.",
            icon=":material/currency_exchange:",
        )
    rates = currencies.rates(selected, tables["prices"], money.id)
    if len(rates):
        st.caption(plain(currencies.rate_sentence(rates, money, tables)))
        unit = f"{money.name} for one US dollar"
        download_table(rates.assign(unit=unit), "rates", "Download the rates (CSV)")
