"""What the other pay sources say of the same countries."""

from collections.abc import Sequence

import streamlit as st

from components.pay.answer.sources import OtherSource
from components.shell import choices
from components.shell.pay_choices import SOURCE
from components.shell.plain import plain
from components.words.gap_findings import NOT_KNOWN


def show_other_sources(others: Sequence[OtherSource]) -> None:
    """A card for each other pay source, with the way into it where it says anything."""
    for other in others:
        with st.container(border=True):
            st.subheader(plain(other.title), anchor=False)
            if not other.said:
                st.markdown(f"Nothing: {NOT_KNOWN}")
                continue
            st.markdown(plain(other.said))
            st.caption(plain(other.behind))
            st.button(
                "Open this source",
                key=f"open-{other.id}",
                icon=":material/swap_horiz:",
                on_click=choices.write,
                args=(SOURCE, other.id),
            )
