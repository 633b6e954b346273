"""What the other pay sources say of the same countries."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from components.pay.answer.sources import OtherSource
from components.shell import choices, link
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
            choices.button(
                "Open this source",
                ":material/swap_horiz:",
                partial(link.put, SOURCE, [other.id]),
                key=f"open-{other.id}",
            )
