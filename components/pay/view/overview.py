"""Each role's pay: cards and the distribution."""

import streamlit as st

from components.pay.answer.overview import Card, Overview
from components.pay.view.other_sources import show_other_sources
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.plain import plain
from components.shell.role_cards import heading
from components.words.phrases import FEW


def show_overview(found: Overview) -> None:
    """A card for each role, the distribution, and what the other sources say."""
    with st.grid(len(found.cards), min_column_width=300):
        for card in found.cards:
            with st.container(border=True, height="stretch"):
                heading(card.role)
                _pay(card)
    if found.chart:
        download_table(found.medians, "pay", "Download these figures (CSV)")
        show_chart(found.chart)
    show_other_sources(found.others)


def _pay(card: Card) -> None:
    """A role's median, interval, quartiles and outer percentiles, or why there are none."""
    if not card.median:
        st.markdown(plain(card.counts))
        return
    st.metric("Median pay a year", plain(card.median))
    st.markdown("  \n".join(f"{name}: **{plain(span)}**" for name, span in card.spans.items()))
    if card.few:
        st.badge(FEW, icon=":material/warning:", color="gray")
    st.caption(plain(card.counts))
