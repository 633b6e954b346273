"""What each level of each factor adds to pay."""

import streamlit as st

from components.pay.answer.moves import Moves
from components.shell import role_cards
from components.shell.chart_frame import show_chart
from components.shell.plain import plain


def show_moves(found: Moves) -> None:
    """The effects as a forest plot, and what the source cannot tell."""
    if found.chart:
        role_cards.key(found.roles)
        show_chart(found.chart)
    else:
        st.info(found.finding)
    if found.cannot_tell:
        st.info(plain(found.cannot_tell), icon=":material/help:")
