"""The likely pay of one person in each role."""

import streamlit as st

from components.pay.answer.yours import YourPay
from components.shell.chart_frame import show_chart
from components.shell.plain import plain


def show_your_pay(found: YourPay) -> None:
    """The likely ranges and what each rests on, or that there are too few records."""
    if found.no_rate:
        st.warning(found.no_rate, icon=":material/currency_exchange:")
    if found.rate:
        st.caption(plain(found.rate))
    if not found.chart:
        st.info(found.finding)
        return
    show_chart(found.chart)
    with st.grid(len(found.cards), min_column_width=300):
        for card in found.cards:
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{plain(card.role.name)}**")
                if card.intervals:
                    st.markdown(plain(card.intervals))
                st.markdown(plain(card.records))
