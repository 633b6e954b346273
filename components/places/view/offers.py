"""What employers offer both roles in the chosen areas, and what of it is the employer's."""

import streamlit as st

from components.places.answer.offers import Offers
from components.places.offer_words import OFFERS_HEADING, SAME_EMPLOYER
from components.shell import role_cards
from components.shell.chart_frame import show_chart
from components.shell.downloads import download_table
from components.shell.plain import plain


def show_offers(found: Offers) -> None:
    """Both roles side by side: offered and paid, in dollars and at local prices."""
    st.header(OFFERS_HEADING, anchor=False)
    role_cards.key(found.roles)
    st.dataframe(found.summary, hide_index=True, alt=f"Table: {OFFERS_HEADING}")
    st.caption(plain(found.caption))
    for said in found.dominated:
        st.info(plain(said), icon=":material/domain:")
    if found.chart:
        show_chart(found.chart)
    download_table(found.download, "offers", "Download these offers (CSV)")


def show_same_employer(found: Offers) -> None:
    """How the offers of the same employers differ between areas."""
    with st.container(border=True):
        st.header(SAME_EMPLOYER, anchor=False)
        st.markdown("\n".join(f"- {plain(said)}" for said in found.same_employer))
        st.caption(plain(found.same_employer_caption))
        download_table(found.differences, "same-employer")
