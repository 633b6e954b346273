"""What the other pay sources say about the same countries."""

import pandas as pd
import streamlit as st

from components import findings, pay
from components.currencies import DOLLARS, currency
from components.selection import Selection
from components.widgets import link
from components.widgets.filters import SOURCE
from components.widgets.provenance import Provenance, counts
from components.widgets.text import plain


def other_sources(selection: Selection, tables: dict[str, pd.DataFrame]) -> None:
    """A card for each other pay source, with its medians for the selected countries.

    The sources measure different things, so they are never mixed; where they differ the
    reader should know it.
    """
    roles = tables["roles"].sort_values("order")
    dollars = currency(tables["currencies"], DOLLARS)
    for source in tables["factors"]["source"].unique():
        if source == selection.source:
            continue
        other = selection.elsewhere(source, tables["salary_factors"])
        origin = Provenance.of(source, tables)
        medians = pay.summary(other.rows(tables["pay"]), ["role"])
        with st.container(border=True):
            st.subheader("What the other source says", anchor=False)
            sentence = other.sentence(tables["factors"], tables["salary_factors"])
            st.markdown(plain(f"{sentence}: {findings.medians_in_words(medians, roles, dollars)}"))
            st.caption(
                plain(
                    f"{origin.source['in_short']} {findings.gap_in_words(medians, roles)} "
                    f"{origin.line} {counts(medians)} "
                    "The sources ask different people in different ways: expect them to differ."
                )
            )
            st.button(
                "Open this source",
                key=f"open-{source}",
                icon=":material/swap_horiz:",
                on_click=link.write,
                args=(SOURCE, source),
            )
