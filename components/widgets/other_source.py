"""What the other pay sources say about the same countries."""

import streamlit as st

from components import findings, pay
from components.currencies import DOLLARS, currency
from components.selection import Selection
from components.widgets import link
from components.widgets.data import Tables, once
from components.widgets.filters import SOURCE
from components.widgets.provenance import Provenance, counts
from components.widgets.selected import elsewhere, gap_in_short, records, sentence
from components.widgets.text import plain

NOT_KNOWN = "it does not tell the chosen countries apart from others."


def other_sources(selection: Selection, tables: Tables) -> None:
    """A card for each other pay source, with its gap and medians for the selected countries.

    The sources measure different things, so they are never mixed; where they differ the
    reader should know it.
    """
    titles = tables["sources"].set_index("id")["title"]
    for source, other in elsewhere(selection, tables).items():
        with st.container(border=True):
            st.subheader(plain(f"What the other source says: {titles[source]}"), anchor=False)
            if other is None:
                st.markdown(f"Nothing: {NOT_KNOWN}")
            else:
                said, behind = _in_words(other, tables)
                st.markdown(plain(said))
                st.caption(plain(behind))
                st.button(
                    "Open this source",
                    key=f"open-{source}",
                    icon=":material/swap_horiz:",
                    on_click=link.write,
                    args=(SOURCE, source),
                )


@once
def _in_words(other: Selection, tables: Tables) -> tuple[str, str]:
    """The gap like for like and the medians of a selection, and what stands behind them."""
    roles = tables["roles"]
    dollars = currency(tables["currencies"], DOLLARS)
    origin = Provenance.of(other.source, tables)
    medians = pay.summary(records(other, tables), ["role"])
    return (
        f"{sentence(other, tables)}. {gap_in_short(other, tables)} "
        f"{findings.medians_in_words(medians, roles, dollars)}",
        f"{origin.source['in_short']} {findings.gap_in_words(medians, roles)} "
        f"{origin.line} {counts(medians)} "
        "The sources ask different people in different ways: expect them to differ.",
    )
