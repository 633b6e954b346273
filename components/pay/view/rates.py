"""The exchange rates used to convert pay to another currency."""

import streamlit as st

from components.pay.answer.rates import Rates
from components.shell.downloads import download_table
from components.shell.markdown import escape_markdown


def show_rates(rates: Rates | None) -> None:
    """Show the exchange rates used, and how many reports were left out for lack of a rate."""
    if rates is None:
        return
    if rates.left_out:
        st.warning(rates.left_out, icon=":material/currency_exchange:")
    if rates.used:
        st.caption(escape_markdown(rates.used))
        download_table(lambda: rates.table, "rates", "Download the rates (CSV)")
